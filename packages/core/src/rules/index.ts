import { androidRules } from "./android/index.ts";
import { extractionRules } from "./extraction/index.ts";
import { indicatorRules } from "./indicator.ts";
import { iosRules } from "./ios/index.ts";
import type { Rule } from "./rule.ts";

/** Every rule, in the order in which they run. */
export const rules: readonly Rule[] = [...indicatorRules, ...androidRules, ...iosRules, ...extractionRules];
