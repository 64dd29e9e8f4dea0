import { zoneClock } from "../evidence/android/zone.ts";
import type { EvidenceTree } from "../evidence/tree.ts";
import type { TimeBasis } from "../formats/time.ts";
import { type RecordDraft, type RecordKind, recordKinds } from "../records/kinds.ts";
import type { Artifact } from "./artifact.ts";

/** How an artifact's times are known in one piece of evidence, and how they become UTC. */
export interface Clock {
  readonly basis: TimeBasis;
  /** Turns the wall-clock times of a draft into UTC, in place, where the phone's zone is known. */
  set(draft: RecordDraft): void;
}

/** Texts of Android carry the phone's wall clock; the evidence may tell its zone. */
export async function clockOf(artifact: Artifact, tree: EvidenceTree): Promise<Clock> {
  if (artifact.timeBasis !== "device_local") return { basis: artifact.timeBasis, set: () => {} };
  const toUtc = zoneClock((await tree.device()).timeZone);
  if (!toUtc) return { basis: "device_local", set: () => {} };
  return {
    basis: "device_zone_known",
    set(draft) {
      const values = draft as unknown as Record<string, unknown>;
      for (const name of timeFields.get(draft.kind) ?? []) {
        const value = values[name];
        if (typeof value === "number") values[name] = toUtc(value);
      }
    },
  };
}

const timeFields: ReadonlyMap<RecordKind, readonly string[]> = new Map(
  Object.entries(recordKinds).map(([kind, { fields }]) => [
    kind as RecordKind,
    ["time", ...Object.entries(fields).flatMap(([name, field]) => (field.type === "time" ? [name] : []))],
  ]),
);
