import type { ObservableType } from "../records/kinds.ts";
import type { IndicatorRole, IndicatorType } from "./indicator.ts";

/** A pack that holds the value, with the family or report it files it under. */
export interface MatchedPack {
  readonly pack: string;
  readonly family: string;
  readonly role: IndicatorRole;
}

export interface IndicatorMatch {
  /** The indicator's value as published, normalised (lower-case host, path without trailing slash …). */
  readonly value: string;
  readonly type: IndicatorType;
  /** Every pack that holds it, in load order. */
  readonly packs: readonly MatchedPack[];
  /** What was observed and matched: the URL in a text, the path. */
  readonly observed: string;
  /**
   * `exact`; `subdomain` of an indicated host; `within` an indicated folder; `truncated`: the observed process name
   * has 16 characters and is the start of an indicator's (a candidate, not a match).
   */
  readonly how: "exact" | "subdomain" | "within" | "truncated";
  /** Names of warning lists (popular sites and the like) that hold the value: a note, never a reason to drop it. */
  readonly warninglists: readonly string[];
}

export interface Matcher {
  /** How many indicators are loaded. Zero: nothing can match. */
  readonly size: number;
  /** All indicators that an observed value meets, in a fixed order. Never throws on any text. */
  match(type: ObservableType, value: string): readonly IndicatorMatch[];
}
