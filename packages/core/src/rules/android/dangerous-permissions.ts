import { simpleRule } from "../simple-rule.ts";

const prefix = "android.permission.";
/** Permissions that reach a person's life, as MVT counts them. */
const dangerous: ReadonlySet<string> = new Set([
  ...[
    "ACCESS_COARSE_LOCATION",
    "ACCESS_FINE_LOCATION",
    "AUTHENTICATE_ACCOUNTS",
    "CAMERA",
    "DISABLE_KEYGUARD",
    "PROCESS_OUTGOING_CALLS",
    "READ_CALENDAR",
    "READ_CALL_LOG",
    "READ_CONTACTS",
    "READ_PHONE_STATE",
    "READ_SMS",
    "RECEIVE_MMS",
    "RECEIVE_SMS",
    "RECEIVE_WAP_PUSH",
    "RECORD_AUDIO",
    "SEND_SMS",
    "SYSTEM_ALERT_WINDOW",
    "USE_CREDENTIALS",
    "USE_SIP",
  ].map((name) => prefix + name),
  "com.android.browser.permission.READ_HISTORY_BOOKMARKS",
]);
const threshold = 10;

export const dangerousPermissions = simpleRule({
  id: "android.dangerous_permissions",
  version: 1,
  title: "Application with many far-reaching permissions",
  severity: "informational",
  class: "exposure",
  platform: "android",
  needs: ["android.dumpsys_packages"],
  rationale: "Spyware needs many permissions at once.",
  falsePositives: ["Messengers, dialers, assistants and backup applications need as many."],
  references: ["MVT, module DumpsysPackages: ten of twenty permissions"],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app}, which is not part of the system, was granted {permissions} permissions that reach a person's life: messages, calls, contacts, place, microphone, camera and others.",
  },
  see(record) {
    if (record.kind !== "app" || record.system || !record.permissions) return undefined;
    const granted = record.permissions.filter((permission) => dangerous.has(permission));
    if (granted.length < threshold) return undefined;
    const app = record.app_id ?? "";
    return { key: app, values: [app, ...granted], words: { app, permissions: granted.length } };
  },
});
