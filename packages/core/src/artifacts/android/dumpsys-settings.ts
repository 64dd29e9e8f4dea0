import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { serviceDump } from "./dump.ts";

const heading = /^(CONFIG|GLOBAL|SECURE|SYSTEM) SETTINGS \(user (\d+)\)/;
/** A value may hold anything, also what stands behind it: the last of these marks ends it. */
const setting = /^_id:\S+ name:(\S+)(?: pkg:(\S+))? value:(.*)$/;
const following = / default:[^\n]* defaultSystemSet:(?:true|false)(?: tag:.*)?$| tag:.*$/;
/** More settings no phone has; CONFIG, flags of Google's experiments, has thousands. */
const mostSettings = 100_000;

export const dumpsysSettings = defineArtifact({
  id: "android.dumpsys_settings",
  title: "Settings, told by the settings provider",
  platform: "android",
  versions: "Android 6 and later",
  where: serviceDump("settings"),
  kinds: ["setting"],
  store: "android.settings_provider",
  timeBasis: "device_local",
  reach: "the moment of the dump",
  references: ["AOSP SettingsProvider.java, dumpForUserLocked and dumpSettingsLocked: _id, name, pkg, value, default"],
  view: { type: "table", columns: ["namespace", "key", "value"] },

  async *read(input) {
    let namespace = "";
    let count = 0;
    for (const { number: line, text } of textLines(await input.open())) {
      const begins = heading.exec(text);
      if (begins) {
        const [, list = "", user = "0"] = begins;
        namespace = list.toLowerCase() + (user === "0" ? "" : ` (user ${user})`);
      } else if (namespace !== "" && text.startsWith("_id:")) {
        const match = setting.exec(text);
        if (!match) {
          input.problem("value", "a setting that is not laid out as others", { line });
          continue;
        }
        if (++count > mostSettings) {
          input.problem("limit", `more than ${mostSettings} settings`, { line });
          return;
        }
        const [, key = "", pkg, rest = ""] = match;
        const value = rest.replace(following, "");
        yield {
          kind: "setting",
          locator: { line },
          namespace,
          key,
          // What the provider prints for none.
          value: value === "{null}" ? null : value,
          ...(pkg === undefined ? {} : { details: { set_by: pkg } }),
        };
      }
    }
  },
});
