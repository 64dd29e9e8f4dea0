import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { identifiersOf } from "@sillage/core/identifiers/from-record.ts";
import type { Identifier, IdentifierContext } from "@sillage/core/identifiers/identifier.ts";
import { type Named, namedIn, namingsIn } from "@sillage/core/identifiers/named.ts";
import type { ExportRecord } from "@sillage/core/report/exports/input.ts";
import { openRecordStore } from "../../commands/export-store.ts";

/** So many are known by their number at a time; those that come again after it are put together at the end. */
const mostKnown = 200_000;
const recordsBetweenSigns = 10_000;

export interface CollectOrder {
  readonly folder: string;
  readonly into: string;
  /** The country of each phone, by evidence: numbers without a country's code are read by it. */
  readonly countries: readonly (string | null | undefined)[];
}

/**
 * Collects what the records of a case name into a database of its own: `thing`, a row for each identifier, and
 * `occurrence`, the records that name it. What DuckDB cannot hold it writes beside it: memory is bounded, whatever the
 * case holds. The file has its name only once it is whole.
 */
export async function collectIdentifiers(
  { folder, into, countries }: CollectOrder,
  onShare: (share: number) => void,
): Promise<void> {
  mkdirSync(dirname(into), { recursive: true, mode: 0o700 });
  const [gathered, half, spill] = [`${into}.gathered.half`, `${into}.half`, `${into}.spill.half`];
  const all = [gathered, `${gathered}.wal`, half, `${half}.wal`, spill];
  const clear = () => {
    for (const path of all) rmSync(path, { recursive: true, force: true });
  };
  clear();
  const instance = await DuckDBInstance.create(gathered, {
    memory_limit: "256MB",
    threads: "1",
    temp_directory: spill,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  try {
    const connection = await instance.connect();
    await connection.run(`ATTACH ${literal(join(folder, "records.duckdb"))} AS kept (READ_ONLY)`);
    await gather(connection, folder, countries, onShare);
    await connection.run(`ATTACH ${literal(half)} AS made`);
    await putTogether(connection);
    await connection.run("DETACH made");
    connection.closeSync();
    renameSync(half, into);
  } finally {
    instance.closeSync();
    clear();
  }
}

async function gather(
  connection: DuckDBConnection,
  folder: string,
  countries: CollectOrder["countries"],
  onShare: (share: number) => void,
): Promise<void> {
  await connection.run(`
    CREATE TABLE spelled (n INTEGER, kind VARCHAR, value VARCHAR, service VARCHAR, country VARCHAR);
    CREATE TABLE seen (n INTEGER, record BIGINT, guessed BOOLEAN);
    CREATE TABLE called (n INTEGER, ranked VARCHAR)`);
  const rows = new Gathered(
    await connection.createAppender("spelled"),
    await connection.createAppender("seen"),
    await connection.createAppender("called"),
  );
  const counted = await connection.runAndReadAll("SELECT count(*) FROM kept.records");
  const total = Math.max(1, Number(counted.getRows()[0]?.[0] ?? 0));
  const store = await openRecordStore(folder);
  try {
    let done = 0;
    for await (const record of store.all()) {
      const country = countries[record.evidence];
      rows.add(record, country === undefined || country === null ? {} : { country });
      if (++done % recordsBetweenSigns === 0) onShare(done / total);
    }
    rows.end();
  } finally {
    store.close();
  }
}

class Gathered {
  readonly #known = new Map<string, number>();
  readonly #spelled: DuckDBAppender;
  readonly #seen: DuckDBAppender;
  readonly #called: DuckDBAppender;
  #last = 0;

  constructor(spelled: DuckDBAppender, seen: DuckDBAppender, called: DuckDBAppender) {
    this.#spelled = spelled;
    this.#seen = seen;
    this.#called = called;
  }

  add(record: ExportRecord, context: IdentifierContext): void {
    const id = BigInt(record.id);
    for (const found of identifiersOf(record, context)) this.#see(found, id, found.guessed === true);
    for (const found of namedIn(record, context)) this.#see(found, id, false);
    for (const { of, name, rank } of namingsIn(record, context)) {
      this.#called.appendInteger(this.#numberOf(of));
      this.#called.appendVarchar(`${rank}${name}`);
      this.#called.endRow();
    }
  }

  end(): void {
    for (const appender of [this.#spelled, this.#seen, this.#called]) appender.closeSync();
  }

  #see(found: Identifier | Named, record: bigint, guessed: boolean): void {
    this.#seen.appendInteger(this.#numberOf(found));
    this.#seen.appendBigInt(record);
    this.#seen.appendBoolean(guessed);
    this.#seen.endRow();
  }

  #numberOf(found: Identifier | Named): number {
    const service = ("service" in found ? found.service : undefined) ?? "";
    const country = ("country" in found ? found.country : undefined) ?? "";
    const key = `${found.kind} ${service} ${country} ${found.value}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(key, ++this.#last);
    this.#spelled.appendInteger(this.#last);
    for (const text of [found.kind, found.value, service, country]) this.#spelled.appendVarchar(text);
    this.#spelled.endRow();
    return this.#last;
  }
}

/** What two sources tell alike is one record here, as in the timeline. */
async function putTogether(connection: DuckDBConnection): Promise<void> {
  const twins = await connection.runAndReadAll(
    "SELECT 1 FROM duckdb_columns() WHERE database_name = 'kept' AND table_name = 'records' AND column_name = 'same_as'",
  );
  const once = twins.currentRowCount > 0 ? "coalesce(r.same_as, r.id)" : "r.id";
  await connection.run(`
    CREATE TABLE distinguished AS SELECT row_number() OVER ()::INTEGER AS id, kind, value, service, max(country) AS country
      FROM spelled GROUP BY kind, value, service;
    CREATE TABLE numbers AS SELECT n, id FROM spelled JOIN distinguished USING (kind, value, service);
    CREATE TABLE told AS SELECT numbers.id AS thing, ${once} AS record, bool_and(guessed) AS guessed
      FROM seen JOIN numbers USING (n) JOIN kept.records r ON r.id = seen.record GROUP BY 1, 2;
    CREATE TABLE names AS SELECT id AS thing, substr(min(ranked), 2) AS name FROM called JOIN numbers USING (n) GROUP BY 1;
    CREATE TABLE counted AS SELECT thing, bool_and(guessed) AS guessed, count(*) AS count,
        count(*) FILTER (r.recovered IS NOT NULL) AS recovered, count(DISTINCT date_trunc('day', r.time)) AS days,
        count(DISTINCT r.artifact) AS artifacts, epoch_us(min(r.time)) AS first, epoch_us(max(r.time)) AS last
      FROM told JOIN kept.records r ON r.id = record GROUP BY thing;
    CREATE TABLE made.thing AS SELECT d.id, kind, value, service, country, coalesce(name, '') AS name, c.* EXCLUDE thing,
        strip_accents(lower(concat_ws(' ', value, service, name))) AS words
      FROM distinguished d JOIN counted c ON c.thing = d.id LEFT JOIN names ON names.thing = d.id;
    CREATE TABLE made.occurrence AS SELECT thing, record FROM told ORDER BY thing, record`);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
