import type { DifferenceKind } from "../../evidence/tree.ts";
import { defineArtifact } from "../artifact.ts";

/** So many differences are told one by one; a backup that was copied in part has as many as files. */
const told = 1000;

export const backupIntegrity = defineArtifact({
  id: "ios.backup_integrity",
  title: "Files of the backup against its list of files",
  platform: "ios",
  versions: "all",
  where: { ios_backup: "tree" },
  kinds: ["stored_file"],
  timeBasis: "utc",
  reach: "the backup as it was handed in",
  references: [
    "The iPhone Wiki, iTunes Backup: size and SHA-1 of a file in the list, the name of its copy",
    "Forging-Pegasus: planted traces in a backup change size and digest",
  ],
  view: { type: "table", columns: ["name", "difference", "stated", "found"] },

  async *read(input) {
    const counts = new Map<DifferenceKind, number>();
    for await (const { path, kind, stated, found } of input.tree.differences?.() ?? []) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= told) {
        yield { kind: "stored_file", locator: { path }, name: path, difference: kind, stated, found };
      }
    }
    for (const [kind, count] of counts) {
      if (count > told) input.problem("limit", `${count} files differ by their ${kind}; ${told} of them are told`);
    }
  },
});
