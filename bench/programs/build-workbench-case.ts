/**
 * A case of many records for the workbench: node build-workbench-case.ts FOLDER [THOUSANDS OF RECORDS]
 * Parts are written by DuckDB, with the columns of a worker's parts, and merged as after an examination. No evidence.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { RecordKind } from "@sillage/core/records/kinds.ts";
import { columnsOf } from "@sillage/core/records/store-row.ts";
import { mergeParts, type RecordSource } from "../../packages/cli/src/case/merge-records.ts";
import { fieldColumn, partFile } from "../../packages/cli/src/case/record-part.ts";

/** A source of records: how many of a thousand are its, and its fields as SQL over row `n`. */
interface Source {
  readonly kind: RecordKind;
  readonly artifact: string;
  readonly file: string;
  readonly share: number;
  readonly table: string;
  readonly fields: Readonly<Record<string, string>>;
}

const random = (salt: number, most: number) => `(hash(n * 31 + ${salt}) % ${most})::BIGINT`;
/** Four thousand words, the first ones far more often, as in any language. */
const word = (salt: number) => `('mot' || (${random(salt, 64)} * ${random(salt + 1, 64)}))`;
const person = `('+336' || lpad((pow(${random(1, 1000)} / 1000.0, 3) * 2000)::INTEGER::VARCHAR, 8, '0'))`;
const sentence = (salt: number, words: number) =>
  `concat_ws(' ', ${Array.from({ length: words }, (_, index) => word(salt + 2 * index)).join(", ")})`;

const message = {
  direction: `CASE WHEN ${random(2, 2)} = 0 THEN 'incoming' ELSE 'outgoing' END`,
  thread: person,
  sender: `CASE WHEN ${random(2, 2)} = 0 THEN ${person} END`,
  text: `${sentence(100, 9)} || CASE WHEN ${random(3, 50_000)} = 0 THEN ' Rendez-vous été' ELSE '' END`,
  message_id: "md5(n::VARCHAR)",
};
const file = {
  path: `concat('private/var/mobile/Containers/Data/Application/', md5(${random(4, 300)}::VARCHAR), '/', ${word(120)}, '/', ${word(122)}, '/', n, '.plist')`,
  size: random(5, 1_000_000),
  mode: "'-rw-r--r--'",
  owner: "501",
  group: "501",
  modified: "time",
};
const sources: readonly Source[] = [
  {
    kind: "message",
    artifact: "ios.sms",
    file: "HomeDomain-Library/SMS/sms.db",
    share: 100,
    table: "message",
    fields: { ...message, service: "'SMS'" },
  },
  {
    kind: "message",
    artifact: "ios.whatsapp",
    file: "AppDomainGroup-group.net.whatsapp.WhatsApp.shared-ChatStorage.sqlite",
    share: 100,
    table: "ZWAMESSAGE",
    fields: { ...message, service: "'WhatsApp'" },
  },
  {
    kind: "web_visit",
    artifact: "ios.safari_history",
    file: "HomeDomain-Library/Safari/History.db",
    share: 250,
    table: "history_visits",
    fields: {
      url: `concat('https://h', ${random(6, 4000)}, '.example/', ${word(130)}, '/', ${word(132)}, '?id=', n)`,
      title: sentence(140, 5),
      application: "'Safari'",
      visit_id: "n",
    },
  },
  {
    kind: "file",
    artifact: "ios.backup_files",
    file: "Manifest.db",
    share: 350,
    table: "Files",
    fields: file,
  },
  {
    kind: "process_activity",
    artifact: "ios.datausage",
    file: "WirelessDomain-Library/Databases/DataUsage.sqlite",
    share: 100,
    table: "ZPROCESS",
    fields: {
      process: `'process' || ${random(7, 900)}`,
      app_id: `'com.example.app' || ${random(7, 900)}`,
      wifi_in: random(8, 1_000_000),
      wifi_out: random(9, 1_000_000),
    },
  },
  {
    kind: "place",
    artifact: "ios.locations",
    file: "RootDomain-Library/Caches/locationd/Cache.sqlite",
    share: 100,
    table: "ZRTCLLOCATIONMO",
    fields: {
      place_type: "'position'",
      latitude: `48.8 + ${random(10, 100_000)} / 1e6`,
      longitude: `2.3 + ${random(11, 100_000)} / 1e6`,
      accuracy: random(12, 100),
    },
  },
];

