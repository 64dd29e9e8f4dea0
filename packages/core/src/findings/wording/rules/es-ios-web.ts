import type { RuleTexts } from "./rule-text.ts";

export const esIosWeb: RuleTexts = {};
