import { createHash } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { bagFiles } from "@sillage/core/seal/bag-files.ts";
import { unportableName } from "@sillage/core/seal/manifest.ts";
import { noteFile, signersFile } from "@sillage/core/seal/seal-report.ts";
import { formatNote, formatVerifier, type Signer, sign } from "@sillage/core/seal/signed-note.ts";
import { logFile, payload } from "@sillage/core/seal/verify-bag.ts";
import { appendLog } from "../case/log.ts";
import { UsageError } from "../exit-status.ts";
import { version } from "../version.ts";

export interface SealOrder {
  readonly caseFolder: string;
  readonly bag: string;
  readonly name: string;
  readonly signers: readonly Signer[];
  /** Told of a file whose name not every system can keep. */
  warn(message: string): void;
}

/**
 * Seals a case: a copy of its files under `data/`, the lists of BagIt beside it, and the signed note. The copy has its
 * name only once it is whole.
 */
export function sealCase({ caseFolder, bag, name, signers, warn }: SealOrder): void {
  if (existsSync(bag)) throw new UsageError(`${bag} is there already; name another place with --to`);
  const half = `${bag}.half`;
  rmSync(half, { recursive: true, force: true });
  try {
    const paths = caseFiles(caseFolder);
    for (const path of paths) {
      const why = unportableName(path);
      if (why !== undefined) warn(`${path} ${why}: it cannot be kept under that name there`);
      if (path !== logFile) copyInto(half, caseFolder, path);
    }
    // The log comes last: that the case was sealed is part of what is sealed.
    appendLog(caseFolder, "sealed", { name, to: basename(bag), signers: signers.map(({ name: signer }) => signer) });
    copyInto(half, caseFolder, logFile);
    const files = [...new Set([...paths, logFile])].map((path) => describe(half, payload + path));
    const made = bagFiles({ name, sealed: new Date().toISOString(), software: `sillage ${version()}`, files });
    for (const [path, text] of made.tags) writeDurably(join(half, path), text);
    writeDurably(join(half, signersFile), signers.map((one) => `${formatVerifier(one)}\n`).join(""));
    const signatures = signers.map((one) => sign(made.text, one));
    writeDurably(join(half, noteFile), formatNote({ text: made.text, signatures }));
    renameSync(half, bag);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw error;
  }
}

/** Files of a case by their paths with slashes, without what is there for the moment or was put there by a system. */
function caseFiles(folder: string, prefix = ""): readonly string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix + entry.name;
    if (isPassing(entry.name)) return [];
    if (entry.isDirectory()) return caseFiles(folder, `${path}/`);
    if (!entry.isFile()) throw new UsageError(`${path} in the case is no plain file: a seal holds plain files only`);
    return [path];
  });
}

/** What is there for the moment, or was put there by a system. */
export function isPassing(name: string): boolean {
  return [".work", ".DS_Store", "Thumbs.db", "desktop.ini"].includes(name) || /\.(?:half|lock)$/.test(name);
}

/** A copy, not a second name for the same file: what is changed in the case later must not change what was sealed. */
function copyInto(half: string, caseFolder: string, path: string): void {
  const target = join(half, payload, path);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  copyFileSync(join(caseFolder, path), target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
}

/** What lies in the bag, not what was copied, is what the list is made of. */
function describe(half: string, path: string): { path: string; size: number; sha256: string } {
  const file = join(half, path);
  return { path, size: statSync(file).size, sha256: hashFile(file) };
}

function hashFile(path: string): string {
  const hash = createHash("sha256");
  const piece = new Uint8Array(1 << 20);
  const handle = openSync(path, "r");
  try {
    for (let got = readSync(handle, piece); got > 0; got = readSync(handle, piece)) hash.update(piece.subarray(0, got));
  } finally {
    closeSync(handle);
  }
  return hash.digest("hex");
}

/** On disk before the bag gets its name. */
function writeDurably(path: string, text: string): void {
  const handle = openSync(path, "wx", 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
