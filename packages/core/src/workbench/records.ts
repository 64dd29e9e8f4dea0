import type { TimeBasis } from "../formats/time.ts";
import type { DetailValue, Locator, RecordKind } from "../records/kinds.ts";
import type { FieldValue } from "../report/exports/input.ts";

/** What lets records through. All of it has to hold. Times are microseconds since 1970, `from` included, `to` not. */
export interface RecordFilter {
  readonly from?: number;
  readonly to?: number;
  /** Words that all occur, or "a phrase"; without regard to case and accents. */
  readonly text?: string;
  /** Conditions on the same field are alternatives, excluded values are all excluded. */
  readonly conditions?: readonly Condition[];
  /** Only records without a time. */
  readonly untimed?: boolean;
}

/**
 * `field` is a column of every record (`kind`, `artifact`, `evidence`, `file`, `recovered`), a field of some kinds,
 * `tag`: what analysts tagged the record with, or `identifier`: what it names, as `thingKey` writes it.
 */
export interface Condition {
  readonly field: string;
  readonly value: string;
  readonly exclude?: boolean;
}

export interface RecordLine {
  readonly id: string;
  /** What findings, notes and tags call it by. */
  readonly key: string;
  readonly time: number | null;
  readonly timeBasis: TimeBasis;
  readonly kind: RecordKind;
  readonly artifact: string;
  readonly evidence: number;
  readonly file: string;
  readonly recovered: string | null;
  /** The values that tell most, as the artifact's declaration names them. */
  readonly summary: readonly string[];
  /** Long texts are cut here. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface RecordDetail extends RecordLine {
  readonly sha256: string;
  readonly locator: Locator;
  readonly details: DetailValue;
}

export interface RecordPage {
  /** Fewer than were asked for, even none, where the search for more goes on with `next` or `previous`. */
  readonly records: readonly RecordLine[];
  /** Undefined before the first page. */
  readonly previous?: string;
  /** Undefined after the last page. */
  readonly next?: string;
}

export interface Histogram {
  /** Start of the first bin and width of each, microseconds. */
  readonly from: number;
  readonly width: number;
  readonly counts: readonly number[];
  /** Everything that the filter lets through. */
  readonly total: number;
  readonly untimed: number;
  /** With a time outside of what is shown. */
  readonly outside: number;
}

export interface Facets {
  readonly fields: readonly {
    readonly field: string;
    readonly values: readonly { readonly value: string; readonly count: number }[];
  }[];
}

export interface FileList {
  readonly folder: string;
  readonly entries: readonly FileEntry[];
  readonly cut: boolean;
}
export interface FileEntry {
  readonly name: string;
  readonly path: string;
  readonly type: "folder" | "file";
  /** Files under a folder. */
  readonly files: number;
  readonly size: number;
  readonly sha256: string | null;
  readonly records: number;
}

export interface FileBytes {
  readonly size: number;
  readonly from: number;
  /** Base64. */
  readonly bytes: string;
  /** As the case recorded it, and of the file as it is now. */
  readonly sha256: { readonly recorded: string | null; readonly now: string | null };
}
