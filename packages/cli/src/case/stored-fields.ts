import { DuckDBTimestampValue } from "@duckdb/node-api";
import { type Field, type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import type { FieldValue } from "@sillage/core/report/exports/input.ts";

/** The fields of a row of a kind's table that hold something: times in microseconds since 1970, lists as lists. */
export function fieldsOf(kind: RecordKind, stored: Readonly<Record<string, unknown>>): Record<string, FieldValue> {
  const declared: Readonly<Record<string, Field>> = recordKinds[kind].fields;
  const fields: Record<string, FieldValue> = {};
  for (const [name, { type }] of Object.entries(declared)) {
    const value = stored[name];
    if (value === null || value === undefined) continue;
    if (value instanceof DuckDBTimestampValue) fields[name] = Number(value.micros);
    else if (type === "texts" && typeof value === "string") fields[name] = JSON.parse(value) as readonly string[];
    else if (typeof value === "bigint") fields[name] = Number(value);
    else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") fields[name] = value;
  }
  return fields;
}
