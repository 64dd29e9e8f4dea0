import { packageOf } from "../../artifacts/android/dump.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { appRule, isSideloaded, packageLists } from "./app-facts.ts";

const settings: ReadonlySet<string> = new Set([
  "sms_default_application",
  "dialer_default_application",
  "assistant",
  "voice_interaction_service",
  "default_input_method",
]);

export const defaultApp = appRule({
  id: "android.default_app",
  version: 1,
  title: "Application that no store installed handles messages, calls or typing",
  severity: "low",
  class: "exposure",
  needs: ["android.settings", "android.dumpsys_settings", ...packageLists],
  rationale: "What handles messages, calls, speech or typing sees all of them.",
  falsePositives: ["Free messengers, dialers and keyboards that the owner installed from a file."],
  references: [
    "Android SDK, Settings.Secure: sms_default_application, dialer_default_application, assistant, default_input_method",
  ],
  vouched: "inference",
  sentences: {
    statement:
      "The application {app}, which no store is recorded to have installed, is set as {setting}. It sees what goes through there. Whether the owner chose it is a question for the owner.",
  },
  about: (record) => chosenIn(record),
  see(app) {
    if (!isSideloaded(app)) return [];
    const names = new Set(app.own.map((record) => (record.kind === "setting" ? (record.key ?? "") : "")));
    return [...names].map((setting) => ({
      key: `${app.id} ${setting}`,
      records: [...app.own, ...app.listed],
      values: [app.id, setting],
      words: { app: app.id, setting },
    }));
  },
});

function chosenIn(record: SourcedRecord): string[] {
  if (record.kind !== "setting" || !settings.has(record.key ?? "")) return [];
  const app = packageOf(record.value?.trim() ?? "");
  return /^[\w.]+\.[\w.]+$/.test(app) ? [app] : [];
}
