import { simpleRule } from "../simple-rule.ts";

/** Programs that install for the App Store or for a management that the phone is enrolled in, as MVT lists them. */
const ordinaryInstallers: ReadonlySet<string> = new Set([
  "com.apple.AppStore",
  "com.apple.AppStore.ProductPageExtension",
  "com.apple.dmd",
  "dmd",
  // Of the phone's own synchronisation; on phones without any other trace (MVT issue 495).
  "com.apple.datausage.atc",
]);

/** Apple's own programme for applications that are not in the store yet. */
const testing = "com.apple.TestFlight";

export const appNotFromStore = simpleRule({
  id: "ios.app_not_from_store",
  version: 2,
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
  references: ["MVT, module Applications", "MVT issues 383, 495: false positives"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "app" || !record.installer || ordinaryInstallers.has(record.installer)) return undefined;
    const { installer } = record;
    const app = record.app_id ?? record.name ?? "";
    return {
      severity: installer === testing ? "low" : "medium",
      key: app,
      values: [app, installer],
      words: { app, installer },
      ...(record.app_id ? { subject: `app:${record.app_id}` } : {}),
    };
  },
});
