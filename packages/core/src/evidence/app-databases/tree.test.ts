import { createCipheriv, createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, test } from "vitest";
import {
  encryptedDatabase,
  encryptedLog,
  reservedBytes,
} from "../../../../../practice/src/writers/sqlcipher-writer.ts";
import { writeDatabase, writeDatabaseWithLog } from "../../../../../practice/src/writers/sqlite-writer.ts";
import { nodeHost } from "../../../../cli/src/platform/node-host.ts";
import { platform, problemsOf, temporaryFolder } from "../../../test/evidence.ts";
import { signalContent } from "../../../test/samples/signal.ts";
import { testEngine } from "../../../test/sqlite-engine.ts";
import { openInput, problemOf } from "../../artifacts/input.ts";
import { signal } from "../../artifacts/ios/signal.ts";
import { defaultLimits } from "../../bytes/limits.ts";
import { readAll } from "../../bytes/source.ts";
import { telegramHash } from "../../formats/postbox/murmur.ts";
import { specOf } from "../../formats/sqlcipher/key-spec.ts";
import { openEvidence } from "../open.ts";
import type { EvidenceTree } from "../tree.ts";

const key = Uint8Array.from({ length: 48 }, (_, index) => 200 - index);
const spec = specOf(key);
const digits = Buffer.from(key).toString("hex");
const signalPath = "private/var/mobile/Containers/Shared/AppGroup/ABCD/grdb/signal.sqlite";
const { main, wal } = writeDatabaseWithLog(
  signalContent("new"),
  (table, { id }) => table === "model_TSInteraction" && Number(id) > 2,
  { reserved: reservedBytes },
);
const signalFiles = { [signalPath]: encryptedDatabase(spec, main), [`${signalPath}-wal`]: encryptedLog(spec, wal) };

async function open(
  files: Readonly<Record<string, Uint8Array>>,
  given: { readonly key?: Uint8Array | readonly Uint8Array[]; readonly password?: string } = {},
  inside = "",
): Promise<EvidenceTree> {
  const folder = temporaryFolder();
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const [tree] = await openEvidence(nodeHost, join(folder, inside), { platform, ...given });
  if (!tree) throw new Error("nothing was opened");
  return tree;
}

async function messages(tree: EvidenceTree, path = signalPath) {
  const problems: string[] = [];
  const said = ({ code, message }: { code: string; message: string }) => void problems.push(`${code}: ${message}`);
  const context = { platform, engine: await testEngine(), limits: defaultLimits, onProblem: said };
  const session = openInput(tree, await tree.file(path), context);
  const texts: (string | null | undefined)[] = [];
  try {
    for await (const record of signal.read(session.input)) if (record.kind === "message") texts.push(record.text);
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    said(problem);
  } finally {
    session.close();
  }
  return { texts, problems, files: session.files };
}

describe("Signal in a dump", () => {
  test.each([
    ["as 48 bytes", { key }],
    ["as digits", { key: new TextEncoder().encode(digits) }],
    ["typed as a password", { password: digits }],
    ["among others", { key: [new Uint8Array(32), key.map((byte) => byte ^ 1), key], password: "hunter2" }],
  ])("opens with its key %s, its log too", async (_title, given) => {
    const tree = await open(signalFiles, given);
    expect(tree.kind).toBe("ios_filesystem");
    const read = await messages(tree);
    expect(read.texts).toContain("see https://1.example.org/");
    expect(read.texts).toContain("one day");
    expect(read.problems).toEqual([]);
    expect(problemsOf(tree)).toEqual([]);
    // What was read and what is stored are both told.
    expect(read.files[0]?.storedSha256).toBe(
      createHash("sha256")
        .update(signalFiles[signalPath] ?? "")
        .digest("hex"),
    );
    tree.close();
  });

  test.each([
    ["no key", {}, "its key was not given", false],
    ["a password for something else", { password: "hunter2" }, "its key was not given", false],
    ["another key", { key: key.map((byte) => byte ^ 1) }, "the key given does not open it", true],
    ["a key of another kind", { key: new TextEncoder().encode("30 digits") }, "the key given does not open it", true],
  ])("says that it is encrypted with %s, and where its owner has the key", async (_title, given, why, isGiven) => {
    const tree = await open(signalFiles, given);
    const file = await tree.file(signalPath);
    expect(file?.locked?.given).toBe(isGiven);
    const read = await messages(tree);
    expect(read.texts).toEqual([]);
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]).toMatch(new RegExp(`^encrypted: .*${why}.*GRDBDatabaseCipherKeySpec`));
    // The file is hashed as it is stored.
    expect(read.files[0]?.sha256).toBe(
      createHash("sha256")
        .update(signalFiles[signalPath] ?? "")
        .digest("hex"),
    );
    tree.close();
  });

  it("tells a damaged page from another key", async () => {
    const bytes = (signalFiles[signalPath] ?? new Uint8Array()).slice();
    const page = Math.floor(Buffer.from(main).indexOf("see https") / 4096);
    bytes[page * 4096 + 9] = (bytes[page * 4096 + 9] ?? 0) ^ 1;
    const tree = await open({ [signalPath]: bytes }, { key });
    const read = await messages(tree);
    expect(read.problems).not.toEqual([]);
    expect(problemsOf(tree)).toEqual([`damaged ${signalPath}`]);
    tree.close();
  });

  it("is left alone where it is in clear", async () => {
    const bytes = writeDatabase(signalContent("old"));
    const tree = await open({ [signalPath]: bytes, "private/var/mobile/x": bytes }, { key });
    const file = await tree.file(signalPath);
    expect(file?.openStored).toBeUndefined();
    const source = await file?.open();
    expect(source && readAll(source, 1e7)).toEqual(bytes);
    tree.close();
  });
});

