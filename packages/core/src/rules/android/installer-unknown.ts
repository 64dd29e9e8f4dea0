import { byFact } from "../by-fact.ts";

export const installerUnknown = byFact({
  id: "android.installer_unknown",
  version: 1,
  title: "Application that nobody is recorded to have installed",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: ["android.packages", "android.dumpsys_packages"],
  rationale: "Applications that are installed through a cable leave no installer: so do tools used on seized phones.",
  falsePositives: [
    "Applications that the maker put on the phone, those restored from a backup, those of developers.",
    "Applications whose store was removed.",
  ],
  references: ["MVT, module AQFPackages"],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app} is not part of the system, and the phone does not record what installed it. Applications that are installed through a cable leave such a record; so do some that came with the phone or were restored.",
  },
  // The package manager's word; nothing at all means that the list was made without installers.
  wants: (record) => record.kind === "app" && record.installer === "null" && record.system === false,
  factOf: (record) => (record.kind === "app" ? (record.app_id ?? "") : ""),
  see([record]) {
    if (record.kind !== "app") return undefined;
    const app = record.app_id ?? "";
    return { values: [app], words: { app } };
  },
});
