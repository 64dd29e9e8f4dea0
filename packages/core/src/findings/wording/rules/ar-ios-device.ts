import type { RuleTexts } from "./rule-text.ts";

export const arIosDevice: RuleTexts = {};
