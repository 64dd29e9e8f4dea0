import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { openBytes, testEngine } from "../../../test/sqlite-engine.ts";
import { type ByteSource, EvidenceReadError, LimitError, memorySource } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { type DatabaseProblem, openDatabase, type Select } from "./database.ts";

const pageSize = 1024;
const messages: Select = {
  from: ["message", "m"],
  join: [["handle", "h", "h.ROWID = m.handle_id"]],
  columns: { id: "m.ROWID", text: "m.text", handle: "h.id", added: "m.added" },
};

/** Three levels of pages, overflow chains, an index, a table WITHOUT ROWID, a column that was added later. */
const sound = buildDatabase((db) => {
  db.exec(`PRAGMA page_size = ${pageSize};
    CREATE TABLE message (ROWID INTEGER PRIMARY KEY, text TEXT, handle_id INTEGER);
    CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT);
    CREATE INDEX by_text ON message (text);
    CREATE TABLE pair (a TEXT, b INTEGER, PRIMARY KEY (b, a)) WITHOUT ROWID;
    BEGIN`);
  const message = db.prepare("INSERT INTO message VALUES (?, ?, ?)");
  const handle = db.prepare("INSERT INTO handle VALUES (?, ?)");
  const pair = db.prepare("INSERT INTO pair VALUES (?, ?)");
  for (let i = 1; i <= 3000; i++)
    message.run(i * 3, `message ${i} ${"x".repeat(i % 500 === 0 ? 5000 : i % 60)}`, i % 7);
  for (let i = 0; i < 7; i++) handle.run(i, `handle ${i}`);
  for (let i = 1; i <= 300; i++) pair.run(`pair ${i}`, i % 10);
  db.exec("COMMIT; ALTER TABLE message ADD COLUMN added TEXT DEFAULT 'it''s new'");
});
const pages = sound.length / pageSize;

function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => Math.imul(i ^ (i >>> 5), 2654435761) >>> 24);
}

interface Result {
  readonly rows: Map<number, string>;
  readonly problems: readonly DatabaseProblem[];
  readonly error: string | undefined;
}

async function readAllRows(bytes: Uint8Array, query = messages): Promise<Result> {
  const rows = new Map<number, string>();
  try {
    const { db, problems } = await openBytes(bytes);
    const names = Object.keys(query.columns);
    for (const row of db.select(query)) {
      if (rows.has(row.rowid)) throw new Error(`row ${row.rowid} comes twice`);
      rows.set(row.rowid, JSON.stringify(names.map((name) => row.text(name))));
    }
    db.close();
    return { rows, problems, error: undefined };
  } catch (error) {
    if (error instanceof FormatError || error instanceof LimitError)
      return { rows, problems: [], error: error.message };
    throw error;
  }
}

