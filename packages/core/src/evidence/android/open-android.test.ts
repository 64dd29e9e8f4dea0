import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, test } from "vitest";
import { nodeHost } from "../../../../cli/src/platform/node-host.ts";
import { buildAndroidBackup } from "../../../test/android-backup-writer.ts";
import { pathsOf, platform, problemsOf, temporaryFolder, textOf } from "../../../test/evidence.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildTar } from "../../../test/tar-builder.ts";
import { buildZip } from "../../../test/zip-builder.ts";
import type { Host } from "../host.ts";
import { type OpenOptions, openEvidence } from "../open.ts";
import type { EvidenceTree } from "../tree.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

function open(path: string, options: Partial<OpenOptions> = {}): Promise<readonly EvidenceTree[]> {
  return openEvidence(nodeHost, path, { platform, ...options });
}

function folderOf(files: Files): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

const zipOf = (files: Files): Buffer => buildZip(Object.entries(files).map(([name, data]) => ({ name, data })));
const under = (prefix: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [prefix + path, content]));

const rule = "-".repeat(79);
const report = [
  "=".repeat(56),
  "== dumpstate: 2024-03-10 10:00:00",
  "=".repeat(56),
  "",
  "Build: AP1A.240305.019",
  "Build fingerprint: 'google/shiba/shiba:14/AP1A.240305.019/1:user/release-keys'",
  "------ SYSTEM PROPERTIES (getprop) ------",
  "[persist.sys.timezone]: [Europe/Madrid]",
  "------ 0.01s was the duration of 'SYSTEM PROPERTIES' ------",
  rule,
  "DUMP OF SERVICE package:",
  "Packages:",
  "",
].join("\n");
const bugreport: Files = {
  "main_entry.txt": "bugreport-shiba.txt\n",
  "bugreport-shiba.txt": report,
  "dumpstate_board.txt": "------ BOARD (x) ------\n",
  "FS/data/tombstones/tombstone_00": "*** ***",
};
const sms = "apps/com.android.providers.telephony/d_f/000000_sms_backup";
const backup = buildAndroidBackup([{ name: sms, data: "s" }]);
const event = '{"dns_event":{"event_time":1}}\n';
const acquisition: Files = {
  "acquisition.json": '{"uuid":"0b7c","started":"2024-03-10T09:00:00Z","completed":"2024-03-10T09:30:00.5Z"}',
  "getprop.txt": "[ro.product.model]: [Pixel 8]\n[ro.build.version.release]: [14]\n",
  "packages.json": "[]",
  "dumpsys.txt": `${rule}\nDUMP OF SERVICE adb:\nx\n${rule}\nDUMP OF SERVICE appops:\ny\n`,
  "bugreport.zip": zipOf(bugreport),
  "bugreports/old-bugreport-1.zip": zipOf(bugreport),
  "backup.ab": backup,
  "intrusion_logs/log_1.txt": event,
  "intrusion_logs/more.zip": zipOf({ "log_2.txt": event }),
  "logs/data/anr/x": "trace",
};

/** Kind and paths of each tree, folders left out. */
async function shape(trees: readonly EvidenceTree[]): Promise<string[]> {
  const lines: string[] = [];
  for (const tree of trees) {
    for await (const { path, type } of tree.entries()) if (type === "file") lines.push(`${tree.kind} ${path}`);
  }
  return lines.sort();
}

const inReport = ["main_entry.txt", "bugreport-shiba.txt", "dumpstate_board.txt", "FS/data/tombstones/tombstone_00"];
const sections = ["bugreport-shiba.txt!section/SYSTEM PROPERTIES", "bugreport-shiba.txt!dumpsys/package"];
const expected = [
  ...Object.keys(acquisition).map((path) => `androidqf ${path}`),
  "androidqf dumpsys.txt!dumpsys/adb",
  "androidqf dumpsys.txt!dumpsys/appops",
  ...["bugreport.zip", "bugreports/old-bugreport-1.zip"].flatMap((zip) =>
    [...inReport, ...sections].map((path) => `bugreport ${zip}!${path}`),
  ),
  `android_backup backup.ab!${sms}`,
  ...["log_1.txt", "more.zip", "more.zip!log_2.txt"].map((path) => `intrusion_logs intrusion_logs/${path}`),
].sort();

const identity = await generateX25519Identity();
async function aged(content: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  return encrypter.encrypt(content);
}

