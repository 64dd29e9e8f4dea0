import type { Maybe } from "../../formats/plist/access.ts";
import { toPlain } from "../../formats/plist/plain.ts";
import { defineArtifact } from "../artifact.ts";
import { dictAt } from "./plist-values.ts";

export const globalPreferences = defineArtifact({
  id: "ios.global_preferences",
  title: "Global preferences",
  platform: "ios",
  versions: "all; Lockdown Mode from iOS 16",
  where: {
    ios_backup: ["HomeDomain-Library/Preferences/.GlobalPreferences.plist"],
    ios_filesystem: ["private/var/mobile/Library/Preferences/.GlobalPreferences.plist"],
  },
  kinds: ["setting"],
  timeBasis: "utc",
  reach: "the state when the evidence was taken",
  references: ["MVT docs, ios/records.md: LDMGlobalEnabled is the Lockdown Mode"],
  view: { type: "table", columns: ["key", "value"] },

  async *read(input) {
    for (const [key, value] of dictAt(await input.plist(), "", input) ?? []) {
      yield { kind: "setting", locator: { key }, key, value: settingText(value) };
    }
  },
});

/** Text as it is, everything else as JSON. */
function settingText(value: Maybe): string {
  const plain = toPlain(value ?? null);
  return typeof plain === "string" ? plain : JSON.stringify(plain);
}
