import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { nodeHost } from "../../../cli/src/platform/node-host.ts";
import { buildBackup } from "../../test/encrypted-backup.ts";
import { entriesOf, pathsOf, platform, problemsOf, temporaryFolder, textOf } from "../../test/evidence.ts";
import { buildTar } from "../../test/tar-builder.ts";
import { buildZip } from "../../test/zip-builder.ts";
import { defaultLimits } from "../bytes/limits.ts";
import { writeBinaryPlist } from "../formats/plist/write.ts";
import { hashSource } from "./hash.ts";
import type { Host } from "./host.ts";
import { type OpenOptions, openEvidence } from "./open.ts";
import { EvidenceOpenError, type EvidenceTree } from "./tree.ts";

async function open(path: string, options: Omit<OpenOptions, "platform"> = {}): Promise<EvidenceTree> {
  const [tree] = await openEvidence(nodeHost, path, { platform, ...options });
  if (!tree) throw new Error("nothing was opened");
  return tree;
}

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function fileOf(name: string, content: Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

function filesUnder(folder: string, prefix = ""): { name: string; data: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: prefix + path.slice(folder.length + 1), data: readFileSync(path) }));
}

describe("dumps of a file system are named as the phone names them", () => {
  const sms = "private/var/mobile/Library/SMS/sms.db";
  const version = writeBinaryPlist(new Map([["ProductVersion", "15.1"]]));
  test.each([
    ["at the root", { [sms]: "s", "System/Library/CoreServices/SystemVersion.plist": version }, "15.1"],
    ["in a folder", { [`filesystem1/${sms}`]: "s" }, undefined],
    ["two folders down", { [`x/y/${sms}`]: "s", "x/log.txt": "" }, undefined],
    ["links resolved", { "var/mobile/Library/SMS/sms.db": "s", "etc/hosts": "h", "Applications/a": "" }, undefined],
    ["/private/var alone", { "mobile/Library/SMS/sms.db": "s", "containers/x": "", "db/y": "" }, undefined],
  ])("%s", async (_title, files, osVersion) => {
    for (const path of [
      folderOf(files),
      fileOf("dump.zip", zipOf(files)),
      fileOf("dump.tgz", gzipSync(tarOf(files))),
    ]) {
      const tree = await open(path);
      expect(tree.kind).toBe("ios_filesystem");
      expect(tree.name).toBe(nodeHost.basename(path));
      expect(await textOf(tree, sms)).toBe("s");
      expect((await entriesOf(tree)).filter(({ path: name }) => name === sms).map(({ type }) => type)).toEqual([
        "file",
      ]);
      expect((await tree.device()).osVersion).toBe(osVersion);
      if ("etc/hosts" in files) expect(await textOf(tree, "private/etc/hosts")).toBe("h");
      if ("Applications/a" in files) expect(await pathsOf(tree)).toContain("Applications/a");
      expect(tree.problems).toEqual([]);
      tree.close();
    }
  });

  test("with slashes or dots before their names", async () => {
    for (const start of ["/", "./"]) {
      const tree = await open(fileOf("dump.tar", buildTar([{ name: start + sms, data: "s" }])));
      expect(await pathsOf(tree)).toEqual([sms]);
    }
  });

  function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
    return buildZip(Object.entries(files).map(([name, data]) => ({ name, data })));
  }
  function tarOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
    return buildTar(Object.entries(files).map(([name, data]) => ({ name: `./${name}`, data })));
  }
});

describe("a backup in an archive reads like one in a folder", () => {
  const folder = join(temporaryFolder(), "backup");
  buildBackup(folder, [{ domain: "D", path: "f", data: "content" }], { password: "p" });
  const zip = buildZip(filesUnder(folder, "top/"));
  test.each([
    ["zip", "b.zip", zip],
    ["tar", "b.tar", buildTar(filesUnder(folder))],
    ["a zip in a tar.gz", "b.tar.gz", gzipSync(buildTar([{ name: "b.zip", data: zip }, { name: "notes.txt" }]))],
  ])("%s", async (_title, name, bytes) => {
    const path = fileOf(name, bytes);
    await expect(open(path)).rejects.toMatchObject({ code: "password_needed" });
    const tree = await open(path, { password: "p" });
    expect(tree.kind).toBe("ios_backup");
    expect(tree.name).toBe(name);
    expect(await textOf(tree, "D-f")).toBe("content");
    expect(tree.keys?.classes.size).toBe(2);
    tree.close();
  });
});

