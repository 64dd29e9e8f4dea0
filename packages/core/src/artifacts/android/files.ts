import { defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { bugbaneRecords, fileShape } from "./bugbane-records.ts";
import { type JsonFields, objectsOf } from "./json-fields.ts";

const hashNames = ["sha256", "sha1", "md5", "sha512"] as const;

export const files = defineArtifact({
  id: "android.files",
  title: "Files of the phone, listed by the acquisition tool",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["files.json", "files.pb"] },
  kinds: ["file"],
  timeBasis: "utc",
  reach: "what was there, and readable without root, when the acquisition was made",
  references: [
    "AndroidQF, module files: a list or one entry a line; times in Unix seconds; modes of its collector in the style of Go, of find octal; ids of find are 0 and mean nothing",
    "osservatorionessuno/libmvt, files_record.proto: the same of Bugbane",
  ],
  view: { type: "table", columns: ["modified", "path", "size", "mode", "owner", "hashes"] },

  async *read(input) {
    const source = await input.open();
    const listed = input.file.path.endsWith(".pb")
      ? bugbaneRecords(source, input, fileShape)
      : objectsOf(source, input);
    for (const entry of listed) {
      const mode = entry.text("mode");
      // The collector alone gives modes in letters, security labels and owners that mean something.
      const byCollector = mode !== null && !/^\d+$/.test(mode);
      const modified = entry.time("modified_time", "unix_s");
      yield {
        kind: "file",
        time: modified,
        locator: entry.locator,
        path: entry.text("path"),
        size: entry.integer("size"),
        mode,
        owner: byCollector ? entry.integer("user_id") : null,
        group: byCollector ? entry.integer("group_id") : null,
        modified,
        changed: entry.time("changed_time", "unix_s"),
        accessed: entry.time("access_time", "unix_s"),
        hashes: hashesOf(entry),
        context: entry.text("context"),
        ...furtherOf(entry),
      };
    }
  },
});

function hashesOf(entry: JsonFields): string[] | null {
  let hashes: string[] | null = null;
  for (const name of hashNames) {
    const hash = entry.text(name);
    if (hash !== null) hashes = hashes ? [...hashes, hash] : [hash];
  }
  return hashes;
}

function furtherOf(entry: JsonFields): { details?: Details } {
  const user = entry.text("user_name");
  const group = entry.text("group_name");
  const error = entry.text("error");
  if (user === null && group === null && error === null) return {};
  return {
    details: {
      ...(user === null ? {} : { user_name: user }),
      ...(group === null ? {} : { group_name: group }),
      ...(error === null ? {} : { error }),
    },
  };
}
