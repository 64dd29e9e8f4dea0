import type { KnownApp } from "./app-facts.ts";

const prefix = "android.permission.";
/** Permissions that reach a person's life, as MVT counts them. */
const reaching: ReadonlySet<string> = new Set([
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

/** Those of them that the application was granted. */
export function reachingPermissions({ listed }: KnownApp): string[] {
  const granted = listed.flatMap(({ permissions }) => permissions ?? []);
  return [...new Set(granted)].filter((permission) => reaching.has(permission));
}
