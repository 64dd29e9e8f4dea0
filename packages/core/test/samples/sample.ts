import type { Difference, EvidenceKind } from "../../src/evidence/tree.ts";
import { PlistDate, PlistUid, type PlistValue } from "../../src/formats/plist/value.ts";
import type { TestFiles } from "../read-artifact.ts";

/** A healthy file of an artifact, or a whole tree for artifacts that read one. */
export type Sample = FileSample | TreeSample;

export interface FileSample {
  readonly kind: EvidenceKind;
  /** A place of the artifact. */
  readonly path: string;
  /** At least three records, unless `single`. */
  readonly bytes: Uint8Array;
  /** Other files that the artifact reads. */
  readonly companions?: TestFiles;
  /** One file of it gives one record. */
  readonly single?: true;
  /** A text of which nothing behind the first line is read. */
  readonly firstLineOnly?: true;
  /** Poisoned forms of the file, for formats that the suite does not know. All records of `bytes` are in each. */
  readonly poisoned?: Readonly<Record<string, Uint8Array>>;
}

export interface TreeSample {
  readonly kind: EvidenceKind;
  readonly tree: TestFiles;
  /** What the container says of itself. */
  readonly differences?: readonly Difference[];
}

/** 2023-11-14 22:13:20 UTC in Unix seconds: the time of most samples. */
export const sampleTime = 1_700_000_000;
export const macTime = sampleTime - 978_307_200;

/** A property list of plain JavaScript: objects as dictionaries, dates as dates. */
export function plistOf(value: unknown): PlistValue {
  if (value instanceof Date) return new PlistDate(value.getTime() / 1000 - 978_307_200);
  if (value instanceof Uint8Array || value instanceof PlistUid) return value;
  if (value === null || typeof value !== "object") return value as PlistValue;
  if (Array.isArray(value)) return value.map(plistOf);
  return new Map(Object.entries(value).map(([key, entry]) => [key, plistOf(entry)]));
}
