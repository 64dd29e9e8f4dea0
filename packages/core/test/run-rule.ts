import { expect } from "vitest";
import type { EvidenceKind } from "../src/evidence/tree.ts";
import { wordsNeeded } from "../src/findings/wording/wording.ts";
import type { Matcher } from "../src/indicators/matcher.ts";
import type { RecordDraft, SourcedRecord } from "../src/records/kinds.ts";
import { rules } from "../src/rules/index.ts";
import type { Detection } from "../src/rules/rule.ts";

export interface RunOptions {
  readonly artifact?: string;
  readonly kinds?: readonly EvidenceKind[];
  readonly matcher?: Matcher;
  /** Which phone each piece of evidence is of. */
  readonly phones?: readonly number[];
  /** Microseconds since 1970 UTC. */
  readonly asOf?: number;
}

export const noIndicators: Matcher = { size: 0, match: () => [], warninglists: () => [] };

/** A draft that may say which artifact, file and piece of evidence it is of. */
export type TestRecord = RecordDraft & {
  readonly artifact?: string;
  readonly file?: string;
  readonly evidence?: number;
};

/** What a rule reports on records, as an examination gives them to it; each sentence must be there with its words. */
export function runRule(id: string, drafts: readonly TestRecord[], options: RunOptions = {}): Detection[] {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  const seen: Detection[] = [];
  const detector = rule.detect({
    matcher: options.matcher ?? noIndicators,
    asOf: options.asOf ?? 0,
    evidenceKinds: options.kinds ?? ["files"],
    ...(options.phones ? { phones: options.phones } : {}),
    report: (detection) => void seen.push(detection),
  });
  const records = drafts.map(
    (draft): SourcedRecord => ({
      artifact: options.artifact ?? "test",
      file: "f",
      evidence: 0,
      ...draft,
      sha256: "0",
      timeBasis: "utc",
    }),
  );
  for (const record of records) {
    const note = rule.notes?.(record);
    if (note !== undefined) detector.note?.(note);
  }
  for (const record of records) if (rule.scope === "file" || rule.wants?.(record)) detector.record(record);
  detector.end?.();
  for (const { sentence = "statement", words } of seen) {
    const needed = wordsNeeded(id, sentence);
    expect(needed, `${id} has no sentence ${sentence}`).toBeDefined();
    // The artifact's title and the number of records are known to whoever concludes.
    const given = [...Object.keys(words), "artifact", "count"];
    expect(needed?.filter((word) => !given.includes(word))).toEqual([]);
  }
  return seen;
}

/** `medium statement` */
export function verdicts(seen: readonly Detection[]): string[] {
  return seen.map(({ severity, sentence = "statement" }) => `${severity} ${sentence}`);
}
