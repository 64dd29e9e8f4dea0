import { type FieldType, type RecordDraft, type RecordKind, recordKinds } from "./kinds.ts";

/** How a record lies in a table of its kind: one column a field, and what the source says beyond in `details`. */
export interface StoredColumn {
  readonly name: string;
  readonly type: FieldType;
}

/** The fields of a kind in the order of their columns. */
export function columnsOf(kind: RecordKind): readonly StoredColumn[] {
  return columns[kind];
}

const columns: Record<RecordKind, readonly StoredColumn[]> = Object.fromEntries(
  Object.entries(recordKinds).map(([kind, { fields }]) => [
    kind,
    Object.entries(fields).map(([name, field]) => ({ name, type: field.type })),
  ]),
) as unknown as Record<RecordKind, readonly StoredColumn[]>;

/** The values of a record in the order of `columnsOf(record.kind)`. */
export function fieldOf(record: RecordDraft, column: string): unknown {
  return (record as unknown as Record<string, unknown>)[column];
}
