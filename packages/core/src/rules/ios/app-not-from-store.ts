import { simpleRule } from "../simple-rule.ts";

/** Programs that install for the App Store or for a management that the phone is enrolled in, as MVT lists them. */
const ordinaryInstallers: ReadonlySet<string> = new Set([
  "com.apple.AppStore",
  "com.apple.AppStore.ProductPageExtension",
  "com.apple.dmd",
  "dmd",
]);

export const appNotFromStore = simpleRule({
  id: "ios.app_not_from_store",
  version: 1,
  title: "Application from outside the App Store",
  severity: "medium",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.applications"],
  rationale: "Surveillance applications for iOS are installed outside the App Store.",
  falsePositives: ["Test versions, applications of an employer, alternative stores in the European Union."],
  sentences: {
    statement:
      "The application {app} was installed by {installer}, not by the App Store. Whether the owner knows it is a question for the owner.",
  },
  references: ["MVT, module Applications"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "app" || !record.installer || ordinaryInstallers.has(record.installer)) return undefined;
    const app = record.app_id ?? record.name ?? "";
    return { key: app, values: [app, record.installer], words: { app, installer: record.installer } };
  },
});
