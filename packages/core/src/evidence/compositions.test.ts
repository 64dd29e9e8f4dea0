import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as cards from "../../../../practice/src/exports/cards.ts";
import * as takeout from "../../../../practice/src/exports/takeout.ts";
import { signalArchive } from "../../../../practice/src/writers/signal-archive-writer.ts";
import { whatsAppCrypt15 } from "../../../../practice/src/writers/whatsapp-crypt-writer.ts";
import { nodeHost } from "../../../cli/src/platform/node-host.ts";
import { buildAndroidBackup } from "../../test/android-backup-writer.ts";
import { buildBackup } from "../../test/encrypted-backup.ts";
import { bytesOf, pathsOf, platform, problemsOf, temporaryFolder, textOf } from "../../test/evidence.ts";
import { signalArchiveFrames } from "../../test/samples/android-signal-archive.ts";
import { buildTar } from "../../test/tar-builder.ts";
import { buildZip } from "../../test/zip-builder.ts";
import { type OpenOptions, openEvidence } from "./open.ts";
import { EvidenceOpenError, type EvidenceTree } from "./tree.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

function folderOf(...parts: readonly Files[]): string {
  const folder = join(temporaryFolder(), "handed-in");
  for (const [path, content] of parts.flatMap((files) => Object.entries(files))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
const zipOf = (files: Files): Buffer => buildZip(Object.entries(files).map(([name, data]) => ({ name, data })));
const under = (prefix: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [prefix + path, content]));

const rule = "-".repeat(79);
const report = `== dumpstate: 2024-03-10 10:00:00\n------ UPTIME (uptime) ------\nx\n${rule}\nDUMP OF SERVICE adb:\nx\n`;
const acquisition: Files = {
  "acquisition.json": '{"uuid":"0b7c"}',
  "getprop.txt": "[ro.product.model]: [Pixel 8]\n[ro.serialno]: [A1]\n",
  "packages.json": "[]",
  "bugreport.zip": zipOf({ "bugreport-shiba.txt": report }),
};
const backupOfAndroid = (password?: string): Buffer =>
  buildAndroidBackup(
    [{ name: "apps/com.android.providers.telephony/d_f/000000_sms_backup", data: "s" }],
    password === undefined ? {} : { password, rounds: 10 },
  );
const sysdiagnose = "sysdiagnose_2025.06.24_11-01-29+0200_iPhone-OS_iPhone_22F76";
const logs: Files = { [`${sysdiagnose}/ps.txt`]: "", [`${sysdiagnose}/logs/x`]: "" };
const account: Files = { "Takeout/archive_browser.html": "", "Takeout/Chrome/History.json": takeout.chromeHistory() };

const rootKey = new Uint8Array(32).fill(7);
const whatsApp = whatsAppCrypt15({ rootKey, database: Buffer.from("SQLite format 3\0rest"), iv: new Uint8Array(16) });
const recoveryKey = "0o1z2y3x4w5v6u7t".repeat(4);
const signal = signalArchive({ recoveryKey, frames: signalArchiveFrames });
const snapshot = "SignalBackups/signal-backup-2025-01-01-10-00-00/";
const messages: Files = {
  "WhatsApp/Databases/msgstore.db.crypt15": whatsApp,
  [`${snapshot}main`]: signal.main,
  [`${snapshot}metadata`]: signal.metadata,
  "SignalBackups/files/ab/abcd": "attachment",
};
const keys = [rootKey, new TextEncoder().encode(recoveryKey)];

function withIosBackup(folder: string, name: string, password?: string, serial = "S1"): string {
  const how = { info: { "Serial Number": serial }, ...(password === undefined ? {} : { password }) };
  buildBackup(join(folder, name), [{ domain: "D", path: "f", data: "content" }], how);
  return folder;
}

const open = (path: string, options: Omit<OpenOptions, "platform"> = {}): Promise<readonly EvidenceTree[]> =>
  openEvidence(nodeHost, path, { platform, ...options });
const told = (trees: readonly EvidenceTree[]): string[] => trees.map(({ kind, name }) => `${kind} ${name}`);

describe("everything that lies together is found", () => {
  test.each<[string, () => string, string[]]>([
    [
      "an iOS backup beside pieces of Android",
      () =>
        withIosBackup(
          folderOf(under("phone/", acquisition), { "x.ab": backupOfAndroid(), "br/bugreport-1.txt": report }),
          "00008030-001A",
        ),
      [
        "android_backup handed-in/x.ab",
        "ios_backup handed-in/00008030-001A",
        "bugreport handed-in/br",
        "androidqf handed-in/phone",
        "bugreport handed-in/phone/bugreport.zip",
      ],
    ],
    [
      "an acquisition, with an iOS backup and an export in its own folder",
      () => withIosBackup(folderOf(acquisition, account), "other-phone"),
      [
        "androidqf handed-in",
        "bugreport handed-in/bugreport.zip",
        "account_export handed-in/Takeout",
        "ios_backup handed-in/other-phone",
      ],
    ],
    [
      "an iOS backup with what was put into its folder",
      () => withIosBackup(folderOf(under("b/", { "logs.tar": buildTar([{ name: "x", data: "x" }]), ...account })), "b"),
      ["ios_backup handed-in/b", "account_export handed-in/b/Takeout", "files handed-in"],
    ],
    [
      "a message backup beside an account export",
      () => folderOf(account, messages, { "contacts.vcf": cards.contactCards() }),
      ["account_export handed-in/Takeout", "message_backup handed-in", "account_export handed-in"],
    ],
    [
      "a message backup beside a phone's acquisition",
      () => folderOf(under("phone/", acquisition), messages),
      ["androidqf handed-in/phone", "bugreport handed-in/phone/bugreport.zip", "message_backup handed-in"],
    ],
    [
      "a message backup in a phone's acquisition",
      () => folderOf(acquisition, { "msgstore.db.crypt15": whatsApp }),
      ["androidqf handed-in", "bugreport handed-in/bugreport.zip", "message_backup handed-in"],
    ],
    [
      "an iOS backup, a sysdiagnose, an account export and message backups",
      () => withIosBackup(folderOf(logs, account, messages, { "notes.txt": "n" }), "backup"),
      [
        "account_export handed-in/Takeout",
        "ios_backup handed-in/backup",
        `ios_sysdiagnose handed-in/${sysdiagnose}`,
        "message_backup handed-in",
        "files handed-in",
      ],
    ],
    [
      "the same in archives of archives",
      () =>
        folderOf({
          "all.zip": zipOf({
            "logs.zip": zipOf(logs),
            "more/chats.zip": zipOf(messages),
            "takeout.zip": zipOf(account),
          }),
          "phone.zip": zipOf(under("x/", acquisition)),
        }),
      [
        "ios_sysdiagnose handed-in/all.zip!logs.zip!" + sysdiagnose,
        "account_export handed-in/all.zip!takeout.zip!Takeout",
        "message_backup handed-in/all.zip!more/chats.zip",
        "androidqf handed-in/phone.zip!x",
        "bugreport handed-in/phone.zip!x/bugreport.zip",
      ],
    ],
    [
      "a dump of a phone, with the messages that its shared storage keeps and a folder beside",
      () =>
        folderOf(
          { "data/data/org.example.app/databases/a.db": "m", "system/build.prop": "ro.product.model=X\n" },
          under("data/media/0/Android/media/com.whatsapp/", messages),
          account,
        ),
      ["android_filesystem handed-in", "account_export handed-in/Takeout", "message_backup handed-in"],
    ],
  ])("%s", async (_title, build, pieces) => {
    const trees = await open(build(), { key: keys });
    expect(told(trees).toSorted()).toEqual(pieces.toSorted());
    expect(trees.flatMap(problemsOf)).toEqual([]);
    const chats = trees.find(({ kind }) => kind === "message_backup");
    if (chats) {
      const inner = (await pathsOf(chats)).filter((path) => /!(?:msgstore\.db|frames)$/.test(path));
      expect(inner.length).toBeGreaterThan(0);
      for (const path of inner) expect((await bytesOf(chats, path)).length).toBeGreaterThan(10);
    }
    const backup = trees.find(({ kind }) => kind === "ios_backup");
    if (backup) expect(await textOf(backup, "D-f")).toBe("content");
    for (const tree of trees) tree.close();
  });
});

test("what a phone's own storage holds is no problem of the evidence where it is locked or damaged", async () => {
  const dump = { "data/data/org.example.app/databases/a.db": "m", "system/build.prop": "x=y\n" };
  const kept = {
    "Download/cut.zip": "PK\u0003\u0004",
    "Download/old.ab": backupOfAndroid("p"),
    "Android/media/com.whatsapp/WhatsApp/Databases/msgstore.db.crypt15": whatsApp,
    "Android/data/org.example/files/_chat.vcf": cards.contactCards(),
    "Download/people.vcf": cards.contactCards(),
  };
  const trees = await open(folderOf(dump, under("data/media/0/", kept)));
  expect(told(trees)).toEqual(["android_filesystem handed-in", "account_export handed-in/data/media/0/Download"]);
  expect(trees.flatMap(problemsOf)).toEqual([]);
  const unlocked = await open(folderOf(dump, under("data/media/0/", kept)), { key: rootKey });
  expect(unlocked.map(({ kind }) => kind)).toContain("message_backup");
});

describe("a piece that is damaged or locked costs itself", () => {
  const base = (): string => withIosBackup(folderOf(account), "backup");
  const whole = ["account_export handed-in/Takeout", "ios_backup handed-in/backup", "files handed-in"];
  const flipped = Uint8Array.from(whatsApp, (byte, at) => (at === 90 ? byte ^ 1 : byte));
  test.each<[string, Files, string[]]>([
    ["an archive that is cut off", { "x.zip": "PK\u0003\u0004" }, ["damaged x.zip"]],
    ["an Android backup of nothing", { "x.ab": "ANDROID BACKUP\n" }, ["damaged x.ab"]],
    ["a locked Android backup", { "x.ab": backupOfAndroid("p") }, ["encrypted x.ab"]],
    ["an age file", { "x.age": "age-encryption.org/v1\n-> X25519 a\nb\n--- c\n" }, ["encrypted x.age"]],
    ["messages without their key", { "a/msgstore.db.crypt15": whatsApp }, ["encrypted a/"]],
    ["messages that are damaged", { "a/msgstore.db.crypt15": flipped }, ["encrypted a/"]],
  ])("%s", async (_title, files, problems) => {
    const folder = base();
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const trees = await open(folder);
    expect(told(trees).toSorted()).toEqual(whole.toSorted());
    expect(trees.flatMap(problemsOf)).toEqual(problems);
    for (const tree of trees) tree.close();
  });

  test("a wrong key is told apart from a damaged file", async () => {
    const folder = withIosBackup(
      folderOf({ "a/msgstore.db.crypt15": whatsApp, "b/msgstore.db.crypt15": flipped }),
      "c",
    );
    const trees = await open(folder, { key: new Uint8Array(32).fill(1) });
    const messages = trees.flatMap(({ problems }) => problems.map(({ message }) => message));
    expect(messages).toEqual([expect.stringContaining("encrypted with another one")]);
    const [chats] = (await open(folder, { key: rootKey })).filter(({ kind }) => kind === "message_backup");
    expect(chats?.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([]);
    const damaged = await open(folderOf({ "b/msgstore.db.crypt15": flipped }), {
      key: new Uint8Array(32).fill(1),
    }).catch((error: unknown) => error);
    expect(damaged).toMatchObject({ code: "damaged", message: expect.stringContaining("checksum is wrong") });
  });
});

test("an archive of all that is damaged anywhere is read as far as it goes, or refused with words", async () => {
  const pieces = { "logs.zip": zipOf(logs), "x.ab": backupOfAndroid("p"), ...acquisition, ...account, ...messages };
  const whole = buildZip(Object.entries(pieces).map(([name, data]) => ({ name, data, stored: true })));
  const place = join(temporaryFolder(), "all.zip");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }),
      fc.option(fc.nat(whole.length), { nil: undefined }),
      async (changes, end) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        writeFileSync(place, bytes.subarray(0, end));
        const trees = await open(place, { key: keys, password: ["p"] }).catch((error: unknown) => {
          if (error instanceof EvidenceOpenError) return [];
          throw error;
        });
        for (const tree of trees) {
          await pathsOf(tree);
          await tree.device();
        }
        for (const tree of trees) tree.close();
      },
    ),
    { numRuns: 60 },
  );
});

