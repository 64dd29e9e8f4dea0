import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, it } from "vitest";
import { type DatabaseContent, writeDatabase, writeDatabaseWithLog } from "./sqlite-writer.ts";

const folder = mkdtempSync(join(tmpdir(), "sillage-sqlite-writer-"));
afterAll(() => rmSync(folder, { recursive: true }));

const content: DatabaseContent = {
  schema: "CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT, big INTEGER, bytes BLOB); CREATE INDEX i ON t(word);",
  tables: [
    {
      name: "t",
      rows: Array.from({ length: 900 }, (_, n) => ({
        id: n + 1,
        word: `word ${n} ${"é".repeat(n % 50)}`,
        big: 2n ** 60n + BigInt(n),
        bytes: new Uint8Array([n & 255]),
      })),
    },
  ],
};

function open(name: string, main: Uint8Array, wal?: Uint8Array): DatabaseSync {
  const path = join(folder, name);
  writeFileSync(path, main);
  if (wal) writeFileSync(`${path}-wal`, wal);
  return new DatabaseSync(path);
}

const one = (db: DatabaseSync, sql: string): unknown => Object.values(db.prepare(sql).get() ?? {})[0];

describe("writeDatabase", () => {
  it("makes a file that SQLite finds whole", () => {
    const db = open("plain.db", writeDatabase(content));
    expect(one(db, "PRAGMA integrity_check")).toBe("ok");
    expect(one(db, "SELECT count(*) FROM t")).toBe(900);
    expect(one(db, "SELECT CAST(big AS TEXT) FROM t WHERE id = 2")).toBe(String(2n ** 60n + 1n));
    db.close();
  });

  it("makes the same bytes twice", () => {
    expect(writeDatabase(content)).toEqual(writeDatabase(content));
  });

  it("refuses a row that the schema refuses", () => {
    const twice = { id: 1, word: "", big: 0, bytes: null };
    expect(() => writeDatabase({ ...content, tables: [{ name: "t", rows: [twice, twice] }] })).toThrow(/UNIQUE/);
  });
});

describe("writeDatabaseWithLog", () => {
  const late = (_: string, row: { readonly [column: string]: unknown }) => Number(row.id) > 700;

  it("leaves late rows in the log, which SQLite applies", () => {
    const { main, wal } = writeDatabaseWithLog(content, late);
    const db = open("live.db", main, wal);
    expect(one(db, "SELECT count(*) FROM t")).toBe(900);
    expect(one(db, "PRAGMA integrity_check")).toBe("ok");
    db.close();
  });

  it("does not have them in the main file", () => {
    const db = open("main.db", writeDatabaseWithLog(content, late).main);
    expect(one(db, "SELECT count(*) FROM t")).toBe(700);
    expect(one(db, "PRAGMA integrity_check")).toBe("ok");
    db.close();
  });

  it("has checksums: a flipped bit ends what SQLite applies", () => {
    const { main, wal } = writeDatabaseWithLog(content, late);
    const damaged = wal.slice();
    damaged[32 + 24 + 10] = (damaged[32 + 24 + 10] ?? 0) ^ 1;
    const db = open("damaged.db", main, damaged);
    expect(one(db, "SELECT count(*) FROM t")).toBe(700);
    db.close();
  });

  it("can leave even the tables to the log, with a main file of one page", () => {
    const { main, wal } = writeDatabaseWithLog(content, () => true, { schemaLate: true });
    expect(main.length).toBe(4096);
    const db = open("empty.db", main, wal);
    expect(one(db, "SELECT count(*) FROM t")).toBe(900);
    expect(one(db, "PRAGMA integrity_check")).toBe("ok");
    db.close();
  });
});
