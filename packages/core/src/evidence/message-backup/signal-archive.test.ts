import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { describe, expect, it, test } from "vitest";
import { frameStream, signalArchive } from "../../../../../practice/src/writers/signal-archive-writer.ts";
import { nodeHost } from "../../../../cli/src/platform/node-host.ts";
import { bytesOf, pathsOf, platform, problemsOf, temporaryFolder } from "../../../test/evidence.ts";
import { signalArchiveFrames } from "../../../test/samples/android-signal-archive.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { memorySource } from "../../bytes/source.ts";
import { archiveFrames } from "../../formats/signal-backup/archive-frames.ts";
import { backupKeyOf, recoveryKeyOf } from "../../formats/signal-backup/archive-keys.ts";
import { openEvidence } from "../open.ts";
import type { EvidenceTree } from "../tree.ts";

const recoveryKey = "0o1z2y3x4w5v6u7t".repeat(4);
const { main, metadata } = signalArchive({ recoveryKey, frames: signalArchiveFrames });

const snapshot = "SignalBackups/signal-backup-2025-01-01-10-00-00/";
async function open(files: Readonly<Record<string, Uint8Array>>, password: string | undefined): Promise<EvidenceTree> {
  const folder = temporaryFolder();
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const [tree] = await openEvidence(nodeHost, folder, { platform, ...(password === undefined ? {} : { password }) });
  if (!tree) throw new Error("nothing was opened");
  return tree;
}
const whole = {
  [`${snapshot}main`]: main,
  [`${snapshot}metadata`]: metadata,
  [`${snapshot}files/ab/abcd`]: new Uint8Array(9),
};
const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));

describe("an archive of Signal Backups", () => {
  test.each([
    ["as it is kept", recoveryKey],
    [
      "as Signal shows it",
      (recoveryKey.toUpperCase().replaceAll("O", "#").replaceAll("0", "=").match(/.{4}/g) ?? []).join(" "),
    ],
  ])("opens with its recovery key %s", async (_title, key) => {
    const tree = await open(whole, key);
    expect(tree).toMatchObject({ kind: "message_backup", encrypted: true });
    expect(await pathsOf(tree)).toContain(`${snapshot}main!frames`);
    const frames = await bytesOf(tree, `${snapshot}main!frames`);
    expect(frames.equals(frameStream(signalArchiveFrames))).toBe(true);
    expect(problemsOf(tree)).toEqual([]);
    tree.close();
  });

  test.each([
    ["no key", whole, undefined, "password_needed"],
    ["another key", whole, "a".repeat(64), "wrong_password"],
    ["30 digits", whole, "0".repeat(30), "wrong_password"],
    [
      "the metadata of another",
      {
        ...whole,
        [`${snapshot}metadata`]: signalArchive({ recoveryKey, frames: [], id: new Uint8Array(16) }).metadata,
      },
      recoveryKey,
      "wrong_password",
    ],
    ["a main that ends early", { ...whole, [`${snapshot}main`]: main.subarray(0, 40) }, recoveryKey, "damaged"],
  ])("is refused with %s", async (_title, files, key, code) => {
    await expect(open(files, key)).rejects.toMatchObject({ code });
  });

  it("is not seen in files of other programs that have these names", async () => {
    for (const metadata of [new Uint8Array([8, 1]), new Uint8Array(300), new Uint8Array([0xff])]) {
      const tree = await open({ main: new Uint8Array(200), metadata }, undefined);
      expect(tree.kind).toBe("files");
      tree.close();
    }
  });

  it("is read as far as it goes where it is damaged", async () => {
    const tree = await open({ ...whole, [`${snapshot}main`]: flipped(main, main.length - 60) }, recoveryKey);
    const frames = await bytesOf(tree, `${snapshot}main!frames`);
    expect(frames.length).toBeGreaterThan(0);
    expect(problemsOf(tree)).toContain(`damaged ${snapshot}main!frames`);
    tree.close();
  });

  it("needs no key where it was exported without encryption", async () => {
    const tree = await open(
      { "signal-export/main.jsonl": new Uint8Array([123, 125]), "signal-export/metadata.json": new Uint8Array(2) },
      undefined,
    );
    expect(tree).toMatchObject({ kind: "message_backup", encrypted: false });
    tree.close();
  });
});

it("a recovery key has 64 characters", () => {
  expect([recoveryKey, recoveryKey.toUpperCase(), "x".repeat(63), "é".repeat(64)].map(recoveryKeyOf)).toEqual([
    recoveryKey,
    recoveryKey,
    undefined,
    undefined,
  ]);
});

withShared("the encrypted backup of libsignal", () => {
  const folder = sharedPath("evidence/real/libsignal/rust/message-backup/tests/res/test-cases/valid-encrypted");

  it("opens with its recovery key, to what its source says", async () => {
    // The test suite of libsignal names the key and the account; a local archive has the id in its metadata instead.
    const key = "m".repeat(64);
    const purpose = new TextEncoder().encode("20241024_SIGNAL_BACKUP_ID:");
    const account = new Uint8Array(16).fill(0x11);
    const id = hkdf(sha256, backupKeyOf(key), new Uint8Array(32), Uint8Array.of(...purpose, ...account), 16);
    const main = readFileSync(join(folder, "legacy-account.binproto.encrypted"));
    const tree = await open({ main, metadata: signalArchive({ recoveryKey: key, frames: [], id }).metadata }, key);
    const frames = [...archiveFrames(memorySource(await bytesOf(tree, "main!frames")), () => {})].map(
      ({ frame }) => frame,
    );
    expect(problemsOf(tree)).toEqual([]);
    expect(frames).toEqual([
      { version: 1, backupTimeMs: 1705692409729 },
      { account: {} },
      { recipient: { id: 2, self: {} } },
      { chat: { id: 1, recipientId: 2 } },
    ]);
    tree.close();
  });
});
