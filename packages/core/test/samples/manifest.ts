import { createHash } from "node:crypto";
import { PlistUid, type PlistValue } from "../../src/formats/plist/value.ts";
import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, plistOf, sampleTime } from "./sample.ts";

export const storageName = "Library/WebKit/WebsiteData/LocalStorage/https_evil.example.org_0.localstorage";

/** The properties of a file as a backup archives them (MBFile), with what is to be different. */
export function fileProperties(path: string, changes: Readonly<Record<string, unknown>> = {}): Uint8Array<ArrayBuffer> {
  const file = {
    Birth: sampleTime - 1000,
    LastModified: sampleTime - 10,
    LastStatusChange: sampleTime,
    Mode: 0o100644,
    UserID: 501,
    GroupID: 501,
    Size: 7,
    Flags: 0,
    RelativePath: new PlistUid(2),
    ...changes,
  };
  const object = new Map(Object.entries(file).map(([key, value]) => [key, plistOf(value)]));
  const archive: [string, PlistValue][] = [
    ["$version", 100_000],
    ["$archiver", "NSKeyedArchiver"],
    ["$top", new Map([["root", new PlistUid(1)]])],
    ["$objects", ["$null", object, path]],
  ];
  return writeBinaryPlist(new Map(archive));
}

export type ManifestEntry = readonly [domain: string, path: string | null, flags: number, file: Uint8Array | null];

export function manifestDatabase(entries: readonly ManifestEntry[]): Uint8Array<ArrayBuffer> {
  return buildDatabase((db) => {
    db.exec("CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB)");
    const insert = db.prepare("INSERT INTO Files VALUES (?, ?, ?, ?, ?)");
    for (const [domain, path, flags, file] of entries) {
      const id = createHash("sha1").update(`${domain}-${path}`).digest("hex");
      insert.run(id, domain, path, flags, file);
    }
  });
}

export function manifestSample(): FileSample {
  const bytes = manifestDatabase([
    ["HomeDomain", "Library/SMS/sms.db", 1, fileProperties("Library/SMS/sms.db")],
    ["AppDomain-com.apple.mobilesafari", storageName, 1, fileProperties(storageName)],
    ["HomeDomain", "Library", 2, fileProperties("Library", { Mode: 0o40755 })],
    ["HomeDomain", null, 1, null],
  ]);
  return { kind: "ios_backup", path: "Manifest.db", bytes };
}
