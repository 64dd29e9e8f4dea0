import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nodeHost } from "../../../../cli/src/platform/node-host.ts";
import { type AndroidBackupBuild, buildAndroidBackup } from "../../../test/android-backup-writer.ts";
import { pathsOf, platform, problemsOf, textOf } from "../../../test/evidence.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildTar } from "../../../test/tar-builder.ts";
import { defaultLimits, type Limits } from "../../bytes/limits.ts";
import { type ByteSource, memorySource } from "../../bytes/source.ts";
import { webPlatform } from "../../web-platform.ts";
import type { EvidenceTree } from "../tree.ts";
import { openBackupFile } from "./backup.ts";
import { asCharacters } from "./backup-header.ts";

const sms = "apps/com.android.providers.telephony/d_f/000000_sms_backup";
const parts = [
  { name: "apps/com.android.providers.telephony/_manifest", data: "1\n" },
  { name: sms, data: "x".repeat(5000) },
  { name: "shared/0/Download/a.txt", data: "a file" },
];

function open(
  bytes: Uint8Array | ByteSource,
  password?: string,
  limits: Limits = defaultLimits,
): Promise<EvidenceTree> {
  const source = bytes instanceof Uint8Array ? memorySource(bytes) : bytes;
  return openBackupFile(source, "x.ab", { platform, limits, password: async () => password });
}

/** Bytes from 0x80 on are where the versions stretch differently. */
const highKey = Buffer.alloc(32, 0x9a);

describe("a backup is read", () => {
  test.each<[string, AndroidBackupBuild, string?]>([
    ["plain", { compressed: false }],
    ["compressed", {}],
    ["version 1", { version: 1 }],
    ["encrypted", { password: "123456" }, "123456"],
    ["encrypted, not compressed", { password: "123456", compressed: false }, "123456"],
    ["with a password beyond ASCII", { password: "clé señal 密码" }, "clé señal 密码"],
    ["with a key beyond ASCII", { password: "p", masterKey: highKey }, "p"],
    ["of version 1 with both beyond ASCII", { version: 1, password: "clé", masterKey: highKey }, "clé"],
    [
      "of a version that stretches like version 1",
      { version: 3, eightBit: true, password: "clé", masterKey: highKey },
      "clé",
    ],
  ])("%s", async (_title, build, password) => {
    const tree = await open(buildAndroidBackup(parts, { rounds: 100, ...build }), password);
    expect(await pathsOf(tree)).toEqual(parts.map(({ name }) => name));
    expect(await textOf(tree, sms)).toBe("x".repeat(5000));
    expect([tree.kind, tree.encrypted, tree.problems]).toEqual(["android_backup", password !== undefined, []]);
    expect(await tree.device()).toEqual({ platform: "android" });
    tree.close();
  });

  test("in a browser's platform as well", async () => {
    const bytes = buildAndroidBackup(parts, { password: "é", rounds: 50, masterKey: highKey });
    const web = webPlatform({ sqliteWasm: () => Promise.reject(new Error("not needed")) });
    const options = { platform: web, limits: defaultLimits, password: async () => "é" };
    const tree = await openBackupFile(memorySource(bytes), "x.ab", options);
    expect(await textOf(tree, sms)).toBe("x".repeat(5000));
  });
});

