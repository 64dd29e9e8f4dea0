import type { Finding } from "../../findings/finding.ts";
import { isoTime } from "../../formats/time.ts";
import { type Field, type RecordKind, recordKinds } from "../../records/kinds.ts";
import { start } from "../text.ts";
import { type CsvValue, csvLine } from "./csv.ts";
import { type ExportRecord, readableFields, readTime, recordKey } from "./input.ts";
import { jsonLine } from "./json-text.ts";

/**
 * One event of a Timesketch timeline: `message`, `datetime` (ISO 8601 with microseconds and offset), `timestamp`
 * (microseconds since 1970) and `timestamp_desc` are Timesketch's own; the rest is ours.
 */
export interface TimesketchEvent {
  readonly message: string;
  readonly datetime: string;
  readonly timestamp: number;
  readonly timestamp_desc: string;
  readonly data_type: string;
  readonly tag: readonly string[];
  readonly [field: string]: unknown;
}

/** What the main time of a kind means, where its title does not say it. */
const mainTimes: Readonly<Partial<Record<RecordKind, string>>> = {
  message: "Sent or received",
  attachment: "Sent or received",
  conversation: "Last message",
  call: "Started",
  web_visit: "Visited",
  process_activity: "Last active",
  dns_lookup: "Looked up",
  connection: "Connected",
  file: "Modified",
  crash: "Crashed",
  shutdown_delay: "Shut down",
  calendar_event: "Starts",
  app: "Installed or bought",
};

/** Timesketch knows no time without a zone: such a clock is written as UTC, and this behind what the time means. */
const unknownZone = " (phone's clock, zone unknown)";

/** Longest `message`; the fields have the whole text. */
const longestMessage = 2000;

/** Findings by the records that they rest on, to tag the records' events. */
export type FindingsByRecord = ReadonlyMap<string, readonly Finding[]>;

export function findingsByRecord(findings: readonly Finding[]): FindingsByRecord {
  const map = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const reference of finding.records) {
      const key = recordKey(reference);
      const known = map.get(key);
      if (!known) map.set(key, [finding]);
      else if (!known.includes(finding)) known.push(finding);
    }
  }
  return map;
}

/** An event for the record's main time and one for each other time that it has. None where it has no time. */
export function recordEvents(record: ExportRecord, findings: FindingsByRecord): readonly TimesketchEvent[] {
  const resting = findings.get(recordKey(record)) ?? [];
  const fields: Readonly<Record<string, Field>> = recordKinds[record.kind].fields;
  const times = Object.entries(record.fields).flatMap(([name, value]) =>
    fields[name]?.type === "time" && typeof value === "number" ? [{ time: value, says: fields[name].title }] : [],
  );
  const main = times.find(({ time }) => time === record.time);
  const events =
    record.time === null
      ? times
      : [
          { time: record.time, says: main?.says ?? mainTimes[record.kind] ?? "Recorded" },
          ...times.filter(({ time }) => time !== record.time),
        ];
  const body = {
    data_type: `sillage:${record.kind}`,
    tag: [...new Set(resting.flatMap((finding) => [`severity:${finding.severity}`, finding.rule]))],
    artifact: record.artifact,
    evidence: record.evidence,
    file: record.file,
    file_sha256: record.sha256,
    locator: JSON.stringify(record.locator),
    record_id: record.id,
    ...(record.recovered === null ? {} : { recovered: record.recovered }),
    time_basis: record.timeBasis,
    ...(resting.length === 0 ? {} : { findings: resting.map(({ id }) => id) }),
    ...Object.fromEntries(Object.entries(readableFields(record)).map(([name, value]) => [eventField(name), value])),
    ...(record.details === null ? {} : { details: JSON.stringify(record.details) }),
  };
  const message = eventMessage(record);
  const clock = record.timeBasis === "device_local" ? unknownZone : "";
  return events.map(({ time, says }) => ({ ...moment(time), message, timestamp_desc: `${says}${clock}`, ...body }));
}

/** An event for each finding that has a time. */
export function findingEvents(finding: Finding): readonly TimesketchEvent[] {
  const read = finding.time === null ? undefined : readTime(finding.time);
  if (read === undefined) return [];
  const { id, title, statement, severity, rule, values, recordCount } = finding;
  return [
    {
      ...moment(read.time),
      message: start(`${title}: ${statement}`, longestMessage),
      timestamp_desc: `First trace of a finding${read.zoned ? "" : unknownZone}`,
      data_type: "sillage:finding",
      tag: [`severity:${severity}`, rule],
      findings: [id],
      finding_class: finding.class,
      severity,
      rule,
      values,
      record_count: recordCount,
      end: finding.timeEnd ?? undefined,
    },
  ];
}

function moment(time: number): { readonly datetime: string; readonly timestamp: number } {
  const [seconds = "", fraction = ""] = isoTime(time).replace("Z", "").split(".");
  return { datetime: `${seconds}.${fraction.padEnd(6, "0")}+00:00`, timestamp: time };
}

/** What the record says, in one line: its kind and its fields but the times. */
export function eventMessage(record: ExportRecord): string {
  const { title, fields } = recordKinds[record.kind];
  const declared: Readonly<Record<string, Field>> = fields;
  const said = Object.entries(readableFields(record))
    .filter(([name]) => declared[name]?.type !== "time")
    .map(([name, value]) => `${name.replaceAll("_", " ")}: ${typeof value === "object" ? value.join(", ") : value}`);
  return start(said.length === 0 ? title : `${title} – ${said.join("; ")}`, longestMessage);
}

/** Names that Timesketch, or an event's own part, has for something else. */
const taken = new Set(["message", "datetime", "timestamp", "timestamp_desc", "data_type", "tag", "label"]);
const ours = [
  "artifact",
  "evidence",
  "file",
  "file_sha256",
  "locator",
  "recovered",
  "record_id",
  "time_basis",
  "findings",
  "details",
];
for (const name of ours) taken.add(name);

/** A field of a record keeps its name unless that is taken. */
export function eventField(name: string): string {
  return taken.has(name) ? `field_${name}` : name;
}

export function timesketchLine(event: TimesketchEvent): string {
  return `${jsonLine(event)}\n`;
}

/** The columns of a CSV of events whose records are of these kinds. */
export function timesketchColumns(kinds: readonly RecordKind[]): readonly string[] {
  const fields = kinds.flatMap((kind) => Object.keys(recordKinds[kind].fields).map(eventField));
  const findings = ["finding_class", "severity", "rule", "values", "record_count", "end"];
  const first = ["message", "timestamp", "datetime", "timestamp_desc", "data_type", "tag"];
  return [...new Set([...first, ...ours, ...findings, ...fields])];
}

export function timesketchCsvLine(event: TimesketchEvent, columns: readonly string[]): string {
  return csvLine(columns.map((column) => cell(event[column])));
}

/** Lists are JSON: that is how Timesketch reads tags. */
function cell(value: unknown): CsvValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}