describe("pieces with secrets of their own", () => {
  const build = (): string =>
    withIosBackup(folderOf(under("phone/", { ...acquisition, "backup.ab": backupOfAndroid("two") })), "ios", "one");

  test("are opened with each of those given", async () => {
    const trees = await open(build(), { password: ["zero", "one", "two"] });
    expect(told(trees)).toEqual([
      "ios_backup handed-in/ios",
      "androidqf handed-in/phone",
      "bugreport handed-in/phone/bugreport.zip",
      "android_backup handed-in/phone/backup.ab",
    ]);
    for (const tree of trees) await pathsOf(tree);
    expect(trees.flatMap(problemsOf)).toEqual([]);
    for (const tree of trees) tree.close();
  });

  test("are named where one is missing, and a password is said to be what they need", async () => {
    const trees = await open(build(), { password: "two" });
    for (const tree of trees) await pathsOf(tree);
    expect(told(trees)).not.toContain("ios_backup handed-in/ios");
    const problem = { code: "encrypted", path: "ios/", needsPassword: true };
    expect(trees.flatMap(({ problems }) => problems)).toEqual([expect.objectContaining(problem)]);
    const locked = await open(build());
    for (const tree of locked) await pathsOf(tree);
    const paths = locked.flatMap(({ problems }) => problems.filter((one) => one.needsPassword).map(({ path }) => path));
    expect(paths).toEqual(expect.arrayContaining(["ios/", "backup.ab"]));
  });
});

