import { defineArtifact } from "../artifact.ts";
import { keyValues } from "./key-values.ts";

export const settings = defineArtifact({
  id: "android.settings",
  title: "Settings of the phone",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["settings_*.txt"] },
  kinds: ["setting"],
  store: "android.settings_provider",
  timeBasis: "utc",
  reach: "the moment of the acquisition",
  references: ["AndroidQF, module settings: `cmd settings list` of system, secure and global"],
  view: { type: "table", columns: ["namespace", "key", "value"] },

  async *read(input) {
    const name = input.file.path.slice(input.file.path.lastIndexOf("/") + 1);
    yield* keyValues(input, name.slice("settings_".length, -".txt".length));
  },
});
