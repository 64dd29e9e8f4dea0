/** What weighs for or against a finding, apart from its statement: kept as a code and words, so that it can be told in any language. */
export type RemarkCode =
  /** The value also stands on a list of common values: `list`. */
  | "warninglist"
  /** Inside a custody window, where it weighs more: `label`. */
  | "custodyRaised"
  /** Lies close to a finding in an independent store of the phone: `rule`. */
  | "corroborated"
  /** Rests on one store of the phone alone. */
  | "uncorroborated"
  /** The evidence contradicts itself elsewhere: `rule`. */
  | "inconsistent"
  /** The very file that it rests on is one that the evidence contradicts itself about. */
  | "inconsistentFile"
  /** Our own acquisition left it. */
  | "ownAcquisition"
  /** Of its records, `recovered` of `records` are rows that are no longer live. */
  | "recovered"
  /** Its time has no zone: whether it lies inside the window `label` is not certain. */
  | "custodyUncertain";

export interface Remark {
  readonly code: RemarkCode;
  readonly words: Readonly<Record<string, string>>;
}

export function remark(code: RemarkCode, words: Remark["words"] = {}): Remark {
  return { code, words };
}
