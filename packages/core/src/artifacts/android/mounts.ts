import { defineArtifact } from "../artifact.ts";
import { listedTexts } from "./bugbane-records.ts";

/** What `mount` prints; names may hold blanks. */
const mountLine = /^(.+) on (\/.*) type (\S+) \((.*)\)$/;
/** `/proc/mounts`, where blanks are written `\040` (getmntent(3)). */
const procLine = /^(\S+) (\/\S*) (\S+) (\S+) \d+ \d+$/;

export const mounts = defineArtifact({
  id: "android.mounts",
  title: "Mounted file systems",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["mounts.json", "mounts.pb"] },
  kinds: ["mount"],
  timeBasis: "utc",
  reach: "the moment of the acquisition",
  references: [
    "AndroidQF, module mounts: the lines of `mount` and of /proc/mounts together",
    "osservatorionessuno/libmvt, string_record.proto: the same of Bugbane",
  ],
  view: { type: "table", columns: ["path", "device", "filesystem", "options", "writable"] },

  async *read(input) {
    for (const { value, locator } of listedTexts(await input.open(), input)) {
      const line = value.trim();
      const [, device, path, filesystem, words] =
        line.length > 65_536 ? [] : (mountLine.exec(line) ?? procLine.exec(line) ?? []);
      if (device === undefined || words === undefined) {
        if (line !== "") input.problem("value", "an entry does not describe a mount", locator);
        continue;
      }
      const options = words.split(",").flatMap((option) => option.trim() || []);
      yield { kind: "mount", locator, path, device, filesystem, options, writable: options.includes("rw") };
    }
  },
});
