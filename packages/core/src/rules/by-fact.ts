import type { SourcedRecord } from "../records/kinds.ts";
import { type Detection, defineRule, type Rule, type RuleContext } from "./rule.ts";

/** A rule on records that tell the same fact, wherever in the examination of one phone they were met: one finding for all. */
export interface FactRule extends Omit<Rule, "scope" | "detect" | "notes"> {
  wants(record: SourcedRecord): boolean;
  /** What makes two records the same fact. */
  factOf(record: SourcedRecord): string;
  /** What the records of one fact, in the order of the examination, show together; undefined for nothing. */
  see(records: Records, context: RuleContext): SeenFact | undefined;
}

export type Records = readonly [SourcedRecord, ...SourcedRecord[]];

/** Severity and class are the rule's where not said otherwise. */
export interface SeenFact
  extends Partial<Pick<Detection, "severity" | "class" | "sentence" | "time" | "timeEnd" | "subject" | "tool">> {
  readonly values: readonly string[];
  readonly words: Detection["words"];
}

export function byFact({ factOf, see, ...rule }: FactRule): Rule {
  return defineRule({
    ...rule,
    scope: "examination",
    detect(context) {
      const facts = new Map<string, { readonly key: string; readonly records: [SourcedRecord, ...SourcedRecord[]] }>();
      return {
        record(record) {
          const key = factOf(record);
          const fact = `${context.phones?.[record.evidence] ?? 0} ${key}`;
          const known = facts.get(fact);
          if (known) known.records.push(record);
          else facts.set(fact, { key, records: [record] });
        },
        end() {
          for (const { key, records } of facts.values()) {
            const seen = see(records, context);
            if (seen) context.report({ severity: rule.severity, class: rule.class, key, records, ...seen });
          }
        },
      };
    },
  });
}