/** The merge cuts its work by the size of the parts: these are as large as those of a worker. */
const asWorkersWrite = "FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE 16384, DICTIONARY_SIZE_LIMIT 1";

const [folder = "", thousands = "10000"] = process.argv.slice(2);
const parts = join(folder, "parts");
mkdirSync(parts, { recursive: true });
const tasks: RecordSource[] = [];
const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "2GB" });
const connection = await instance.connect();
for (const [task, source] of sources.entries()) {
  await connection.run(`COPY (${rowsOf(source, task)}) TO '${partFile(parts, task, source.kind)}' (${asWorkersWrite})`);
  const { artifact, file } = source;
  tasks.push({ task, evidence: 0, artifact, file, sha256: `${task}`.repeat(64), timeBasis: "utc" });
}
connection.closeSync();
instance.closeSync();
await mergeParts(join(folder, "records.duckdb"), [parts], tasks);
rmSync(parts, { recursive: true });
writeCase();

/**
 * Eight years, more of them lately, with days and nights; one in two hundred has no time. What two sources of messages
 * have at the same row is by the same words at other times, but for one in fifty, which both tell.
 */
function rowsOf({ kind, table, share, fields }: Source, task: number): string {
  const columns = columnsOf(kind).map(({ name, type }) => {
    const sqlType = {
      text: "VARCHAR",
      texts: "VARCHAR",
      integer: "BIGINT",
      number: "DOUBLE",
      boolean: "BOOLEAN",
      time: "TIMESTAMP",
    }[type];
    return `(${fields[name] ?? "NULL"})::${sqlType} AS "${fieldColumn(name)}"`;
  });
  const age = `sqrt(hash(n * 7 + CASE WHEN n % 50 = 0 THEN 0 ELSE ${task} END) / 18446744073709551616.0)`;
  const when = `make_timestamp((1.5e15 + 8 * 31557600e6 * ${age})::BIGINT)`;
  const time = `CASE WHEN n % 200 = 199 THEN NULL WHEN hour(${when}) < 6 THEN ${when} + INTERVAL 8 HOUR ELSE ${when} END`;
  return `SELECT ${task}::BIGINT * 4294967296 + n AS id, time, '{"table":"${table}","rowid":' || n || '}' AS locator,
      CASE WHEN n % 1000 = 7 THEN 'free_page' END AS recovered, NULL::VARCHAR AS details, ${columns.join(", ")}
    FROM (SELECT n, ${time} AS time FROM range(${share * Number(thousands)}) AS r(n))`;
}

/** What a finished case has beside its records. */
function writeCase(): void {
  const device = { platform: "ios", name: "Phone" };
  const files = tasks.map(({ file: path, sha256 }) => ({ path, size: 1, sha256 }));
  const caseFile = {
    format: "sillage-case",
    formatVersion: 1,
    state: "complete",
    tool: { name: "sillage", version: "0.0.0" },
    created: "2026-01-01T00:00:00.000Z",
    evidence: [
      { name: "phone", path: "none", kind: "ios_backup", encrypted: false, device, fileCount: files.length, files },
    ],
    packs: [],
    options: { asOf: "2026-01-01", language: "en", bundledIndicators: false, custody: [], hashAll: false },
    damaged: false,
    synthetic: true,
  };
  const coverage = { artifacts: [], rules: [], evidence: [], unresolvedLinks: [] };
  for (const [name, value] of Object.entries({ case: caseFile, findings: [], coverage })) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
  }
}
