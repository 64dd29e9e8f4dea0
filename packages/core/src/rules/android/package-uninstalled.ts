import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact } from "../by-fact.ts";
import { isMessenger } from "./known-packages.ts";

export const packageUninstalled = byFact({
  id: "android.package_uninstalled",
  version: 2,
  title: "Application removed",
  severity: "low",
  class: "anomaly",
  platform: "android",
  needs: ["android.dumpsys_battery_daily", "android.dumpsys_battery_history", "android.dumpsys_install_log"],
  rationale: "An application that is gone can no longer be examined; the log still names it.",
  falsePositives: ["Most applications that are removed are removed by the owner."],
  references: ["MVT, module DumpsysBatteryDaily: version 0 is a removal"],
  vouched: "source_read",
  sentences: {
    statement: "The application {app} was removed, according to {artifact}. It could not be examined.",
    messenger:
      "The messenger {app} was removed, according to {artifact}. Tools that copy its data put an older version in its place and remove that again; owners remove messengers too.",
  },
  // A day: a tool's work on a phone.
  corroborated: { severity: "medium", within: 86_400e6 },
  inCustody: "medium",
  wants: (record) => record.kind === "app_event" && record.event === "uninstall",
  factOf: (record) => appOf(record),
  see(records) {
    const app = appOf(records[0]);
    const seen = { values: [app], words: { app }, subject: `app:${app}` };
    return isMessenger(app) ? { ...seen, sentence: "messenger" } : { ...seen, severity: "informational" };
  },
});

function appOf(record: SourcedRecord): string {
  return record.kind === "app_event" ? (record.app_id ?? "") : "";
}
