import { EvidenceReadError, LimitError } from "../../bytes/source.ts";
import type { Platform } from "../../platform.ts";
import { hashSource } from "../hash.ts";
import type { Difference, EvidenceFile, EvidenceTree } from "../tree.ts";
import { isFileId, type Manifest, type ManifestRow } from "./manifest.ts";

/** Larger files are compared by their size alone: the databases of a phone are smaller, and reading costs time. */
const largestHashed = 256 * 2 ** 20;

/**
 * Where the copies in a backup differ from its list of files, and copies that no list names. Sizes of all files, and
 * the digest where the list has one. Files that are listed and not there are left out: backups are often handed over
 * in part.
 */
export async function* differencesIn(
  backing: EvidenceTree,
  manifest: Manifest | undefined,
  platform: Platform,
  encrypted: boolean,
): AsyncGenerator<Difference> {
  if (!manifest) return;
  const copies = await copiesIn(backing);
  for (const row of manifest.rows()) {
    const copy = row.type === "file" ? copies.get(row.fileId) : undefined;
    copies.delete(row.fileId);
    if (!copy) continue;
    const fits = encrypted ? fitsEncrypted(copy.size, row.size) : copy.size === row.size;
    if (row.sizeStated && !fits) {
      yield { path: row.path, kind: "size", stated: String(row.size), found: String(copy.size) };
    } else if (!encrypted) {
      const difference = await digestDifference(backing, copy, row, platform);
      if (difference) yield difference;
    }
  }
  // What a damaged list has lost is not on it: nothing follows from that.
  if (manifest.damaged) return;
  for (const { path, size } of copies.values()) yield { path, kind: "unlisted", stated: null, found: String(size) };
}

interface Copy {
  readonly path: string;
  readonly size: number;
}

/** By their names, which are forty hexadecimal digits, in folders named after the first two (before iOS 10 in none). */
async function copiesIn(backing: EvidenceTree): Promise<Map<string, Copy>> {
  const copies = new Map<string, Copy>();
  for await (const { path, type, size } of backing.entries()) {
    const [name = "", folder, ...above] = path.split("/").reverse();
    const isPlace = above.length === 0 && (folder === undefined || folder === name.slice(0, 2));
    if (type === "file" && isPlace && isFileId(name)) copies.set(name, { path, size });
  }
  return copies;
}

/** Encrypted content is padded to whole blocks; some writers leave the padding out where it would be a whole block. */
function fitsEncrypted(stored: number, content: number): boolean {
  const whole = Math.ceil(content / 16) * 16;
  return stored === whole || stored === content + 16 - (content % 16);
}

/**
 * The digest is compared where the content was never encrypted: of what it is the digest elsewhere is not documented.
 */
async function digestDifference(
  backing: EvidenceTree,
  copy: Copy,
  row: ManifestRow,
  platform: Platform,
): Promise<Difference | undefined> {
  if (row.digest?.length !== 20 || row.key || copy.size > largestHashed) return undefined;
  const file = await backing.file(copy.path);
  const found = file && (await sha1Of(file, platform));
  const stated = Array.from(row.digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return found === undefined || found === stated ? undefined : { path: row.path, kind: "digest", stated, found };
}

/** Undefined for what cannot be read: reading it where it is needed says so. */
async function sha1Of(file: EvidenceFile, platform: Platform): Promise<string | undefined> {
  try {
    const source = await file.open();
    try {
      return hashSource(platform, source, "sha1");
    } finally {
      source.close?.();
    }
  } catch (error) {
    if (!(error instanceof EvidenceReadError || error instanceof LimitError)) throw error;
    return undefined;
  }
}
