import { array, date, text } from "../../formats/plist/access.ts";
import { defineArtifact } from "../artifact.ts";
import { dictAt, plistFields, typeOf } from "./plist-values.ts";

export const profileEvents = defineArtifact({
  id: "ios.profile_events",
  title: "Configuration profiles installed and removed",
  platform: "ios",
  versions: "iOS 14 and later",
  where: {
    // By its full name first: it is found even where the list of the backup's files is lost.
    ios_backup: [
      "SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles-Library/ConfigurationProfiles/MCProfileEvents.plist",
      "*-Library/ConfigurationProfiles/MCProfileEvents.plist",
    ],
    ios_filesystem: [
      "private/var/containers/Shared/SystemGroup/*/Library/ConfigurationProfiles/MCProfileEvents.plist",
      "private/var/mobile/Library/ConfigurationProfiles/MCProfileEvents.plist",
    ],
    ios_sysdiagnose: ["**/MCProfileEvents.plist"],
  },
  kinds: ["profile_event"],
  timeBasis: "utc",
  reach: "also profiles that are no longer installed",
  references: ["MVT docs, ios/records.md"],
  view: { type: "table", columns: ["time", "operation", "profile_id", "process"] },

  async *read(input) {
    const root = dictAt(await input.plist(), "", input);
    const events = array(root?.get("ProfileEvents"));
    if (root?.has("ProfileEvents") && !events) {
      input.problem("value", `is ${typeOf(root.get("ProfileEvents"))}, not a list`, { key: "ProfileEvents" });
    }
    for (const [index, event] of (events ?? []).entries()) {
      for (const [profile, value] of dictAt(event, `ProfileEvents/${index}`, input) ?? []) {
        const where = `ProfileEvents/${index}/${profile}`;
        const entry = dictAt(value, where, input) ?? new Map();
        const fields = plistFields(entry, where, input);
        yield {
          kind: "profile_event",
          time: fields.value("timestamp", date),
          locator: { key: where },
          profile_id: profile,
          operation: fields.value("Operation", text),
          process: fields.value("Process", text),
          details: fields.details("Operation", "Process"),
        };
      }
    }
  },
});
