import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type SignalBackup, signalBackup } from "../../../../../practice/src/writers/signal-backup-writer.ts";
import { nodeHost } from "../../../../cli/src/platform/node-host.ts";
import { bytesOf, platform, problemsOf, temporaryFolder } from "../../../test/evidence.ts";
import { memorySource } from "../../bytes/source.ts";
import { attachmentIn } from "../../formats/signal-backup/attachments.ts";
import { decryptFrames, readFramesHeader } from "../../formats/signal-backup/frames.ts";
import { tableRows } from "../../formats/signal-backup/statements.ts";
import { openEvidence } from "../open.ts";
import type { EvidenceTree } from "../tree.ts";

const digits = "012345678901234567890123456789";
const tables: SignalBackup["tables"] = [
  {
    name: "t",
    sql: "CREATE TABLE t (_id INTEGER PRIMARY KEY, a TEXT DEFAULT ',', b INTEGER CHECK (b > (0)), c REAL, d BLOB, UNIQUE (a, b))",
    rows: [
      [1, "one", 2 ** 40, 1.5, new Uint8Array([1, 2])],
      [2, null, -7, null, null],
      [3, "three", 2n ** 63n - 1n, null, null],
    ],
  },
];

async function open(bytes: Uint8Array, password: string): Promise<EvidenceTree> {
  const path = join(temporaryFolder(), "signal.backup");
  writeFileSync(path, bytes);
  const [tree] = await openEvidence(nodeHost, path, { platform, password });
  if (!tree) throw new Error("nothing was opened");
  return tree;
}

async function rows(tree: EvidenceTree): Promise<unknown[]> {
  const frames = memorySource(await bytesOf(tree, "signal.backup!frames"));
  const found: unknown[] = [];
  for (const row of tableRows(frames, new Set(["t"]), () => {})) {
    found.push(["_id", "a", "b", "c", "d"].map((name) => row.raw(name)));
  }
  return found;
}

describe.each([0, 1] as const)("a backup of version %i", (version) => {
  const blobs = [new Uint8Array(5000).fill(7), new Uint8Array(0)];
  const backup = signalBackup({ digits, version, tables, blobs });

  it("gives its rows, past attachments and where the counter begins anew", async () => {
    const tree = await open(backup, digits.replace(/(.{5})/g, "$1 "));
    expect(tree).toMatchObject({ kind: "message_backup", encrypted: true });
    expect(await rows(tree)).toEqual([
      [1, "one", 2 ** 40, 1.5, new Uint8Array([1, 2])],
      [2, null, -7, null, null],
      [3, "three", 2n ** 63n - 1n, null, null],
    ]);
    expect(problemsOf(tree)).toEqual([]);
    tree.close();
  });

  it("tells the digest of what attachments hold, and that of none where one is damaged", async () => {
    const told = async (bytes: Uint8Array) => {
      const tree = await open(bytes, digits);
      const found: unknown[] = [];
      const frames = memorySource(await bytesOf(tree, "signal.backup!frames"));
      for (const _row of tableRows(
        frames,
        new Set(),
        () => {},
        (frame) => found.push(attachmentIn(frame)),
      ));
      tree.close();
      return found.filter((blob) => blob !== undefined);
    };
    const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
    const [first = new Uint8Array(), second = new Uint8Array()] = blobs;
    expect(await told(backup)).toEqual([
      { row: 1, size: 5000, sha256: sha256(first) },
      { row: 2, size: 0, sha256: sha256(second) },
    ]);
    // Near its middle lies the larger blob: it is most of the file.
    const damaged = Uint8Array.from(backup, (byte, at) => (at === backup.length - 1000 ? byte ^ 1 : byte));
    expect(await told(damaged)).toEqual([
      { row: 1, size: 5000 },
      { row: 2, size: 0, sha256: sha256(second) },
    ]);
  });

  it("opens with the right digits where its first frame is damaged", async () => {
    const header = readFramesHeader(memorySource(backup));
    const at = (header?.data ?? 0) + 5;
    const tree = await open(
      Uint8Array.from(backup, (byte, place) => (place === at ? byte ^ 1 : byte)),
      digits,
    );
    expect(await rows(tree)).toHaveLength(3);
    expect(problemsOf(tree)).toEqual(["damaged signal.backup!frames"]);
    tree.close();
  });

  test.each([
    ["other digits", "9".repeat(30), "wrong_password"],
    ["too few digits", "123", "wrong_password"],
  ])("is refused with %s", async (_title, password, code) => {
    await expect(open(backup, password)).rejects.toMatchObject({ code });
  });

  it("loses no more than the frame that is damaged", async () => {
    // The second row's frame: found by its place, not by its content.
    const place = backup.length - 5000 - 330;
    const tree = await open(
      Uint8Array.from(backup, (byte, at) => (at === place ? byte ^ 1 : byte)),
      digits,
    );
    expect((await rows(tree)).length).toBe(2);
    expect(problemsOf(tree)).toEqual(["damaged signal.backup!frames"]);
    tree.close();
  });

  it("is said to be cut off", async () => {
    for (const bytes of [
      backup.subarray(0, backup.length - 5),
      signalBackup({ digits, version, tables, unended: true }),
    ]) {
      const tree = await open(bytes, digits);
      expect((await rows(tree)).length).toBe(3);
      expect(problemsOf(tree)).toEqual(["truncated signal.backup!frames"]);
      tree.close();
    }
  });
});

it("any bytes are read or refused, and never fail", () => {
  const keys = { cipher: new Uint8Array(32), mac: new Uint8Array(32) };
  const header = { salt: new Uint8Array(32), iv: new Uint8Array(16), version: 0, data: 0 };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(0, 1), (bytes, version) => {
      readFramesHeader(memorySource(bytes));
      decryptFrames(platform, memorySource(bytes), { ...header, version }, keys, () => {});
      for (const row of tableRows(memorySource(bytes), new Set(["t"]), () => {})) row.raw("a");
    }),
  );
});
