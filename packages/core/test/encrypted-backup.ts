import { createCipheriv, createHash, pbkdf2Sync, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PlistDate, PlistUid, type PlistValue } from "../src/formats/plist/value.ts";
import { writeBinaryPlist } from "../src/formats/plist/write.ts";
import { buildDatabase } from "./sqlite-builder.ts";

export interface BackupFile {
  readonly domain: string;
  readonly path: string;
  readonly data?: Uint8Array | string;
  /** 1 file, 2 folder, 4 link. */
  readonly flags?: number;
  /** What the manifest says, where that is a lie. */
  readonly size?: number;
  /** Spoils the wrapped key, leaves the key out, writes no blob or an empty one, or cuts the blob. */
  readonly fault?: "bad_key" | "no_key" | "missing" | "empty" | "cut" | "no_padding";
  readonly fileId?: string;
}

export interface BackupBuild {
  /** Given: the backup is encrypted. */
  readonly password?: string;
  /** Before iOS 10.2: one derivation. */
  readonly oldKeybag?: boolean;
  readonly info?: Readonly<Record<string, PlistValue>>;
  /** Blobs in one folder, as before iOS 10. */
  readonly flat?: boolean;
}

const protectionClass = 3;
const rounds = { first: 50, second: 10 };

/** Writes a small iOS backup into `folder`, with node:crypto and none of the code under test. */
export function buildBackup(folder: string, files: readonly BackupFile[], how: BackupBuild = {}): void {
  mkdirSync(folder, { recursive: true });
  const locks = how.password === undefined ? undefined : makeLocks(how.password, how.oldKeybag ?? false);
  const rows = files.map((file) => writeBlob(folder, file, locks, how.flat ?? false));
  const database = buildDatabase((db) => {
    db.exec("CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB)");
    db.exec("CREATE INDEX FilesRelativePathIdx ON Files(relativePath)");
    const insert = db.prepare("INSERT INTO Files VALUES (?, ?, ?, ?, ?)");
    db.exec("BEGIN");
    for (const row of rows) insert.run(row.fileId, row.domain, row.path, row.flags, row.blob);
    db.exec("COMMIT");
  });
  const manifestKey = randomBytes(32);
  writeFileSync(join(folder, "Manifest.db"), locks ? encrypt(manifestKey, database) : database);
  const info = { "Device Name": "Practice", "Last Backup Date": new PlistDate(721_692_800), ...how.info };
  writeFileSync(join(folder, "Info.plist"), writeBinaryPlist(new Map(Object.entries(info))));
  const manifest: [string, PlistValue][] = [
    ["IsEncrypted", locks !== undefined],
    ["Lockdown", new Map([["ProductVersion", "16.7"]])],
  ];
  if (locks) manifest.push(["BackupKeyBag", locks.keybag], ["ManifestKey", locks.wrap(manifestKey)]);
  writeFileSync(join(folder, "Manifest.plist"), writeBinaryPlist(new Map(manifest)));
}

export function fileIdOf(domain: string, path: string): string {
  return createHash("sha1").update(`${domain}-${path}`).digest("hex");
}

interface Locks {
  readonly keybag: Uint8Array;
  wrap(key: Uint8Array): Buffer;
}

/** A keybag of two class keys. */
export function makeLocks(password: string, old: boolean): Locks {
  const salts = [randomBytes(20), randomBytes(20)] as const;
  const first = old ? password : pbkdf2Sync(password, salts[0], rounds.first, 32, "sha256");
  const key = pbkdf2Sync(first, salts[1], rounds.second, 32, "sha1");
  const classKey = randomBytes(32);
  const classes = [protectionClass, 4].flatMap((number) => [
    tag("UUID", randomBytes(16)),
    tag("CLAS", number),
    tag("WRAP", 2),
    tag("KTYP", 0),
    tag("WPKY", wrapKey(key, classKey)),
  ]);
  const header = [tag("VERS", 3), tag("TYPE", 1), tag("UUID", randomBytes(16)), tag("HMCK", randomBytes(40))];
  const stretch = [tag("WRAP", 1), tag("SALT", salts[1]), tag("ITER", rounds.second)];
  const stretchFirst = old ? [] : [tag("DPWT", 1), tag("DPIC", rounds.first), tag("DPSL", salts[0])];
  return {
    keybag: Uint8Array.from(Buffer.concat([...header, ...stretch, ...stretchFirst, ...classes])),
    wrap(fileKey) {
      const number = Buffer.alloc(4);
      number.writeUInt32LE(protectionClass);
      return Buffer.concat([number, wrapKey(classKey, fileKey)]);
    },
  };
}

