import { packageOf } from "../../artifacts/android/dump.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { appRule, isFromStore, packageLists } from "./app-facts.ts";

export const notificationListener = appRule({
  id: "android.notification_listener",
  version: 1,
  title: "Application that reads all notifications",
  severity: "low",
  class: "exposure",
  needs: ["android.settings", "android.dumpsys_settings", ...packageLists],
  rationale: "Notifications hold messages and codes of all applications; spyware reads them without any other right.",
  falsePositives: ["Watches, cars, launchers and automation, which show notifications elsewhere."],
  references: ["Android SDK, NotificationListenerService; Settings.Secure enabled_notification_listeners"],
  vouched: "inference",
  sentences: {
    statement:
      "The application {app}, which no store is recorded to have installed, may read all notifications of the phone. They hold messages and codes of other applications. Whether the owner allowed it is a question for the owner.",
    store:
      "The application {app}, installed by a store, may read all notifications of the phone. Watches, cars and launchers ask for it.",
  },
  about: (record) => listeners(record),
  see(app) {
    const [first] = app.own;
    if (!first || app.origin === "system") return [];
    const seen = {
      key: app.id,
      records: [...app.own, ...app.listed],
      values: [app.id],
      words: { app: app.id },
      time: null,
    };
    return [isFromStore(app) ? { ...seen, severity: "informational", sentence: "store" } : seen];
  },
});

/** `org.a/.One:org.b/org.b.Two` */
function listeners(record: SourcedRecord): string[] {
  if (record.kind !== "setting" || record.key !== "enabled_notification_listeners") return [];
  const components = (record.value ?? "").split(":").filter((component) => component.includes("/"));
  return [...new Set(components.map((component) => packageOf(component.trim())))];
}
