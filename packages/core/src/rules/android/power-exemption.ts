import { appRule, isSideloaded, packageLists } from "./app-facts.ts";

export const powerExemption = appRule({
  id: "android.power_exemption",
  version: 1,
  title: "Application that no store installed always runs",
  severity: "low",
  class: "exposure",
  needs: ["android.dumpsys_deviceidle", ...packageLists],
  rationale: "Spyware asks to be exempt from saving of power, so that it runs at all times.",
  falsePositives: ["Messengers, alarms, and synchronisation that the owner installed from a file."],
  references: ["AOSP DeviceIdleController.java: Whitelist user apps"],
  vouched: "inference",
  sentences: {
    statement:
      "The application {app}, which no store is recorded to have installed, is exempt from saving of power: it runs at all times. Whether the owner allowed it is a question for the owner.",
  },
  about: (record) =>
    record.kind === "app_component" &&
    record.component_type === "exemption from saving of power" &&
    record.state === "user"
      ? [record.app_id ?? ""]
      : [],
  see(app) {
    if (app.own.length === 0 || !isSideloaded(app)) return [];
    return [{ key: app.id, records: [...app.own, ...app.listed], values: [app.id], words: { app: app.id } }];
  },
});
