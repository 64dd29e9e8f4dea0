import type { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { openBytes, testEngine } from "../../../test/sqlite-engine.ts";
import { memorySource } from "../../bytes/source.ts";
import { openDatabase, type Row, type Select } from "./database.ts";

/** One row `values` of a table `t (v)`, to which `read` is put. */
async function readValue(sql: string, read: (row: Row) => unknown) {
  const bytes = buildDatabase((db) => db.exec(`CREATE TABLE t (v); INSERT INTO t VALUES (${sql})`));
  const { db, problems } = await openBytes(bytes);
  const [value] = Array.from(db.select({ from: ["t", "t"], columns: { v: "t.v" } }), read);
  db.close();
  return { value, problems: problems.map(({ code, message }) => `${code}: ${message}`) };
}

describe("values", () => {
  const cases: [sql: string, getter: string, read: (row: Row) => unknown, value: unknown, problem?: RegExp][] = [
    ["'plain'", "text", (row) => row.text("v"), "plain"],
    ["'exactly twenty-four char'", "text", (row) => row.text("v"), "exactly twenty-four char"],
    ["'longer than twenty-four characters'", "text", (row) => row.text("v"), "longer than twenty-four characters"],
    ["'žluťoučký 🐎'", "text", (row) => row.text("v"), "žluťoučký 🐎"],
    ["''", "text", (row) => row.text("v"), ""],
    ["12", "text", (row) => row.text("v"), "12"],
    ["9223372036854775807", "text", (row) => row.text("v"), "9223372036854775807"],
    ["1.5", "text", (row) => row.text("v"), "1.5"],
    ["x'68c3a9'", "text", (row) => row.text("v"), "hé"],
    ["x'ff00'", "text", (row) => row.text("v"), null, /^value: t\.v is a BLOB of 2 bytes, not text \(t row 1\)$/],
    ["CAST(x'61ff62' AS TEXT)", "text", (row) => row.text("v"), "a\uFFFDb", /not UTF-8/],
    ["char(65533)", "text", (row) => row.text("v"), "\uFFFD"],
    ["NULL", "text", (row) => row.text("v"), null],
    ["NULL", "integer", (row) => row.integer("v"), null],
    ["-7", "integer", (row) => row.integer("v"), -7],
    ["' 42 '", "integer", (row) => row.integer("v"), 42],
    ["3.0", "integer", (row) => row.integer("v"), 3],
    ["3.5", "integer", (row) => row.integer("v"), null, /3\.5, not an integer/],
    ["9007199254740991", "integer", (row) => row.integer("v"), 9007199254740991],
    ["9007199254740993", "integer", (row) => row.integer("v"), null, /not an integer below 2\^53/],
    ["'0x10'", "integer", (row) => row.integer("v"), null, /"0x10", not an integer/],
    ["x'01'", "integer", (row) => row.integer("v"), null, /BLOB/],
    ["'1e3'", "number", (row) => row.number("v"), 1000],
    ["''", "number", (row) => row.number("v"), null, /not a number/],
    ["9e999", "number", (row) => row.number("v"), null, /Infinity/],
    ["9007199254740993", "number", (row) => row.number("v"), null, /beyond 2\^53/],
    ["1", "boolean", (row) => row.boolean("v"), true],
    ["0", "boolean", (row) => row.boolean("v"), false],
    ["2", "boolean", (row) => row.boolean("v"), null, /neither 0 nor 1/],
    ["x'0102'", "bytes", (row) => row.bytes("v"), new Uint8Array([1, 2])],
    ["'ab'", "bytes", (row) => row.bytes("v"), new Uint8Array([97, 98])],
    ["zeroblob(0)", "bytes", (row) => row.bytes("v"), new Uint8Array(0)],
    ["5", "bytes", (row) => row.bytes("v"), null, /not a BLOB/],
    ["0", "time", (row) => row.time("v", "mac_s"), null],
    ["-1", "time", (row) => row.time("v", "mac_s"), null],
    ["700000000.5", "time", (row) => row.time("v", "mac_s"), 1678307200500000],
    ["700000000000000000", "time", (row) => row.time("v", "mac_s_or_ns"), 1678307200000000],
    ["'1700000000'", "time", (row) => row.time("v", "unix_s"), 1700000000000000],
    ["1e30", "time", (row) => row.time("v", "unix_s"), null, /can be no time/],
    ["-9223372036854775808", "time", (row) => row.time("v", "unix_ns"), null, /can be no time/],
    ["'yesterday'", "time", (row) => row.time("v", "unix_s"), null, /not a time/],
    ["9223372036854775807", "raw", (row) => row.raw("v"), 9223372036854775807n],
    ["x'00'", "raw", (row) => row.raw("v"), new Uint8Array([0])],
    ["1.25", "raw", (row) => row.raw("v"), 1.25],
    ["NULL", "raw", (row) => row.raw("v"), null],
  ];
  test.each(cases)("%s as %s", async (sql, _getter, read, expected, problem) => {
    const { value, problems } = await readValue(sql, read);
    expect(value).toEqual(expected);
    expect(problems).toHaveLength(problem ? 1 : 0);
    if (problem) expect(problems[0]).toMatch(problem);
  });

  test("a name that the select does not have is the caller's mistake", async () => {
    await expect(readValue("1", (row) => row.text("w"))).rejects.toThrow(RangeError);
  });

  test("a million bad values are fifty problems and a count", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE t (v); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)
        INSERT INTO t SELECT 'bad' FROM n`),
    );
    const { db, problems } = await openBytes(bytes);
    for (const row of db.select({ from: ["t", "t"], columns: { v: "t.v" } })) row.integer("v");
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.message).toMatch(/^1950 more/);
    db.close();
  });
});

describe("select", () => {
  const bytes = buildDatabase((db) =>
    db.exec(`CREATE TABLE message (ROWID INTEGER PRIMARY KEY, text TEXT, h INTEGER, "odd ""name" TEXT);
      CREATE TABLE handle (id INTEGER PRIMARY KEY, name TEXT);
      CREATE TABLE pair (a TEXT, b TEXT, PRIMARY KEY (b, a)) WITHOUT ROWID;
      CREATE TABLE shadowed (rowid TEXT, _rowid_ TEXT, v);
      CREATE VIEW everything AS SELECT * FROM message;
      INSERT INTO handle VALUES (1, 'Ann'), (9, 'Bob');
      INSERT INTO message VALUES (7, NULL, 2, 'q'), (5, 'hello', 1, 'p'), (-3, 'first', 9, NULL);
      INSERT INTO pair VALUES ('x', '2'), ('y', '1');
      INSERT INTO shadowed VALUES ('r', 's', 't');`),
  );
  const cases: [title: string, query: Select, rows: unknown[][]][] = [
    [
      "rows come in rowid order",
      { from: ["message", "m"], columns: { text: "m.text" } },
      [
        [-3, "first"],
        [5, "hello"],
        [7, null],
      ],
    ],
    [
      "names are compared without case",
      { from: ["MESSAGE", "m"], columns: { id: "m.rowid", text: "m.TEXT" }, where: "m.Text IS NOT NULL" },
      [
        [-3, -3, "first"],
        [5, 5, "hello"],
      ],
    ],
    [
      "a joined row that is missing is NULL",
      { from: ["message", "m"], join: [["handle", "h", "h.id = m.h"]], columns: { name: "h.name" } },
      [
        [-3, "Bob"],
        [5, "Ann"],
        [7, null],
      ],
    ],
    [
      "joins on what does not exist are left out, and what hangs on them",
      {
        from: ["handle", "h"],
        join: [
          ["absent", "a", "a.x = h.id"],
          ["message", "m", "m.absent = h.id"],
          ["pair", "p", "p.a = a.x"],
        ],
        columns: { gone: "a.y", ungiven: "m.text", behind: "p.b", name: "h.name" },
      },
      [
        [1, null, null, null, "Ann"],
        [9, null, null, null, "Bob"],
      ],
    ],
    [
      "the first column that exists is taken",
      { from: ["handle", "h"], columns: { name: ["h.absent", "h.name", "h.id"] } },
      [
        [1, "Ann"],
        [9, "Bob"],
      ],
    ],
    [
      "a condition on what does not exist is left out; a string in it is no column",
      { from: ["handle", "h"], columns: { name: "h.name" }, where: "h.absent = 3" },
      [
        [1, "Ann"],
        [9, "Bob"],
      ],
    ],
    [
      "a condition",
      { from: ["handle", "h"], columns: { name: "h.name" }, where: "h.name <> 'x.Ann' AND h.id > 1" },
      [[9, "Bob"]],
    ],
    [
      "an odd column name",
      { from: ["message", "m"], columns: { odd: 'm.odd "name' }, where: "m.ROWID = 5" },
      [[5, "p"]],
    ],
    [
      "a table WITHOUT ROWID is numbered, in the order of its key",
      { from: ["pair", "p"], columns: { a: "p.a", b: "p.b" } },
      [
        [1, "y", "1"],
        [2, "x", "2"],
      ],
    ],
    ["a column may be called rowid", { from: ["shadowed", "s"], columns: { r: "s.rowid", v: "s.v" } }, [[1, "r", "t"]]],
  ];
  test.each(cases)("%s", async (_title, query, expected) => {
    const { db, problems } = await openBytes(bytes);
    const names = Object.keys(query.columns);
    const rows = Array.from(db.select(query), (row) => [row.rowid, ...names.map((name) => row.raw(name))]);
    expect(rows).toEqual(expected);
    expect(problems).toEqual([]);
    db.close();
  });

  test("a table that does not exist, and a view, yield nothing and a problem", async () => {
    const { db, problems } = await openBytes(bytes);
    expect([...db.select({ from: ["nothing", "n"], columns: { a: "n.a" } })]).toEqual([]);
    expect([...db.select({ from: ["everything", "e"], columns: { a: "e.text" } })]).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual(["schema", "schema"]);
    db.close();
  });

  test("tables and has", async () => {
    const { db } = await openBytes(bytes);
    expect([...db.tables.keys()]).toEqual(["message", "handle", "pair", "shadowed"]);
    expect(db.tables.get("handle")).toEqual(["id", "name"]);
    expect([db.has("Message"), db.has("message", "TEXT"), db.has("message", "rowid")]).toEqual([true, true, true]);
    expect([db.has("everything"), db.has("message", "nope"), db.has("pair", "rowid")]).toEqual([false, false, false]);
    db.close();
  });

  test("selects run beside each other, may be left early, and end when the database is closed", async () => {
    const { db } = await openBytes(bytes);
    const query: Select = { from: ["message", "m"], columns: { text: "m.text" } };
    for (const outer of db.select(query)) {
      for (const inner of db.select(query)) {
        expect(inner.text("text")).toBe("first");
        break;
      }
      expect(outer.rowid).toBe(-3);
      break;
    }
    const rows = db.select(query)[Symbol.iterator]();
    rows.next();
    db.close();
    expect(rows.next().done).toBe(true);
    expect(() => [...db.select(query)]).toThrow("closed");
  });
});

describe("schemas that are not plain", () => {
  test("generated columns are not computed; a problem says so", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE t (a INTEGER, b AS (a * 2), c AS (a + 1) STORED); INSERT INTO t (a) VALUES (4)`),
    );
    const { db, problems } = await openBytes(bytes);
    const rows = Array.from(db.select({ from: ["t", "t"], columns: { a: "t.a", b: "t.b", c: "t.c" } }), (row) =>
      ["a", "b", "c"].map((name) => row.raw(name)),
    );
    expect(rows).toEqual([[4, null, 5]]);
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining("column t.b is computed")]);
    db.close();
  });

  test("virtual tables, private tokenizers and private collations cost nothing else", async () => {
    const bytes = buildDatabase((db) => {
      db.exec("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x'), ('y')");
      editSchema(db, [
        `INSERT INTO sqlite_schema VALUES ('table', 'fts', 'fts', 0, 'CREATE VIRTUAL TABLE fts USING fts3(a, tokenize=ab_cf_tokenizer)')`,
        `UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a TEXT COLLATE LOCALIZED)' WHERE name = 't'`,
      ]);
    });
    const { db, problems } = await openBytes(bytes);
    expect([...db.tables.keys()]).toEqual(["t"]);
    const query: Select = { from: ["t", "t"], columns: { a: "t.a" }, where: "t.a > 'x'" };
    expect(Array.from(db.select(query), (row) => row.text("a"))).toEqual(["y"]);
    expect(problems).toEqual([]);
    db.close();
  });

  const brokenEntries: [title: string, sql: string][] = [
    ["a view", `INSERT INTO sqlite_schema VALUES ('view', 'v', 'v', 0, 'CREATE VIEW v AS SELEC nonsense')`],
    ["a trigger", `INSERT INTO sqlite_schema VALUES ('trigger', 'g', 't', 0, 'CREATE TRIGGER g nonsense')`],
    ["an index", `INSERT INTO sqlite_schema VALUES ('index', 'i', 't', 2, 'CREATE INDEX i ON t (nope)')`],
    ["an index of a table that is not there", `INSERT INTO sqlite_schema VALUES ('index', 'i', 'w', 2, NULL)`],
    ["an entry without a name", `INSERT INTO sqlite_schema VALUES ('index', NULL, NULL, NULL, NULL)`],
    ["a table", `INSERT INTO sqlite_schema VALUES ('table', 'u', 'u', 2, 'CREATE TABLE u (((')`],
    [
      "a table that would be computed",
      `INSERT INTO sqlite_schema VALUES ('table', 'u', 'u', 2, 'CREATE TABLE u AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n')`,
    ],
    ["a number for its SQL", `INSERT INTO sqlite_schema VALUES ('table', 'u', 'u', 2, 7)`],
    ["a page far away", `INSERT INTO sqlite_schema VALUES ('table', 'u', 'u', 4000000000, 'CREATE TABLE u (a)')`],
  ];
  test.each(brokenEntries)("a broken entry (%s) does not cost the other tables", async (_title, sql) => {
    const bytes = buildDatabase((db) => {
      db.exec("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x')");
      editSchema(db, [sql]);
    });
    const { db } = await openBytes(bytes);
    expect(Array.from(db.select({ from: ["t", "t"], columns: { a: "t.a" } }), (row) => row.text("a"))).toEqual(["x"]);
    expect([...db.select({ from: ["u", "u"], columns: { a: "u.a" } })]).toEqual([]);
    db.close();
  });

  test.each(["UTF-16le", "UTF-16be"])("%s text", async (encoding) => {
    const bytes = buildDatabase((db) =>
      db.exec(
        `PRAGMA encoding = '${encoding}'; CREATE TABLE "tábla" (a TEXT, b); INSERT INTO "tábla" VALUES ('žluť 🐎', 2)`,
      ),
    );
    const { db, problems } = await openBytes(bytes);
    const query: Select = { from: ["tábla", "t"], columns: { a: "t.a", b: "t.b" } };
    expect(Array.from(db.select(query), (row) => [row.text("a"), row.integer("b")])).toEqual([["žluť 🐎", 2]]);
    expect(problems).toEqual([]);
    db.close();
  });
});

