import { artifacts } from "@sillage/core/artifacts/index.ts";
import type { TimeBasis } from "@sillage/core/formats/time.ts";
import { type Field, type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import { type FieldValue, isKind, recordKey } from "@sillage/core/report/exports/input.ts";
import { start } from "@sillage/core/report/text.ts";
import type { RecordDetail, RecordLine } from "@sillage/core/workbench/records.ts";
import { fieldsOf } from "../../case/stored-fields.ts";
import { fieldsOfKind, type Wanted } from "./kind-rows.ts";
import type { RecordDb, Row } from "./record-db.ts";

/** What is listed of every record. */
export const listed =
  "rowid AS row, id, epoch_us(time) AS time, time_basis::VARCHAR AS time_basis, kind::VARCHAR AS kind, artifact::VARCHAR AS artifact, evidence, file::VARCHAR AS file, sha256::VARCHAR AS sha256, locator, recovered";

/** A line needs no more of a text; the record in full has it all. */
const longestInLine = 400;
const valuesInSummary = 4;

/** The listed rows with the fields of their kinds, in their order. */
export async function linesOf(db: RecordDb, rows: readonly Row[]): Promise<readonly RecordLine[]> {
  const stored = await fieldRows(db, rows);
  return rows.flatMap((row) => {
    const detail = detailOf(row, stored.get(row["id"] as bigint) ?? {});
    return detail ? [lineOf(detail)] : [];
  });
}

export async function detailsOf(db: RecordDb, rows: readonly Row[]): Promise<readonly RecordDetail[]> {
  const stored = await fieldRows(db, rows);
  return rows.flatMap((row) => detailOf(row, stored.get(row["id"] as bigint) ?? {}) ?? []);
}

async function fieldRows(db: RecordDb, rows: readonly Row[]): Promise<ReadonlyMap<bigint, Row>> {
  const byKind = new Map<string, Wanted[]>();
  for (const row of rows) {
    const kind = String(row["kind"]);
    const one = { row: Number(row["row"]), id: row["id"] as bigint };
    byKind.set(kind, [...(byKind.get(kind) ?? []), one]);
  }
  const found = await Promise.all(
    [...byKind].flatMap(([kind, of]) => (isKind(kind) ? [fieldsOfKind(db, kind, of)] : [])),
  );
  return new Map(found.flat().map((row) => [row["id"] as bigint, row]));
}

function detailOf(row: Row, stored: Row): RecordDetail | undefined {
  const kind = String(row["kind"]);
  if (!isKind(kind)) return undefined;
  const place = {
    kind,
    artifact: String(row["artifact"]),
    evidence: Number(row["evidence"]),
    file: String(row["file"]),
    locator: JSON.parse(String(row["locator"])) as RecordDetail["locator"],
  };
  const fields = fieldsOf(kind, stored);
  return {
    ...place,
    id: String(row["id"]),
    key: recordKey(place),
    time: row["time"] === null ? null : Number(row["time"]),
    timeBasis: String(row["time_basis"]) as TimeBasis,
    sha256: String(row["sha256"]),
    recovered: typeof row["recovered"] === "string" ? row["recovered"] : null,
    summary: summaryOf(kind, place.artifact, fields),
    fields,
    details: typeof stored["details"] === "string" ? (JSON.parse(stored["details"]) as RecordDetail["details"]) : null,
  };
}

function lineOf({ sha256: _sha256, locator: _locator, details: _details, ...line }: RecordDetail): RecordLine {
  const fields = Object.entries(line.fields).map(([name, value]) => [name, cut(value)] as const);
  return {
    ...line,
    summary: line.summary.map((value) => start(value, longestInLine)),
    fields: Object.fromEntries(fields),
  };
}

function cut(value: FieldValue): FieldValue {
  if (typeof value === "string") return start(value, longestInLine);
  return typeof value === "object" ? value.slice(0, 20).map((one) => start(one, longestInLine)) : value;
}

/** Fields that tell most of an artifact's records, as its declaration names them for its view. */
const telling = new Map<string, readonly string[]>(
  artifacts.map(({ id, view }) => [id, view.type === "table" ? view.columns : [view.sender, view.text]]),
);

function summaryOf(
  kind: RecordKind,
  artifact: string,
  fields: Readonly<Record<string, FieldValue>>,
): readonly string[] {
  const declared: Readonly<Record<string, Field>> = recordKinds[kind].fields;
  const named = telling.get(artifact) ?? [];
  const others = Object.keys(fields).filter((name) => !named.includes(name));
  const values: string[] = [];
  for (const name of [...named, ...others]) {
    const value = fields[name];
    // The time stands in a column of its own, and another one says little without its name.
    if (value === undefined || typeof value === "boolean" || declared[name]?.type === "time") continue;
    const shown = typeof value === "object" ? value.join(", ") : String(value);
    if (shown !== "") values.push(shown);
    // What else a record has is told only where its telling fields are empty.
    if (values.length >= valuesInSummary || (!named.includes(name) && values.length > 0)) break;
  }
  return values;
}
