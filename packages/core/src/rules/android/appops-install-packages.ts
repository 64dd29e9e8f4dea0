import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact } from "../by-fact.ts";
import { isInstaller, isMessenger } from "./known-packages.ts";

export const appopsInstallPackages = byFact({
  id: "android.appops_install_packages",
  version: 2,
  title: "Application that asked to install packages",
  severity: "medium",
  class: "anomaly",
  platform: "android",
  needs: ["android.dumpsys_appops"],
  rationale: "Programs that bring spyware onto a phone install it through this permission.",
  falsePositives: ["Stores, browsers, file managers and messengers that open installation files."],
  references: ["MVT, module DumpsysAppops"],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app} used the permission to ask for the installation of packages. What was installed, if anything, the record does not say.",
    refused: "The application {app} asked for the installation of packages and was refused.",
    allowed: "The application {app} may ask for the installation of packages. No use of this permission was recorded.",
  },
  // The shell is a rule of its own.
  wants: (record) =>
    record.kind === "app_operation" &&
    record.operation === "REQUEST_INSTALL_PACKAGES" &&
    record.app_id !== "com.android.shell" &&
    (record.decision === "allow" || typeof record.outcome === "string"),
  factOf: (record) => appOf(record),
  see(records) {
    const app = appOf(records[0]);
    const seen = { values: [app], words: { app }, subject: `app:${app}` };
    const outcomes = new Set(records.map((record) => (record.kind === "app_operation" ? record.outcome : undefined)));
    if (outcomes.has("access")) return isInstaller(app) || isMessenger(app) ? { ...seen, severity: "low" } : seen;
    if (outcomes.has("reject")) return { ...seen, severity: "low", sentence: "refused" };
    return { ...seen, severity: "informational", class: "exposure", sentence: "allowed" };
  },
});

function appOf(record: SourcedRecord): string {
  return record.kind === "app_operation" ? (record.app_id ?? "") : "";
}
