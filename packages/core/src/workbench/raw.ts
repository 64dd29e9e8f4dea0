import type { EvidenceKind } from "../evidence/tree.ts";
import type { PlainValue } from "../formats/plist/plain.ts";
import type { FileList } from "./records.ts";
import type { InLanguage, OfCase } from "./workbench.ts";

/** What opens encrypted evidence: asked once, kept in memory until the case is closed. */
export interface Access {
  readonly password?: string;
  /** Path of the owner's age key file on the computer that the engine runs on. */
  readonly identityFile?: string;
  /** Path of the file with the owner's key to a messenger's backup; digits that are typed come as `password`. */
  readonly keyFile?: string;
}

/** A file of the evidence, as the evidence names it. */
export interface RawAsked extends Access {
  readonly evidence: number;
  readonly file: string;
}

/** A piece of evidence that the case was made from. */
export interface EvidencePiece {
  readonly evidence: number;
  readonly name: string;
  readonly path: string;
  readonly kind: EvidenceKind;
  readonly kindTitle: string;
  readonly encrypted: boolean;
  /** Whether something still lies at its path. */
  readonly there: boolean;
  /** Files in it when it was examined, and of them those that were read and hashed. */
  readonly files: number;
  readonly read: number;
}

/** Why a file cannot be shown; `message` is English and says more. */
export interface NotShown {
  readonly shown: false;
  readonly why:
    | "gone"
    | "file_gone"
    | "folder"
    | "password_needed"
    | "identity_needed"
    | "wrong_password"
    /** There is no key file where it was said to be. */
    | "no_key_file"
    | "unreadable";
  readonly message: string;
  /** As the case recorded it. */
  readonly recorded: string | null;
}

/** How a file can be looked at. `tree` is a property list or JSON. */
export type RawForm = "hex" | "text" | "tree" | "sqlite" | "image";

export interface Shown {
  readonly shown: true;
  readonly size: number;
  readonly recorded: string | null;
  readonly now: string;
  /** It was packed with gzip, and is shown unpacked. The hash is of the file as it lies there. */
  readonly unpacked: boolean;
  /** Forms that fit it, the one that tells most first. */
  readonly forms: readonly RawForm[];
}

export type RawFacts = Shown | NotShown;

/** A folder of the evidence as it is now; null where the evidence cannot be opened, and why. */
export type EvidenceFolder = { readonly list: FileList } | { readonly list: null; readonly not: NotShown };

export interface TextPage {
  /** Number of the first line, counted from 1. */
  readonly from: number;
  readonly lines: readonly string[];
  /** Lines in all, once the end was reached. */
  readonly total: number | null;
}

export interface RawTree {
  /** `plist`, `archive` where a keyed archive was unfolded, `json`. */
  readonly format: "plist" | "archive" | "json";
  readonly value: PlainValue;
}

export interface RawTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A value of a row. Integers beyond 2^53 are text; of bytes the first are given. */
export type Cell = null | number | string | { readonly bytes: number; readonly hex: string };

export interface RowPage {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly rowid: number; readonly cells: readonly Cell[] }[];
  /** Where the next page begins; undefined after the last. */
  readonly next?: number;
  /** What could not be read of the table: English, for a person. */
  readonly problems: readonly string[];
}

export interface RawImage {
  readonly type: string;
  /** Base64. */
  readonly bytes: string;
}

export interface TextAsked extends RawAsked {
  readonly from: number;
  readonly count: number;
}

export interface RowsAsked extends RawAsked {
  readonly table: string;
  /** The first row is the first of this number or above. */
  readonly from?: number;
  readonly limit: number;
}

export interface FindAsked extends RawAsked {
  /** Text, or pairs of hexadecimal digits. */
  readonly what: string;
  readonly as: "text" | "bytes";
  /** Forward: the first hit at this byte or behind it; backward: the last that begins before it. */
  readonly from: number;
  readonly way: "forward" | "backward";
}

export interface FindAnswer {
  /** `line`: that it begins in, as the lines of the file are counted. */
  readonly hit: { readonly at: number; readonly length: number; readonly line: number } | null;
  /** Where to look on: so much is looked through at a time. Null once the end was reached. */
  readonly goOn: number | null;
}

/** Files of the evidence, read where they still lie. */
export interface RawWorkbench {
  evidence(asked: OfCase & InLanguage): Promise<readonly EvidencePiece[]>;
  /** A folder of the evidence itself, beyond the files that were read. */
  evidenceFolder(
    asked: OfCase & Access & { readonly evidence: number; readonly folder: string },
  ): Promise<EvidenceFolder>;
  fileFacts(asked: OfCase & RawAsked): Promise<RawFacts>;
  fileText(asked: OfCase & TextAsked): Promise<TextPage>;
  fileTree(asked: OfCase & RawAsked): Promise<RawTree>;
  fileTables(asked: OfCase & RawAsked): Promise<readonly RawTable[]>;
  fileRows(asked: OfCase & RowsAsked): Promise<RowPage>;
  fileFind(asked: OfCase & FindAsked): Promise<FindAnswer>;
  fileImage(asked: OfCase & RawAsked): Promise<RawImage>;
}