describe("a database that was handed in alone", () => {
  const files = { "signal.sqlite": signalFiles[signalPath] ?? new Uint8Array() };

  it("opens with its key", async () => {
    const tree = await open(files, { key }, "signal.sqlite");
    expect(tree.kind).toBe("files");
    expect((await messages(tree, "signal.sqlite")).texts).toContain("see https://1.example.org/");
    tree.close();
  });

  test.each([
    ["no key", {}, "password_needed"],
    ["another key", { key: key.map((byte) => byte ^ 1) }, "wrong_password"],
  ])("is refused with %s", async (_title, given, code) => {
    await expect(open(files, given, "signal.sqlite")).rejects.toMatchObject({ code });
  });
});

describe("Telegram's database", () => {
  const top = "private/var/mobile/Containers/Shared/AppGroup/EFGH/telegram-data/";
  const path = `${top}account-1/postbox/db/db_sqlite`;
  const content = { schema: "CREATE TABLE t7 (key BLOB PRIMARY KEY, value BLOB)", tables: [] };
  const database = encryptedDatabase(spec, writeDatabase(content, { reserved: reservedBytes }));

  function temporaryKey(passcode: string): Uint8Array {
    const clear = Buffer.alloc(64);
    clear.set(key);
    clear.writeInt32LE(telegramHash(key), 48);
    const stretched = createHash("sha512").update(passcode).digest();
    const cipher = createCipheriv("aes-256-cbc", stretched.subarray(0, 32), stretched.subarray(48)).setAutoPadding(
      false,
    );
    return Buffer.concat([cipher.update(clear), cipher.final()]);
  }

  test.each([
    ["the key that lies beside it", { ".tempkey": key }, undefined],
    ["the encrypted key, without a passcode", { ".tempkeyEncrypted": temporaryKey("no-matter-key") }, undefined],
    ["its owner's key", { ".tempkeyEncrypted": temporaryKey("1234") }, key],
  ])("opens with %s", async (_title, beside: Readonly<Record<string, Uint8Array>>, given) => {
    const keyFiles = Object.fromEntries(Object.entries(beside).map(([name, bytes]) => [top + name, bytes]));
    const tree = await open({ [path]: database, ...keyFiles }, given ? { key: given } : {});
    const file = await tree.file(path);
    expect(file?.locked).toBeUndefined();
    expect(file?.openStored).toBeDefined();
    tree.close();
  });

  test.each([
    ["no key", {}],
    ["a passcode", { [`${top}.tempkeyEncrypted`]: temporaryKey("1234") }],
    ["another key beside it", { [`${top}.tempkey`]: key.map((byte) => byte ^ 1) }],
    ["a key file of another length", { [`${top}.tempkey`]: new Uint8Array(32) }],
  ])("stays locked with %s", async (_title, beside) => {
    const tree = await open({ [path]: database, ...beside });
    expect((await tree.file(path))?.locked?.message).toContain(".tempkey");
    tree.close();
  });
});
