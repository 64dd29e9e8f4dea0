import type { SourcedRecord } from "../../records/kinds.ts";
import { simpleRule } from "../simple-rule.ts";

export const passcodeChanged = simpleRule({
  id: "extraction.passcode_changed",
  version: 1,
  title: "Passcode changed",
  severity: "informational",
  class: "extraction",
  platform: "any",
  needs: ["ios.lockdownd", "android.intrusion_security"],
  rationale: "Phones came back with another passcode, or none: who changes it knew the old one or got past it.",
  falsePositives: ["The owner, or a management of the phone, changed it."],
  references: [
    "iLEAPP: password_changed_callback in lockdownd.log",
    "Android SDK, android.app.admin.SecurityLog: TAG_PASSWORD_CHANGED",
  ],
  vouched: "source_read",
  // Graver where the owner did not do it, which nobody but the owner can say.
  inCustody: "medium",
  sentences: {
    statement:
      "The phone records that its passcode was changed or set ({count:records}). Whether the owner did it is a question for the owner.",
  },
  see: (record) => {
    const event = changeIn(record);
    return event === undefined ? undefined : { key: event, values: [event], words: {} };
  },
});

function changeIn(record: SourcedRecord): string | undefined {
  if (record.kind === "security_event") return record.event === "password_changed" ? record.event : undefined;
  if (record.kind !== "log_event" || record.artifact !== "ios.lockdownd") return undefined;
  return record.event === "password_changed_callback" ? record.event : undefined;
}
