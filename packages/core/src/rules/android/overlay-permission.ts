import type { SourcedRecord } from "../../records/kinds.ts";
import { appRule, isSideloaded, packageLists } from "./app-facts.ts";

export const overlayPermission = appRule({
  id: "android.overlay_permission",
  version: 1,
  title: "Application that no store installed may draw over others",
  severity: "low",
  class: "exposure",
  needs: ["android.dumpsys_appops", ...packageLists],
  rationale: "A window over another application can ask for its password, or hide what happens below.",
  falsePositives: ["Bubbles of messengers, filters of blue light, tools that the owner installed from a file."],
  references: ["Android SDK, AppOpsManager: SYSTEM_ALERT_WINDOW"],
  vouched: "inference",
  sentences: {
    statement:
      "The application {app}, which no store is recorded to have installed, may draw over other applications. Whether the owner allowed it is a question for the owner.",
  },
  about: (record) => (drawsOver(record) ? [record.app_id ?? ""] : []),
  see(app) {
    if (app.own.length === 0 || !isSideloaded(app)) return [];
    return [{ key: app.id, records: [...app.own, ...app.listed], values: [app.id], words: { app: app.id } }];
  },
});

function drawsOver(record: SourcedRecord): record is SourcedRecord & { readonly kind: "app_operation" } {
  return (
    record.kind === "app_operation" &&
    record.operation === "SYSTEM_ALERT_WINDOW" &&
    record.decision?.startsWith("allow") === true &&
    Boolean(record.app_id)
  );
}
