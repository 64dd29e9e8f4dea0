import type { Facets, Histogram } from "@sillage/core/workbench/records.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { type Source, withHits } from "./hits.ts";
import type { RecordDb } from "./record-db.ts";
import { conditionsOf, isEnumColumn, kindsWith, type StoreFilter } from "./where.ts";

/** Bins over the usual time of the case, or the range that is asked for; all counted in one go. */
export function histogramOf(db: RecordDb, filter: StoreFilter, bins: number): Promise<Histogram> {
  return remembered(db, filter, `histogram ${bins}`, () =>
    withHits(db, filter, (source) => countBins(db, source, bins)),
  );
}

/** How often the values of these fields occur among what the filter lets through. */
export function facetsOf(db: RecordDb, filter: StoreFilter, fields: readonly string[]): Promise<Facets> {
  return remembered(db, filter, `facets ${fields.join()}`, () =>
    withHits(db, filter, async (source) => ({
      fields: await Promise.all(fields.map(async (field) => ({ field, values: await facetOf(db, source, field) }))),
    })),
  );
}

const answers = new WeakMap<RecordDb, Map<string, Promise<unknown>>>();
const mostAnswers = 200;

/** A case does not change while it is open, but for its tags: what was counted once is not counted again. */
function remembered<T>(db: RecordDb, filter: StoreFilter, what: string, count: () => Promise<T>): Promise<T> {
  if (filter.tagged) return count();
  const known = answers.get(db) ?? new Map<string, Promise<unknown>>();
  answers.set(db, known);
  const key = `${what} ${JSON.stringify(filter)}`;
  const answer = (known.get(key) as Promise<T> | undefined) ?? count();
  known.delete(key);
  known.set(key, answer);
  const [oldest] = known.keys();
  if (known.size > mostAnswers && oldest !== undefined) known.delete(oldest);
  answer.catch(() => known.delete(key));
  return answer;
}

async function countBins(db: RecordDb, { table, filter }: Source, bins: number): Promise<Histogram> {
  const from = filter.from ?? db.usual.from;
  const to = filter.to ?? db.usual.to;
  const width = Math.max(1, Math.ceil((to - from) / bins));
  const conditions = conditionsOf(filter, db);
  const [start, end, step] = [from, from + width * bins, width].map(
    (value) => `${conditions.bind(BigInt(value))}::BIGINT`,
  );
  const { sql, values } = conditions.where;
  const rows = await db.query(
    `SELECT CASE WHEN time IS NULL THEN -1 WHEN epoch_us(time) < ${start} OR epoch_us(time) >= ${end} THEN -2
       ELSE (epoch_us(time) - ${start}) // ${step} END AS bin, count(*) AS count FROM ${table} WHERE ${sql} GROUP BY 1`,
    values,
  );
  const found = new Map(rows.map(({ bin, count }) => [Number(bin), Number(count)]));
  const counts = Array.from({ length: bins }, (_, bin) => found.get(bin) ?? 0);
  const total = [...found.values()].reduce((sum, count) => sum + count, 0);
  return { from, width, counts, total, untimed: found.get(-1) ?? 0, outside: found.get(-2) ?? 0 };
}

const valuesOfFacet = 60;

async function facetOf(db: RecordDb, { table, filter }: Source, field: string) {
  const { sql, values } = conditionsOf(filter, db).where;
  const rows = await db.query(
    `SELECT value::VARCHAR AS value, count FROM (SELECT value, count(*) AS count FROM (${sourceOf()}) GROUP BY 1)
     ORDER BY count DESC, value LIMIT ${valuesOfFacet}`,
    values,
  );
  return rows.map(({ value, count }) => ({ value: typeof value === "string" ? value : "", count: Number(count) }));

  function sourceOf(): string {
    // Counted as the numbers that words of a list are, and told as words.
    if (isEnumColumn(field) || field === "evidence" || field === "recovered") {
      return `SELECT ${field} AS value FROM ${table} WHERE ${sql}`;
    }
    const kinds = kindsWith(field, db);
    if (kinds.length === 0) throw new WorkbenchError("invalid", `no record of the case has a field "${field}"`);
    const matching = `(SELECT id FROM ${table} WHERE ${sql})`;
    return kinds
      .map(({ kind, type }) => {
        const value = type === "texts" ? `unnest(from_json("${field}", '["VARCHAR"]'))` : `"${field}"::VARCHAR`;
        return `SELECT ${value} AS value FROM "${kind}" WHERE "${field}" IS NOT NULL AND id IN ${matching}`;
      })
      .join(" UNION ALL ");
  }
}
