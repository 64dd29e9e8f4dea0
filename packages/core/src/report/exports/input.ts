import type { Finding, RecordReference } from "../../findings/finding.ts";
import { parseIsoTime, statedTime, type TimeBasis } from "../../formats/time.ts";
import { type DetailValue, type Field, type Locator, type RecordKind, recordKinds } from "../../records/kinds.ts";
import type { ReportInput } from "../input.ts";
import type { Tlp } from "./tlp.ts";

export type FieldValue = string | number | boolean | readonly string[];

/** A record as the store of a case has it. */
export interface ExportRecord {
  readonly id: string;
  readonly kind: RecordKind;
  /** Microseconds since 1970. */
  readonly time: number | null;
  readonly timeBasis: TimeBasis;
  readonly artifact: string;
  /** Index of the evidence in case.json. */
  readonly evidence: number;
  readonly file: string;
  readonly sha256: string;
  readonly locator: Locator;
  /** Where a row was found that is no longer live: `wal` or `free_page`. */
  readonly recovered: string | null;
  /** The fields that the record has, in the order of its kind; times in microseconds since 1970. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly details: DetailValue;
}

/** What the exports that carry findings are made of. */
export interface ExportInput extends ReportInput {
  readonly tlp: Tlp;
  /** The records that findings rest on, by `recordKey`. */
  readonly records: ReadonlyMap<string, ExportRecord>;
}

/** What holds for all of an export: that the case is an exercise, and what is masked. */
export function exportLabels({ caseFile, masked }: ExportInput): readonly string[] {
  return [...(caseFile.synthetic ? ["synthetic"] : []), ...(masked ?? []).map((kind) => `masked-${kind}`)];
}

type Place = Pick<RecordReference, "artifact" | "kind" | "evidence" | "file" | "locator">;

/** What a finding calls its record by. */
export function recordKey({ artifact, kind, evidence, file, locator }: Place): string {
  return JSON.stringify([artifact, kind, evidence, file, locator]);
}

/** A finding's records. One that the store lacks is told with what the finding says of it. */
export function recordsOf(finding: Finding, records: ExportInput["records"]): readonly ExportRecord[] {
  const found = new Map<string, ExportRecord>();
  for (const reference of finding.records) {
    const key = recordKey(reference);
    found.set(key, records.get(key) ?? bareRecord(reference, key));
  }
  return [...found.values()];
}

function bareRecord(reference: RecordReference, key: string): ExportRecord {
  const { artifact, evidence, file, sha256, locator } = reference;
  return {
    id: key,
    artifact,
    evidence,
    file,
    sha256,
    locator,
    recovered: null,
    fields: {},
    details: null,
    kind: isKind(reference.kind) ? reference.kind : "log_event",
    time: reference.time === null ? null : (readTime(reference.time)?.time ?? null),
    timeBasis: reference.time !== null && readTime(reference.time)?.zoned === false ? "device_local" : "utc",
  };
}

export function isKind(kind: string): kind is RecordKind {
  return Object.hasOwn(recordKinds, kind);
}

/** A time of a finding. Not `zoned`: the phone's clock, read as if it were UTC. */
export function readTime(text: string): { readonly time: number; readonly zoned: boolean } | undefined {
  const zoned = parseIsoTime(text);
  if (zoned !== undefined) return { time: zoned, zoned: true };
  const clock = parseIsoTime(`${text}Z`);
  return clock === undefined ? undefined : { time: clock, zoned: false };
}

/** A finding's time where it is UTC; most formats know no clock without a zone. */
export function utcOnly(text: string | null): string | null {
  return text !== null && readTime(text)?.zoned === true ? text : null;
}

/** A record's time, without Z where it is the phone's clock in a zone that nothing tells. */
export function recordTime({ time, timeBasis }: ExportRecord): string | undefined {
  return time === null ? undefined : statedTime(time, timeBasis);
}

/** The record's fields, empty ones left out, times as `recordTime` writes them. */
export function readableFields({ kind, fields, timeBasis }: ExportRecord): Readonly<Record<string, FieldValue>> {
  const declared: Readonly<Record<string, Field>> = recordKinds[kind].fields;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (isEmpty(value)) return [];
      const isTime = declared[name]?.type === "time" && typeof value === "number";
      return [[name, isTime ? statedTime(value, timeBasis) : value]];
    }),
  );
}

export function isEmpty(value: FieldValue): boolean {
  return value === "" || (typeof value === "object" && value.length === 0);
}

/** `ios.sms, sms.db (SHA-256 …), message row 115`: the way from a statement to the bytes, in one line. */
export function provenance(record: ExportRecord): string {
  const hash = record.sha256 === "" ? "" : ` (SHA-256 ${record.sha256})`;
  return `${record.artifact}, ${record.file}${hash}, ${place(record.locator)}`;
}

export function place(locator: Locator): string {
  if ("table" in locator) return `table ${locator.table}, row ${locator.rowid}`;
  if ("line" in locator) return "file" in locator ? `${locator.file}, line ${locator.line}` : `line ${locator.line}`;
  if ("offset" in locator) return `offset ${locator.offset}, ${locator.length} bytes`;
  return "key" in locator ? locator.key : locator.path;
}

/**
 * How sure a finding is, 0 to 100: the middles of STIX 2.1's scale None/Low/Med/High (appendix A). A machine never
 * says more than "high": the source of the rule was read and the match is whole.
 */
export function confidence({ vouched, indicator }: Finding): 15 | 50 | 85 {
  if (indicator?.how === "truncated" || vouched === "inference") return 15;
  return vouched === "secondary" ? 50 : 85;
}
