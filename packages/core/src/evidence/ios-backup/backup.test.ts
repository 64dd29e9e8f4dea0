import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeHost } from "../../../../cli/src/platform/node-host.ts";
import { type BackupFile, buildBackup, fileIdOf } from "../../../test/encrypted-backup.ts";
import {
  bytesOf,
  contentOf,
  entriesOf,
  pathsOf,
  platform,
  problemsOf,
  temporaryFolder,
  textOf,
} from "../../../test/evidence.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { EvidenceReadError } from "../../bytes/source.ts";
import { type OpenOptions, openEvidence } from "../open.ts";
import type { EvidenceTree } from "../tree.ts";

async function open(path: string, options: Omit<OpenOptions, "platform"> = {}): Promise<EvidenceTree> {
  const [tree] = await openEvidence(nodeHost, path, { platform, ...options });
  if (!tree) throw new Error("nothing was opened");
  expect(tree.kind).toBe("ios_backup");
  return tree;
}

const large = randomBytes(1_000_001);
const files: readonly BackupFile[] = [
  { domain: "HomeDomain", path: "", flags: 2 },
  { domain: "HomeDomain", path: "Library/SMS/sms.db", data: large },
  { domain: "AppDomain-org.example.app-2", path: "Documents/a'b.txt", data: "quoted" },
  { domain: "HomeDomain", path: "Library/exact", data: randomBytes(4096) },
  { domain: "HomeDomain", path: "Library/none", data: "" },
  { domain: "HomeDomain", path: "Library/link", flags: 4 },
];
const sms = "HomeDomain-Library/SMS/sms.db";
const rootPaths = ["Info.plist", "Manifest.plist", "Manifest.db"];

describe.each([
  ["plain", {}],
  ["plain, blobs in one folder", { flat: true }],
  ["encrypted", { password: "secret" }],
  ["encrypted before iOS 10.2", { password: "secret", oldKeybag: true }],
])("a backup: %s", (_title, how) => {
  const folder = join(temporaryFolder(), "backup");
  buildBackup(folder, files, how);

  test("lists its files, with what the manifest says of them", async () => {
    const tree = await open(folder, { password: "secret" });
    const entries = await entriesOf(tree);
    const paths = files.map(({ domain, path }) => `${domain}-${path}`);
    expect(entries.map(({ path }) => path)).toEqual([...rootPaths, ...paths]);
    expect(entries.map(({ type }) => type).slice(3)).toEqual(["folder", "file", "file", "file", "file", "link"]);
    expect(entries[4]).toMatchObject({
      path: sms,
      domain: "HomeDomain",
      type: "file",
      size: 1_000_001,
      metadata: {
        modified: 1_700_000_000_000_000,
        changed: 1_700_000_001_000_000,
        created: 1_600_000_000_000_000,
        mode: 0o100644,
        owner: 501,
        group: 501,
      },
    });
    expect(tree.encrypted).toBe("password" in how);
    expect(tree.problems).toEqual([]);
    expect(await tree.device()).toEqual({
      platform: "ios",
      name: "Practice",
      osVersion: "16.7",
      acquired: 1_700_000_000_000_000,
    });
    tree.close();
  });

  test("finds and reads each file, at any place", async () => {
    const tree = await open(folder, { password: "secret" });
    for (const { domain, path, data, flags } of files) {
      if (flags) expect(await tree.file(`${domain}-${path}`)).toBeUndefined();
      else expect((await bytesOf(tree, `${domain}-${path}`)).equals(Buffer.from(data ?? ""))).toBe(true);
    }
    const source = await (await tree.file(sms))?.open();
    for (const [at, length] of [
      [500_001, 33],
      [15, 2],
      [65_535, 2],
      [3, 200_000],
      [999_990, 100],
      [0, 1_000_001],
    ] as const) {
      const into = Buffer.alloc(length);
      const got = source?.read(into, at) ?? 0;
      expect(got).toBe(Math.min(length, large.length - at));
      expect(into.subarray(0, got).equals(large.subarray(at, at + got))).toBe(true);
    }
    expect(source?.read(new Uint8Array(9), large.length)).toBe(0);
    source?.close?.();
    expect(await tree.file("HomeDomain-Library/SMS/sms.db-wal")).toBeUndefined();
    expect(await tree.file("nothing")).toBeUndefined();
    expect((await textOf(tree, "Manifest.db")).slice(0, 15)).toBe("SQLite format 3");
    expect(tree.problems).toEqual([]);
    tree.close();
  });

  test("the stored bytes can be had where they are not the content", async () => {
    const tree = await open(folder, { password: "secret" });
    const file = await tree.file(sms);
    const stored = await file?.openStored?.();
    if ("password" in how) {
      const fileId = fileIdOf("HomeDomain", "Library/SMS/sms.db");
      expect(stored && contentOf(stored).equals(readFileSync(join(folder, fileId.slice(0, 2), fileId)))).toBe(true);
    } else expect(stored).toBeUndefined();
  });
});

