import { createCipheriv } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { nodeHost } from "../../../../cli/src/platform/node-host.ts";
import { bytesOf, pathsOf, platform, problemsOf, temporaryFolder } from "../../../test/evidence.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { encryptedBackup, type Written } from "../../../test/whatsapp-backup-writer.ts";
import { memorySource } from "../../bytes/source.ts";
import { decryptedGcm, gcmTag } from "../../formats/whatsapp-crypt/gcm.ts";
import { readCryptHeader } from "../../formats/whatsapp-crypt/header.ts";
import { cipherKeyOf, parseOwnerKey } from "../../formats/whatsapp-crypt/owner-key.ts";
import { openEvidence } from "../open.ts";
import { EvidenceOpenError, type EvidenceTree } from "../tree.ts";

const database = Buffer.from(
  buildDatabase((db) => db.exec(`CREATE TABLE t (a); INSERT INTO t VALUES ('${"x".repeat(20_000)}')`)),
);

const encrypted = (written: Omit<Written, "database">) => encryptedBackup({ ...written, database });

const root = Buffer.alloc(32, 7);
const digits = root.toString("hex");
const rootKey = cipherKeyOf({ type: "digits", root });
const salt = Buffer.alloc(32, 9);
const appKey = Buffer.alloc(32, 3);
/** As Java writes the bytes that the app keeps. */
const keyFile = Buffer.concat([
  Buffer.from("aced0005757200025b42acf317f8060854e0020000787000000083", "hex"),
  Buffer.concat([Buffer.from([0, 1, 2]), salt, Buffer.alloc(16), Buffer.alloc(32), Buffer.alloc(16), appKey]),
]);

async function open(
  name: string,
  bytes: Uint8Array,
  secret: { key?: Uint8Array; password?: string },
): Promise<EvidenceTree> {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  const [tree] = await openEvidence(nodeHost, path, { platform, ...secret });
  if (!tree) throw new Error("nothing was opened");
  return tree;
}

async function refusal(
  name: string,
  bytes: Uint8Array,
  secret: { key?: Uint8Array; password?: string },
): Promise<string> {
  try {
    await open(name, bytes, secret);
    return "opened";
  } catch (error) {
    if (!(error instanceof EvidenceOpenError)) throw error;
    return error.code;
  }
}

describe("an encrypted backup of WhatsApp", () => {
  const c15 = encrypted({ generation: 15, cipherKey: rootKey });
  const c14 = encrypted({ generation: 14, cipherKey: appKey, serverSalt: salt });
  const c12 = encrypted({ generation: 12, cipherKey: appKey, serverSalt: salt });
  const parts = encrypted({ generation: 15, cipherKey: rootKey, checksum: false });

  test.each([
    ["crypt15 with its digits in a file", "msgstore.db.crypt15", c15, { key: Buffer.from(digits) }],
    ["crypt15 with digits typed in groups", "msgstore.db.crypt15", c15, { password: digits.replace(/(.{4})/g, "$1 ") }],
    ["crypt15 with the raw key", "msgstore.db.crypt15", c15, { key: root }],
    ["crypt15 of several files, without a checksum", "msgstore.db.crypt15", parts, { key: root }],
    ["crypt15 by another name", "backup.bin", c15, { key: root }],
    ["crypt14 with the app's key file", "msgstore.db.crypt14", c14, { key: keyFile }],
    ["crypt12 with the app's key file", "msgstore.db.crypt12", c12, { key: keyFile }],
  ])("%s", async (_title, name, bytes, secret) => {
    const tree = await open(name, bytes, secret);
    expect(tree).toMatchObject({ kind: "message_backup", encrypted: true });
    const inner = `${name}!${name.replace(/\.crypt\d+$/, "")}`;
    expect(await pathsOf(tree)).toEqual([name, inner]);
    expect((await bytesOf(tree, inner)).equals(database)).toBe(true);
    expect(problemsOf(tree)).toEqual([]);
    tree.close();
  });

  const flipped = (bytes: Uint8Array, at: number) =>
    Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
  test.each([
    ["no key", c15, {}, "password_needed"],
    ["another key, to a whole file", c15, { key: Buffer.alloc(32, 8) }, "wrong_password"],
    ["another key, to a damaged file", flipped(c15, 9000 % c15.length), { key: Buffer.alloc(32, 8) }, "damaged"],
    ["a key that is none", c15, { password: "1234" }, "wrong_password"],
    ["a key file, where the owner has digits", c15, { key: keyFile }, "wrong_password"],
    ["digits, where the app has a key file", c14, { key: root }, "wrong_password"],
    [
      "a key file of another phone",
      encrypted({ generation: 14, cipherKey: appKey }),
      { key: keyFile },
      "wrong_password",
    ],
    ["a file that ends after its header", c15.subarray(0, 70), { key: root }, "damaged"],
  ])("is refused with %s", async (_title, bytes, secret, code) => {
    expect(await refusal("msgstore.db.crypt15", bytes, secret)).toBe(code);
  });

  it("is read as far as it goes where it is damaged", async () => {
    const tree = await open("msgstore.db.crypt15", c15.subarray(0, c15.length - 40), { key: root });
    const content = await bytesOf(tree, "msgstore.db.crypt15!msgstore.db");
    expect(database.subarray(0, content.length).equals(content)).toBe(true);
    expect(problemsOf(tree)).toContain("damaged msgstore.db.crypt15!msgstore.db");
    tree.close();
  });

  it("is opened among others in a folder; those that have another key are told", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "WhatsApp/Databases"), { recursive: true });
    writeFileSync(join(folder, "WhatsApp/Databases/msgstore.db.crypt15"), c15);
    writeFileSync(join(folder, "WhatsApp/Databases/msgstore-2022-01-01.1.db.crypt14"), c14);
    const [tree] = await openEvidence(nodeHost, folder, { platform, key: root });
    if (!tree) throw new Error("nothing was opened");
    expect(tree.kind).toBe("message_backup");
    expect(await pathsOf(tree)).toContain("WhatsApp/Databases/msgstore.db.crypt15!msgstore.db");
    expect(problemsOf(tree)).toEqual(["encrypted WhatsApp/Databases/msgstore-2022-01-01.1.db.crypt14"]);
    tree.close();
    await expect(openEvidence(nodeHost, folder, { platform, key: Buffer.alloc(32) })).rejects.toThrow(
      EvidenceOpenError,
    );
  });
});

