import { statedTime, type TimeBasis } from "../../formats/time.ts";
import type { Locator } from "../../records/kinds.ts";
import type { CaseUuid } from "./identifier.ts";
import { type ExportRecord, type FieldValue, place, readableFields, recordKey } from "./input.ts";
import { recordObservables } from "./observables.ts";
import { eventMessage } from "./timesketch.ts";

export type CaseObject = Readonly<Record<string, unknown>> & { readonly "@id": string };

/** Adds objects to a graph, each id once. */
export interface CaseGraph {
  readonly uuid: CaseUuid;
  /** Gives the reference to the object. */
  add(
    kind: string,
    name: readonly (string | number)[],
    type: string,
    body: Readonly<Record<string, unknown>>,
  ): Reference;
}
export interface Reference {
  readonly "@id": string;
}

const observable = (name: string) => `uco-observable:${name}`;

/** A facet with its own id; empty values are left out. Undefined where nothing is left. */
export function facet(
  graph: CaseGraph,
  owner: readonly (string | number)[],
  type: string,
  values: Readonly<Record<string, unknown>>,
): CaseObject {
  const [, name = type] = type.split(":");
  const body = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  return {
    "@id": `kb:${name}-${graph.uuid("case-uco", name, ...owner)}`,
    "@type": type,
    ...Object.fromEntries(body.map(([key, value]) => [key.includes(":") ? key : observable(key), value])),
  };
}

/** An xsd:dateTime, which may be without a zone. */
export function dateTime(microseconds: FieldValue | null | undefined, basis: TimeBasis = "utc"): unknown {
  return typeof microseconds === "number"
    ? { "@type": "xsd:dateTime", "@value": statedTime(microseconds, basis) }
    : undefined;
}

/** xsd:integer, and undefined for what is none. */
function integer(value: FieldValue | undefined): number | undefined {
  return typeof value === "number" ? Math.round(value) : undefined;
}

export function hash(graph: CaseGraph, owner: readonly (string | number)[], value: string): readonly CaseObject[] {
  const method = ({ 32: "MD5", 40: "SHA1", 64: "SHA256" } as const)[value.length];
  if (method === undefined || !/^[0-9a-f]+$/i.test(value)) return [];
  return [
    {
      "@id": `kb:hash-${graph.uuid("case-uco", "hash", ...owner, value)}`,
      "@type": "uco-types:Hash",
      "uco-types:hashMethod": method,
      "uco-types:hashValue": { "@type": "xsd:hexBinary", "@value": value.toUpperCase() },
    },
  ];
}

/** The record as an observable object: by the class that fits its kind, else as an entry of a log. */
export function caseRecord(graph: CaseGraph, record: ExportRecord): Reference {
  const name = ["record", recordKey(record)];
  const { fields } = record;
  const make = (type: string, ...facets: readonly CaseObject[]) =>
    graph.add(type.toLowerCase(), name, observable(type), { "uco-core:hasFacet": facets });
  const own = (type: string, values: Readonly<Record<string, unknown>>) => facet(graph, name, observable(type), values);
  switch (record.kind) {
    case "message":
      return make(
        "Message",
        own("MessageFacet", {
          application: application(graph, fields.service),
          messageText: fields.text,
          messageID: fields.message_id,
          messageType: fields.direction,
          sessionID: fields.thread,
          from: account(graph, fields.sender),
          to: account(graph, fields.recipient),
          sentTime: dateTime(record.time, record.timeBasis),
        }),
      );
    case "call": {
      const other = account(graph, fields.contact);
      return make(
        "Call",
        own("CallFacet", {
          application: application(graph, fields.service),
          callType: fields.direction,
          startTime: dateTime(record.time, record.timeBasis),
          duration: integer(fields.duration),
          ...(fields.direction === "outgoing" ? { to: other } : { from: other }),
        }),
      );
    }
    case "web_visit":
      return make(
        "URLVisit",
        own("URLVisitFacet", {
          url: networkObjects(graph, record)[0],
          browserInformation: application(graph, fields.application),
          visitTime: dateTime(record.time, record.timeBasis),
        }),
      );
    case "file":
    case "attachment":
      return make("File", ...fileFacets(graph, name, record));
    case "app":
      return make(
        "Application",
        own("ApplicationFacet", { applicationIdentifier: fields.app_id, version: fields.version }),
      );
    case "running_process":
    case "process_activity":
    case "shutdown_delay":
    case "crash":
      return make("Process", own("ProcessFacet", { pid: integer(fields.pid) }), logEntry(graph, name, record));
    default:
      return make("EventRecord", logEntry(graph, name, record));
  }
}