describe("passwords", () => {
  const folder = join(temporaryFolder(), "backup");
  buildBackup(folder, files, { password: "pässword" });

  test("none, a wrong one, and the right one", async () => {
    await expect(open(folder)).rejects.toMatchObject({ code: "password_needed" });
    await expect(open(folder, { password: "password" })).rejects.toMatchObject({ code: "wrong_password" });
    await open(folder, { password: "pässword" });
  });

  test("keys that were handed over open without a password", async () => {
    const { keys } = await open(folder, { password: "pässword" });
    const tree = await open(folder, { keys: structuredClone(keys ?? { classes: new Map() }) });
    expect((await bytesOf(tree, sms)).equals(large)).toBe(true);
  });

  test("a plain backup does not ask", async () => {
    const plain = join(temporaryFolder(), "backup");
    buildBackup(plain, files);
    const tree = await open(plain, { password: "not needed" });
    expect(tree.keys).toBeUndefined();
  });
});

describe("files of an encrypted backup that disagree with the manifest", () => {
  const folder = join(temporaryFolder(), "backup");
  const named = (path: string, rest: Omit<BackupFile, "domain" | "path">): BackupFile => ({
    domain: "D",
    path,
    ...rest,
  });
  buildBackup(
    folder,
    [
      named("small", { data: large, size: 999_901 }),
      named("big", { data: large, size: 2_000_000 }),
      named("bad_key", { data: large, fault: "bad_key" }),
      named("no_key", { data: large, fault: "no_key" }),
      named("missing", { data: large, fault: "missing" }),
      named("empty", { data: "", fault: "empty" }),
      named("emptied", { data: "content", fault: "empty" }),
      named("cut", { data: large, fault: "cut" }),
      named("unpadded", { data: randomBytes(4096).fill(0, 4090), fault: "no_padding" }),
    ],
    { password: "secret" },
  );

  test.each([
    ["small", 1_000_001, ["size_mismatch D-small"]],
    ["big", 1_000_001, ["size_mismatch D-big"]],
    ["empty", 0, []],
    ["emptied", 0, ["truncated D-emptied"]],
    ["cut", 999_904, ["truncated D-cut", "truncated D-cut"]],
    ["unpadded", 4096, []],
  ])("%s: nothing is cut, and it is said", async (path, length, problems) => {
    const tree = await open(folder, { password: "secret" });
    const bytes = await bytesOf(tree, `D-${path}`);
    expect(bytes.length).toBe(length);
    if (length > 5000) expect(bytes.equals(large.subarray(0, length))).toBe(true);
    expect(problemsOf(tree)).toEqual(problems);
  });

  test.each([
    ["bad_key", "damaged and cannot be unwrapped"],
    ["no_key", "no key for this encrypted file"],
    ["missing", "listed in the manifest, missing on disk"],
  ])("%s cannot be read, and says why", async (path, words) => {
    const tree = await open(folder, { password: "secret" });
    await expect(bytesOf(tree, `D-${path}`)).rejects.toThrow(EvidenceReadError);
    await expect(bytesOf(tree, `D-${path}`)).rejects.toThrow(words);
  });
});

