import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  encryptedDatabase,
  encryptedLog,
  reservedBytes,
} from "../../../../../practice/src/writers/sqlcipher-writer.ts";
import { writeDatabase, writeDatabaseWithLog } from "../../../../../practice/src/writers/sqlite-writer.ts";
import { sqlCipherMade } from "../../../test/sqlcipher-made.ts";
import { testEngine } from "../../../test/sqlite-engine.ts";
import { type ByteSource, memorySource, readAll } from "../../bytes/source.ts";
import { webPlatform } from "../../web-platform.ts";
import { openDatabase } from "../sqlite/database.ts";
import { readWal } from "../sqlite/wal.ts";
import { decryptedDatabase, opensDatabase } from "./database.ts";
import { parseKeySpec, specOf } from "./key-spec.ts";
import { decryptedLog } from "./log.ts";
import { encryptedPageSize, openPage, pageKeys } from "./pages.ts";

const platform = webPlatform({ sqliteWasm: () => Promise.reject(new Error("not needed")) });
const specBytes = Uint8Array.from({ length: 48 }, (_, index) => index);
const spec = specOf(specBytes);
const keys = pageKeys(spec);
const otherKeys = pageKeys(specOf(specBytes.map((byte) => byte ^ 1)));

const long = "x".repeat(3000);
const content = {
  schema: "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)",
  tables: [
    { name: "notes", rows: Array.from({ length: 9 }, (_, index) => ({ id: index + 1, text: `${index}${long}` })) },
  ],
};
const plain = writeDatabase(content, { reserved: reservedBytes });
const encrypted = encryptedDatabase(spec, plain);
const withLog = writeDatabaseWithLog(content, (_, { id }) => Number(id) > 6, { reserved: reservedBytes });
const pageSize = 4096;

const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

function decrypted(bytes: Uint8Array, said: string[] = []): ByteSource {
  return decryptedDatabase({ platform, source: memorySource(bytes), pageSize }, keys, (_, message) =>
    said.push(message),
  );
}

async function notes(main: ByteSource, wal?: ByteSource, said: string[] = []): Promise<number[]> {
  const db = openDatabase(await testEngine(), {
    main,
    ...(wal ? { wal } : {}),
    onProblem: ({ message }) => said.push(message),
  });
  const rows = Array.from(db.select({ from: ["notes", "n"], columns: { text: "n.text" } }), ({ rowid }) => rowid);
  db.close();
  return rows;
}

/** The last bytes of each page are the encryption's own. */
function inClear(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at % pageSize >= pageSize - reservedBytes ? 0 : byte));
}

