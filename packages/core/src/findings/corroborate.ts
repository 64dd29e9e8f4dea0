import type { Rule } from "../rules/rule.ts";
import { type Draft, isAtLeast, isIndependent, raised } from "./draft.ts";
import { capped } from "./layers.ts";
import { remark } from "./remark.ts";

/**
 * Raises what its rule lets weigh more near a finding of another, independent store. That a lure came, or that a setting
 * is weak, makes nothing beside it more likely.
 */
export function corroborate(drafts: readonly Draft[], rules: ReadonlyMap<string, Rule>): Draft[] {
  const witnesses = drafts.filter(
    ({ own, class: of, moments }) =>
      isAtLeast(own, "medium") && moments.length > 0 && of !== "targeting" && of !== "exposure",
  );
  return drafts.map((draft) => {
    const corroborated = rules.get(draft.rule)?.corroborated;
    if (!corroborated) return draft;
    const witness = witnesses.find(
      (other) => other.id !== draft.id && isIndependent(draft, other) && isNear(draft, other, corroborated.within),
    );
    return witness ? raised(draft, corroborated.severity, remark("corroborated", { rule: witness.rule })) : draft;
  });
}

function isNear(a: Draft, b: Draft, within: number): boolean {
  const times = b.moments.map(({ time, zoned }) => ({ time, zoned })).sort((x, y) => x.time - y.time);
  return a.moments.some(({ time, zoned }) => {
    const index = firstFrom(times, time - within);
    for (let i = index; i < times.length; i++) {
      const other = times[i];
      if (!other || other.time > time + within) return false;
      // A wall clock without a zone can be compared with its like alone.
      if (other.zoned === zoned) return true;
    }
    return false;
  });
}

/** Index of the first time at or after `from`. */
function firstFrom(times: readonly { readonly time: number }[], from: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.time ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rules that say that the evidence contradicts itself about files: their values. */
const integrityRules: ReadonlySet<string> = new Set(["ios.backup_difference"]);

/**
 * What rests on a file that the evidence contradicts itself about is no surer of a product than typical traces are, and
 * makes no successful execution: programs that plant published values in backups exist. Its severity stays: interrupted
 * backups differ too, and a trace in one must not be overlooked.
 */
export function contradict(drafts: readonly Draft[]): Draft[] {
  const doubtful = new Set(drafts.filter(saysContradiction).flatMap(({ values }) => values));
  return drafts.map((draft) => {
    if (saysContradiction(draft) || !isAtLeast(draft.own, "medium")) return draft;
    if (!draft.records.some(({ file }) => doubtful.has(file))) return draft;
    return {
      ...draft,
      layers: { ...draft.layers, tool: capped(draft.layers.tool, "moderate", "integrity") },
      remarks: [...draft.remarks, remark("inconsistentFile")],
    };
  });
}

/** What rests on one store alone and was joined with nothing is said to, with where the evidence contradicts itself. */
export function doubt(drafts: readonly Draft[], joined: ReadonlySet<string>): Draft[] {
  const contradictions = drafts.filter(saysContradiction);
  return drafts.map((draft) => {
    if (!(needsWitness(draft) || isContradicted(draft)) || joined.has(draft.id)) return draft;
    const beside = isContradicted(draft) ? undefined : contradictions.find(({ phone }) => phone === draft.phone);
    const contradiction = beside ? [remark("inconsistent", { rule: beside.rule })] : [];
    return { ...draft, remarks: [...draft.remarks, remark("uncorroborated"), ...contradiction] };
  });
}

export function isContradicted({ remarks }: Draft): boolean {
  return remarks.some(({ code }) => code === "inconsistentFile");
}

/** Differences in files of applications are met in ordinary backups: such a finding is informational. */
function saysContradiction({ rule, severity }: Draft): boolean {
  return integrityRules.has(rule) && severity !== "informational";
}

/** Findings that say that a program ran, or nearly, or that something was taken: one store can mislead. */
function needsWitness({ class: of, own }: Draft): boolean {
  return (
    isAtLeast(own, "medium") &&
    (of === "execution" || of === "attempt" || of === "extraction" || of === "surveillance_app")
  );
}
