import type { RuleTexts } from "./rule-text.ts";

export const frAndroidApps: RuleTexts = {};
