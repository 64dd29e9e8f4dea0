import type { DetailValue } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { hostsInPath } from "./storage-hosts.ts";

export const filesystem = defineArtifact({
  id: "ios.filesystem",
  title: "Files and folders of the phone",
  platform: "ios",
  versions: "all",
  where: { ios_filesystem: "tree" },
  kinds: ["file"],
  timeBasis: "utc",
  reach: "what was there when the dump was made, with the times that the dump kept",
  references: ["MVT docs, ios/records.md"],
  view: { type: "table", columns: ["modified", "path", "size", "mode", "created", "changed"] },

  async *read(input) {
    for await (const { path, type, size, metadata } of input.tree.entries()) {
      const { modified = null, created = null, changed = null, accessed, mode, owner = null, group = null } = metadata;
      const details: Record<string, DetailValue> = { type, relative_path: path };
      if (accessed !== undefined) details.accessed = accessed;
      yield {
        kind: "file",
        time: modified,
        locator: { path },
        path: path.startsWith("/") ? path : `/${path}`,
        hosts: hostsInPath(path) ?? null,
        size: type === "file" ? size : null,
        mode: mode === undefined ? null : mode.toString(8),
        owner,
        group,
        created,
        modified,
        changed,
        details,
      };
    }
  },
});
