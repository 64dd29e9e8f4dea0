import type { SourcedRecord } from "../records/kinds.ts";
import { type Detection, defineRule, type Rule, type RuleContext } from "./rule.ts";

/** A rule that looks at one record at a time. */
export interface SimpleRule extends Omit<Rule, "scope" | "detect" | "wants" | "notes"> {
  /** What the record shows; undefined for nothing. */
  see(record: SourcedRecord, context: RuleContext): Seen | undefined;
}

/** A detection on one record: severity and class are the rule's where not said otherwise. */
export interface Seen
  extends Partial<
    Pick<Detection, "severity" | "class" | "sentence" | "time" | "timeEnd" | "match" | "subject" | "tool">
  > {
  readonly key: string;
  readonly values: readonly string[];
  readonly words: Detection["words"];
}

export function simpleRule({ see, ...rule }: SimpleRule): Rule {
  return defineRule({
    ...rule,
    scope: "file",
    detect: (context) => ({
      record(record) {
        const seen = see(record, context);
        if (seen) context.report({ severity: rule.severity, class: rule.class, records: [record], ...seen });
      },
    }),
  });
}
