import type {
  Access,
  EvidenceFolder,
  FindAnswer,
  FindAsked,
  RawAsked,
  RawFacts,
  RawImage,
  RawTable,
  RawTree,
  RowPage,
  RowsAsked,
  TextAsked,
  TextPage,
} from "@sillage/core/workbench/raw.ts";
import type { FileBytes } from "@sillage/core/workbench/records.ts";

/** How files of evidence are looked at. Plain data both ways: what answers stands in another thread. */
export interface RawMethods {
  facts(asked: RawAsked): Promise<RawFacts>;
  folder(asked: Access & { readonly evidence: number; readonly folder: string }): Promise<EvidenceFolder>;
  bytes(asked: RawAsked & { readonly from: number; readonly length: number }): Promise<FileBytes>;
  text(asked: TextAsked): Promise<TextPage>;
  tree(asked: RawAsked): Promise<RawTree>;
  tables(asked: RawAsked): Promise<readonly RawTable[]>;
  rows(asked: RowsAsked): Promise<RowPage>;
  find(asked: FindAsked): Promise<FindAnswer>;
  image(asked: RawAsked): Promise<RawImage>;
  close(): Promise<void>;
}

export interface RawCall {
  readonly id: number;
  readonly method: keyof RawMethods;
  readonly asked: unknown;
}

export type RawAnswer =
  | { readonly id: number; readonly value: unknown }
  /** `why` is given where the evidence, and not Sillage, is the reason. */
  | { readonly id: number; readonly error: { readonly why?: string; readonly message: string } };
