import type { TimeBasis } from "../formats/time.ts";
import { appKinds } from "./app-kinds.ts";
import type { Field, FieldType } from "./fields.ts";
import { lifeKinds } from "./life-kinds.ts";
import { networkKinds } from "./network-kinds.ts";
import { peopleKinds } from "./people-kinds.ts";
import { processKinds } from "./process-kinds.ts";
import { systemKinds } from "./system-kinds.ts";

export type { Field, FieldType, ObservableType } from "./fields.ts";

/**
 * The common vocabulary: what kinds of record there are, and their fields. Field names follow STIX 2.1 and CASE where
 * those have one. The same field name has the same type everywhere; a test holds this file to it.
 *
 * A field's `observes` says what can be looked up in indicators: the matcher and the observables come from it.
 */

export const recordKinds = {
  ...peopleKinds,
  ...networkKinds,
  ...processKinds,
  ...appKinds,
  ...systemKinds,
  ...lifeKinds,
} as const satisfies Record<string, { title: string; fields: Record<string, Field> }>;

export type RecordKind = keyof typeof recordKinds;

interface ValueOf {
  text: string;
  integer: number;
  number: number;
  boolean: boolean;
  time: number;
  texts: readonly string[];
}
type FieldsOf<K extends RecordKind> = {
  -readonly [F in keyof (typeof recordKinds)[K]["fields"]]?:
    | ((typeof recordKinds)[K]["fields"][F] extends { type: infer T extends FieldType } ? ValueOf[T] : never)
    | null
    | undefined;
};

/** Where in its file a record lies: enough for a stranger to find it again. */
export type Locator =
  | { readonly table: string; readonly rowid: number }
  | { readonly line: number }
  /** The line of one of the files that an artifact read together. */
  | { readonly file: string; readonly line: number }
  | { readonly offset: number; readonly length: number }
  /** A place in a property list or JSON document, keys and indexes joined by `/`. */
  | { readonly key: string }
  /** The name of the file or folder itself is the record. */
  | { readonly path: string };

export type DetailValue =
  | string
  | number
  | boolean
  | null
  | readonly DetailValue[]
  | { readonly [key: string]: DetailValue };

/** What an artifact yields: a kind, its main time, where it lies, its fields, and what else its source has. */
export type RecordDraft = {
  [K in RecordKind]: {
    readonly kind: K;
    /** Main time, microseconds since 1970; null or absent where the source gives none. */
    readonly time?: number | null;
    readonly locator: Locator;
    /** Of a row that is no longer live: where it was found. What is certain of it, the artifact says in `details`. */
    readonly recovered?: "wal" | "free_page";
    /** Everything the source says beyond the common fields, under the source's own names. */
    readonly details?: { readonly [key: string]: DetailValue };
  } & FieldsOf<K>;
}[RecordKind];

export type DraftOf<K extends RecordKind> = Extract<RecordDraft, { kind: K }>;

/** A record of an examination: a draft that knows where it comes from. */
export type SourcedRecord = RecordDraft & {
  readonly artifact: string;
  /** Evidence path. */
  readonly file: string;
  /** Index of the evidence in case.json. */
  readonly evidence: number;
  /** How its times are known. */
  readonly timeBasis: TimeBasis;
  /** SHA-256 of the file's content as read. */
  readonly sha256: string;
};