describe("the engine", () => {
  test("opening many databases in turn leaves nothing behind", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE t (a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)
        INSERT INTO t SELECT 'row ' || i FROM n`),
    );
    const damaged = bytes.slice();
    damaged.fill(0, 4096 * 5, 4096 * 6);
    const engine = await testEngine();
    const before = engine.budgets.size;
    const sizes: number[] = [];
    for (let round = 0; round < 200; round++) {
      const { db } = await openBytes(round % 10 === 0 ? damaged : bytes);
      let rows = 0;
      for (const row of db.select({ from: ["t", "t"], columns: { a: "t.a" } })) {
        rows++;
        if (row.text("a") === null || rows > 500) break;
      }
      db.close();
      if (round % 50 === 49) sizes.push(engine.heap().length);
    }
    expect(engine.budgets.size).toBe(before);
    expect(sizes[3]).toBe(sizes[0]);
  });

  test("an engine whose sandbox trapped is replaced", async () => {
    const bytes = buildDatabase((db) => db.exec("CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
    const { db, problems } = await openBytes(bytes);
    const engine = await testEngine();
    engine.broken = true;
    expect([...db.select({ from: ["t", "t"], columns: { a: "t.a" } })]).toEqual([]);
    expect(problems.map((problem) => problem.code)).toContain("damaged");
    db.close();
    expect(await testEngine()).not.toBe(engine);
    const again = await openBytes(bytes);
    expect([...again.db.select({ from: ["t", "t"], columns: { a: "t.a" } })]).toHaveLength(1);
    again.db.close();
  });

  test("a journal beside the database is told", async () => {
    const problems: string[] = [];
    const main = memorySource(buildDatabase((db) => db.exec("CREATE TABLE t (a)")));
    openDatabase(await testEngine(), { main, hasJournal: true, onProblem: ({ code }) => problems.push(code) }).close();
    expect(problems).toEqual(["journal"]);
  });
});

function editSchema(db: DatabaseSync, statements: readonly string[]): void {
  db.enableDefensive(false);
  db.exec("PRAGMA writable_schema = ON");
  for (const sql of statements) db.exec(sql);
}
