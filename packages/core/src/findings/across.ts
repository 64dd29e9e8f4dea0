import type { SourcedRecord } from "../records/kinds.ts";
import { rules } from "../rules/index.ts";
import type { Detector, Rule, RuleContext } from "../rules/rule.ts";
import { type CollectedDetection, collector } from "./collect.ts";

/** Of one task, for the rules that look across artifacts. */
export interface Kept {
  /** Records that such rules asked for. */
  readonly wanted: Iterable<SourcedRecord>;
  /** Texts that such rules kept of records, by rule. */
  readonly notes: readonly (readonly [rule: string, texts: readonly string[]])[];
}

export interface Keeper {
  see(record: SourcedRecord): void;
  readonly notes: Kept["notes"];
}

/** Whether a rule is shown a record: of what was deleted, only where it can judge that. */
export function sees(rule: Rule, record: SourcedRecord): boolean {
  return record.recovered === undefined || rule.readsRecovered === true;
}

/** Rules that note the same of a record share what is kept. */
interface Noting {
  readonly rules: readonly Rule[];
  readonly texts: Set<string>;
  last: string | undefined;
}

/** Finds, among the records of one task, what these rules need to look across artifacts. */
export function keepFor(acrossRules: readonly Rule[], onWanted: (record: SourcedRecord) => void): Keeper {
  const asking = acrossRules.filter((rule) => rule.wants !== undefined);
  const noters = acrossRules.filter((rule) => rule.notes !== undefined);
  const noting = [...Map.groupBy(noters, (rule) => (rule.readsRecovered ? rule : rule.notes)).values()].map(
    (sharing): Noting => ({ rules: sharing, texts: new Set(), last: undefined }),
  );
  return {
    see(record) {
      if (asking.some((rule) => sees(rule, record) && rule.wants?.(record))) onWanted(record);
      for (const own of noting) {
        const [rule] = own.rules;
        const text = rule && sees(rule, record) ? rule.notes?.(record) : undefined;
        // Neighbours often say the same; the set would have to look at the whole text again.
        if (text === undefined || text === own.last) continue;
        own.texts.add(text);
        own.last = text;
      }
    },
    get notes() {
      const notes = noting.flatMap(({ rules: sharing, texts }) => sharing.map(({ id }) => [id, [...texts]] as const));
      return notes.filter(([, texts]) => texts.length > 0);
    },
  };
}

/**
 * Runs the rules that look across artifacts over what the tasks kept for them, in task order. Each record is gone
 * through once and for all rules: there may be a hundred thousand.
 */
export function examineAcross(
  tasks: readonly Kept[],
  context: Pick<RuleContext, "matcher" | "asOf">,
  evidenceKinds: RuleContext["evidenceKinds"],
  phones: readonly number[] = [],
): readonly CollectedDetection[] {
  const running = rules.flatMap((rule) => {
    if (rule.scope !== "examination") return [];
    const found = collector();
    const report: RuleContext["report"] = (detection) => found.add(rule.id, detection);
    const detector = rule.detect({ matcher: context.matcher, asOf: context.asOf, evidenceKinds, phones, report });
    return [{ rule, detector, found }];
  });
  const detectors = new Map(running.map(({ rule, detector }) => [rule.id, detector]));
  for (const { notes } of tasks) for (const [id, texts] of notes) tell(detectors.get(id), texts);
  for (const { wanted } of tasks) {
    for (const record of wanted) {
      for (const { rule, detector } of running) if (rule.wants?.(record)) detector.record(record);
    }
  }
  for (const { detector } of running) detector.end?.();
  return running.flatMap(({ found }) => found.collected);
}

function tell(detector: Detector | undefined, texts: readonly string[]): void {
  for (const text of texts) detector?.note?.(text);
}