function logEntry(graph: CaseGraph, name: readonly (string | number)[], record: ExportRecord): CaseObject {
  return facet(graph, name, "uco-observable:EventRecordFacet", {
    eventType: record.kind,
    eventRecordText: eventMessage(record),
    eventRecordRaw: JSON.stringify(readableFields(record)),
    startTime: dateTime(record.time, record.timeBasis),
  });
}

function fileFacets(
  graph: CaseGraph,
  name: readonly (string | number)[],
  { fields, timeBasis }: ExportRecord,
): readonly CaseObject[] {
  const path = typeof fields.path === "string" ? fields.path : undefined;
  const hashes = Array.isArray(fields.hashes) ? (fields.hashes as readonly string[]) : [];
  const known = hashes.flatMap((value) => hash(graph, name, value));
  return [
    facet(graph, name, "uco-observable:FileFacet", {
      fileName: fields.name ?? path?.slice(path.lastIndexOf("/") + 1),
      filePath: path,
      sizeInBytes: integer(fields.size),
      observableCreatedTime: dateTime(fields.created, timeBasis),
      modifiedTime: dateTime(fields.modified, timeBasis),
      accessedTime: dateTime(fields.accessed, timeBasis),
      metadataChangeTime: dateTime(fields.changed, timeBasis),
    }),
    ...(known.length === 0 ? [] : [facet(graph, name, "uco-observable:ContentDataFacet", { hash: known })]),
  ];
}

/** URLs, hosts, addresses and e-mail addresses that a record names. */
export function networkObjects(graph: CaseGraph, record: ExportRecord): readonly Reference[] {
  return recordObservables(record).flatMap(({ type, value }): readonly Reference[] => {
    const make = (name: string, property: string) => [
      graph.add(name.toLowerCase(), [name, value], observable(name), {
        "uco-core:hasFacet": [facet(graph, [name, value], observable(`${name}Facet`), { [property]: value })],
      }),
    ];
    if (type === "url") return make("URL", "fullValue");
    if (type === "domain") return make("DomainName", "value");
    if (type === "ipv4") return make("IPv4Address", "addressValue");
    if (type === "ipv6") return make("IPv6Address", "addressValue");
    return type === "email" ? make("EmailAddress", "addressValue") : [];
  });
}

function application(graph: CaseGraph, name: FieldValue | undefined): Reference | undefined {
  if (typeof name !== "string" || name === "") return undefined;
  return graph.add("application", ["application", name], observable("Application"), {
    "uco-core:name": name,
    "uco-core:hasFacet": [
      facet(graph, ["application", name], observable("ApplicationFacet"), { applicationIdentifier: name }),
    ],
  });
}

function account(graph: CaseGraph, value: FieldValue | undefined): Reference | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const name = ["account", value];
  const phone = /^\+?[\d\s().-]{5,20}$/.test(value);
  return graph.add("account", name, observable(phone ? "PhoneAccount" : "DigitalAccount"), {
    "uco-core:hasFacet": [
      facet(graph, name, observable("AccountFacet"), { accountIdentifier: value }),
      ...(phone ? [facet(graph, name, observable("PhoneAccountFacet"), { phoneNumber: value })] : []),
    ],
  });
}

/** Where in its file a record lies. */
export function locatorFacet(graph: CaseGraph, name: readonly (string | number)[], locator: Locator): CaseObject {
  if ("table" in locator) {
    return facet(graph, name, "uco-observable:TableFieldFacet", {
      tableName: locator.table,
      recordRowID: locator.rowid,
    });
  }
  if ("offset" in locator) {
    return facet(graph, name, "uco-observable:DataRangeFacet", {
      rangeOffset: locator.offset,
      rangeSize: locator.length,
    });
  }
  return facet(graph, name, "uco-observable:PathRelationFacet", { path: place(locator) });
}
