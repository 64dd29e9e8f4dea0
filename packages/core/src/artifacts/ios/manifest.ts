import { FormatError } from "../../formats/error.ts";
import { type ManifestFile, readManifestFile } from "../../formats/keyed-archive/manifest-file.ts";
import type { Row } from "../../formats/sqlite/database.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { DetailValue, DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { hostsInPath } from "./storage-hosts.ts";

export const manifest = defineArtifact({
  id: "ios.manifest",
  title: "Files in the backup",
  platform: "ios",
  versions: "all",
  where: { ios_backup: ["Manifest.db", "Manifest.mbdb"] },
  kinds: ["file"],
  recovers: "the list is written anew with each backup: what it once listed was listed of another backup",
  timeBasis: "utc",
  reach: "files that were there when the backup was made, with their own times",
  references: [
    "MVT docs, ios/records.md",
    "The iPhone Wiki, iTunes Backup: Manifest.db (iOS 10 and later), Manifest.mbdb (before)",
  ],
  view: { type: "table", columns: ["modified", "path", "size", "mode", "created", "changed"] },

  async *read(input) {
    if (input.file.path === "Manifest.db") {
      yield* fromDatabase(input);
      return;
    }
    // Where both lie in a folder, the older list is left over from an older backup.
    if (!(await input.beside("Manifest.db"))) yield* fromTree(input);
  },
});

async function* fromDatabase(input: ArtifactInput): AsyncGenerator<DraftOf<"file">> {
  const db = await input.sqlite();
  const columns = { id: "f.fileID", domain: "f.domain", path: "f.relativePath", flags: "f.flags", file: "f.file" };
  for (const row of db.select({ from: ["Files", "f"], columns })) {
    const domain = row.text("domain");
    const relative = row.text("path");
    const flags = row.integer("flags");
    const id = row.text("id");
    const file = propertiesOf(row, input);
    const details: Record<string, DetailValue> = {};
    if (id !== null) details.file_id = id;
    if (flags !== null) details.flags = flags;
    if (relative !== null) details.relative_path = relative;
    if (file?.linkTarget !== undefined) details.link_target = file.linkTarget;
    const locator = { table: "Files", rowid: row.rowid };
    const time = (seconds: number | undefined, name: string) => fileTime(seconds, name, row.rowid, input);
    const modified = time(file?.modified, "LastModified");
    yield {
      kind: "file",
      time: modified,
      locator,
      ...namesOf(domain, relative),
      size: file?.size ?? null,
      mode: file?.mode === undefined ? null : octal(file.mode),
      owner: file?.owner ?? null,
      group: file?.group ?? null,
      created: time(file?.created, "Birth"),
      modified,
      changed: time(file?.changed, "LastStatusChange"),
      details,
    };
  }
}

/** The older list, which the evidence has read: its rows are what the tree holds beside the backup's own files. */
async function* fromTree(input: ArtifactInput): AsyncGenerator<DraftOf<"file">> {
  // Opened so that its hash is kept, as that of every file that records come from.
  await input.open();
  const flags = { file: 1, folder: 2, link: 4, other: 0 };
  for await (const { path, domain, type, size, metadata } of input.tree.entries()) {
    if (domain === undefined) continue;
    const relative = path.slice(domain.length + 1);
    const { modified = null, created = null, changed = null, accessed, mode, owner = null, group = null } = metadata;
    yield {
      kind: "file",
      time: modified,
      locator: { path },
      ...namesOf(domain, relative),
      size,
      mode: mode === undefined ? null : octal(mode),
      owner,
      group,
      created,
      modified,
      changed,
      details: {
        file_id: input.hash(new TextEncoder().encode(path), "sha1"),
        flags: flags[type],
        relative_path: relative,
        ...(accessed === undefined ? {} : { accessed }),
      },
    };
  }
}

/** `private/var/…` inside a domain: no backup of Apple's has such a path, and indicators name it in full. */
const alreadyWhole = /^\/?(?:private\/)?var\//;

function namesOf(domain: string | null, relative: string | null) {
  const isWhole = relative !== null && alreadyWhole.test(relative);
  const path = isWhole ? `/${relative.replace(/^\//, "")}` : `${domain ?? ""}-${relative ?? ""}`;
  return {
    path,
    // At the top of a domain the path's last part is `Domain-name`.
    name: relative !== null && !relative.includes("/") ? relative : null,
    hosts: relative === null ? null : (hostsInPath(relative) ?? null),
    domain,
  };
}

/** What the archive in `Files.file` says. Rows without one are kept: some backups hold such. */
function propertiesOf(row: Row, input: ArtifactInput): ManifestFile | undefined {
  const blob = row.bytes("file");
  if (blob === null) return undefined;
  try {
    return readManifestFile(blob);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    input.problem("value", `the file's properties cannot be read: ${error.message}`, {
      table: "Files",
      rowid: row.rowid,
    });
    return undefined;
  }
}

function fileTime(seconds: number | undefined, name: string, rowid: number, input: ArtifactInput): number | null {
  if (seconds === undefined || seconds === 0) return null;
  const time = toMicroseconds(seconds, "unix_s");
  if (time === undefined)
    input.problem("value", `${name} is ${seconds}, which can be no time`, { table: "Files", rowid });
  return time ?? null;
}

/** `100644`: type and permissions as `ls` and `stat` have them. */
function octal(mode: number): string {
  return mode.toString(8);
}
