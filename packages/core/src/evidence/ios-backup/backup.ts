import type { Limits } from "../../bytes/limits.ts";
import {
  type ByteSource,
  EvidenceReadError,
  LimitError,
  readAll,
  readExactly,
  sliceSource,
} from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import type { PlistValue } from "../../formats/plist/value.ts";
import type { SqliteEngine } from "../../formats/sqlite/engine.ts";
import type { Platform } from "../../platform.ts";
import { ProblemLog, wordsOf } from "../problems.ts";
import {
  type Device,
  type Difference,
  type EvidenceEntry,
  type EvidenceFile,
  EvidenceOpenError,
  type EvidenceTree,
} from "../tree.ts";
import { backupDevice, dictionary } from "./device.ts";
import { differencesIn } from "./differences.ts";
import { type BackupKeys, contentLength, decryptedSource, unwrapFileKey } from "./keys.ts";
import { isFileId, type Manifest, type ManifestRow } from "./manifest.ts";
import { openManifestDb } from "./manifest-db.ts";
import { openMbdb } from "./manifest-mbdb.ts";
import { unlockBackup } from "./unlock.ts";

export interface BackupOptions {
  readonly platform: Platform;
  readonly limits: Limits;
  readonly engine: () => Promise<SqliteEngine>;
  readonly password: () => Promise<string | undefined>;
  readonly keys?: BackupKeys;
}

/** Files at the top of a backup, beside the folders of blobs. They are files of the tree too. */
const rootFiles = ["Info.plist", "Manifest.plist", "Manifest.db", "Manifest.mbdb", "Status.plist"] as const;

/**
 * An iTunes or Finder backup: `backing` holds it as it lies on the disk or in an archive. Paths are
 * `Domain-relativePath`.
 *
 * A damaged manifest costs the rows that cannot be read. Throws EvidenceOpenError when the password is missing or
 * wrong, or when nothing of an encrypted backup can be read without what is damaged.
 */
export async function openBackup(backing: EvidenceTree, options: BackupOptions): Promise<EvidenceTree> {
  const problems = new ProblemLog();
  const info = await readPlist(backing, "Info.plist", options.limits, problems);
  const manifestPlist = await readPlist(backing, "Manifest.plist", options.limits, problems);
  const encrypted = dictionary(manifestPlist).get("IsEncrypted") === true && !(await isDecrypted(backing));
  const keys = encrypted ? await unlockBackup(dictionary(manifestPlist), options, problems) : undefined;
  const store = new BlobStore(backing, options.platform, keys, problems);
  const manifestFile = await manifestContent(backing, manifestPlist, keys, options.platform, problems);
  const manifest = await openManifest(backing, manifestFile, options, problems);
  return new Backup(
    backing,
    options.platform,
    store,
    manifest,
    manifestFile,
    backupDevice(info, manifestPlist),
    problems,
  );
}

/**
 * Programs that decrypt a backup into a folder leave its Manifest.plist as it was. Then the list of files begins in clear
 * (SQLite file format 1.3), which no ciphertext does.
 */
async function isDecrypted(backing: EvidenceTree): Promise<boolean> {
  const file = await backing.file("Manifest.db");
  if (!file) return false;
  const source = await file.open();
  try {
    return beginsAsDatabase(source);
  } finally {
    source.close?.();
  }
}

/** What says that a folder is a backup, by the names of the files at its top. */
export async function isBackup(backing: EvidenceTree): Promise<boolean> {
  const has = async (name: string): Promise<boolean> => (await backing.file(name)) !== undefined;
  const list = (await has("Manifest.db")) || (await has("Manifest.mbdb"));
  return list && ((await has("Info.plist")) || (await has("Manifest.plist")));
}

/** Device, and whether encrypted, without opening the list of files: for choosing between several backups. */
export async function glanceAtBackup(
  backing: EvidenceTree,
  limits: Limits,
): Promise<{ readonly device: Device; readonly encrypted: boolean }> {
  const ignored = new ProblemLog();
  const manifest = await readPlist(backing, "Manifest.plist", limits, ignored);
  const info = await readPlist(backing, "Info.plist", limits, ignored);
  return {
    device: backupDevice(info, manifest),
    encrypted: dictionary(manifest).get("IsEncrypted") === true && !(await isDecrypted(backing)),
  };
}

class Backup implements EvidenceTree {
  readonly kind = "ios_backup";
  readonly keys?: BackupKeys;
  readonly #backing: EvidenceTree;
  readonly #platform: Platform;
  readonly #store: BlobStore;
  readonly #manifest: Manifest | undefined;
  readonly #manifestFile: ManifestContent | undefined;
  readonly #device: Device;
  readonly #problems: ProblemLog;

  constructor(
    backing: EvidenceTree,
    platform: Platform,
    store: BlobStore,
    manifest: Manifest | undefined,
    manifestFile: ManifestContent | undefined,
    device: Device,
    problems: ProblemLog,
  ) {
    this.#backing = backing;
    this.#platform = platform;
    this.#store = store;
    if (store.keys) this.keys = store.keys;
    this.#manifest = manifest;
    this.#manifestFile = manifestFile;
    this.#device = device;
    this.#problems = problems;
  }

