import { byFact } from "../by-fact.ts";
import { isAcquisitionEvent, isWithinAcquisition } from "./acquisition-window.ts";
import { collectorPath } from "./local-tmp.ts";

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
  wants: (record) => (record.kind === "file" && record.path === collectorPath) || isAcquisitionEvent(record),
  // Evidence of one phone: one acquisition each.
  factOf: (record) => String(record.evidence),
  see(records) {
    const files = records.filter((record) => record.kind === "file");
    const [collector] = files;
    if (!collector) return undefined;
    const seen = { values: [collectorPath], words: { path: collectorPath }, time: collector.changed ?? null };
    const within = isWithinAcquisition(collector.changed ?? collector.modified, records);
    if (within === undefined) return { ...seen, severity: "informational", sentence: "undated" };
    return within ? { ...seen, severity: "informational", class: "exposure" } : { ...seen, sentence: "outside" };
  },
});
