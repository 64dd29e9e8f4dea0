import { existsSync, readdirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import type { FolderList } from "@sillage/core/workbench/examinations.ts";
import type { FileEntry, FileList } from "@sillage/core/workbench/records.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import type { OpenCase } from "./open-cases.ts";

const mostEntries = 5000;

/** Files of the evidence that were read or hashed, folder by folder. */
export async function filesOf({ stored, db }: OpenCase, evidence: number, folder: string): Promise<FileList> {
  const piece = stored.caseFile.evidence[evidence];
  if (!piece) throw new WorkbenchError("not_found", `the case has no evidence ${evidence}`);
  const prefix = folder === "" ? "" : `${folder}/`;
  const rows = await db.query(
    "SELECT file::VARCHAR AS file, count(*) AS count FROM records WHERE evidence = $1::INTEGER GROUP BY 1",
    [evidence],
  );
  const records = new Map(rows.map(({ file, count }) => [String(file), Number(count)]));
  const entries = new Map<string, FileEntry>();
  for (const { path, size, sha256 } of piece.files) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...deeper] = path.slice(prefix.length).split("/");
    const count = records.get(path) ?? 0;
    if (deeper.length === 0) {
      entries.set(`f${name}`, { name, path, type: "file", files: 1, size, sha256, records: count });
      continue;
    }
    const known = entries.get(`d${name}`);
    entries.set(`d${name}`, {
      name,
      path: prefix + name,
      type: "folder",
      files: (known?.files ?? 0) + 1,
      size: (known?.size ?? 0) + size,
      sha256: null,
      records: (known?.records ?? 0) + count,
    });
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return { folder, entries: sorted.slice(0, mostEntries), cut: sorted.length > mostEntries };
}

/** Where links lead, as far as they do. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Where systems put disks and sticks. */
const mounts = ["/media", "/run/media", "/mnt", "/Volumes"];
const drives = process.platform === "win32" ? "DEFGHIJKLMNOPQRSTUVWXYZ".split("").map((letter) => `${letter}:\\`) : [];

/** Disks of this computer beside the one that it runs from. */
export function disks(): readonly string[] {
  return [...mounts, ...drives].filter((path) => existsSync(path) && readable(path));
}

function readable(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch {
    // A reader of cards without a card, a folder of somebody else.
    return false;
  }
}

/**
 * What lies in a folder of this computer: of the analyst's own, of those that hold cases, of disks. Other places are
 * typed. An empty path is the analyst's own folder.
 */
export function look(path: string, roots: readonly string[]): FolderList {
  const at = real(path === "" ? homedir() : path);
  const isInside = (folder: string) =>
    roots.map(real).some((root) => folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep));
  if (!isInside(at)) {
    throw new WorkbenchError("refused", `${at} lies outside of your own folder: type the path`, "outside_home", at);
  }
  try {
    const entries = readdirSync(at, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith("."))
      .map((entry) => ({ name: entry.name, path: join(at, entry.name), folder: entry.isDirectory() }))
      .sort((a, b) => Number(b.folder) - Number(a.folder) || (a.name < b.name ? -1 : 1));
    const parent = dirname(at);
    return {
      path: at,
      parent: parent === at || !isInside(parent) ? null : parent,
      entries: entries.slice(0, mostEntries),
      cut: entries.length > mostEntries,
      places: [...new Set(roots.map(real))],
    };
  } catch (error) {
    throw new WorkbenchError(
      "refused",
      `${at} cannot be listed: ${error instanceof Error ? error.message : String(error)}`,
      "not_listed",
      at,
    );
  }
}