  get name(): string {
    return this.#backing.name;
  }

  get encrypted(): boolean {
    return this.#store.keys !== undefined;
  }

  get problems() {
    return [...this.#problems.list, ...this.#backing.problems];
  }

  async device(): Promise<Device> {
    return this.#device;
  }

  async *entries(): AsyncGenerator<EvidenceEntry> {
    for (const name of rootFiles) {
      const file = await this.#rootFile(name);
      if (file) yield { path: file.path, type: "file", size: file.size, metadata: file.metadata };
    }
    if (!this.#manifest) return;
    yield* this.#manifest.rows();
  }

  async file(path: string): Promise<EvidenceFile | undefined> {
    const rootFile = rootFiles.find((name) => name === path);
    if (rootFile) return this.#rootFile(rootFile);
    if (path.includes("\0")) return undefined;
    const fileId = this.#store.fileId(path);
    const row = this.#manifest?.find(path, fileId);
    if (row) return row.type === "file" ? this.#store.file(row) : undefined;
    // Where rows were lost or never written, a plain backup's file can still be found by the name its path gives it.
    return this.#store.unlisted(path, fileId);
  }

  differences(): AsyncIterable<Difference> {
    return differencesIn(this.#backing, this.#manifest, this.#platform, this.encrypted);
  }

  close(): void {
    this.#manifest?.close();
    this.#manifestFile?.source.close?.();
    this.#backing.close();
  }

  async #rootFile(name: string): Promise<EvidenceFile | undefined> {
    const file = await this.#backing.file(name);
    const content = this.#manifestFile;
    if (!file || name !== "Manifest.db" || !content) return file;
    const open = async (): Promise<ByteSource> => sliceSource(content.source, 0, content.source.size);
    return {
      path: name,
      size: content.source.size,
      metadata: file.metadata,
      open,
      ...(content.decrypted ? { openStored: () => file.open() } : {}),
    };
  }
}

/** Finds, opens and decrypts the blobs of a backup. */
class BlobStore {
  readonly keys: BackupKeys | undefined;
  readonly #backing: EvidenceTree;
  readonly #platform: Platform;
  readonly #problems: ProblemLog;

  constructor(backing: EvidenceTree, platform: Platform, keys: BackupKeys | undefined, problems: ProblemLog) {
    this.#backing = backing;
    this.#platform = platform;
    this.keys = keys;
    this.#problems = problems;
  }

  /** The name of a path's blob. */
  fileId(path: string): string {
    const hasher = this.#platform.hash("sha1");
    hasher.update(new TextEncoder().encode(path));
    return hasher.digest();
  }

  file(row: ManifestRow): EvidenceFile {
    const { path, domain, size, metadata } = row;
    const openStored = () => this.#openBlob(row.fileId);
    if (!this.keys) return { path, domain, size, metadata, open: openStored };
    return { path, domain, size, metadata, open: () => this.#openEncrypted(row), openStored };
  }

  /** A file that the manifest does not tell of. Without its row, an encrypted one has no key. */
  async unlisted(path: string, fileId: string): Promise<EvidenceFile | undefined> {
    const blob = this.keys ? undefined : await this.#blob(fileId);
    return blob && { path, size: blob.size, metadata: {}, open: () => blob.open() };
  }

  async #blob(fileId: string): Promise<EvidenceFile | undefined> {
    if (!isFileId(fileId)) return undefined;
    // Before iOS 10 all blobs lay in one folder.
    return (await this.#backing.file(`${fileId.slice(0, 2)}/${fileId}`)) ?? (await this.#backing.file(fileId));
  }

  async #openBlob(fileId: string): Promise<ByteSource> {
    const blob = await this.#blob(fileId);
    if (!blob) throw new EvidenceReadError("listed in the manifest, missing on disk");
    return blob.open();
  }

  async #openEncrypted(row: ManifestRow): Promise<ByteSource> {
    const stored = await this.#openBlob(row.fileId);
    try {
      if (stored.size === 0) return this.#emptyBlob(row, stored);
      if (!row.key || !this.keys) throw new EvidenceReadError("the manifest has no key for this encrypted file");
      const key = unwrapFileKey(this.keys, row.key);
      const size = this.#contentSize(row, stored, contentLength(this.#platform, stored, key));
      return decryptedSource(this.#platform, stored, key, size);
    } catch (error) {
      stored.close?.();
      throw error;
    }
  }

  #emptyBlob(row: ManifestRow, stored: ByteSource): ByteSource {
    if (row.size > 0) {
      this.#problems.add(row.path, "truncated", `empty on disk, the manifest says ${row.size} bytes`);
    }
    return stored;
  }

  /**
   * The padding tells how long the content is, and the manifest says how long it should be. Real backups hold files
   * whose manifest size is too small: the padding is believed, so that nothing is cut.
   */
  #contentSize(row: ManifestRow, stored: ByteSource, padded: number | undefined): number {
    const whole = stored.size - (stored.size % 16);
    if (whole !== stored.size) {
      this.#problems.add(
        row.path,
        "truncated",
        "the encrypted file does not end with a whole block; its last bytes are lost",
      );
    }
    if (padded !== undefined) {
      if (padded !== row.size) {
        this.#problems.add(row.path, "size_mismatch", `the manifest says ${row.size} bytes, there are ${padded}`);
      }
      return padded;
    }
    if (row.size > whole) {
      this.#problems.add(row.path, "truncated", `ends after ${whole} of the ${row.size} bytes that the manifest says`);
      return whole;
    }
    if (row.size > whole - 16) return row.size;
    this.#problems.add(row.path, "size_mismatch", `the manifest says ${row.size} bytes, there are ${whole}`);
    return whole;
  }
}

