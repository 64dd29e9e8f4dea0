import { type ObservableType, type RecordKind, recordKinds, type SourcedRecord } from "../records/kinds.ts";

/** A value of a record that indicators can be asked about. */
export interface Observed {
  readonly field: string;
  readonly type: ObservableType;
  readonly value: string;
}

const observing: ReadonlyMap<RecordKind, readonly { name: string; type: ObservableType }[]> = new Map(
  Object.entries(recordKinds).map(([kind, { fields }]) => [
    kind as RecordKind,
    Object.entries(fields).flatMap(([name, field]) =>
      "observes" in field ? [{ name, type: field.observes as ObservableType }] : [],
    ),
  ]),
);

/** The observed values of a record, in the order of its kind's fields. */
export function* observed(record: SourcedRecord): Generator<Observed> {
  const values = record as unknown as Record<string, unknown>;
  for (const { name, type } of observing.get(record.kind) ?? []) {
    const value = values[name];
    if (typeof value === "string") {
      if (value !== "") yield { field: name, type, value };
    } else if (Array.isArray(value)) {
      for (const item of value) if (typeof item === "string" && item !== "") yield { field: name, type, value: item };
    }
  }
}
