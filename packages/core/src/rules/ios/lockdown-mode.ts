import type { SourcedRecord } from "../../records/kinds.ts";

/** The preference that Lockdown Mode sets. */
export function lockdownMode(record: SourcedRecord): string | undefined {
  return record.kind === "setting" && record.key === "LDMGlobalEnabled" ? (record.value ?? undefined) : undefined;
}

/** What both rules on it declare. */
export const lockdownRule = {
  version: 1,
  class: "exposure",
  platform: "ios",
  needs: ["ios.global_preferences"],
  rationale: "The protection in force matters when other findings are weighed.",
  falsePositives: ["Not a suspicion: a fact about the phone."],
  references: ["MVT, module GlobalPreferences"],
  vouched: "source_read",
} as const;