describe("an acquisition reads the same, whatever it came in", async () => {
  const flat = zipOf(acquisition);
  test.each<[string, string, boolean]>([
    ["a folder", folderOf(acquisition), false],
    ["a folder around it", folderOf(under("0b7c/", acquisition)), false],
    ["a folder around it, with notes", folderOf({ ...under("out/0b7c/", acquisition), "notes.txt": "n" }), false],
    ["a zip with a top folder", fileOf("x.zip", zipOf(under("0b7c/", acquisition))), false],
    ["a flat zip", fileOf("0b7c.zip", flat), false],
    ["a zip in a folder", folderOf({ "0b7c.zip": flat }), false],
    ["a zip in a tar.gz", fileOf("x.tar.gz", gzipSync(buildTar([{ name: "a/0b7c.zip", data: flat }]))), false],
    ["encrypted with age", fileOf("0b7c.zip.age", await aged(flat)), true],
    ["Bugbane's", fileOf("acquisition.age", await aged(flat)), true],
    ["encrypted with age, in a folder", folderOf({ "0b7c.zip.age": await aged(flat), "notes.txt": "n" }), true],
  ])("%s", async (_title, path, encrypted) => {
    const trees = await open(path, { identity });
    expect(await shape(trees)).toEqual(expected);
    for (const tree of trees) {
      expect(tree.problems).toEqual([]);
      expect(await tree.device()).toMatchObject({ model: "Pixel 8", identifier: "0b7c" });
      expect((await tree.device()).acquired).toBe(Date.parse("2024-03-10T09:30:00.500Z") * 1e3);
    }
    const [first, second] = trees;
    if (!first || !second) throw new Error("trees");
    expect(first.name).toBe(nodeHost.basename(path));
    expect(first.encrypted).toBe(encrypted);
    expect(await textOf(first, "dumpsys.txt!dumpsys/adb")).toBe("DUMP OF SERVICE adb:\nx\n");
    expect(await textOf(second, "bugreport.zip!bugreport-shiba.txt!dumpsys/package")).toContain("Packages:");
    expect(await textOf(second, "bugreport.zip!bugreport-shiba.txt")).toBe(report);
    for (const tree of trees) tree.close();
  });

  test("what is encrypted asks for the key", async () => {
    const path = fileOf("0b7c.zip.age", await aged(flat));
    await expect(open(path)).rejects.toMatchObject({ code: "identity_needed" });
    await expect(open(folderOf({ "x.age": await aged(flat) }))).rejects.toMatchObject({ code: "identity_needed" });
    await expect(open(path, { identity: await generateX25519Identity() })).rejects.toMatchObject({
      code: "identity_needed",
    });
  });

  test("an encrypted one that is cut off is read as far as it goes", async () => {
    // Stored, so that the directory of the bug report inside could be taken for that of the archive.
    const parts = Object.entries(acquisition).map(([name, data]) => ({ name, data, stored: true }));
    const whole = await aged(buildZip([...parts, { name: "logs/z", data: Buffer.alloc(300_000), stored: true }]));
    const trees = await open(fileOf("cut.zip.age", whole.subarray(0, whole.length - 200_000)), { identity });
    expect(trees[0]?.kind).toBe("androidqf");
    expect(problemsOfAll(trees)).toContain("truncated ");
    expect(await shape(trees)).toContain("androidqf packages.json");
  });
});

function problemsOfAll(trees: readonly EvidenceTree[]): string[] {
  return trees.flatMap((tree) => problemsOf(tree));
}

describe("several acquisitions", () => {
  const other = { ...acquisition, "getprop.txt": "[ro.product.model]: [Galaxy]\n", "acquisition.json": "{}" };
  const folder = folderOf({ ...under("a/", acquisition), "b.zip": zipOf(other) });
  test("are told with their numbers", async () => {
    const message =
      /1 {2}b\.zip {2}Galaxy, of an unknown date\n {2}2 {2}a\/ {2}Pixel 8, Android 14, of 2024-03-10T09:30:00.500Z/;
    await expect(open(folder)).rejects.toMatchObject({ code: "choose_one", message: expect.stringMatching(message) });
    await expect(open(folder, { backup: 3 })).rejects.toMatchObject({ code: "choose_one" });
  });
  test("of which one is chosen", async () => {
    for (const [backup, model] of [
      [1, "Galaxy"],
      [2, "Pixel 8"],
    ] as const) {
      const trees = await open(folder, { backup });
      expect(trees.map(({ kind }) => kind)).toEqual([
        "androidqf",
        "bugreport",
        "bugreport",
        "android_backup",
        "intrusion_logs",
      ]);
      expect((await trees[0]?.device())?.model).toBe(model);
    }
  });
});

