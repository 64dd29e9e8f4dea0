import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeBinaryPlist, writeXmlPlist } from "@sillage/core/formats/plist/write.ts";
import { type Plain, plist, plistDate } from "../plist.ts";
import { type MobileBackupFile, mobileBackupFile } from "../writers/keyed-archive-writer.ts";
import { type Row, writeDatabase } from "../writers/sqlite-writer.ts";
import type { PhoneFile } from "./phone-file.ts";

/** What a backup's own lists say of the phone. */
export interface BackupIdentity {
  readonly info: { readonly [key: string]: Plain };
  readonly lockdown: { readonly [key: string]: Plain };
  /** Milliseconds since 1970. */
  readonly date: number;
  readonly uuid: string;
}

/** One line of Manifest.db, before it is written. */
export interface ManifestEntry {
  readonly id: string;
  readonly domain: string;
  readonly path: string;
  /** 1 file, 2 folder. */
  readonly flags: 1 | 2;
  readonly file: MobileBackupFile;
  readonly content?: Uint8Array;
}

export function fileId(domain: string, path: string): string {
  return createHash("sha1").update(`${domain}-${path}`).digest("hex");
}

/** The files that a backup carries, and the folders above them, in the order in which they were given. */
export function manifestEntries(files: readonly PhoneFile[]): ManifestEntry[] {
  const entries = new Map<string, ManifestEntry>();
  const add = (domain: string, path: string, file: PhoneFile, folder: boolean): void => {
    const id = fileId(domain, path);
    if (entries.has(id)) return;
    const seconds = Math.floor(file.modified / 1_000);
    entries.set(id, {
      id,
      domain,
      path,
      flags: folder ? 2 : 1,
      file: {
        relativePath: path,
        size: folder ? 0 : (file.content?.length ?? 0),
        mode: folder ? 0o40755 : 0o100000 | (file.mode ?? 0o644),
        birth: Math.floor((file.born ?? file.modified) / 1_000),
        lastModified: seconds,
        lastStatusChange: seconds,
        inode: 100_000 + entries.size,
        userId: file.owner ?? 501,
        groupId: file.owner ?? 501,
        protectionClass: folder ? 0 : (file.protectionClass ?? 3),
        ...(folder || !file.content ? {} : { digest: createHash("sha1").update(file.content).digest() }),
      },
      ...(folder || !file.content ? {} : { content: file.content }),
    });
  };
  for (const file of files) {
    if (!file.backup) continue;
    const { domain, path } = file.backup;
    for (const folder of foldersAbove(path)) add(domain, folder, file, true);
    add(domain, path, file, file.folder ?? false);
  }
  return [...entries.values()];
}

function foldersAbove(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index).join("/"));
}

/** Schema and settings as in a backup of iOS 14 and later. */
export function manifestDatabase(rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  return writeDatabase({
    schema: `PRAGMA auto_vacuum = 2; PRAGMA user_version = 2;
      CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB);
      CREATE INDEX FilesDomainIdx ON Files(domain);
      CREATE INDEX FilesRelativePathIdx ON Files(relativePath);
      CREATE INDEX FilesFlagsIdx ON Files(flags);
      CREATE TABLE Properties (key TEXT PRIMARY KEY, value BLOB);`,
    tables: [{ name: "Files", rows }],
  });
}

export function manifestRow(entry: ManifestEntry, file: MobileBackupFile): Row {
  return {
    fileID: entry.id,
    domain: entry.domain,
    relativePath: entry.path,
    flags: entry.flags,
    file: mobileBackupFile(file),
  };
}

/** Writes an unencrypted backup into an empty or absent folder. */
export function writeBackup(folder: string, files: readonly PhoneFile[], identity: BackupIdentity): void {
  mkdirSync(folder, { recursive: true });
  const entries = manifestEntries(files);
  for (const entry of entries) if (entry.content) put(folder, entry.id, entry.content);
  writeFileSync(join(folder, "Manifest.db"), manifestDatabase(entries.map((entry) => manifestRow(entry, entry.file))));
  writeLists(folder, identity, { IsEncrypted: false });
}

export function put(folder: string, id: string, content: Uint8Array): void {
  const path = join(folder, id.slice(0, 2), id);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Info.plist, Manifest.plist and Status.plist; `manifest` is what the latter says beside date and version. */
export function writeLists(
  folder: string,
  identity: BackupIdentity,
  manifest: { readonly [key: string]: Plain },
): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Info.plist"), writeXmlPlist(plist(identity.info)));
  const list: Plain = {
    ...manifest,
    Version: "10.0",
    Date: plistDate(identity.date),
    SystemDomainsVersion: "24.0",
    WasPasscodeSet: true,
    Lockdown: identity.lockdown,
    Applications: {},
  };
  writeFileSync(join(folder, "Manifest.plist"), writeBinaryPlist(plist(list)));
  const status: Plain = {
    IsFullBackup: true,
    Version: "3.3",
    UUID: identity.uuid,
    Date: plistDate(identity.date),
    BackupState: "new",
    SnapshotState: "finished",
  };
  writeFileSync(join(folder, "Status.plist"), writeBinaryPlist(plist(status)));
}
