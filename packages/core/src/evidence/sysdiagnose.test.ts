import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { nodeHost } from "../../../cli/src/platform/node-host.ts";
import { pathsOf, platform, temporaryFolder } from "../../test/evidence.ts";
import { buildTar } from "../../test/tar-builder.ts";
import { buildZip } from "../../test/zip-builder.ts";
import { writeBinaryPlist } from "../formats/plist/write.ts";
import { openEvidence } from "./open.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

const name = "sysdiagnose_2025.06.24_11-01-29+0200_iPhone-OS_iPhone_22F76";
const version = writeBinaryPlist(
  new Map([
    ["ProductVersion", "18.5"],
    ["ProductBuildVersion", "22F76"],
  ]),
);
const files: Files = {
  "logs/SystemVersion/SystemVersion.plist": version,
  "logs/MobileLockdown/lockdownd.log": "",
  "crashes_and_spins/x.ips": "{}",
  "ps.txt": "",
};

const within = (folder: string, inner: Files): Files =>
  Object.fromEntries(Object.entries(inner).map(([path, content]) => [`${folder}/${path}`, content]));

function folderOf(content: Files, top = ""): string {
  const folder = join(temporaryFolder(), top);
  for (const [path, bytes] of Object.entries(content)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}
function archive(file: string, bytes: Uint8Array): string {
  const path = join(temporaryFolder(), file);
  writeFileSync(path, bytes);
  return path;
}
const entries = (content: Files) => Object.entries(content).map(([path, data]) => ({ name: path, data }));
const tarGz = (content: Files): Uint8Array => gzipSync(buildTar(entries(content)));

const open = (path: string) => openEvidence(nodeHost, path, { platform });

describe("a sysdiagnose", () => {
  test.each([
    ["its folder", () => folderOf(files, name)],
    ["in a folder", () => folderOf(within(name, files))],
    ["its tar.gz", () => archive(`${name}.tar.gz`, tarGz(within(name, files)))],
    ["its tar.gz, renamed", () => archive("for-the-helpline.tgz", tarGz(within(name, files)))],
    ["packed without its folder", () => archive(`${name}.tar.gz`, tarGz(files))],
    ["a zip of its folder", () => archive("x.zip", buildZip(entries(within(name, files))))],
    ["its tar.gz in a folder", () => folderOf({ [`${name}.tar.gz`]: tarGz(within(name, files)) })],
  ])("is known as %s", async (_, build) => {
    const [tree] = await open(build());
    expect(tree?.kind).toBe("ios_sysdiagnose");
    expect(await tree?.device()).toEqual({
      platform: "ios",
      acquired: Date.parse("2025-06-24T09:01:29Z") * 1000,
      timeZone: "+02:00",
      osVersion: "18.5",
      build: "22F76",
    });
    if (tree)
      expect((await pathsOf(tree)).filter((path) => path.endsWith(".ips"))).toEqual(["crashes_and_spins/x.ips"]);
    tree?.close();
  });

  test("of a folder with another name has no time", async () => {
    const [tree] = await open(folderOf(files, "phone"));
    expect(tree?.kind).toBe("ios_sysdiagnose");
    expect(await tree?.device()).toEqual({ platform: "ios", osVersion: "18.5", build: "22F76" });
  });

  test("has the build that its name tells where nothing else does, and an impossible time is none", async () => {
    const odd = name.replace("06.24", "13.45");
    const [tree] = await open(folderOf({ "ps.txt": "" }, odd));
    expect(await tree?.device()).toEqual({ platform: "ios", build: "22F76" });
  });

  test("whose name is all that it has, or of a Mac, is none", async () => {
    for (const folder of [
      folderOf({ "notes.txt": "" }, name),
      folderOf({ "ps.txt": "" }, "sysdiagnose_2025.08.28_22-31-37+0200_macOS_Mac_25A5349a"),
      folderOf({ "ps.txt": "", "logs/x": "" }, "phone"),
    ]) {
      expect((await open(folder)).map(({ kind }) => kind)).toEqual(["files"]);
    }
  });
});

describe("logs without the rest of a sysdiagnose", () => {
  test.each<[string, Files]>([
    ["crash reports", { "homed-2025-01-01-000000.ips": "{}" }],
    ["crash reports with folders", { "Retired/a.ips": "{}", "DiagnosticLogs/x.txt": "" }],
    ["lockdownd's log", { "logs/MobileLockdown/lockdownd.log": "" }],
    ["the log of shutdowns", { "shutdown.0.log": "" }],
  ])("are read: %s", async (_, content) => {
    const [tree, ...more] = await open(folderOf(content));
    expect([tree?.kind, more.length]).toEqual(["ios_sysdiagnose", 0]);
    expect(await tree?.device()).toEqual({ platform: "ios" });
    if (tree) expect((await pathsOf(tree)).sort()).toEqual(expect.arrayContaining(Object.keys(content).sort()));
  });

  test("with an archive of a sysdiagnose among them: both", async () => {
    const folder = folderOf({
      "a.ips": "{}",
      [`DiagnosticLogs/sysdiagnose/${name}.tar.gz`]: tarGz(within(name, files)),
    });
    const trees = await open(folder);
    expect(trees.map(({ kind }) => kind)).toEqual(["ios_sysdiagnose", "ios_sysdiagnose"]);
    expect((await trees[0]?.device())?.osVersion).toBe("18.5");
    for (const tree of trees) tree.close();
  });

  test("are read beside other archives", async () => {
    const folder = folderOf({ "a.ips": "{}", "other.zip": buildZip([{ name: "x", data: "y" }]) });
    expect((await open(folder)).map(({ kind }) => kind)).toEqual(["ios_sysdiagnose"]);
  });
});
