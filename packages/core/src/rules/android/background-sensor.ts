import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { appRule, isFromStore, type KnownApp, packageLists } from "./app-facts.ts";
import { isMessenger } from "./known-packages.ts";

type Use = SourcedRecord & DraftOf<"app_operation">;

/** Seconds of one use behind the owner's back that WARD counts as too long. */
const longest: ReadonlyMap<string, number> = new Map([
  ["RECORD_AUDIO", 20],
  ["CAMERA", 30],
  ["COARSE_LOCATION", 180],
  ["FINE_LOCATION", 180],
]);

export const backgroundSensor = appRule({
  id: "android.background_sensor",
  version: 1,
  title: "Microphone, camera or place used in the background",
  severity: "medium",
  class: "surveillance_app",
  needs: ["android.dumpsys_appops", ...packageLists],
  rationale: "Spyware listens, looks and follows while nobody uses the application.",
  falsePositives: [
    "Calls, navigation, sports, baby monitors and dictation, when the phone counts them as background.",
    "Applications that share place with the family, with the owner's consent.",
  ],
  references: [
    "WARD-core, behavioral_analysis.py: 20, 30 and 180 seconds in the background",
    "AOSP AppOpsService.java",
  ],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app}, which is not part of the system, used {operation} for {seconds} seconds while it was in the background ({state}). Whether the owner knows of it is a question for the owner.",
    store:
      "The application {app}, installed by a store or known by its name as a messenger, used {operation} for {seconds} seconds while it was in the background ({state}). Calls and navigation can look so.",
  },
  about: (record) => (isLongUse(record) && record.app_id ? [record.app_id] : []),
  see(app) {
    if (app.origin === "system") return [];
    const uses = Map.groupBy(app.own.filter(isLongUse), ({ operation }) => operation ?? "");
    return [...uses].map(([operation, records]) => {
      const use = records.reduce((most, one) => ((one.duration ?? 0) > (most.duration ?? 0) ? one : most));
      return {
        key: `${app.id} ${operation}`,
        records,
        values: [app.id, operation],
        words: {
          app: app.id,
          operation,
          seconds: Math.round(use.duration ?? 0),
          state: use.app_state ?? "",
        },
        ...weigh(app, operation),
      };
    });
  },
});

function weigh(app: KnownApp, operation: string) {
  if (!isFromStore(app) && !isMessenger(app.id)) return {};
  return { severity: operation.endsWith("LOCATION") ? "informational" : "low", sentence: "store" } as const;
}

/** `bg` and `cch`: neither on the screen nor in a service that is shown to the owner (AOSP AppOpsManager, UID states). */
function isLongUse(record: SourcedRecord): record is Use {
  return (
    record.kind === "app_operation" &&
    record.outcome === "access" &&
    /^(?:bg|cch)\b/.test(record.app_state ?? "") &&
    (record.duration ?? 0) > (longest.get(record.operation ?? "") ?? Number.POSITIVE_INFINITY)
  );
}
