import { type ObservableType, type RecordKind, recordKinds, type SourcedRecord } from "../records/kinds.ts";

/** A field of a kind whose values indicators can be asked about. */
export interface ObservingField {
  readonly name: string;
  readonly type: ObservableType;
}

/** The fields of each kind that observe one of the types, in their order. Made once; asked for every record. */
export function observingFields(types: readonly ObservableType[]): ReadonlyMap<RecordKind, readonly ObservingField[]> {
  const fields = new Map<RecordKind, ObservingField[]>();
  for (const [kind, { fields: all }] of Object.entries(recordKinds)) {
    const observing = Object.entries(all).flatMap(([name, field]) =>
      "observes" in field && types.includes(field.observes) ? [{ name, type: field.observes }] : [],
    );
    if (observing.length > 0) fields.set(kind as RecordKind, observing);
  }
  return fields;
}

/** Calls `see` with each value that the field of the record holds. It is given both, so that one function serves all. */
export function eachValue(
  record: SourcedRecord,
  field: ObservingField,
  see: (value: string, record: SourcedRecord, field: ObservingField) => void,
): void {
  const value = (record as unknown as Record<string, unknown>)[field.name];
  if (typeof value === "string") {
    if (value !== "") see(value, record, field);
  } else if (Array.isArray(value)) {
    for (const item of value) if (typeof item === "string" && item !== "") see(item, record, field);
  }
}