describe("damaged pages cost the rows on them", async () => {
  const whole = await readAllRows(sound);

  test("the sound file gives all rows", () => {
    expect(whole.rows.size).toBe(3000);
    expect(whole.problems).toEqual([]);
    expect(whole.rows.get(3)).toBe('["3","message 1 x","handle 1","it\'s new"]');
  });

  const fillings: [title: string, fill: (page: Uint8Array) => void][] = [
    ["zeros", (page) => page.fill(0)],
    ["0xFF", (page) => page.fill(0xff)],
    ["noise", (page) => page.set(noise(page.length))],
  ];
  test.each(fillings)("each page in turn filled with %s: the rest comes, and a loss is told", async (_title, fill) => {
    let partly = 0;
    for (let page = 1; page <= pages; page += page < 12 ? 1 : 17) {
      const bytes = sound.slice();
      fill(bytes.subarray((page - 1) * pageSize, page * pageSize));
      const { rows, problems, error } = await readAllRows(bytes);
      if (page === 1) expect(error).toBeDefined();
      if (rows.size < 3000 && error === undefined) {
        expect(problems.map((problem) => problem.code)).toContain("damaged");
        if (rows.size > 0) partly++;
      }
      for (const [rowid, text] of rows) {
        // What lies in an overflow page carries no mark of its own, and a lost handle is NULL.
        const expected = whole.rows.get(rowid);
        if (expected !== undefined && expected.length < 200 && !text.includes("null")) expect(text).toBe(expected);
      }
    }
    expect(partly).toBeGreaterThan(10);
  });

  test("each cut of the file", async () => {
    let last = 0;
    for (let length = 0; length < sound.length; length += 12_345) {
      const { rows, problems, error } = await readAllRows(sound.slice(0, length));
      if (error === undefined) expect(problems.map((problem) => problem.code)).toContain("truncated");
      for (const [rowid, text] of rows) if (text.length < 200) expect(text).toBe(whole.rows.get(rowid));
      last = rows.size;
    }
    expect(last).toBeGreaterThan(0);
  });

  test("a table WITHOUT ROWID", async () => {
    const query: Select = { from: ["pair", "p"], columns: { a: "p.a", b: "p.b" }, where: "p.b >= 2" };
    const all = [...(await readAllRows(sound, query)).rows.values()];
    expect(all).toHaveLength(240);
    let partly = 0;
    for (let page = 2; page <= pages; page += 2) {
      const bytes = sound.slice();
      bytes.fill(0, (page - 1) * pageSize, page * pageSize);
      const { rows, problems } = await readAllRows(bytes, query);
      if (rows.size === all.length) continue;
      expect(problems.map((problem) => problem.code)).toContain("damaged");
      expect(all).toEqual(expect.arrayContaining([...rows.values()]));
      if (rows.size > 0) partly++;
    }
    expect(partly).toBeGreaterThan(1);
  });

  test("after damage a join goes on where it was, no row twice and none lost", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`PRAGMA page_size = 512; CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT); CREATE TABLE b (a INTEGER, n INTEGER);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 40) INSERT INTO a SELECT i, hex(zeroblob(60)) FROM n;
        INSERT INTO b SELECT id, n.i FROM a, (SELECT 1 AS i UNION SELECT 2 UNION SELECT 3) n; CREATE INDEX ba ON b (a)`),
    );
    const query: Select = { from: ["a", "a"], join: [["b", "b", "b.a = a.id"]], columns: { n: "b.n" } };
    const fromBytes = async (data: Uint8Array) => {
      const { db, problems } = await openBytes(data);
      const rows = Array.from(db.select(query), (row) => `${row.rowid}/${row.text("n")}`);
      db.close();
      return { rows, problems };
    };
    const { rows: all } = await fromBytes(bytes);
    expect(all).toHaveLength(120);
    let salvaged = 0;
    for (let page = 2; page <= bytes.length / 512; page++) {
      const damaged = bytes.slice();
      damaged.fill(0, (page - 1) * 512, page * 512);
      const { rows, problems } = await fromBytes(damaged);
      expect(new Set(rows).size).toBe(rows.length);
      if (problems.length > 0) salvaged++;
      else expect(rows).toEqual(all);
    }
    expect(salvaged).toBeGreaterThan(5);
  });
});

test("what cannot be read of the file costs the pages it lies on", async () => {
  const bad = 200 * pageSize;
  const problems: DatabaseProblem[] = [];
  const whole = memorySource(sound);
  const main: ByteSource = {
    size: sound.length,
    read(into, at) {
      if (at <= bad && at + into.length > bad) throw new EvidenceReadError("bad sector");
      return whole.read(into, at);
    },
  };
  const db = openDatabase(await testEngine(), { main, onProblem: (problem) => problems.push(problem) });
  let rows = 0;
  for (const row of db.select(messages)) rows += row.text("text") === null ? 0 : 1;
  db.close();
  expect(rows).toBeGreaterThan(2900);
  expect(rows).toBeLessThan(3000);
  expect(problems.map((problem) => problem.message).join()).toMatch(
    /page 201 of table message cannot be read: bad sector/,
  );
});

describe("files that are no database", () => {
  const header = sound.slice(0, 100);
  const badPageSize = sound.slice();
  badPageSize[16] = 3;
  const onlyHeaderPlain = sound.slice(0, 8192);
  onlyHeaderPlain.set(noise(8160), 32);
  const cases: [title: string, bytes: Uint8Array, message: RegExp][] = [
    ["a zero-filled file", new Uint8Array(8192), /filled with zeros/],
    ["noise", noise(8192), /looks encrypted/],
    ["a text", new TextEncoder().encode("hello ".repeat(500)), /header is missing/],
    ["half a header", header.slice(0, 50), /ends within the database header, after 50 bytes/],
    ["a header alone", header, /schema cannot be read/],
    ["a bad page size", badPageSize, /page size 7/],
    ["a plain header before encrypted pages", onlyHeaderPlain, /damaged|schema cannot be read.*looks encrypted/],
  ];
  test.each(cases)("%s", async (_title, bytes, message) => {
    await expect(openBytes(bytes)).rejects.toThrow(FormatError);
    await expect(openBytes(bytes)).rejects.toThrow(message);
  });

  test("an empty file is an empty database, and told to be cut off", async () => {
    const { db, problems } = await openBytes(new Uint8Array(0));
    expect(db.tables.size).toBe(0);
    expect([...db.select({ from: ["t", "t"], columns: {} })]).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual(["truncated", "schema"]);
  });
});

