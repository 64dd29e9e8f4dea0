import { type Field, type FieldType, type RecordKind, recordKinds } from "@sillage/core/records/kinds.ts";
import { thingOfKey } from "@sillage/core/workbench/people.ts";
import type { Condition, RecordFilter } from "@sillage/core/workbench/records.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { type EnumColumn, enumColumns, type RecordDb, type Value } from "./record-db.ts";
import { atPlaces, type RecordPlace } from "./record-places.ts";

/** A condition of SQL and what its numbered places stand for. Nothing of a filter is ever part of the SQL itself. */
export interface Where {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** A filter with what stands beside the records of the store: which of them have which tag. */
export interface StoreFilter extends RecordFilter {
  readonly tagged?: ReadonlyMap<string, readonly RecordPlace[]>;
}

/** Collects conditions; `bind` gives a value its place. */
export class Conditions {
  readonly #parts: string[] = [];
  readonly #values: Value[] = [];

  bind(value: Value): string {
    this.#values.push(value);
    return `$${this.#values.length}`;
  }
  micros(time: number): string {
    return `make_timestamp(${this.bind(BigInt(time))}::BIGINT)`;
  }
  add(sql: string): this {
    this.#parts.push(sql);
    return this;
  }
  get where(): Where {
    return { sql: this.#parts.length === 0 ? "true" : this.#parts.join(" AND "), values: this.#values };
  }
}

export function conditionsOf(filter: StoreFilter, db: RecordDb): Conditions {
  const conditions = new Conditions();
  // What another source tells as well stands once.
  if (db.tellsTwins) conditions.add("same_as IS NULL");
  if (filter.from !== undefined) conditions.add(`time >= ${conditions.micros(filter.from)}`);
  if (filter.to !== undefined) conditions.add(`time < ${conditions.micros(filter.to)}`);
  if (filter.untimed) conditions.add("time IS NULL");
  addWords(conditions, searchWords(filter.text ?? ""));
  const included = new Map<string, string[]>();
  for (const condition of filter.conditions ?? []) {
    const sql = oneCondition(condition, filter, db, conditions);
    if (condition.exclude) conditions.add(`NOT (${sql})`);
    else included.set(condition.field, [...(included.get(condition.field) ?? []), sql]);
  }
  for (const alternatives of included.values()) conditions.add(`(${alternatives.join(" OR ")})`);
  return conditions;
}

/** Texts are stored without case and accents. */
export function addWords(conditions: Conditions, words: readonly string[]): void {
  for (const word of words) conditions.add(`contains(text, strip_accents(lower(${conditions.bind(word)})))`);
}

/** Words apart from each other, and what stands in quotation marks as one. */
export function searchWords(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]+)"|(\S+)/g)]
    .map(([, phrase, word]) => phrase ?? word ?? "")
    .filter((one) => one !== "");
}

function oneCondition(
  { field, value }: Condition,
  { tagged }: StoreFilter,
  db: RecordDb,
  conditions: Conditions,
): string {
  if (field === "tag") return atPlaces(tagged?.get(value) ?? [], db, (one) => conditions.bind(one));
  if (field === "identifier") return namedBy(value, conditions);
  if (isEnumColumn(field)) {
    return db.words[field].has(value) ? `${field} = ${conditions.bind(value)}::"${field}"` : "false";
  }
  if (field === "evidence")
    return /^\d{1,6}$/.test(value) ? `evidence = ${conditions.bind(Number(value))}::INTEGER` : "false";
  if (field === "recovered") {
    return value === "" ? "recovered IS NULL" : `coalesce(recovered, '') = ${conditions.bind(value)}`;
  }
  const kinds = kindsWith(field, db);
  if (kinds.length === 0) throw new WorkbenchError("invalid", `no record of the case has a field "${field}"`);
  const selects = kinds.map(({ kind, type }) => {
    const column = `"${field}"`;
    const holds =
      type === "texts"
        ? `contains(${column}, ${conditions.bind(JSON.stringify(value))})`
        : `${column}::VARCHAR = ${conditions.bind(value)}`;
    return `SELECT id FROM "${kind}" WHERE ${holds}`;
  });
  return `id IN (${selects.join(" UNION ALL ")})`;
}

/** Records that name an identifier, from what was collected of the case. */
function namedBy(key: string, conditions: Conditions): string {
  const thing = thingOfKey(key);
  if (!thing) throw new WorkbenchError("invalid", `"${key}" is no identifier, such as phone +33600000001`);
  const [kind, value, service] = [thing.kind, thing.value, thing.service ?? ""].map((one) => conditions.bind(one));
  return `id IN (SELECT record FROM things.occurrence WHERE thing IN (SELECT id FROM things.thing WHERE kind = ${kind} AND value = ${value} AND service = ${service}))`;
}

export function isEnumColumn(field: string): field is EnumColumn {
  return enumColumns.some((column) => column === field);
}

/** The kinds of this case that have the field. Only declared names become part of SQL. */
export function kindsWith(
  field: string,
  db: RecordDb,
): readonly { readonly kind: RecordKind; readonly type: FieldType }[] {
  return db.kinds.flatMap((kind) => {
    const fields: Readonly<Record<string, Field>> = recordKinds[kind].fields;
    const declared = Object.hasOwn(fields, field) ? fields[field] : undefined;
    return declared ? [{ kind, type: declared.type }] : [];
  });
}