describe("several whole phones of a kind", () => {
  test("one is chosen; what is of none of them stays", async () => {
    const folder = withIosBackup(withIosBackup(folderOf(account), "a", undefined, "A"), "b", undefined, "B");
    await expect(open(folder)).rejects.toMatchObject({
      code: "choose_one",
      message: expect.stringMatching(/There are 2 backups here[\s\S]* {2}1 {2}a\/ [\s\S]* {2}2 {2}b\/ /),
    });
    const trees = await open(folder, { backup: 2 });
    expect(trees.map(({ kind }) => kind).toSorted()).toEqual(["account_export", "ios_backup"]);
    const backup = trees.find(({ kind }) => kind === "ios_backup");
    expect((await backup?.device())?.serial).toBe("B");
    for (const tree of trees) tree.close();
  });

  test("backups are counted on through acquisitions where there are several of both", async () => {
    const folder = withIosBackup(withIosBackup(folderOf(under("x/", acquisition), under("y/", acquisition)), "a"), "b");
    await expect(open(folder)).rejects.toThrow(/There are 4 phones here/);
    expect(told(await open(folder, { backup: 3 }))).toEqual([
      "androidqf handed-in",
      "bugreport handed-in/bugreport.zip",
    ]);
    await expect(open(folder, { backup: 5 })).rejects.toBeInstanceOf(EvidenceOpenError);
  });
});
