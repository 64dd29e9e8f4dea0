import { isoTime } from "../../formats/time.ts";
import { uuid4Shaped, uuid5 } from "./identifier.ts";
import { type ExportRecord, isEmpty, readableFields } from "./input.ts";
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
  const known = Object.entries(contributing).map(([name, value]) => [
    name,
    // As it will be written: half a surrogate pair is no text.
    typeof value === "string" ? value.toWellFormed() : value,
  ]);
  const sorted = Object.fromEntries(known.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
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
      // A process of STIX 2.1 has no name of its own: its image has.
      const image = file(value);
      const ref = image.at(-1)?.id ?? "";
      return [
        ...image,
        { type: "process", spec_version: "2.1", id: `process--${uuid4Shaped("process", ref)}`, image_ref: ref },
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
    ...recorded(record),
    time_basis: record.timeBasis,
    ...ownProperties(record),
    ...(refs.length === 0 ? {} : { observable_refs: refs }),
    extensions: { [extensionId]: { extension_type: "new-sco" } },
  };
  return [...named.flat(), sco(typeOf(record), contributing, rest)];
}

function recorded({ time, timeBasis }: ExportRecord): object {
  if (time === null) return {};
  const clock = isoTime(time);
  return timeBasis === "device_local" ? { recorded_local: clock.slice(0, -1) } : { recorded: clock };
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
      direction: "direction",
      service: "service",
      conversation: "thread",
      sender: "sender",
      recipient: "recipient",
      subject: "subject",
      body: "text",
      message_id: "message_id",
      deleted: "deleted",
    });
  }
  if (record.kind === "call") {
    return take({
      direction: "direction",
      service: "service",
      contact: "contact",
      participants: "participants",
      duration: "duration",
      answered: "answered",
    });
  }
  const values = readableFields(record);
  return Object.keys(values).length === 0 ? {} : { values };
}
