import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact } from "../by-fact.ts";
import { packageInstallers, shippedStores, thirdPartyStores } from "./installers.ts";
import { isBrowser, isMessenger } from "./known-packages.ts";

export const sideloadedApp = byFact({
  id: "android.sideloaded_app",
  version: 2,
  title: "Application that does not come from a store of the phone",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: ["android.packages", "android.dumpsys_packages"],
  rationale: "Spyware for Android is mostly installed from a file or by another application, past the stores.",
  falsePositives: [
    "Owners who install files themselves, free software, applications of an employer, stores that are not listed here.",
  ],
  references: [
    "MVT, module AQFPackages: installers",
    "IsMyPhonePwned, bugreport-extractor-library: allow-list, browser_to_non_store_install",
  ],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app} was installed from a file, through {installer}: after a download in a browser, from a messenger or from a file manager. Most spyware that is sold for phones is installed so; many other applications are too.",
    from_app:
      "The application {app} was installed by {installer}, no store of the phone, from a file that came from {origin}, a browser or a messenger. Lures lead to such files; so do downloads that an owner wanted.",
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
  see(records) {
    const [record] = records;
    if (record.kind !== "app") return undefined;
    const app = record.app_id ?? "";
    const installer = record.installer ?? "";
    const seen = { values: [app, installer], words: { app, installer }, subject: `app:${app}` };
    const origin = records.flatMap((one) => originating(one) ?? [])[0];
    if (origin !== undefined && !thirdPartyStores.has(installer)) {
      return { ...seen, values: [app, installer, origin], words: { app, installer, origin }, sentence: "from_app" };
    }
    if (packageInstallers.has(installer)) return seen;
    if (thirdPartyStores.has(installer)) {
      return { ...seen, severity: "informational", sentence: "third_party_store" };
    }
    return { ...seen, severity: "low", sentence: "other_installer" };
  },
});

/** The browser or messenger that the file came from. */
function originating({ details }: SourcedRecord): string | undefined {
  const origin = details?.["originatingPackageName"];
  return typeof origin === "string" && (isBrowser(origin) || isMessenger(origin)) ? origin : undefined;
}
