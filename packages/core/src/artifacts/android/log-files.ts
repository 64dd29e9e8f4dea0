import { defineArtifact } from "../artifact.ts";
import { acquiredOf } from "./acquired.ts";

export const logFiles = defineArtifact({
  id: "android.log_files",
  title: "Logs and temporary files that were copied from the phone",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: "tree" },
  kinds: ["file"],
  timeBasis: "utc",
  reach: "what was there when the acquisition was made, with the times that its container kept",
  references: [
    "AndroidQF, modules logs and temp: logs/ holds files at their path on the phone, tmp/ those of its temporary folder",
  ],
  view: { type: "table", columns: ["modified", "path", "size"] },

  async *read(input) {
    const { temporary } = await acquiredOf(input.tree);
    for await (const { path, type, size, metadata } of input.tree.entries()) {
      if (type !== "file" || path.includes("!")) continue;
      const place = path.startsWith("logs/")
        ? path.slice("logs".length)
        : path.startsWith("tmp/")
          ? temporary + path.slice("tmp/".length)
          : undefined;
      if (place === undefined) continue;
      const modified = metadata.modified ?? null;
      yield { kind: "file", time: modified, locator: { path }, path: place, size, modified };
    }
  },
});
