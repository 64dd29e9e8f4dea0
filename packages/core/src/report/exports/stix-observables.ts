import { isoTime } from "../../formats/time.ts";
import { type Field, recordKinds } from "../../records/kinds.ts";
import { toolUuid, uuid5 } from "./identifier.ts";
import type { ExportRecord, FieldValue } from "./input.ts";
import { type HashType, type Observable, recordObservables } from "./observables.ts";
import { extensionId, type PhoneRecordType } from "./stix-extension.ts";

export type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

/** Namespace of the ids of cyber observables (STIX 2.1, 2.9). */
const observableNamespace = "00abedb4-aa42-466c-9c01-fed23315a9b7";

/**
 * An observable with the id that every producer gives it. Contributing properties are written as canonical JSON
 * (RFC 8785): strings and flat objects with sorted keys here, for which `JSON.stringify` does it.
 */
function sco(type: string, contributing: Readonly<Record<string, unknown>>, rest: object = {}): StixObject {
  const sorted = Object.fromEntries(Object.entries(contributing).sort(([a], [b]) => (a < b ? -1 : 1)));
  const id = `${type}--${uuid5(observableNamespace, JSON.stringify(sorted))}`;
  return { type, spec_version: "2.1", id, ...contributing, ...rest };
}

const hashNames: Readonly<Record<HashType, string>> = { md5: "MD5", sha1: "SHA-1", sha256: "SHA-256" };

/** The object of a value, after the objects that it refers to. */
export function stixObservable({ type, value }: Observable): readonly StixObject[] {
  switch (type) {
    case "url":
      return [sco("url", { value })];
    case "domain":
      return [sco("domain-name", { value })];
    case "ipv4":
      return [sco("ipv4-addr", { value })];
    case "ipv6":
      return [sco("ipv6-addr", { value })];
    case "email":
      return [sco("email-addr", { value })];
    case "app":
      return [sco("software", { name: value })];
    case "file":
      return file(value);
    case "process": {
      // A process of STIX 2.1 has no name of its own: its image has. It has no contributing properties either.
      const image = file(value);
      const ref = image.at(-1)?.id ?? "";
      return [
        ...image,
        { type: "process", spec_version: "2.1", id: `process--${toolUuid("process", ref)}`, image_ref: ref },
      ];
    }
    default:
      return [sco("file", { hashes: { [hashNames[type]]: value } })];
  }
}

function file(path: string): readonly StixObject[] {
  const slash = path.lastIndexOf("/");
  if (slash < 0) return [sco("file", { name: path })];
  const folder = sco("directory", { path: path.slice(0, slash) || "/" });
  return [folder, sco("file", { name: path.slice(slash + 1), parent_directory_ref: folder.id })];
}

/** The record in the extension's words, after the objects that it names. */
export function stixRecord(record: ExportRecord, phoneRef: string): readonly StixObject[] {
  const named = recordObservables(record).map(stixObservable);
  const refs = [...new Set(named.map((objects) => objects.at(-1)?.id ?? ""))];
  const contributing = {
    record_kind: record.kind,
    artifact: record.artifact,
    phone_ref: phoneRef,
    source_file: record.file,
    ...(record.sha256 === "" ? {} : { source_sha256: record.sha256 }),
    locator: JSON.stringify(record.locator),
  };
  const rest = {
    ...(record.time === null ? {} : { recorded: isoTime(record.time) }),
    time_basis: record.timeBasis,
    ...ownProperties(record),
    ...(refs.length === 0 ? {} : { observable_refs: refs }),
    extensions: { [extensionId]: { extension_type: "new-sco" } },
  };
  return [...named.flat(), sco(typeOf(record), contributing, rest)];
}

function typeOf({ kind }: ExportRecord): PhoneRecordType {
  return kind === "message" ? "phone-message" : kind === "call" ? "phone-call" : "phone-record";
}

function ownProperties(record: ExportRecord): object {
  const { fields } = record;
  const take = (names: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(names).flatMap(([property, field]) => {
        const value = fields[field];
        return value === undefined || isEmpty(value) ? [] : [[property, value]];
      }),
    );
  if (record.kind === "message") {
    return take({
      ...{ direction: "direction", service: "service", conversation: "thread", sender: "sender" },
      ...{ recipient: "recipient", subject: "subject", body: "text", message_id: "message_id", deleted: "deleted" },
    });
  }
  if (record.kind === "call") {
    return take({
      ...{ direction: "direction", service: "service", contact: "contact", participants: "participants" },
      ...{ duration: "duration", answered: "answered" },
    });
  }
  const values = readableFields(record);
  return Object.keys(values).length === 0 ? {} : { values };
}

function isEmpty(value: FieldValue): boolean {
  return value === "" || (typeof value === "object" && value.length === 0);
}

/** The record's fields, empty ones left out, times as ISO 8601. */
export function readableFields({ kind, fields }: ExportRecord): Readonly<Record<string, FieldValue>> {
  const declared: Readonly<Record<string, Field>> = recordKinds[kind].fields;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (isEmpty(value)) return [];
      return [[name, declared[name]?.type === "time" && typeof value === "number" ? isoTime(value) : value]];
    }),
  );
}