describe("a part that cannot be opened costs that part", () => {
  const zip = zipOf(bugreport);
  test.each<[string, Files, string[]]>([
    ["a bug report that is no zip", { "bugreport.zip": "not a zip" }, ["damaged bugreport.zip"]],
    ["a bug report without its end", { "bugreport.zip": zip.subarray(0, zip.length - 100) }, []],
    ["a bug report of nothing", { "bugreport.zip": "" }, ["damaged bugreport.zip"]],
    ["another zip by its name", { "bugreport.zip": zipOf({ "a/b": "x" }) }, ["damaged bugreport.zip"]],
    [
      "an encrypted backup",
      { "backup.ab": buildAndroidBackup([], { password: "p", rounds: 10 }) },
      ["encrypted backup.ab"],
    ],
    ["a backup that is none", { "backup.ab": "nothing" }, ["damaged backup.ab"]],
    ["logs that are damaged", { "intrusion_logs/more.zip": "PK\u0003\u0004" }, []],
  ])("%s", async (_title, changed, problems) => {
    for (const path of [
      folderOf({ ...acquisition, ...changed }),
      fileOf("x.zip", zipOf({ ...acquisition, ...changed })),
    ]) {
      const trees = await open(path);
      const found = await shape(trees);
      const part = Object.keys(changed)[0] ?? "";
      const others = (paths: readonly string[]): string[] => paths.filter((line) => !line.includes(`${part}!`));
      expect(others(found)).toEqual(others(expected));
      expect(trees[0] && problemsOf(trees[0])).toEqual(problems);
      expect(problemsOfAll(trees).length).toBeGreaterThan(0);
    }
  });

  test("with the password, an encrypted backup is read", async () => {
    const locked = buildAndroidBackup([{ name: sms, data: "s" }], { password: "p", rounds: 10 });
    const trees = await open(folderOf({ ...acquisition, "backup.ab": locked }), { password: "p" });
    expect(await shape(trees)).toEqual(expected);
    expect(trees.map(({ encrypted }) => encrypted)).toEqual([false, false, false, true, false]);
  });
});

describe("bug reports", () => {
  test.each<[string, string, string[]]>([
    ["a zip", fileOf("bugreport-1.zip", zipOf(bugreport)), [...inReport, ...sections]],
    ["a folder", folderOf(bugreport), [...inReport, ...sections]],
    ["a text", fileOf("bugreport-shiba.txt", report), ["bugreport-shiba.txt", ...sections]],
    [
      "Samsung's",
      fileOf("dumpState_A1.zip", zipOf({ "dumpState_A1.log": report, "log/boot.log": "x" })),
      [
        "dumpState_A1.log",
        "log/boot.log",
        "dumpState_A1.log!section/SYSTEM PROPERTIES",
        "dumpState_A1.log!dumpsys/package",
      ],
    ],
    ["copied files alone", folderOf({ "FS/data/anr/a": "x" }), ["FS/data/anr/a"]],
    ["what dumpsys printed", fileOf("d.txt", `${rule}\nDUMP OF SERVICE a:\nx\n`), ["d.txt", "d.txt!dumpsys/a"]],
  ])("%s", async (_title, path, paths) => {
    const trees = await open(path);
    expect(trees.length).toBe(1);
    expect(await shape(trees)).toEqual(paths.map((name) => `bugreport ${name}`).sort());
    for (const name of paths) expect((await trees[0]?.file(name))?.path).toBe(name);
    expect(await trees[0]?.file("bugreport-shiba.txt!dumpsys/other")).toBeUndefined();
    if (paths.includes("bugreport-shiba.txt")) {
      expect(await trees[0]?.device()).toEqual({
        platform: "android",
        model: "google shiba",
        product: "shiba",
        osVersion: "14",
        build: "AP1A.240305.019",
        timeZone: "Europe/Madrid",
        acquired: Date.parse("2024-03-10T09:00:00Z") * 1e3,
      });
    }
  });
});

