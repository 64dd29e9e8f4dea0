import type { DuckDBConnection } from "@duckdb/node-api";
import type { RecordKind } from "@sillage/core/records/kinds.ts";

/**
 * The same message, call or place told by two sources (a phone and its backup, a phone and an account's export) stands
 * once in a timeline: `same_as` of the later ones names the first. Nothing is taken out: each source keeps its record.
 *
 * Two records of one source are never the same, so that someone who wrote "ok" twice did so twice: the nth in one source
 * is the nth in the other. An export that has minutes alone is compared by the minute.
 */
interface Sameness {
  readonly kind: RecordKind;
  /** What both must have alike, beside the minute. */
  readonly alike: readonly string[];
  /** What may differ a little, or be unknown on one side. */
  readonly near: readonly string[];
  readonly where: string;
}

const sameSecond =
  "(epoch(a.time)::BIGINT = epoch(b.time)::BIGINT OR epoch(a.time)::BIGINT % 60 = 0 OR epoch(b.time)::BIGINT % 60 = 0)";
const unknown = (side: string) => `coalesce(${side}.direction, 'unknown') = 'unknown'`;
const sameDirection = `(a.direction = b.direction OR ${unknown("a")} OR ${unknown("b")})`;
/** Numbers are written with and without the code of their country: their last eight digits tell. */
const number = "right(regexp_replace(contact, '[^0-9]', '', 'g'), 8)";
/** Some fifty metres: an export rounds what the phone has. */
const nearby = "abs(a.latitude - b.latitude) < 0.0005 AND abs(a.longitude - b.longitude) < 0.0005";

const samenesses: readonly Sameness[] = [
  { kind: "message", alike: ["k.text"], near: [sameSecond, sameDirection], where: "k.text <> ''" },
  { kind: "call", alike: [number], near: [sameSecond, sameDirection], where: `${number} <> ''` },
  { kind: "place", alike: ["place_type"], near: [nearby], where: "latitude IS NOT NULL AND longitude IS NOT NULL" },
];

/** Marks what later sources tell again. `kinds` are those that there are. */
export async function markSame(connection: DuckDBConnection, kinds: readonly RecordKind[]): Promise<void> {
  for (const sameness of samenesses) {
    if (kinds.includes(sameness.kind) && (await hasSeveralSources(connection, sameness.kind))) {
      await mark(connection, sameness);
    }
  }
}

async function hasSeveralSources(connection: DuckDBConnection, kind: RecordKind): Promise<boolean> {
  const reader = await connection.runAndReadAll(
    `SELECT count(DISTINCT (artifact, evidence)) > 1 FROM records WHERE kind = '${kind}' AND recovered IS NULL`,
  );
  return reader.getRows()[0]?.[0] === true;
}

/**
 * Most facts are told by one source alone: which ones more than one tells is found by a number for each, before the
 * records of those few are looked at one by one. Two facts of one number are looked at for nothing, and told apart then.
 */
async function mark(connection: DuckDBConnection, { kind, alike, near, where }: Sameness): Promise<void> {
  const keys = alike.map((key, index) => `${key} AS key${index}`);
  const names = alike.map((_, index) => `key${index}`);
  const told = `SELECT k.*, ${keys.join(", ")}, time, (artifact, evidence) AS told_by,
      epoch(time)::BIGINT // 60 AS minute FROM records JOIN "${kind}" k USING (id)
      WHERE time IS NOT NULL AND recovered IS NULL AND ${where}`;
  const fact = `hash(minute, ${names.join(", ")})`;
  await connection.run(
    `CREATE TEMP TABLE shared AS SELECT fact FROM (SELECT ${fact} AS fact, hash(told_by) AS source FROM (${told}))
      GROUP BY fact HAVING min(source) <> max(source)`,
  );
  const numbered = `SELECT *, row_number() OVER (PARTITION BY told_by, minute, ${names.join(", ")} ORDER BY time, id) AS nth
      FROM (${told}) WHERE ${fact} IN (SELECT fact FROM shared)`;
  const join = [...names, "minute", "nth"].map((name) => `a.${name} = b.${name}`);
  await connection.run(
    `CREATE TEMP TABLE same AS WITH numbered AS (${numbered})
      SELECT b.id AS id, min(a.id) AS first FROM numbered a JOIN numbered b
      ON ${[...join, "a.id < b.id", "a.told_by <> b.told_by", ...near].join(" AND ")} GROUP BY b.id`,
  );
  await connection.run("UPDATE records SET same_as = same.first FROM same WHERE records.id = same.id");
  await connection.run("DROP TABLE same");
  await connection.run("DROP TABLE shared");
}
