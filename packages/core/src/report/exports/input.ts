import type { Finding, RecordReference } from "../../findings/finding.ts";
import { parseIsoTime, type TimeBasis } from "../../formats/time.ts";
import { type DetailValue, type Locator, type RecordKind, recordKinds } from "../../records/kinds.ts";
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
    ...{ id: key, artifact, evidence, file, sha256, locator, fields: {}, details: null, timeBasis: "utc" },
    kind: isKind(reference.kind) ? reference.kind : "log_event",
    time: reference.time === null ? null : (parseIsoTime(reference.time) ?? null),
  };
}

export function isKind(kind: string): kind is RecordKind {
  return Object.hasOwn(recordKinds, kind);
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