describe("a damaged manifest", () => {
  // Blobs for a few only: it is the list that has to be long.
  const many = Array.from({ length: 2000 }, (_, index): BackupFile => {
    const file = { domain: "D", path: `file-${index}`, data: `${index}` };
    return index % 100 === 0 || index === 1999 ? file : { ...file, fault: "missing" };
  });

  function damaged(how: (manifest: string) => void, password?: string): string {
    const folder = join(temporaryFolder(), "backup");
    buildBackup(folder, many, password === undefined ? {} : { password });
    how(join(folder, "Manifest.db"));
    return folder;
  }

  test.each([
    ["truncated", (path: string) => truncateSync(path, 300_000)],
    ["not a database", (path: string) => writeFileSync(path, randomBytes(50_000))],
    ["empty", (path: string) => writeFileSync(path, "")],
  ])("%s: what is known by its path is still found", async (_title, how) => {
    const tree = await open(damaged(how));
    for (const path of ["file-0", "file-1999"]) expect(await textOf(tree, `D-${path}`)).toBe(path.slice(5));
    expect((await pathsOf(tree)).slice(0, 3)).toEqual(rootPaths);
    expect(tree.problems.length).toBeGreaterThan(0);
    expect(tree.problems.every(({ path }) => path === "Manifest.db")).toBe(true);
    expect((await tree.device()).name).toBe("Practice");
  });

  test("truncated: the rows that are left are listed", async () => {
    const paths = await pathsOf(await open(damaged((path) => truncateSync(path, 300_000))));
    expect(paths.length).toBeGreaterThan(300);
    expect(paths.length).toBeLessThan(2003);
  });

  test("truncated and encrypted", async () => {
    const folder = damaged((path) => truncateSync(path, 300_001), "secret");
    const tree = await open(folder, { password: "secret" });
    const last = (await pathsOf(tree)).findLast((path) => path.endsWith("00")) ?? "";
    expect(await textOf(tree, last)).toBe(last.slice("D-file-".length));
    expect(problemsOf(tree)).toContain("truncated Manifest.db");
  });

  test("without a keybag, or with a damaged one, an encrypted backup cannot be opened", async () => {
    const folder = join(temporaryFolder(), "backup");
    buildBackup(folder, files, { password: "secret" });
    const path = join(folder, "Manifest.plist");
    const bytes = readFileSync(path);
    for (const name of ["SALT", "WPKY"]) {
      writeFileSync(path, Buffer.from(bytes.toString("latin1").replaceAll(name, "XXXX"), "latin1"));
      await expect(open(folder, { password: "secret" })).rejects.toMatchObject({ code: "damaged" });
    }
  });
});

describe("a hostile backup", () => {
  test("file IDs lead nowhere, links out are refused", async () => {
    const folder = join(temporaryFolder(), "backup");
    writeFileSync(join(folder, "..", "secret"), "not evidence");
    buildBackup(folder, [
      { domain: "D", path: "linked", data: "x" },
      { domain: "D", path: "inside", data: "y" },
      { domain: "D", path: "odd", data: "z", fileId: "aa".repeat(20) },
      { domain: "D", path: "climbing", fault: "missing", fileId: "../../../secret" },
    ]);
    const linked = fileIdOf("D", "linked");
    const place = join(folder, linked.slice(0, 2), linked);
    rmSync(place);
    symlinkSync(join(folder, "..", "secret"), place);
    const tree = await open(folder);
    expect(await pathsOf(tree)).toEqual([...rootPaths, "D-linked", "D-inside", "D-odd"]);
    await expect(bytesOf(tree, "D-linked")).rejects.toThrow("missing on disk");
    expect(await tree.file("D-climbing")).toBeUndefined();
    expect(await textOf(tree, "D-inside")).toBe("y");
    // A file ID that is not its path's does not hide the file.
    expect(await textOf(tree, "D-odd")).toBe("z");
    expect(problemsOf(tree)).toEqual([`refused ${linked.slice(0, 2)}/${linked}`, "value Manifest.db"]);
  });
});

