import { type ByteSource, chunks, readExactly, sliceSource } from "../../bytes/source.ts";
import { inflateZlib } from "../archive/inflate.ts";
import type { Container } from "../container.ts";
import { contentLength, decryptedSource } from "../ios-backup/keys.ts";
import { ProblemLog } from "../problems.ts";
import { openTar } from "../tar.ts";
import { EvidenceOpenError, type EvidenceTree } from "../tree.ts";
import { filteredTree, renamedTree } from "../view.ts";
import type { ArchiveOptions } from "../zip.ts";
import { type BackupHeader, type MasterKey, readBackupHeader, unlockMasterKey } from "./backup-header.ts";
import { lazyTree } from "./lazy-tree.ts";

/**
 * An Android backup (`adb backup`, `bu backup`): a tar file, perhaps deflated, perhaps encrypted, behind a header of
 * text. Its paths are those of the tar file: `apps/<package>/<domain>/<file>`. The header is read and the password
 * tried now; the data are inflated when the first file is asked for. The tree closes the source.
 *
 * Throws EvidenceOpenError: password_needed, wrong_password, or damaged where the header is.
 */
export async function openBackupFile(source: ByteSource, name: string, options: ArchiveOptions): Promise<EvidenceTree> {
  const header = readBackupHeader(source, name);
  const key = await keyOf(header, name, options);
  const about = { kind: "android_backup", name, encrypted: key !== undefined } as const;
  const open = (): Promise<EvidenceTree> => openData(source, name, header, key, options);
  return lazyTree(about, { open, device: async () => ({ platform: "android" }), close: () => source.close?.() });
}

export function isBackupName(path: string): boolean {
  return /\.(?:ab|adb)$/i.test(path);
}

/** Folders of an app in a backup. Source: AOSP FullBackup.java. */
const domains = new Set(["a", "obb", "r", "f", "db", "sp", "k", "c", "ef", "d_r", "d_f", "d_db", "d_sp", "d_k", "d_c"]);
/** Apps looked at: one is enough. */
const mostApps = 200;

/** Whether what a backup holds was unpacked under the prefix. */
export async function isUnpackedBackup(container: Container, prefix: string): Promise<boolean> {
  if (!(await container.folders(prefix)).includes("apps")) return false;
  for (const app of (await container.folders(`${prefix}apps/`)).slice(0, mostApps)) {
    const folder = `${prefix}apps/${app}/`;
    if ((await container.files(folder)).includes("_manifest")) return true;
    if (app.includes(".") && (await container.folders(folder)).some((name) => domains.has(name))) return true;
  }
  return false;
}

/** An unpacked backup. Its files keep their paths. Closing it closes the container. */
export function unpackedBackupAt(container: Container, prefix: string): EvidenceTree {
  const shows = (path: string): boolean => path.startsWith(`${prefix}apps/`) || path.startsWith(`${prefix}shared/`);
  return filteredTree(container, shows, { kind: "android_backup", device: async () => ({ platform: "android" }) });
}

async function keyOf(header: BackupHeader, name: string, options: ArchiveOptions): Promise<MasterKey | undefined> {
  if (!header.encryption) return undefined;
  const password = await options.password();
  if (password === undefined) {
    throw new EvidenceOpenError(
      "password_needed",
      `${name} is an encrypted Android backup. Give its password, for example with --password-file.`,
    );
  }
  const key = await unlockMasterKey(options.platform, header, header.encryption, password);
  if (!key) throw new EvidenceOpenError("wrong_password", `The password does not open ${name}.`);
  return key;
}

async function openData(
  source: ByteSource,
  name: string,
  header: BackupHeader,
  key: MasterKey | undefined,
  options: ArchiveOptions,
): Promise<EvidenceTree> {
  const problems = new ProblemLog();
  let data = sliceSource(source, header.data, source.size - header.data);
  if (key) {
    if (!key.verified) {
      problems.add("", "damaged", "the checksum of its key is wrong: its header or its password is damaged");
    }
    if (data.size % 16 !== 0) {
      problems.add("", "truncated", "its encrypted data do not end with a whole block: it is cut off");
    }
    data = decrypted(data, key, options);
  }
  if (header.compressed) {
    const { source: inflated, end } = await inflateZlib(options.platform, data, options.limits);
    if (end === "truncated")
      problems.add("", "truncated", "its compressed data are cut off; what comes before is read");
    if (end === "damaged") problems.add("", "damaged", "its compressed data are damaged; what comes before is read");
    if (end === "complete" && adler32(inflated) !== readAdler32(data)) {
      problems.add("", "damaged", "the checksum of its data is wrong: some of them are damaged");
    }
    data = inflated;
  }
  const tar = openTar(data, name, options, problems);
  const same = (path: string): string => path;
  return renamedTree(tar, { inner: same, outer: same }, { kind: "android_backup" });
}

/** The checksum behind zlib's data (RFC 1950, 2.2). */
function readAdler32(data: ByteSource): number {
  const stored = readExactly(data, data.size - 4, 4);
  return new DataView(stored.buffer).getUint32(0);
}

function adler32(source: ByteSource): number {
  const modulus = 65_521;
  // So many bytes can be summed before the sums leave 32 bits (zlib, adler32.c).
  const most = 5_552;
  let a = 1;
  let b = 0;
  for (const piece of chunks(source)) {
    for (let start = 0; start < piece.length; start += most) {
      const end = Math.min(piece.length, start + most);
      for (let at = start; at < end; at++) {
        a += piece[at] ?? 0;
        b += a;
      }
      a %= modulus;
      b %= modulus;
    }
  }
  return b * 65_536 + a;
}

/** The data without their padding; with it where it makes no sense, which a tar file ignores. */
function decrypted(data: ByteSource, { key, vector }: MasterKey, { platform }: ArchiveOptions): ByteSource {
  const block = vector.length;
  // The first block is decrypted with the vector: as if it were the block before it.
  const whole = data.size - (data.size % block);
  const withVector = joined(vector, sliceSource(data, 0, whole));
  const length = contentLength(platform, withVector, key) ?? withVector.size;
  return sliceSource(decryptedSource(platform, withVector, key, withVector.size), block, length - block);
}

/** Bytes of memory, and after them those of a source. */
function joined(before: Uint8Array, after: ByteSource): ByteSource {
  return {
    size: before.length + after.size,
    read(into, at) {
      if (at >= before.length) return after.read(into, at - before.length);
      const start = before.subarray(at, at + into.length);
      into.set(start);
      if (start.length === into.length) return start.length;
      return start.length + after.read(into.subarray(start.length), 0);
    },
  };
}
