import type { SourcedRecord } from "../../records/kinds.ts";
import { simpleRule } from "../simple-rule.ts";

/** The preference that Lockdown Mode sets. */
function lockdownMode(record: SourcedRecord): string | undefined {
  return record.kind === "setting" && record.key === "LDMGlobalEnabled" ? (record.value ?? undefined) : undefined;
}

const shared = {
  version: 1,
  class: "exposure",
  platform: "ios",
  needs: ["ios.global_preferences"],
  rationale: "The protection in force matters when other findings are weighed.",
  falsePositives: ["Not a suspicion: a fact about the phone"],
  references: ["MVT, module GlobalPreferences"],
  vouched: "source_read",
} as const;

export const lockdownModeOn = simpleRule({
  ...shared,
  id: "ios.lockdown_mode_on",
  title: "Lockdown Mode is on",
  severity: "informational",
  see: (record) => (lockdownMode(record) === "true" ? { key: "on", values: ["true"], words: {} } : undefined),
});

export const lockdownModeOff = simpleRule({
  ...shared,
  id: "ios.lockdown_mode_off",
  title: "Lockdown Mode is off",
  severity: "low",
  see: (record) => (lockdownMode(record) === "false" ? { key: "off", values: ["false"], words: {} } : undefined),
});