describe("Galois/counter mode", () => {
  it("gives what Node's cipher gives, wherever it is read and however the counter begins", () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    fc.assert(
      fc.property(
        bytes(32),
        fc.oneof(bytes(12), bytes(16)),
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(200),
        (key, iv, clear, at) => {
          const cipher = createCipheriv("aes-256-gcm", key, iv);
          const source = memorySource(Buffer.concat([cipher.update(clear), cipher.final()]));
          const into = new Uint8Array(50);
          const got = decryptedGcm({ platform, key, iv }, source).read(into, at);
          expect([...into.subarray(0, got)]).toEqual([...clear.subarray(at, at + 50)]);
          expect(Buffer.from(gcmTag({ platform, key, iv }, source)).equals(cipher.getAuthTag())).toBe(true);
        },
      ),
    );
  });

  it("goes on where the counter begins anew", () => {
    const key = new Uint8Array(32);
    // Found by search: the counter that is made of this IV begins anew after 533 blocks.
    const iv = Uint8Array.of(0, 64, 138, 132, ...new Uint8Array(12));
    const cipher = createCipheriv("aes-256-gcm", key, iv);
    const stored = Buffer.concat([cipher.update(new Uint8Array(20_000)), cipher.final()]);
    const clear = new Uint8Array(stored.length).fill(1);
    decryptedGcm({ platform, key, iv }, memorySource(stored)).read(clear, 0);
    expect(clear.every((byte) => byte === 0)).toBe(true);
  });
});

it("headers and keys of any bytes are read or refused, and never fail", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      readCryptHeader(memorySource(bytes), "x.crypt12");
      parseOwnerKey(bytes);
    }),
  );
});

withShared("the backup of wa-crypt-tools", () => {
  const folder = sharedPath("evidence/real/wa-crypt-tools/tests/res");
  const encryptedFile = join(folder, "msgstore.db.crypt15");

  it("opens with its key file, to the database that lies beside it", async () => {
    const key = readFileSync(join(folder, "encrypted_backup.key"));
    const [tree] = await openEvidence(nodeHost, encryptedFile, { platform, key });
    if (!tree) throw new Error("nothing was opened");
    const content = await bytesOf(tree, "msgstore.db.crypt15!msgstore.db");
    expect(content.equals(readFileSync(join(folder, "msgstore.db")))).toBe(true);
    expect(problemsOf(tree)).toEqual([]);
    tree.close();
  });

  it("opens with the same key as 64 digits, and with no other", async () => {
    const password = readFileSync(join(folder, "encrypted_backup.key")).subarray(27).toString("hex");
    const [tree] = await openEvidence(nodeHost, encryptedFile, { platform, password });
    expect(tree?.kind).toBe("message_backup");
    tree?.close();
    const other = openEvidence(nodeHost, encryptedFile, {
      platform,
      password: password.replace(/^./, "0").replace(/.$/, "1"),
    });
    await expect(other).rejects.toMatchObject({ code: "wrong_password" });
  });
});
