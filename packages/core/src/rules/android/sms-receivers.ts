import { simpleRule } from "../simple-rule.ts";

const actions: ReadonlySet<string> = new Set([
  "android.provider.Telephony.SMS_RECEIVED",
  "android.provider.Telephony.NEW_OUTGOING_SMS",
  "android.intent.action.DATA_SMS_RECEIVED",
  "android.intent.action.PHONE_STATE",
  "android.intent.action.NEW_OUTGOING_CALL",
]);

/** What AOSP and Google bring; makers' own packages are told. */
const ofTheSystem = /^(?:android|com\.android\..*|com\.google\.android\..*)$/;

export const smsReceivers = simpleRule({
  id: "android.sms_receivers",
  version: 1,
  title: "Applications told of messages or calls",
  severity: "informational",
  class: "exposure",
  platform: "android",
  needs: ["android.dumpsys_receivers"],
  rationale: "An application that asks for these events can read codes and follow calls.",
  falsePositives: ["Messengers, dialers, banks and applications of the phone's maker ask for them too."],
  references: ["MVT, module DumpsysReceivers"],
  vouched: "source_read",
  sentences: { statement: "Applications that are not part of Android asked to be told of {action} ({count:records})." },
  see(record) {
    if (record.kind !== "app_component" || !actions.has(record.action ?? "")) return undefined;
    const app = record.app_id ?? "";
    const action = record.action ?? "";
    return ofTheSystem.test(app) ? undefined : { key: action, values: [app], words: { action } };
  },
});