describe("hostile files", () => {
  test("a tree that leads to the same page again and again ends", async () => {
    const bytes = sound.slice();
    const view = new DataView(bytes.buffer);
    // Every child of every interior page becomes that page's first child.
    for (let page = 2; page <= pages; page++) {
      const start = (page - 1) * pageSize;
      if (view.getUint8(start) !== 5) continue;
      const cells = view.getUint16(start + 3);
      const child = view.getUint32(start + view.getUint16(start + 12));
      for (let i = 1; i < cells; i++) view.setUint32(start + view.getUint16(start + 12 + 2 * i), child);
      view.setUint32(start + 8, child);
    }
    const { rows, problems } = await readAllRows(bytes, { from: ["message", "m"], columns: { text: "m.text" } });
    expect(rows.size).toBeGreaterThan(0);
    expect(problems.map((problem) => problem.message).join()).toMatch(/is used twice/);
  });

  test("rows that share one long overflow chain do not cost it each", async () => {
    const bytes = shareOverflow(
      buildDatabase((db) =>
        db.exec(`PRAGMA page_size = 512; CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB);
          INSERT INTO t VALUES (200, zeroblob(4000050));
          WITH RECURSIVE n(i) AS (SELECT 201 UNION ALL SELECT i + 1 FROM n LIMIT 4000)
          INSERT INTO t SELECT i, zeroblob(200) FROM n`),
      ),
    );
    const { db, problems } = await openBytes(bytes);
    const started = performance.now();
    let rows = 0;
    for (const row of db.select({ from: ["t", "t"], columns: { b: "t.b" } })) {
      rows++;
      row.bytes("b");
    }
    db.close();
    expect(rows).toBeGreaterThan(0);
    expect(problems.map((problem) => problem.code)).toContain("limit");
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  test("random changes give rows, problems or a FormatError, and always an end", async () => {
    const small = sound;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: 4096 }), fc.nat({ max: small.length - 1 }), fc.nat({ max: 255 })), {
          minLength: 1,
          maxLength: 40,
        }),
        async (changes) => {
          const bytes = small.slice();
          // Half of the changes hit the first pages: header, schema and roots.
          changes.forEach(([near, far, value], i) => {
            bytes[i % 2 === 0 ? near : far] = value;
          });
          const { db } = await openBytes(bytes).catch((error: unknown) => {
            if (error instanceof FormatError) return { db: undefined };
            throw error;
          });
          if (!db) return;
          for (const [table, columns] of db.tables) {
            const query: Select = {
              from: [table, "t"],
              columns: Object.fromEntries(columns.map((name, i) => [`c${i}`, `t.${name}`])),
            };
            for (const row of db.select(query)) for (const i of columns.keys()) row.raw(`c${i}`);
          }
          db.close();
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });
});

/** Puts the cell of row 200, with its overflow chain, in the place of all others, under their own rowids. */
function shareOverflow(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer);
  const leaves: number[] = [];
  let shared = new Uint8Array(0);
  for (let start = 512; start < bytes.length; start += 512) {
    if (view.getUint8(start) !== 13) continue;
    leaves.push(start);
    for (let i = 0; i < view.getUint16(start + 3); i++) {
      const at = start + view.getUint16(start + 8 + 2 * i);
      // Four bytes of size, two of rowid; usable size 512: M = 39, K = M + (P - M) % 508.
      if (view.getUint8(at) < 0x80 || view.getUint8(at + 1) < 0x80) continue;
      const size = [0, 1, 2, 3].reduce((sum, place) => sum * 128 + (view.getUint8(at + place) & 0x7f), 0);
      shared = bytes.slice(at, at + 6 + 39 + ((size - 39) % 508) + 4);
    }
  }
  if (shared.length === 0 || shared.length > 150) throw new Error("the file is not as it was meant to be");
  for (const start of leaves) {
    const first = start + view.getUint16(start + 8);
    const rowids = bytes.slice(first + 2, first + 4);
    if (view.getUint8(first) < 0x80 || view.getUint8(first + 1) >= 0x80) continue;
    view.setUint16(start + 3, 1);
    bytes.set(shared, start + 300);
    bytes.set(rowids, start + 304);
    view.setUint16(start + 8, 300);
  }
  return bytes;
}
