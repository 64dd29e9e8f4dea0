import { byFact } from "../by-fact.ts";
import { packageInstallers, shippedStores, thirdPartyStores } from "./installers.ts";

export const sideloadedApp = byFact({
  id: "android.sideloaded_app",
  version: 1,
  title: "Application that does not come from a store of the phone",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: ["android.packages", "android.dumpsys_packages"],
  rationale: "Spyware for Android is mostly installed from a file or by another application, past the stores.",
  falsePositives: [
    "Owners who install files themselves, free software, applications of an employer, stores that are not listed here.",
  ],
  references: ["MVT, module AQFPackages: installers", "IsMyPhonePwned, bugreport-extractor-library: allow-list"],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app} was installed from a file, through {installer}: after a download in a browser, from a messenger or from a file manager. Most spyware that is sold for phones is installed so; many other applications are too.",
    third_party_store:
      "The application {app} was installed from {installer}, a store that did not come with the phone.",
    other_installer:
      "The application {app} was installed by {installer}, which is none of the stores that are known here. Makers and employers use applications of their own for this; a program that brings another one does so as well.",
  },
  // A part of the system that was updated from a file is as telling as a new application.
  wants: (record) =>
    record.kind === "app" &&
    typeof record.installer === "string" &&
    record.installer !== "null" &&
    (packageInstallers.has(record.installer) ||
      thirdPartyStores.has(record.installer) ||
      (record.system !== true && !shippedStores.has(record.installer))),
  factOf: (record) => (record.kind === "app" ? `${record.app_id} ${record.installer}` : ""),
  see([record]) {
    if (record.kind !== "app") return undefined;
    const app = record.app_id ?? "";
    const installer = record.installer ?? "";
    const seen = { values: [app, installer], words: { app, installer } };
    if (packageInstallers.has(installer)) return seen;
    if (thirdPartyStores.has(installer)) {
      return { ...seen, severity: "informational", sentence: "third_party_store" };
    }
    return { ...seen, severity: "low", sentence: "other_installer" };
  },
});
