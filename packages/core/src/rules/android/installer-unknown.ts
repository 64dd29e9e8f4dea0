import { byFact } from "../by-fact.ts";
import { isFromNobody } from "./installers.ts";

export const installerUnknown = byFact({
  id: "android.installer_unknown",
  version: 3,
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
  references: ["MVT, module AQFPackages", "AOSP Settings.java, dumpPackageLPr: initiatingPackageName"],
  vouched: "source_read",
  /** Spyware was published that came so while a phone was held. */
  inCustody: "high",
  sentences: {
    statement:
      "The application {app} is not part of the system, and the phone does not record what installed it. Applications that are installed through a cable leave such a record; so do some that came with the phone or were restored.",
    shell:
      "The application {app} is not part of the system, and the phone records the debugging shell as what installed it: it was installed from a computer.",
  },
  wants: (record) => record.kind === "app" && isFromNobody(record),
  factOf: (record) => (record.kind === "app" ? (record.app_id ?? "") : ""),
  see(records) {
    const [record] = records;
    if (record.kind !== "app") return undefined;
    const app = record.app_id ?? "";
    const seen = { values: [app], words: { app }, subject: `app:${app}` };
    const byShell = records.some(({ details }) => details?.["initiatingPackageName"] === "com.android.shell");
    return byShell ? { ...seen, sentence: "shell" } : seen;
  },
});
