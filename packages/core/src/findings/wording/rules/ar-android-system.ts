import type { RuleTexts } from "./rule-text.ts";

export const arAndroidSystem: RuleTexts = {};