interface ManifestContent {
  readonly source: ByteSource;
  readonly decrypted: boolean;
}

const sqliteHeader = "SQLite format 3\0";

/** `Manifest.db` decrypted, if there is one that can be. */
async function manifestContent(
  backing: EvidenceTree,
  manifestPlist: PlistValue | undefined,
  keys: BackupKeys | undefined,
  platform: Platform,
  problems: ProblemLog,
): Promise<ManifestContent | undefined> {
  const file = await backing.file("Manifest.db");
  if (!file) return undefined;
  const source = await file.open();
  // Encrypted backups of iOS before 10.2 leave the list itself in clear.
  if (!keys || beginsAsDatabase(source)) return { source, decrypted: false };
  const wrapped = dictionary(manifestPlist).get("ManifestKey");
  if (!(wrapped instanceof Uint8Array)) {
    throw new EvidenceOpenError("damaged", "this encrypted backup's Manifest.plist has no key for its list of files");
  }
  const key = unwrapManifestKey(keys, wrapped);
  if (source.size % 16 !== 0) {
    problems.add("Manifest.db", "truncated", "the encrypted list of files does not end with a whole block");
  }
  const whole = source.size - (source.size % 16);
  // Some writers pad the database, some do not. Its pages have at least 512 bytes: what is over is padding.
  const size = whole % 512 === 0 ? whole : (contentLength(platform, source, key) ?? whole);
  return { source: decryptedSource(platform, source, key, size), decrypted: true };
}

function unwrapManifestKey(keys: BackupKeys, wrapped: Uint8Array): Uint8Array {
  try {
    return unwrapFileKey(keys, wrapped);
  } catch (error) {
    throw new EvidenceOpenError(
      "damaged",
      `the list of files of this encrypted backup cannot be decrypted: ${wordsOf(error)}`,
    );
  }
}

function beginsAsDatabase(source: ByteSource): boolean {
  const start = new Uint8Array(sqliteHeader.length);
  return source.read(start, 0) === start.length && String.fromCharCode(...start) === sqliteHeader;
}

/** The list of files; undefined, and said, where nothing of it can be read. */
async function openManifest(
  backing: EvidenceTree,
  content: ManifestContent | undefined,
  options: BackupOptions,
  problems: ProblemLog,
): Promise<Manifest | undefined> {
  try {
    if (!content) {
      const mbdb = await (await backing.file("Manifest.mbdb"))?.open();
      if (!mbdb) return undefined;
      const bytes = readAll(mbdb, options.limits.memory * 4);
      mbdb.close?.();
      return openMbdb(bytes, options.platform, options.limits, problems);
    }
    if (!beginsAsDatabase(content.source)) {
      problems.add("Manifest.db", "damaged", notADatabase(content));
      return undefined;
    }
    const wal = await (await backing.file("Manifest.db-wal"))?.open();
    const sources = { main: content.source, ...(wal && wal.size > 0 && !content.decrypted ? { wal } : {}) };
    return openManifestDb(await options.engine(), sources, problems);
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof EvidenceReadError || error instanceof LimitError))
      throw error;
    problems.add(
      content ? "Manifest.db" : "Manifest.mbdb",
      "damaged",
      `the list of files cannot be read: ${wordsOf(error)}`,
    );
    return undefined;
  }
}

function notADatabase({ source, decrypted }: ManifestContent): string {
  if (source.size === 0) return "the list of files is empty";
  if (decrypted) return "the list of files was decrypted with the right password and is not a database: it is damaged";
  return "the list of files is not a database, though the backup does not say that it is encrypted: it is damaged, or its Manifest.plist is missing";
}

async function readPlist(
  backing: EvidenceTree,
  name: string,
  limits: Limits,
  problems: ProblemLog,
): Promise<PlistValue | undefined> {
  const file = await backing.file(name);
  if (!file) return undefined;
  try {
    const source = await file.open();
    try {
      return parsePlist(readExactly(source, 0, Math.min(source.size, limits.memory)));
    } finally {
      source.close?.();
    }
  } catch (error) {
    problems.add(name, error instanceof FormatError ? "damaged" : "unreadable", wordsOf(error));
    return undefined;
  }
}