function wrapKey(key: Uint8Array, inner: Uint8Array): Buffer {
  const cipher = createCipheriv("id-aes256-wrap", key, Buffer.alloc(8, 0xa6));
  return Buffer.concat([cipher.update(inner), cipher.final()]);
}

function tag(name: string, value: number | Uint8Array): Buffer {
  const bytes = typeof value === "number" ? Buffer.alloc(4) : Buffer.from(value);
  if (typeof value === "number") bytes.writeUInt32BE(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([Buffer.from(name), length, bytes]);
}

function encrypt(key: Uint8Array, data: Uint8Array, padding = true): Buffer {
  const cipher = createCipheriv("aes-256-cbc", key, Buffer.alloc(16)).setAutoPadding(padding);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

function writeBlob(folder: string, file: BackupFile, locks: Locks | undefined, flat: boolean) {
  const { domain, path, flags = 1, fault } = file;
  const data = Buffer.from(file.data ?? "");
  const fileId = file.fileId ?? fileIdOf(domain, path);
  const key = randomBytes(32);
  if (flags === 1 && fault !== "missing") {
    const stored = locks ? encrypt(key, data, fault !== "no_padding") : data;
    const place = flat ? folder : join(folder, fileId.slice(0, 2));
    mkdirSync(place, { recursive: true });
    const kept = fault === "empty" ? 0 : fault === "cut" ? stored.length - 100 : stored.length;
    writeFileSync(join(place, fileId), stored.subarray(0, kept));
  }
  const wrapped = locks && flags === 1 && fault !== "no_key" ? locks.wrap(key) : undefined;
  if (wrapped && fault === "bad_key") wrapped.fill(0, 10, 14);
  return { fileId, domain, path, flags, blob: mbFile(path, file.size ?? data.length, flags, wrapped) };
}

const modes: Readonly<Record<number, number>> = { 1: 0o100644, 2: 0o40755, 4: 0o120755 };

/** The keyed archive of an MBFile. */
function mbFile(path: string, size: number, flags: number, key: Uint8Array | undefined): Uint8Array<ArrayBuffer> {
  const fields: [string, PlistValue][] = [
    ["$class", new PlistUid(3)],
    ["Size", size],
    ["Mode", modes[flags] ?? 0],
    ["UserID", 501],
    ["GroupID", 501],
    ["LastModified", 1_700_000_000],
    ["LastStatusChange", 1_700_000_001],
    ["Birth", 1_600_000_000],
    ["ProtectionClass", protectionClass],
    ["RelativePath", new PlistUid(2)],
  ];
  if (key) fields.push(["EncryptionKey", new PlistUid(4)]);
  const objects: PlistValue[] = ["$null", new Map(fields), path, classOf("MBFile", "NSObject")];
  if (key) {
    const data = new Map<string, PlistValue>([
      ["NS.data", key],
      ["$class", new PlistUid(5)],
    ]);
    objects.push(data, classOf("NSMutableData", "NSData", "NSObject"));
  }
  return writeBinaryPlist(
    new Map<string, PlistValue>([
      ["$version", 100_000],
      ["$archiver", "NSKeyedArchiver"],
      ["$top", new Map([["root", new PlistUid(1)]])],
      ["$objects", objects],
    ]),
  );
}

function classOf(...names: readonly string[]): PlistValue {
  return new Map<string, PlistValue>([
    ["$classname", names[0] ?? ""],
    ["$classes", names],
  ]);
}
