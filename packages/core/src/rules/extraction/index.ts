import type { Rule } from "../rule.ts";

/** Every rule on traces of forensic extraction. Adding one is a file of its own and a line here. */
export const extractionRules: readonly Rule[] = [];
