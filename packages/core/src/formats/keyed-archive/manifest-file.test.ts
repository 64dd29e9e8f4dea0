import { describe, expect, test } from "vitest";
import { realDatabase } from "../../../test/real-files.ts";
import { withShared } from "../../../test/shared.ts";
import { FormatError } from "../error.ts";
import { PlistUid, type PlistValue } from "../plist/value.ts";
import { writeBinaryPlist } from "../plist/write.ts";
import { readManifestFile } from "./manifest-file.ts";

const uid = (index: number) => new PlistUid(index);
const key = Uint8Array.of(3, 0, 0, 0, 9);

function blob(file: Record<string, PlistValue>, ...objects: PlistValue[]): Uint8Array {
  return writeBinaryPlist(
    new Map<string, PlistValue>([
      ["$top", new Map([["root", uid(1)]])],
      ["$objects", ["$null", new Map(Object.entries(file)), ...objects]],
    ]),
  );
}

describe("readManifestFile", () => {
  test("numbers, text and data", () => {
    const file = {
      $class: uid(5),
      Size: 2 ** 40,
      Mode: 0o100644,
      UserID: 501,
      GroupID: 502,
      Birth: 1,
      LastModified: 2,
      LastStatusChange: 3,
      InodeNumber: 4,
      ProtectionClass: 3,
      Flags: 0,
      RelativePath: uid(2),
      EncryptionKey: uid(3),
      Digest: uid(4),
      constructor: 1,
    };
    const objects = ["Library/é.db", new Map([["NS.data", key]]), Uint8Array.of(1), "MBFile"];
    expect(readManifestFile(blob(file, ...objects))).toEqual({
      size: 2 ** 40,
      mode: 0o100644,
      owner: 501,
      group: 502,
      created: 1,
      modified: 2,
      changed: 3,
      inode: 4,
      protectionClass: 3,
      flags: 0,
      relativePath: "Library/é.db",
      encryptionKey: key,
      digest: Uint8Array.of(1),
    });
  });

  test("missing fields, $null and values of another type are left out", () => {
    expect(readManifestFile(blob({}))).toEqual({});
    expect(readManifestFile(blob({ RelativePath: uid(0), EncryptionKey: uid(99), Size: "big", Digest: 7 }))).toEqual(
      {},
    );
  });

  test("a symbolic link tells where it leads", () => {
    expect(readManifestFile(blob({ Target: uid(2) }, "/var/mobile"))).toEqual({ linkTarget: "/var/mobile" });
  });

  test.each([
    ["no property list", new TextEncoder().encode("MBFile")],
    ["no archive", writeBinaryPlist("MBFile")],
    [
      "a root that is no object",
      writeBinaryPlist(
        new Map<string, PlistValue>([
          ["$top", new Map([["root", uid(0)]])],
          ["$objects", ["$null"]],
        ]),
      ),
    ],
    [
      "a root that is not there",
      writeBinaryPlist(
        new Map<string, PlistValue>([
          ["$top", new Map([["root", uid(7)]])],
          ["$objects", ["$null"]],
        ]),
      ),
    ],
  ])("refuses %s", (_, bytes) => {
    expect(() => readManifestFile(bytes)).toThrow(FormatError);
  });
});

withShared("a real manifest", () => {
  test("every row tells mode, size and times; the path ends as the row's own", () => {
    const manifest = realDatabase("evidence/real/mvt/tests/artifacts/ios_backup/Manifest.db");
    const rows = manifest.prepare("SELECT relativePath, flags, file FROM Files").all();
    manifest.close();
    expect(rows).toHaveLength(3721);
    for (const row of rows) {
      const file = readManifestFile(row.file as Uint8Array);
      expect(file.relativePath).toBe(row.relativePath);
      expect(file.size).toBeGreaterThanOrEqual(0);
      // Flags of the row: 1 file, 2 folder, 4 symbolic link; the mode's high bits say the same.
      expect((file.mode ?? 0) >> 12).toBe({ 1: 0o10, 2: 0o4, 4: 0o12 }[Number(row.flags)]);
      expect(file.modified).toBeGreaterThan(1_000_000_000);
    }
  });
});
