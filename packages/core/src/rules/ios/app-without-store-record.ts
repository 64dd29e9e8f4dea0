import { simpleRule } from "../simple-rule.ts";

export const appWithoutStoreRecord = simpleRule({
  id: "ios.app_without_store_record",
  version: 1,
  title: "Application without a record of the store",
  severity: "medium",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.applications"],
  rationale: "Surveillance applications for iOS are installed outside the App Store.",
  falsePositives: [
    "Test versions, applications of an employer, alternative stores, applications that came with the phone.",
  ],
  sentences: {
    statement:
      "The phone keeps no App Store record of the application {app}. It may have been installed in another way.",
  },
  references: ["MVT, module Applications"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "app" || record.app_id) return undefined;
    // In a dump its folder is all that tells which one it is.
    const app = record.name ?? record.file;
    return { key: app, values: [app], words: { app } };
  },
});