describe("several things in one folder or archive", () => {
  const mixed: Files = {
    "bugreport.zip": zipOf(bugreport),
    "sub/phone.ab": backup,
    "sub/Intrusion Logging/a.txt": event,
    "notes.txt": "n",
    "photos.zip": zipOf({ "a.jpg": "x" }),
  };
  test.each([
    ["a folder", folderOf(mixed)],
    ["a zip", fileOf("x.zip", zipOf(mixed))],
    ["a zip in a folder", folderOf({ "x.zip": zipOf(mixed) })],
  ])("%s", async (_title, path) => {
    const trees = await open(path);
    const found = (await shape(trees)).filter((line) => !line.startsWith("files "));
    const prefix = path.endsWith(".zip") || found.some((line) => line.includes(" bugreport.zip!")) ? "" : "x.zip!";
    expect(found).toEqual(
      [
        ...[...inReport, ...sections].map((name) => `bugreport ${prefix}bugreport.zip!${name}`),
        `android_backup ${prefix}sub/phone.ab!${sms}`,
        `intrusion_logs ${prefix}sub/Intrusion Logging/a.txt`,
      ].sort(),
    );
    expect(trees.at(-1)?.kind).toBe("files");
    for (const tree of trees) tree.close();
  });

  test("one that cannot be opened is said of all the files", async () => {
    const trees = await open(
      folderOf({ ...mixed, "sub/phone.ab": buildAndroidBackup([], { password: "p", rounds: 9 }) }),
    );
    expect(trees.map(({ kind }) => kind)).toEqual(["bugreport", "intrusion_logs", "files"]);
    expect(problemsOfAll(trees)).toEqual(["encrypted sub/phone.ab"]);
  });

  test("the only one is asked the password for", async () => {
    const locked = buildAndroidBackup([{ name: sms, data: "s" }], { password: "p", rounds: 10 });
    const folder = folderOf({ "a/phone.ab": locked, "notes.txt": "" });
    await expect(open(folder)).rejects.toMatchObject({ code: "password_needed" });
    expect(await shape(await open(folder, { password: "p" }))).toEqual([`android_backup a/phone.ab!${sms}`]);
  });

  test("folders of anything else are files, damaged archives among them said", async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`photo${index}.jpg`, "x"]));
    const [tree, ...others] = await open(folderOf({ ...many, "broken.zip": "PK\u0003\u0004" }));
    expect([tree?.kind, others.length, tree && problemsOf(tree)]).toEqual(["files", 0, ["damaged broken.zip"]]);
  });
});

describe("cost", () => {
  test("zips that hold zips that hold zips end", async () => {
    let zip = zipOf({ "a.txt": event });
    for (let depth = 0; depth < 6; depth++) {
      zip = zipOf(Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.zip`, zip])));
    }
    const logs = await open(folderOf({ "intrusion_logs/a.zip": zip }));
    const start = performance.now();
    expect((await pathsOf(logs[0] as EvidenceTree)).length).toBeLessThan(10_000);
    expect(problemsOfAll(logs)).toContain("limit ");
    await open(folderOf({ "a.zip": zip, "b.zip": zip }));
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 30_000);

  test("parts are opened when they are asked for, texts once, and all is closed", async () => {
    const opened: string[] = [];
    let left = 0;
    const host: Host = {
      ...nodeHost,
      open(path) {
        const source = nodeHost.open(path);
        opened.push(nodeHost.basename(path));
        left++;
        let closed = false;
        const close = (): void => {
          if (!closed) left--;
          closed = true;
          source.close?.();
        };
        return { size: source.size, read: (into, at) => source.read(into, at), close };
      },
    };
    const trees = await openEvidence(host, folderOf(acquisition), { platform });
    expect(opened).toEqual([]);
    const [first, second] = trees;
    if (!first || !second) throw new Error("trees");
    await textOf(first, "dumpsys.txt!dumpsys/adb");
    await textOf(first, "dumpsys.txt!dumpsys/appops");
    await textOf(first, "dumpsys.txt");
    expect(opened).toEqual(["dumpsys.txt"]);
    await shape(trees);
    for (const tree of trees) tree.close();
    await Promise.resolve();
    expect(left).toBe(0);
  });
});

withShared("real evidence", () => {
  const real = (...parts: string[]): string => sharedPath("evidence", "real", ...parts);
  test.each<[string, string[]]>([
    ["mvt/tests/artifacts/androidqf", ["androidqf", "android_backup"]],
    ["mvt/tests/artifacts/androidqf.zip", ["androidqf"]],
    ["mvt/tests/artifacts/android_backup", ["android_backup", "android_backup", "android_backup", "android_backup"]],
    ["mvt/tests/artifacts/android_data/bugreport", ["bugreport"]],
    ["ChkBugReport", ["bugreport"]],
    ["andriller", ["files"]],
  ])("%s", async (path, kinds) => {
    const trees = await open(real(path), { password: "123456" });
    expect(trees.map(({ kind }) => kind)).toEqual(kinds);
    expect(problemsOfAll(trees)).toEqual([]);
    for (const tree of trees) tree.close();
  });
});
