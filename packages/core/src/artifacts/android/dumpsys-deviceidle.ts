import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { serviceDump } from "./dump.ts";

/** Headings of the lists of applications. */
const lists: ReadonlyMap<string, string> = new Map([
  ["Whitelist system apps:", "system"],
  ["Whitelist user apps:", "user"],
  ["Whitelist (except idle) system apps:", "system, except idle"],
  ["Removed whitelist system apps:", "removed from system"],
]);

export const dumpsysDeviceIdle = defineArtifact({
  id: "android.dumpsys_deviceidle",
  title: "Applications that saving of power does not hold",
  platform: "android",
  versions: "Android 6 and later",
  where: serviceDump("deviceidle"),
  kinds: ["app_component"],
  timeBasis: "utc",
  reach: "the moment of the acquisition",
  references: ["AOSP DeviceIdleController.java, dump: Whitelist system apps, Whitelist user apps"],
  view: { type: "table", columns: ["app_id", "component_type", "state"] },

  async *read(input) {
    let state: string | undefined;
    for (const { number: line, text } of textLines(await input.open())) {
      const heading = /^ {2}\S/.test(text);
      if (heading) {
        state = lists.get(text.trim());
        continue;
      }
      const app = text.trim();
      if (state === undefined || app === "") continue;
      if (!/^[\w.]{1,255}$/.test(app)) {
        input.problem("value", "an entry that is no name of a package", { line });
        continue;
      }
      yield {
        kind: "app_component",
        locator: { line },
        app_id: app,
        component_type: "exemption from saving of power",
        state,
      };
    }
  },
});
