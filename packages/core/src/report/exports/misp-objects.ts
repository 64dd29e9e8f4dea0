import { isoTime } from "../../formats/time.ts";
import type { ExportRecord, FieldValue } from "./input.ts";
import { type MispTemplate, mispTemplates } from "./misp-templates.ts";
import { type HashType, recordObservables } from "./observables.ts";
import { eventMessage } from "./timesketch.ts";

/** An object before it gets ids: values by the template's relations, in order. */
export interface MispDraft {
  readonly template: MispTemplate;
  readonly values: readonly (readonly [relation: string, value: string])[];
}

type Pairs = readonly (readonly [relation: string, value: FieldValue | undefined])[];

/**
 * The record by the template that fits its kind. A record that no template fits is a line of a timeline; undefined
 * where it has no UTC time either: then the words of the finding's annotation tell it.
 */
export function mispDraft(record: ExportRecord, platform: string): MispDraft | undefined {
  return byKind(record, platform) ?? timelineLine(record);
}

function byKind(record: ExportRecord, platform: string): MispDraft | undefined {
  const { fields, kind } = record;
  const time = utcTime(record, record.time);
  switch (kind) {
    case "message":
      return fields.service === "SMS" ? sms(record, time) : instantMessage(record, time);
    case "call": {
      const number = fields.direction === "outgoing" ? "receiverNumber" : "callerNumber";
      return draft(
        mispTemplates.call,
        [number],
        [
          [number, fields.contact],
          ["date", time],
          ["duration", fields.duration],
          ["summary", [fields.direction, fields.service].filter((part) => part !== undefined).join(", ")],
        ],
      );
    }
    case "web_visit":
    case "web_trace":
    case "dns_lookup":
    case "connection":
      return network(record, time);
    case "process_activity":
    case "running_process":
    case "shutdown_delay":
    case "crash":
    case "location_client":
      return draft(
        mispTemplates.process,
        ["name", "image"],
        [
          ["name", fields.process ?? fields.app_id],
          ["image", fields.path],
          ["pid", fields.pid],
          ["user-process", fields.user],
        ],
      );
    case "file":
    case "attachment":
      return file(record);
    case "app":
      return platform === "android" ? androidApp(record) : undefined;
    default:
      return undefined;
  }
}

function sms({ fields }: ExportRecord, time: string | undefined): MispDraft | undefined {
  return draft(
    mispTemplates.sms,
    ["body", "from"],
    [
      ["body", fields.text],
      ["from", fields.sender],
      ["to", fields.recipient],
      [dateRelation(fields), time],
    ],
  );
}

function instantMessage({ fields }: ExportRecord, time: string | undefined): MispDraft | undefined {
  return draft(
    mispTemplates.instantMessage,
    ["body", "from-user"],
    [
      ["body", fields.text],
      ["subject", fields.subject],
      ["app-used", fields.service],
      ["from-user", fields.sender],
      ["to-user", fields.recipient],
      [dateRelation(fields), time],
    ],
  );
}

function dateRelation(fields: ExportRecord["fields"]): string {
  return fields.direction === "incoming" ? "received-date" : "sent-date";
}

function network(record: ExportRecord, time: string | undefined): MispDraft | undefined {
  const observables = recordObservables(record);
  const of = (...types: readonly string[]) => observables.find(({ type }) => types.includes(type))?.value;
  return of("url") === undefined
    ? draft(
        mispTemplates.domainIp,
        ["hostname", "ip"],
        [
          ["hostname", of("domain")],
          ["ip", of("ipv4", "ipv6")],
          ["first-seen", time],
        ],
      )
    : draft(
        mispTemplates.url,
        ["url"],
        [
          ["url", of("url")],
          ["domain", of("domain")],
          ["first-seen", time],
          ["text", record.fields.title],
        ],
      );
}

function file(record: ExportRecord): MispDraft | undefined {
  const { fields } = record;
  const path = typeof fields.path === "string" ? fields.path : "";
  const hashes = Array.isArray(fields.hashes) ? (fields.hashes as readonly string[]) : [];
  return draft(
    mispTemplates.file,
    ["filename", "fullpath"],
    [
      ["filename", fields.name ?? path.slice(path.lastIndexOf("/") + 1)],
      ["fullpath", path],
      ...(["md5", "sha1", "sha256"] as const).map((type) => [type, ofType(hashes, type)[0]] as const),
      ["size-in-bytes", fields.size],
      ["creation-time", utcTime(record, fields.created)],
      ["modification-time", utcTime(record, fields.modified)],
    ],
  );
}

const hashLengths: Readonly<Record<HashType, number>> = { md5: 32, sha1: 40, sha256: 64 };

function ofType(hashes: readonly string[], type: HashType): readonly string[] {
  const fitting = hashes.filter((hash) => hash.length === hashLengths[type] && /^[0-9a-f]+$/i.test(hash));
  return [...new Set(fitting.map((hash) => hash.toLowerCase()))];
}

function androidApp({ fields }: ExportRecord): MispDraft | undefined {
  const list = (name: string) => (Array.isArray(fields[name]) ? (fields[name] as readonly string[]) : []);
  return draft(
    mispTemplates.androidApp,
    ["appid"],
    [
      ["appid", fields.app_id],
      ["name", fields.name],
      ...ofType(list("hashes"), "sha256").map((value) => ["sha256", value] as const),
      ...ofType(list("certificate_hashes"), "sha1").map((value) => ["certificate", value] as const),
      ...ofType(list("certificate_hashes"), "sha256").map((value) => ["certificate-sha256", value] as const),
    ],
  );
}

function timelineLine(record: ExportRecord): MispDraft | undefined {
  const time = utcTime(record, record.time);
  if (time === undefined) return undefined;
  return draft(
    mispTemplates.event,
    ["message"],
    [
      ["datetime", time],
      ["message", eventMessage(record)],
    ],
  );
}

/** MISP takes a time without a zone for UTC: such a one is left to the words. */
function utcTime({ timeBasis }: ExportRecord, time: FieldValue | null | undefined): string | undefined {
  return typeof time === "number" && timeBasis !== "device_local" ? isoTime(time) : undefined;
}

/** Undefined where none of `needed` has a value: MISP refuses such an object. */
function draft(template: MispTemplate, needed: readonly string[], pairs: Pairs): MispDraft | undefined {
  const values = pairs.flatMap(([relation, value]) => {
    if (value === undefined || typeof value === "object") return [];
    const text = String(value).trim();
    return text === "" ? [] : [[relation, text] as const];
  });
  return values.some(([relation]) => needed.includes(relation)) ? { template, values } : undefined;
}
