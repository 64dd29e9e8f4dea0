import { indicatorRules } from "./indicator.ts";
import type { Rule } from "./rule.ts";

/** Every rule. Adding one is a file of its own and a line here. */
export const rules: readonly Rule[] = [...indicatorRules];
