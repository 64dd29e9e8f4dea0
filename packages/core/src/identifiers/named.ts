import { type Field, type RecordKind, recordKinds } from "../records/kinds.ts";
import { personalFields } from "../records/personal.ts";
import { contactIdentifiers, type IdentifiedRecord } from "./from-record.ts";
import type { Identifier, IdentifierContext } from "./identifier.ts";
import type { NamedKind } from "./named-kinds.ts";

export interface Named {
  readonly kind: NamedKind;
  readonly value: string;
}

/** What the fields of a record name beside its identifiers. Each once a record. */
export function namedIn(record: IdentifiedRecord, context: IdentifierContext): readonly Named[] {
  const found = new Map<string, Named>();
  for (const [name, read] of readersOf(record.kind)) {
    for (const value of textsOf(record.fields[name])) {
      const named = read(value.trim(), context);
      if (named) found.set(`${named.kind} ${named.value}`, named);
    }
  }
  return [...found.values()];
}

type Reader = (value: string, context: IdentifierContext) => Named | undefined;

const readersByKind = new Map<RecordKind, readonly (readonly [string, Reader])[]>();

/** The fields of a kind that are read, and how. */
function readersOf(kind: RecordKind): readonly (readonly [string, Reader])[] {
  const known = readersByKind.get(kind);
  if (known) return known;
  const fields: Readonly<Record<string, Field>> = recordKinds[kind].fields;
  const readers = Object.entries(fields).flatMap(([name, field]) => {
    const read = readerOf(kind, name, field);
    return read ? [[name, read] as const] : [];
  });
  readersByKind.set(kind, readers);
  return readers;
}

function readerOf(kind: RecordKind, name: string, { observes }: Field): Reader | undefined {
  // Conversations are listed by themselves; these two are identifiers with a form.
  if (name === "thread" || name === "imei" || name === "phone_number") return undefined;
  const personal = personalFields[kind]?.[name];
  if (personal === "contact" || personal === "email" || observes === "email") return contactBeside;
  if (personal === "name") return (value) => ({ kind: "name", value });
  if (personal === "number") return (value) => ({ kind: "device", value });
  return observes === "app_id" ? (value) => ({ kind: "application", value }) : undefined;
}

/** Whom a field names where that is no identifier. */
function contactBeside(value: string, context: IdentifierContext): Named | undefined {
  if (value === "" || contactIdentifiers(value, context).length > 0) return undefined;
  return namedBy(value);
}

/** By its form: digits, something with an @ or the form of an id, else a name. */
function namedBy(value: string): Named {
  if (/^\+?[0-9][0-9 ().-]*$/.test(value)) return { kind: "number", value };
  if (value.includes("@") || /^[0-9a-f-]{32,36}$/i.test(value)) return { kind: "account", value };
  return { kind: "name", value };
}

/** What somebody is called, as an address book or a service has it. */
export interface Naming {
  readonly of: Identifier | Named;
  readonly name: string;
  /** Address books before what services say: the lowest counts. */
  readonly rank: number;
}

/** Which field names whom, and which says how they are called. */
const namings = [
  ["contact", "contact", "name"],
  ["conversation", "contact", "name"],
  ["message", "sender", "sender_name"],
  ["interaction", "sender", "sender_name"],
] as const;

export function namingsIn(record: IdentifiedRecord, context: IdentifierContext): readonly Naming[] {
  return namings.flatMap(([kind, field, nameField], rank) => {
    const name = record.fields[nameField];
    if (kind !== record.kind || typeof name !== "string" || name === "") return [];
    return textsOf(record.fields[field]).flatMap((value) => {
      const identifiers = contactIdentifiers(value, context);
      const of = identifiers.length > 0 ? identifiers : [namedBy(value.trim())];
      return of.map((one) => ({ of: one, name, rank }));
    });
  });
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value];
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return all.filter((one): one is string => typeof one === "string" && one.trim() !== "");
}
