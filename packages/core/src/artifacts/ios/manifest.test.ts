import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf, type TestFiles } from "../../../test/read-artifact.ts";
import {
  fileProperties,
  type ManifestEntry,
  manifestDatabase,
  manifestSample,
  storageName,
} from "../../../test/samples/manifest.ts";
import { sampleTime } from "../../../test/samples/sample.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { manifest } from "./manifest.ts";

const files = async (content: TestFiles) => {
  const reading = await readArtifact(manifest, content);
  return { records: recordsOf(reading, "file"), problems: reading.problems };
};
const rows = (...entries: readonly ManifestEntry[]) => files({ "Manifest.db": manifestDatabase(entries) });

describe("the list of files of a backup", () => {
  it("gives one record a row", async () => {
    const { records, problems } = await files({ "Manifest.db": manifestSample().bytes });
    expect(problems).toEqual([]);
    expect(records[0]).toEqual({
      kind: "file",
      time: (sampleTime - 10) * 1e6,
      locator: { table: "Files", rowid: 1 },
      path: "HomeDomain-Library/SMS/sms.db",
      name: null,
      hosts: null,
      domain: "HomeDomain",
      size: 7,
      mode: "100644",
      owner: 501,
      group: 501,
      created: (sampleTime - 1000) * 1e6,
      modified: (sampleTime - 10) * 1e6,
      changed: sampleTime * 1e6,
      details: { file_id: "3d0d7e5fb2ce288813306e4d4636395e047a3d28", flags: 1, relative_path: "Library/SMS/sms.db" },
    });
    expect(records[1]).toMatchObject({
      path: `AppDomain-com.apple.mobilesafari-${storageName}`,
      hosts: ["evil.example.org"],
    });
    expect(records[2]).toMatchObject({ mode: "40755", name: "Library" });
  });

  it("keeps a row without a path or properties", async () => {
    const { records, problems } = await rows(["HomeDomain", null, 1, null]);
    expect(records).toMatchObject([{ path: "HomeDomain-", size: null, time: null, details: { flags: 1 } }]);
    expect(problems).toEqual([]);
  });

  it.each<[string, string, string | null]>([
    ["private/var/tmp/stage2/agent", "/private/var/tmp/stage2/agent", null],
    ["/var/tmp/x", "/var/tmp/x", null],
    ["implant.bin", "AppDomain-com.example-implant.bin", "implant.bin"],
    ["Library/var/x", "AppDomain-com.example-Library/var/x", null],
  ])("names %s as indicators do", async (relative, path, name) => {
    const { records } = await rows(["AppDomain-com.example", relative, 1, fileProperties(relative)]);
    expect(records).toMatchObject([{ path, name, domain: "AppDomain-com.example" }]);
  });

  it.each<[string, Uint8Array | null, object]>([
    [
      "a time",
      fileProperties("a/b", { LastModified: 99_999_999_999_999 }),
      { modified: null, created: (sampleTime - 1000) * 1e6, size: 7 },
    ],
    ["all properties", new Uint8Array([1, 2, 3]), { modified: null, size: null }],
  ])("loses only %s where that is poisoned, and says so", async (_, properties, expected) => {
    const { records, problems } = await rows(
      ["HomeDomain", "a/b", 1, properties],
      ["HomeDomain", "c/d", 1, fileProperties("c/d")],
    );
    expect(records).toMatchObject([
      { path: "HomeDomain-a/b", ...expected },
      { path: "HomeDomain-c/d", size: 7 },
    ]);
    expect(problems).toMatchObject([{ code: "value", locator: { table: "Files", rowid: 1 } }]);
  });

  it("of before iOS 10 is what the evidence reads from Manifest.mbdb", async () => {
    const metadata = { modified: sampleTime * 1e6, mode: 0o100600, owner: 501 };
    const content: TestFiles = {
      "Info.plist": new Uint8Array(0),
      "Manifest.mbdb": new Uint8Array([1]),
      [`HomeDomain-${storageName}`]: { bytes: new Uint8Array(3), metadata },
    };
    const { records } = await files(content);
    expect(records).toMatchObject([
      {
        path: `HomeDomain-${storageName}`,
        hosts: ["evil.example.org"],
        size: 3,
        mode: "100600",
        owner: 501,
        modified: sampleTime * 1e6,
      },
    ]);
    expect((await files({ ...content, "Manifest.db": manifestSample().bytes })).records.length).toBe(4);
  });
});

withShared("the list of files of a real backup", () => {
  it("is what the peer reads", async () => {
    const folder = "evidence/real/mvt/tests/artifacts/ios_backup";
    const { records, problems } = await files({
      "Manifest.db": new Uint8Array(readFileSync(sharedPath(folder, "Manifest.db"))),
    });
    const oracle: unknown = JSON.parse(readFileSync(sharedPath("peer-oracles", "ios-backup.json"), "utf8"));
    const peer = (oracle as { "manifest.json": Record<string, unknown>[] })["manifest.json"];
    const time = (us: number | null | undefined) =>
      us == null ? "" : new Date(us / 1000).toISOString().replace("T", " ").replace("Z", "000");
    const ours = records.map((record) => [
      record.details?.file_id,
      record.size,
      record.mode,
      record.owner,
      time(record.modified),
      time(record.created),
    ]);
    const theirs = peer.map((row) => [
      row.file_id,
      row.size,
      String(row.mode).slice(2),
      row.owner,
      row.modified,
      row.created,
    ]);
    expect(problems).toEqual([]);
    expect(ours.map(String).sort()).toEqual(theirs.map(String).sort());
  });
});
