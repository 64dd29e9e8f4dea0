import { describe, expect, test } from "vitest";
import { buildDatabase, buildWalDatabase } from "../../../test/sqlite-builder.ts";
import { openBytes } from "../../../test/sqlite-engine.ts";

describe("select", () => {
  test("reads rows, joins and missing columns", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE m (ROWID INTEGER PRIMARY KEY, text TEXT, h INTEGER);
        CREATE TABLE handle (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO handle VALUES (1, 'Ann');
        INSERT INTO m VALUES (5, 'hello', 1), (7, NULL, 2);`),
    );
    const { db, problems } = await openBytes(bytes);
    const rows = [
      ...db.select({
        from: ["M", "m"],
        join: [
          ["handle", "h", "h.id = m.h"],
          ["absent", "a", "a.x = m.h"],
          ["handle", "g", "g.absent = m.h"],
        ],
        columns: { text: "m.text", name: "h.name", key: ["m.nope", "m.rowid"], gone: "a.y", ungiven: "g.name" },
        where: "m.nope = 3",
      }),
    ].length;
    expect(rows).toBe(2);
    const seen = [];
    for (const row of db.select({
      from: ["m", "m"],
      join: [["handle", "h", "h.id = m.h"]],
      columns: { text: "m.text", name: "h.name", key: ["m.nope", "m.ROWID"], gone: "a.y" },
    })) {
      seen.push([row.rowid, row.text("text"), row.text("name"), row.integer("key"), row.text("gone")]);
    }
    expect(seen).toEqual([
      [5, "hello", "Ann", 5, null],
      [7, null, null, 7, null],
    ]);
    expect(problems).toEqual([]);
    db.close();
  });

  test("reads what lies only in the WAL", async () => {
    const { main, wal } = buildWalDatabase(
      (db) => db.exec("CREATE TABLE t (a)"),
      (db) => db.exec("INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); DELETE FROM t WHERE a = 1"),
    );
    const { db, problems } = await openBytes(main, wal);
    expect([...db.select({ from: ["t", "t"], columns: { a: "t.a" } })].length).toBe(1);
    expect(problems).toEqual([]);
    db.close();
    const without = await openBytes(main);
    expect([...without.db.select({ from: ["t", "t"], columns: { a: "t.a" } })].length).toBe(0);
    without.db.close();
  });
});