describe("several backups in one folder", () => {
  const parent = temporaryFolder();
  buildBackup(join(parent, "one"), files, { info: { "Device Name": "First" } });

  test("a single one is taken", async () => {
    expect((await (await open(parent)).device()).name).toBe("First");
  });

  test("a file or folder of a backup stands for it", async () => {
    const blobs = fileIdOf("HomeDomain", "Library/SMS/sms.db").slice(0, 2);
    for (const inside of ["Manifest.db", "Info.plist", blobs]) {
      expect((await (await open(join(parent, "one", inside))).device()).name).toBe("First");
    }
  });

  test("several are listed, and one is chosen by its number", async () => {
    buildBackup(join(parent, "two"), files, { password: "secret", info: { "Device Name": "Second" } });
    mkdirSync(join(parent, "other"), { recursive: true });
    const error = await open(parent).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "choose_one" });
    const message = error instanceof Error ? error.message : "";
    expect(message).toMatch(/1 {2}one\/ {2}First, iOS 16\.7, of 2023-11-14T22:13:20Z, not encrypted/);
    expect(message).toMatch(/2 {2}two\/ {2}Second, .*, encrypted/);
    const second = await open(parent, { backup: 2, password: "secret" });
    expect((await second.device()).name).toBe("Second");
    await expect(open(parent, { backup: 3 })).rejects.toMatchObject({ code: "choose_one" });
  });
});

test("a list of files from before iOS 10", async () => {
  const folder = join(temporaryFolder(), "backup");
  buildBackup(folder, files, { flat: true });
  rmSync(join(folder, "Manifest.db"));
  const records = files.map(({ domain, path, flags, data }) => mbdbRecord(domain, path, flags ?? 1, data?.length ?? 0));
  const list = Buffer.concat([Buffer.from("mbdb\x05\x00", "latin1"), ...records]);
  writeFileSync(join(folder, "Manifest.mbdb"), list);
  const tree = await open(folder);
  expect((await pathsOf(tree)).length).toBe(files.length + 3);
  expect((await bytesOf(tree, sms)).equals(large)).toBe(true);
  expect(tree.problems).toEqual([]);

  writeFileSync(join(folder, "Manifest.mbdb"), list.subarray(0, -10));
  const cut = await open(folder);
  expect((await pathsOf(cut)).length).toBe(files.length + 2);
  expect((await bytesOf(cut, sms)).equals(large)).toBe(true);
  expect(problemsOf(cut)).toEqual(["truncated Manifest.mbdb"]);
});

function mbdbRecord(domain: string, path: string, flags: number, size: number): Buffer {
  const text = (value: string): Buffer => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(Buffer.byteLength(value));
    return Buffer.concat([length, Buffer.from(value)]);
  };
  const none = Buffer.from([0xff, 0xff]);
  const fixed = Buffer.alloc(40);
  fixed.writeUInt16BE(flags === 1 ? 0o100644 : flags === 2 ? 0o40755 : 0o120755);
  fixed.writeUInt32BE(1_400_000_000, 18);
  fixed.writeBigUInt64BE(BigInt(size), 30);
  fixed[39] = 1;
  return Buffer.concat([text(domain), text(path), none, none, none, fixed, text("name"), text("value")]);
}

withShared("a real backup's list of files", () => {
  test("every row is read and every file present is found", async () => {
    const tree = await open(sharedPath("evidence", "real", "mvt", "tests", "artifacts", "ios_backup"));
    const entries = await entriesOf(tree);
    expect(entries.length).toBe(3_721 + 2);
    expect(entries.filter(({ type }) => type === "link").length).toBe(14);
    expect(tree.problems).toEqual([]);
    expect((await textOf(tree, sms)).slice(0, 15)).toBe("SQLite format 3");
    expect((await tree.device()).osVersion).toBe("14.3");
  });
});

test("a backup that was renamed while it is open says so", async () => {
  const folder = join(temporaryFolder(), "backup");
  buildBackup(folder, files);
  const tree = await open(folder);
  renameSync(folder, `${folder}-moved`);
  await expect(bytesOf(tree, sms)).rejects.toThrow(EvidenceReadError);
});

test("a backup that a program decrypted, and left marked as encrypted, needs no password", async () => {
  const [folder, marked] = ["decrypted", "marked"].map((name) => join(temporaryFolder(), name));
  if (!folder || !marked) throw new Error("no folder");
  buildBackup(folder, files);
  buildBackup(marked, files, { password: "secret" });
  // What decrypts a backup copies its property lists as they are.
  renameSync(join(marked, "Manifest.plist"), join(folder, "Manifest.plist"));
  const tree = await open(folder);
  expect(tree.encrypted).toBe(false);
  expect((await entriesOf(tree)).map(({ path }) => path)).toContain(sms);
  tree.close();
});
