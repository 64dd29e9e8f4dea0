import type { Finding, RecordReference } from "../findings/finding.ts";
import type { Part } from "../findings/wording/template.ts";
import type { RecordLine } from "./records.ts";

/** A finding in the list, in the language that was asked for. */
export interface FindingLine
  extends Pick<Finding, "id" | "rule" | "severity" | "class" | "time" | "timeEnd" | "recordCount" | "custody"> {
  readonly title: string;
  readonly statement: readonly Part[];
  readonly classTitle: string;
  readonly artifacts: readonly string[];
  /** Joins several findings. */
  readonly parts: readonly string[];
  readonly indicator: string | null;
  /** Its values are hosts and addresses: also a bare one is to be defanged. */
  readonly network: boolean;
}

export interface FindingDetail extends FindingLine {
  readonly ruleVersion: number;
  readonly vouched: string;
  /** Sentence by sentence, never mixed: what is recorded, what class of event, which product, who used it. */
  readonly layers: {
    readonly observation: readonly Part[];
    readonly class: readonly Part[];
    readonly tool: readonly Part[];
    readonly operator: readonly Part[];
  };
  readonly rationale: string;
  readonly falsePositives: readonly string[];
  readonly references: readonly string[];
  readonly notes: readonly string[];
  readonly values: readonly string[];
  readonly indicatorDetail?: {
    readonly value: string;
    readonly type: string;
    readonly how: string;
    readonly packs: readonly { readonly pack: string; readonly family: string; readonly role: string }[];
  };
  /** The rows that it rests on, as far as the store has them. */
  readonly rows: readonly { readonly reference: RecordReference; readonly record: RecordLine | null }[];
}

export type { Part };
