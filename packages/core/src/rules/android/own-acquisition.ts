import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact, type Records } from "../by-fact.ts";
import { collectorPath } from "./local-tmp.ts";

/** Clocks of the phone and of the computer differ. */
const tolerance = 600e6;
/** Where the end is not told. */
const longest = 86_400e6;

export const ownAcquisition = byFact({
  id: "android.own_acquisition",
  version: 1,
  title: "Trace of the acquisition itself",
  severity: "low",
  class: "anomaly",
  platform: "android",
  needs: ["android.files", "android.acquisition"],
  rationale: "What the examination left on the phone is told apart from what was there before.",
  falsePositives: ["A program that was left by an earlier acquisition."],
  references: ["AndroidQF: the collector, pushed to the temporary folder"],
  vouched: "source_read",
  sentences: {
    statement:
      "{path} is the program with which this acquisition was made: it was put there while the acquisition ran.",
    outside:
      "{path} bears the name of the program with which acquisitions are made, but it was last changed at another time than this acquisition. An earlier acquisition leaves such a file; anything else can bear its name.",
    undated:
      "{path} bears the name of the program with which acquisitions are made. The times that would tell it from something else are not recorded.",
  },
  wants: (record) =>
    (record.kind === "file" && record.path === collectorPath) ||
    (record.kind === "log_event" && /^acquisition (?:started|completed)$/.test(record.event ?? "")),
  // Evidence of one phone: one acquisition each.
  factOf: (record) => String(record.evidence),
  see(records) {
    const files = records.filter((record) => record.kind === "file");
    const [collector] = files;
    if (!collector) return undefined;
    const seen = { values: [collectorPath], words: { path: collectorPath }, time: collector.changed ?? null };
    const within = isWithin(collector.changed ?? collector.modified, records);
    if (within === undefined) return { ...seen, severity: "informational", sentence: "undated" };
    return within ? { ...seen, severity: "informational", class: "exposure" } : { ...seen, sentence: "outside" };
  },
});

function isWithin(time: number | null | undefined, records: Records): boolean | undefined {
  const started = timeOf(records, "acquisition started");
  if (started === undefined || typeof time !== "number") return undefined;
  const completed = timeOf(records, "acquisition completed") ?? started + longest;
  return time >= started - tolerance && time <= completed + tolerance;
}

function timeOf(records: readonly SourcedRecord[], event: string): number | undefined {
  const found = records.find((record) => record.kind === "log_event" && record.event === event);
  return found?.time ?? undefined;
}
