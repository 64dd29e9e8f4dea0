import { simpleRule } from "../simple-rule.ts";
import { isInstaller } from "./known-packages.ts";

export const appopsInstallPackages = simpleRule({
  id: "android.appops_install_packages",
  version: 1,
  title: "Application that asked to install packages",
  severity: "medium",
  class: "anomaly",
  platform: "android",
  needs: ["android.dumpsys_appops"],
  rationale: "Droppers install their payload through this permission.",
  falsePositives: ["Stores, browsers, file managers and messengers that open installation files"],
  references: ["MVT, module DumpsysAppops"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "app_operation" || record.operation !== "REQUEST_INSTALL_PACKAGES") return undefined;
    const app = record.app_id ?? "";
    const seen = { key: app, values: [app], words: { app } };
    if (record.outcome === "access") return isInstaller(app) ? { ...seen, severity: "low" } : seen;
    if (record.outcome === "reject") return { ...seen, severity: "low", sentence: "refused" };
    if (record.decision !== "allow") return undefined;
    return { ...seen, severity: "informational", class: "exposure", sentence: "allowed" };
  },
});