describe("what is not recognised", () => {
  test.each([
    ["nothing there", "/nowhere/at/all", "not_found"],
    ["a single file", fileOf("note.txt", Buffer.from("text")), "unrecognised"],
    ["an empty file", fileOf("empty", Buffer.alloc(0)), "unrecognised"],
    ["gzipped text", fileOf("text.gz", gzipSync("text")), "unrecognised"],
    ["a zip of which nothing is left", fileOf("x.zip", Buffer.from("PK\x03\x04")), "damaged"],
    ["a device", "/dev/null", "unrecognised"],
  ])("%s", async (_title, path, code) => {
    const error = await open(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EvidenceOpenError);
    expect(error).toMatchObject({ code });
    if (code === "unrecognised") expect(error).toMatchObject({ message: expect.stringContaining("an iOS backup") });
  });

  test("other folders and archives are files", async () => {
    for (const path of [folderOf({ "a/b": "x" }), fileOf("x.zip", buildZip([{ name: "a/b", data: "x" }]))]) {
      const tree = await open(path);
      expect(tree.kind).toBe("files");
      expect(await textOf(tree, "a/b")).toBe("x");
      expect(await tree.device()).toEqual({ platform: "unknown" });
    }
  });

  test("archives nested without end", async () => {
    let bytes = buildZip([{ name: "x", data: "x" }]);
    for (let depth = 0; depth < 12; depth++) bytes = buildZip([{ name: "inner.zip", data: bytes }]);
    await expect(open(fileOf("deep.zip", bytes))).rejects.toThrow(/nested more than 8 deep/);
  });
});

describe("folders", () => {
  const folder = folderOf({ "b/c": "1", "b/a": "2", "a.txt": "3", "B/x": "4" });
  const outside = folderOf({ secret: "not evidence", "below/deeper": "nor this" });
  symlinkSync("b/c", join(folder, "in"));
  symlinkSync("b", join(folder, "in-folder"));
  symlinkSync(join(outside, "secret"), join(folder, "out"));
  symlinkSync(outside, join(folder, "out-folder"));
  symlinkSync("nowhere", join(folder, "dangling"));

  test("are walked in order, each folder before what it holds, links not followed", async () => {
    const tree = await open(folder);
    expect((await entriesOf(tree)).map(({ path, type }) => `${type} ${path}`)).toEqual([
      "folder B",
      "file B/x",
      "file a.txt",
      "folder b",
      "file b/a",
      "file b/c",
      "link dangling",
      "link in",
      "link in-folder",
      "link out",
      "link out-folder",
    ]);
    expect(problemsOf(tree)).toEqual(["refused out", "refused out-folder"]);
  });

  test("links are read through when they stay inside", async () => {
    const tree = await open(folder);
    expect(await textOf(tree, "in")).toBe("1");
    expect(await textOf(tree, "in-folder/a")).toBe("2");
    for (const path of ["out", "out-folder/secret", "out-folder/below/deeper", "dangling"]) {
      expect(await tree.file(path)).toBeUndefined();
    }
    const refused = ["out", "out-folder/secret", "out-folder/below/deeper"];
    expect(problemsOf(tree)).toEqual(refused.map((path) => `refused ${path}`));
  });

  test.each([
    "",
    ".",
    "..",
    "../secret",
    "b/../a.txt",
    "/etc/passwd",
    "b//c",
    "b/c/",
    "a.txt\0",
    "b",
    "x".repeat(9000),
  ])("%j is no file", async (path) => {
    expect(await (await open(folder)).file(path)).toBeUndefined();
  });

  test.skipIf(process.platform !== "linux")("pipes are refused", async () => {
    const place = folderOf({ x: "1" });
    execFileSync("mkfifo", [join(place, "pipe")]);
    const tree = await open(place);
    expect((await entriesOf(tree)).map(({ type }) => type)).toEqual(["other", "file"]);
    expect(await tree.file("pipe")).toBeUndefined();
    expect(problemsOf(tree)).toEqual(["refused pipe"]);
  });

  test("a folder that cannot be read is said, the others are walked", async () => {
    const place = folderOf({ "a/x": "1", "b/x": "2" });
    const host: Host = {
      ...nodeHost,
      list(path) {
        if (path.endsWith("a")) throw new Error("no");
        return nodeHost.list(path);
      },
    };
    const [tree] = await openEvidence(host, place, { platform });
    expect(tree && (await pathsOf(tree))).toEqual(["a", "b", "b/x"]);
    expect(tree && problemsOf(tree)).toEqual(["unreadable a"]);
  });

  test("no more entries than are allowed", async () => {
    const tree = await open(folder, { limits: { ...defaultLimits, entries: 3 } });
    expect((await pathsOf(tree)).length).toBe(3);
    expect(problemsOf(tree)).toEqual(["limit "]);
  });
});

test("a file's hash", async () => {
  const file = await (await open(folderOf({ x: "abc" }))).file("x");
  const source = await file?.open();
  expect(source && hashSource(platform, source)).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