describe("a database", () => {
  it("is told from one in clear, and from other files", () => {
    expect(encryptedPageSize(memorySource(encrypted))).toBe(pageSize);
    for (const bytes of [plain, writeDatabase(content), encrypted.subarray(0, 90), encrypted.subarray(1)]) {
      expect(encryptedPageSize(memorySource(bytes))).toBeUndefined();
    }
  });

  it("is what was encrypted, wherever it is read", async () => {
    const said: string[] = [];
    const source = decrypted(encrypted, said);
    expect(readAll(source, 1e6)).toEqual(inClear(plain));
    const part = new Uint8Array(5000);
    expect(source.read(part, 4000)).toBe(5000);
    expect(part).toEqual(inClear(plain).subarray(4000, 9000));
    expect(source.read(part, encrypted.length)).toBe(0);
    expect(await notes(source)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(said).toEqual([]);
  });

  it("opens with its key alone; a damaged page does not make the key another one", () => {
    const source = (bytes: Uint8Array) => ({ platform, source: memorySource(bytes), pageSize });
    expect(opensDatabase(source(encrypted), keys)).toBe(true);
    expect(opensDatabase(source(encrypted), otherKeys)).toBe(false);
    expect(opensDatabase(source(flipped(encrypted, 1000)), keys)).toBe(true);
    expect(opensDatabase(source(new Uint8Array(3 * pageSize)), otherKeys)).toBe(false);
  });

  it("loses a damaged page alone, and says which", async () => {
    const said: string[] = [];
    const lost: string[] = [];
    const left = await notes(decrypted(flipped(encrypted, 4 * pageSize + 7), said), undefined, lost);
    expect(left.length).toBeGreaterThan(6);
    expect(left.length).toBeLessThan(9);
    expect(said).toContain("page 5 of the encrypted database is damaged: it is read as if it were empty");
    expect(lost).not.toEqual([]);
  });

  it("that is cut off says so", () => {
    const said: string[] = [];
    expect(decrypted(encrypted.subarray(0, -5), said).size).toBe(encrypted.length - pageSize);
    expect(said).toEqual(["the encrypted database does not end with a whole page: the rest is lost"]);
  });
});

describe("its log", () => {
  const main = encryptedDatabase(spec, withLog.main);
  const log = encryptedLog(spec, withLog.wal);
  const clearLog = (bytes: Uint8Array): ByteSource => decryptedLog({ platform, source: memorySource(bytes) }, keys);

  it("reads like any other", async () => {
    const said: string[] = [];
    expect(readWal(clearLog(log)).problems).toEqual([]);
    expect(await notes(decrypted(main), clearLog(log), said)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(said).toEqual([]);
  });

  test.each([
    ["in a page", 32 + 24 + 100],
    ["in the checksum of a frame", 32 + 18],
  ])("ends where it is damaged %s", async (_title, at) => {
    const said: string[] = [];
    const frames = readWal(clearLog(log)).commits.reduce((sum, { pages }) => sum + pages.size, 0);
    const second = 32 + (24 + pageSize);
    expect(await notes(decrypted(main), clearLog(flipped(log, at)), said)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(said.join()).toContain("frame 1 of the WAL is damaged");
    // Behind the damage, pages are in clear all the same: rows are looked for in them.
    const behind = new Uint8Array(24 + pageSize);
    clearLog(flipped(log, at)).read(behind, second);
    const number = new DataView(behind.buffer).getUint32(0);
    const stored = log.subarray(second + 24, second + 24 + pageSize);
    expect(frames).toBeGreaterThan(1);
    expect(behind.subarray(24)).toEqual(openPage(platform, keys, stored, number));
  });

  it("is left as it is where it is no log", () => {
    expect(readAll(clearLog(new Uint8Array([1, 2, 3])), 10)).toEqual(new Uint8Array([1, 2, 3]));
  });

  it("of any bytes never fails", () => {
    fc.assert(
      fc.property(fc.nat(log.length - 1), fc.nat(log.length), fc.nat(200), (at, end, length) => {
        const source = clearLog(flipped(log, at).subarray(0, end));
        source.read(new Uint8Array(length), Math.min(at, end));
        readWal(source);
      }),
      { numRuns: 40 },
    );
  });
});

it("made by SQLCipher itself is read with its log, and not with another key", async () => {
  const made = { platform, source: memorySource(sqlCipherMade.main()), pageSize: 1024 };
  const madeKeys = pageKeys(specOf(sqlCipherMade.key));
  const said: string[] = [];
  expect(encryptedPageSize(made.source)).toBe(1024);
  expect([madeKeys, otherKeys].map((tried) => opensDatabase(made, tried))).toEqual([true, false]);
  const db = openDatabase(await testEngine(), {
    main: decryptedDatabase(made, madeKeys, (_, message) => said.push(message)),
    wal: decryptedLog({ platform, source: memorySource(sqlCipherMade.log()) }, madeKeys),
    onProblem: ({ message }) => said.push(message),
  });
  const texts = Array.from(db.select({ from: ["notes", "n"], columns: { text: "n.text" } }), (row) => row.text("text"));
  db.close();
  expect(texts).toEqual(["in the file", "in the log"]);
  expect(said).toEqual([]);
});

test.each([
  ["48 bytes", specBytes],
  ["digits", Buffer.from(`${Buffer.from(specBytes).toString("hex").toUpperCase()}\n`)],
  ["digits as SQLCipher takes them", Buffer.from(`x'${Buffer.from(specBytes).toString("hex")}'`)],
  ["base64", Buffer.from(Buffer.from(specBytes).toString("base64"))],
])("a key is given as %s", (_title, given) => {
  expect(parseKeySpec(Uint8Array.from(given))).toEqual(spec);
});

test.each([
  ["nothing", ""],
  ["32 bytes in digits", "00".repeat(32)],
  ["a sentence", "x".repeat(5000)],
])("%s is no key", (_title, given) => {
  expect(parseKeySpec(new TextEncoder().encode(given))).toBeUndefined();
});
