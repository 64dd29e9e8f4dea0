import type { IndicatorType } from "../indicators/indicator.ts";
import type { IndicatorMatch } from "../indicators/matcher.ts";
import type { Locator } from "../records/kinds.ts";
import type { FindingClass, Severity, Vouched } from "../rules/rule.ts";
import type { Layers } from "./layers.ts";
import type { Remark } from "./remark.ts";

/** One step from a sentence to the bytes. */
export interface RecordReference {
  readonly artifact: string;
  readonly kind: string;
  /** Index of the evidence in case.json. */
  readonly evidence: number;
  /** As the evidence names it. */
  readonly file: string;
  readonly sha256: string;
  readonly locator: Locator;
  readonly time: string | null;
  /** Where a row that is no longer live was found. */
  readonly recovered?: "wal" | "free_page";
}

export interface Finding {
  /** Made from what the finding says, so that the same evidence gives the same id. */
  readonly id: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly vouched: Vouched;
  readonly severity: Severity;
  readonly class: FindingClass;
  /** In the language asked for. */
  readonly title: string;
  readonly statement: string;
  /**
   * ISO 8601 in UTC. Without the Z it is the phone's wall clock, of a zone that the evidence does not tell.
   * Null where the records carry no time.
   */
  readonly time: string | null;
  readonly timeEnd: string | null;
  readonly indicator?: {
    readonly value: string;
    readonly type: IndicatorType;
    readonly how: IndicatorMatch["how"];
    readonly packs: readonly { readonly pack: string; readonly family: string; readonly role: string }[];
  };
  readonly values: readonly string[];
  /** The records that it rests on; at most `recordsListed`, `recordCount` counts all. */
  readonly records: readonly RecordReference[];
  readonly recordCount: number;
  /** What weighs against or for it, in the language asked for. */
  readonly notes: readonly string[];
  /** The same as codes, for other languages. */
  readonly remarks: readonly Remark[];
  /** Which product leaves such traces, and who used it: kept apart from what was seen. */
  readonly layers: Layers;
  /** What it is about, where several rules may tell of one thing: `app:com.example.app`. */
  readonly subject?: string;
  /** Labels of the custody windows that its time lies in. */
  readonly custody: readonly string[];
  /** Ids of the findings that an incident joins. */
  readonly parts?: readonly string[];
  /** What the sentences are made of, for other languages and tests. */
  readonly words: Readonly<Record<string, string | number>>;
  readonly sentence: string;
}

export const recordsListed = 500;
