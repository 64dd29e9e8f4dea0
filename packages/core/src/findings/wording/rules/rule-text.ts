/** What a language says of a rule. The words of a sentence stand in braces: `{observed}`, `{count:records}`. */
export interface RuleText {
  readonly title: string;
  readonly rationale: string;
  readonly falsePositives: readonly string[];
  readonly sentences: Readonly<Record<string, string>>;
}

/** By the rule's id. */
export type RuleTexts = Readonly<Record<string, RuleText>>;
