import { date, dict, type Maybe, text } from "../../formats/plist/access.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { dictAt, plistFields } from "./plist-values.ts";

/** Dictionaries inside one another before a setting is met; real files have three or four. */
const deepest = 12;
const mostSettings = 20_000;

export const settingsEvents = defineArtifact({
  id: "ios.settings_events",
  title: "Managed settings that were changed",
  platform: "ios",
  versions: "iOS 12 and later",
  where: {
    ios_backup: ["*-Library/ConfigurationProfiles/MCSettingsEvents.plist"],
    ios_filesystem: [
      "private/var/containers/Shared/SystemGroup/*/Library/ConfigurationProfiles/MCSettingsEvents.plist",
      "private/var/mobile/Library/ConfigurationProfiles/MCSettingsEvents.plist",
    ],
    ios_sysdiagnose: ["**/MCSettingsEvents.plist"],
  },
  kinds: ["setting"],
  timeBasis: "utc",
  reach: "the last change of each setting",
  references: ["EC-DIGIT-CSIRC sysdiagnose, parser mcsettingsevents: dictionaries with timestamp, event and process"],
  view: { type: "table", columns: ["time", "namespace", "key", "value"] },

  async *read(input) {
    const root = dictAt(await input.plist(), "", input);
    let left = mostSettings;
    for (const event of root ? settings(root, [], input) : []) {
      if (left-- === 0) {
        input.problem("limit", `more than ${mostSettings} settings`);
        return;
      }
      yield event;
    }
  },
});

/** A setting is a dictionary with a `timestamp`, wherever it lies. */
function* settings(
  entries: ReadonlyMap<string, Maybe>,
  path: readonly string[],
  input: ArtifactInput,
): Generator<DraftOf<"setting">> {
  const where = path.join("/");
  if (entries.has("timestamp")) {
    const fields = plistFields(entries, where, input);
    yield {
      kind: "setting",
      locator: { key: where },
      time: fields.value("timestamp", date),
      key: path.at(-1) ?? "",
      namespace: path.slice(0, -1).join("/"),
      value: fields.value("event", text),
      details: fields.details(),
    };
    return;
  }
  if (path.length > deepest) {
    input.problem("limit", "is nested too deep", { key: where });
    return;
  }
  for (const [key, value] of entries) {
    const inner = dict(value);
    if (inner) yield* settings(inner, [...path, key], input);
    else input.problem("value", "is not a dictionary of settings", { key: [...path, key].join("/") });
  }
}
