import { defineArtifact } from "../artifact.ts";

export const bugreportTimestamps = defineArtifact({
  id: "android.bugreport_timestamps",
  title: "Files that the bug report copied",
  platform: "android",
  versions: "Android 7 and later",
  where: { bugreport: "tree" },
  kinds: ["file"],
  timeBasis: "device_local",
  reach: "as old as the files",
  references: [
    "AOSP dumpstate.cpp, AddZipEntry: files under FS/ keep their times",
    "APPNOTE 4.4.6: local wall clock; an unpacked report has what was written from it",
  ],
  view: { type: "table", columns: ["modified", "path", "size"] },

  async *read(input) {
    for await (const { path, type, size, metadata } of input.tree.entries()) {
      if (type !== "file") continue;
      const at = path.startsWith("FS/") ? 0 : path.indexOf("!FS/") + 1;
      // Parts of a dumpstate text are files of the tree too; they are named with a further `!`.
      if ((at === 0 && !path.startsWith("FS/")) || path.includes("!", at)) continue;
      const modified = metadata.modifiedLocal ?? metadata.modified ?? null;
      yield {
        kind: "file",
        locator: { path },
        time: modified,
        path: path.slice(at + 2),
        size,
        modified: modified,
      };
    }
  },
});
