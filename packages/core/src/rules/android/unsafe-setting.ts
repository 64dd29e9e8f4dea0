import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact } from "../by-fact.ts";

/** The value under which the phone protects its owner. */
const protective: ReadonlyMap<string, string> = new Map([
  ["verifier_verify_adb_installs", "1"],
  ["package_verifier_enable", "1"],
  ["package_verifier_state", "1"],
  ["package_verifier_user_consent", "1"],
  ["upload_apk_enable", "1"],
  ["adb_install_need_confirm", "1"],
  ["send_security_reports", "1"],
  ["samsung_errorlog_agree", "1"],
  ["send_action_app_error", "1"],
  ["accessibility_enabled", "0"],
]);

/** What is told to Google or the maker: many owners refuse it. */
const reports: ReadonlySet<string> = new Set([
  "upload_apk_enable",
  "send_security_reports",
  "samsung_errorlog_agree",
  "send_action_app_error",
]);

export const unsafeSetting = byFact({
  id: "android.unsafe_setting",
  version: 2,
  title: "Setting that weakens the phone's protection",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: ["android.settings", "android.dumpsys_settings"],
  rationale:
    "Guides for installing spyware have Play Protect and its reports turned off; most of it uses accessibility.",
  falsePositives: [
    "Owners who do not want to send reports, screen readers and password managers, builds with other values.",
  ],
  references: ["MVT, module AQFSettings"],
  vouched: "source_read",
  sentences: {
    statement:
      "The setting {setting} ({namespace}) is {value}; the phone protects its owner, or reports what happens, where it is {wanted}.",
    accessibility:
      "Accessibility services are turned on: the setting {setting} ({namespace}) is {value}, not {wanted}. Such a service reads the screen and acts in the owner's place; screen readers and password managers are such services, and most spyware sold for phones uses one.",
  },
  wants: (record) => weakened(record) !== undefined,
  factOf(record) {
    const { setting, namespace, value } = weakened(record) ?? {};
    return `${namespace}/${setting}=${value}`;
  },
  see([record]) {
    const words = weakened(record);
    if (!words) return undefined;
    const { setting, value } = words;
    const seen = { values: [`${setting}=${value}`], words, time: null };
    // Which services are on is told by itself.
    if (setting === "accessibility_enabled") return { ...seen, severity: "informational", sentence: "accessibility" };
    // -1: some builds keep it so while nobody has been asked.
    return reports.has(setting) || value === "-1" ? { ...seen, severity: "low" } : seen;
  },
});

function weakened(record: SourcedRecord) {
  if (record.kind !== "setting") return undefined;
  const setting = record.key ?? "";
  const wanted = protective.get(setting);
  const value = record.value?.trim() ?? "";
  // `null` and nothing: the phone goes by its default.
  if (wanted === undefined || value === wanted || value === "" || value === "null") return undefined;
  return { setting, value, wanted, namespace: record.namespace ?? "" };
}