describe("wrong password, damage and unknown versions are told apart", () => {
  const encrypted = buildAndroidBackup(parts, { password: "right", rounds: 50 });
  const altered = (from: string, to: string): Buffer =>
    Buffer.from(encrypted.toString("latin1").replace(from, to), "latin1");
  test.each<[string, Buffer, string | undefined, string, RegExp]>([
    ["no password", encrypted, undefined, "password_needed", /--password-file/],
    ["wrong password", encrypted, "wrong", "wrong_password", /does not open/],
    ["empty password", encrypted, "", "wrong_password", /does not open/],
    ["a newer version", altered("BACKUP\n5", "BACKUP\n9"), "right", "damaged", /version 9/],
    ["no version", altered("BACKUP\n5", "BACKUP\nx"), "right", "damaged", /no version/],
    ["another encryption", altered("AES-256", "AES-512"), "right", "damaged", /encryption/],
    ["endless stretching", altered("\n50\n", "\n999999999\n"), "right", "damaged", /999999999 rounds/],
    ["no rounds", altered("\n50\n", "\n0\n"), "right", "damaged", /makes no sense/],
    ["cut off in its header", encrypted.subarray(0, 100), "right", "damaged", /inside its header/],
    ["nothing but its first line", Buffer.from("ANDROID BACKUP\n"), "right", "damaged", /inside its header/],
  ])("%s", async (_title, bytes, password, code, message) => {
    await expect(open(bytes, password)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test("a damaged checksum of the key costs nothing and is said", async () => {
    const [salt = ""] = encrypted.toString("latin1").split("\n").slice(5);
    const tree = await open(altered(salt, "00".repeat(64)), "right");
    expect(await textOf(tree, sms)).toBe("x".repeat(5000));
    expect(problemsOf(tree)).toEqual(["damaged "]);
  });
});

describe("what is damaged or cut off is read as far as it goes", () => {
  const big = [
    { name: "apps/a.b/f/1", data: randomBytes(40_000) },
    { name: "apps/a.b/f/2", data: randomBytes(40_000) },
  ];
  test.each<[string, AndroidBackupBuild]>([
    ["plain", { compressed: false }],
    ["compressed", {}],
    ["encrypted", { password: "p", rounds: 50 }],
    ["encrypted, not compressed", { password: "p", rounds: 50, compressed: false }],
  ])("%s", async (_title, build) => {
    const whole = buildAndroidBackup(big, build);
    for (const length of [whole.length - 20_000, whole.length - 30_001]) {
      const tree = await open(whole.subarray(0, length), "p");
      expect(await pathsOf(tree)).toEqual(["apps/a.b/f/1", "apps/a.b/f/2"]);
      expect((await (await tree.file("apps/a.b/f/1"))?.open())?.size).toBe(40_000);
      expect(problemsOf(tree).some((problem) => problem.startsWith("truncated"))).toBe(true);
    }
  });

  test("damage in the compressed data", async () => {
    const bytes = buildAndroidBackup(big);
    bytes.fill(0xff, bytes.length - 20_000, bytes.length - 19_000);
    const tree = await open(bytes);
    expect(await pathsOf(tree)).toContain("apps/a.b/f/1");
    expect(tree.problems.length).toBeGreaterThan(0);
  });

  test("data that are no tar file, or no zlib data", async () => {
    const noTar = await open(buildAndroidBackup([], { data: randomBytes(5000) }));
    expect([await pathsOf(noTar), problemsOf(noTar)]).toEqual([[], ["damaged "]]);
    const noZlib = await open(Buffer.from("ANDROID BACKUP\n5\n1\nnone\nnot deflated"));
    expect([await pathsOf(noZlib), problemsOf(noZlib)]).toEqual([[], ["damaged "]]);
  });

  test("changed bytes never fail in another way", async () => {
    const whole = buildAndroidBackup(parts, { password: "p", rounds: 10 });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, length) => {
        const bytes = Buffer.from(whole);
        bytes[at] = byte;
        try {
          const tree = await open(bytes.subarray(0, length), "p");
          for (const path of await pathsOf(tree)) (await (await tree.file(path))?.open())?.read(new Uint8Array(9), 0);
        } catch (error) {
          expect(error).toMatchObject({ name: expect.stringMatching(/^(?:EvidenceOpenError|EvidenceReadError)$/) });
        }
      }),
      { numRuns: 150 },
    );
  });
});

test("a bomb is stopped", async () => {
  const limits = { ...defaultLimits, inflated: 2 ** 24 };
  const header = Buffer.from("ANDROID BACKUP\n5\n1\nnone\n");
  const bytes = Buffer.concat([header, deflateSync(Buffer.alloc(2 ** 26))]);
  const tree = await open(bytes, undefined, limits);
  const before = process.memoryUsage().rss;
  expect([await pathsOf(tree), problemsOf(tree)]).toEqual([[], ["limit "]]);
  expect(process.memoryUsage().rss - before).toBeLessThan(512 * 2 ** 20);
});

test("a tar file that is larger than its data", async () => {
  const tar = buildTar([{ name: "apps/a.b/f/x", size: 2 ** 32, data: "short" }]);
  const tree = await open(buildAndroidBackup([], { data: tar }));
  expect(await pathsOf(tree)).toEqual(["apps/a.b/f/x"]);
  expect(problemsOf(tree)).toContain("truncated apps/a.b/f/x");
});

test("bytes as Java's characters", () => {
  expect(Buffer.from(asCharacters(Uint8Array.of(0x41, 0x7f, 0x80, 0xff))).toString("hex")).toBe("417fefbe80efbfbf");
});

withShared("real backups", () => {
  test.each([
    ["backup.ab", 2, 143],
    ["backup2.ab", 1, 143],
    ["backup3.ab", 1, 143],
  ])("%s", async (name, files, size) => {
    const tree = await open(
      nodeHost.open(sharedPath("evidence/real/mvt/tests/artifacts/android_backup", name)),
      "123456",
    );
    expect((await pathsOf(tree)).filter((path) => path.includes("_backup")).length).toBe(files);
    expect((await tree.file(sms))?.size).toBe(size);
    expect(tree.problems).toEqual([]);
    tree.close();
  });
});
