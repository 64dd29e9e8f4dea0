import { describe, expect, test } from "vitest";
import { buildDatabase, buildWalDatabase } from "../../../test/sqlite-builder.ts";
import { openBytes, testEngine } from "../../../test/sqlite-engine.ts";
import { type ByteSource, memorySource, readAll } from "../../bytes/source.ts";
import { openDatabase } from "./database.ts";
import { readWal, walState, walStates } from "./wal.ts";

const { main, wal } = buildWalDatabase(
  (db) => db.exec("PRAGMA page_size = 4096; CREATE TABLE t (a); INSERT INTO t VALUES ('zero')"),
  (db) =>
    db.exec(`INSERT INTO t VALUES ('one');
      BEGIN; INSERT INTO t VALUES ('two'), ('three'); UPDATE t SET a = 'ONE' WHERE a = 'one'; COMMIT;
      DELETE FROM t WHERE a <> 'two'`),
);
const frame = 24 + 4096;

async function texts(source: ByteSource): Promise<(string | null)[]> {
  const db = openDatabase(await testEngine(), { main: source, onProblem: (problem) => expect.fail(problem.message) });
  const rows = Array.from(db.select({ from: ["t", "t"], columns: { a: "t.a" } }), (row) => row.text("a"));
  db.close();
  return rows;
}

describe("commits", () => {
  test("are kept apart, each with its pages and size", () => {
    const read = readWal(memorySource(wal));
    expect(read.problems).toEqual([]);
    expect(read.pageSize).toBe(4096);
    expect(read.commits.map((commit) => [[...commit.pages], commit.databaseSize])).toEqual([
      [[[2, 32 + 24]], 2],
      [[[2, 32 + frame + 24]], 2],
      [[[2, 32 + 2 * frame + 24]], 2],
    ]);
  });

  test("give the database as it was after each of them, also what was deleted since", async () => {
    const read = readWal(memorySource(wal));
    const states = [];
    for (const state of walStates(memorySource(main), read)) states.push(await texts(state));
    expect(states).toEqual([["zero"], ["zero", "one"], ["zero", "ONE", "two", "three"], ["two"]]);
    expect(await texts(walState(memorySource(main), read, 1))).toEqual(["zero", "ONE", "two", "three"]);
    expect(await texts(walState(memorySource(main), read))).toEqual(["two"]);
  });

  test("a state can be read at any place", () => {
    const state = walState(memorySource(main), readWal(memorySource(wal)));
    const whole = readAll(state, 1e6);
    expect(whole.length).toBe(8192);
    const into = new Uint8Array(1000);
    expect(state.read(into, 3900)).toBe(1000);
    expect(into).toEqual(whole.subarray(3900, 4900));
    expect(state.read(into, 8000)).toBe(192);
    expect(state.read(into, 9000)).toBe(0);
    expect([whole[18], whole[19]]).toEqual([1, 1]);
  });

  test("work on a main file of 0 bytes, and on one that they make shorter", async () => {
    const all = buildWalDatabase(
      (db) => db.exec("PRAGMA page_size = 512"),
      (db) => db.exec("CREATE TABLE t (a); INSERT INTO t VALUES ('only here')"),
    );
    // Setting the mode writes the first page; a phone may have lost it.
    const { db, problems } = await openBytes(new Uint8Array(0), all.wal);
    expect(Array.from(db.select({ from: ["t", "t"], columns: { a: "t.a" } }), (row) => row.text("a"))).toEqual([
      "only here",
    ]);
    expect(problems).toEqual([]);
    db.close();

    const shrunk = buildWalDatabase(
      (db) => db.exec("PRAGMA auto_vacuum = 1; CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(100000)), ('x')"),
      (db) => db.exec("DELETE FROM t WHERE a <> 'x'"),
    );
    const state = walState(memorySource(shrunk.main), readWal(memorySource(shrunk.wal)));
    expect(state.size).toBeLessThan(shrunk.main.length);
    expect(await texts(state)).toEqual(["x"]);
  });
});

describe("a WAL that is not whole", () => {
  function changed(at: number, value?: number): Uint8Array {
    const bytes = wal.slice();
    bytes[at] = value ?? (bytes[at] ?? 0) ^ 0x40;
    return bytes;
  }
  const cases: [title: string, wal: Uint8Array, rows: string[], problem: RegExp | undefined][] = [
    [
      "a changed byte in the last frame",
      changed(32 + 2 * frame + 3000),
      ["zero", "ONE", "two", "three"],
      /frame 3 .*damaged/,
    ],
    ["a changed byte in the first frame", changed(32 + 100), ["zero"], /frame 1 .*at most 3 frames/],
    ["an older salt in the second frame", changed(32 + frame + 9), ["zero", "one"], undefined],
    [
      "a cut within the third frame",
      wal.slice(0, 32 + 2 * frame + 500),
      ["zero", "ONE", "two", "three"],
      /cut off within frame 3/,
    ],
    ["a changed header", changed(13), ["zero"], /checksum/],
    ["a bad page size", changed(10, 77), ["zero"], /page size/],
    ["another file", new TextEncoder().encode("no WAL at all, but long enough to be one"), ["zero"], /no header/],
    ["zeros", new Uint8Array(9000), ["zero"], /filled with zeros/],
    ["a stub", wal.slice(0, 10), ["zero"], /within its header/],
    ["an empty file", new Uint8Array(0), ["zero"], undefined],
  ];
  test.each(cases)("%s", async (_title, damagedWal, rows, problem) => {
    const { db, problems } = await openBytes(main, damagedWal);
    expect(Array.from(db.select({ from: ["t", "t"], columns: { a: "t.a" } }), (row) => row.text("a"))).toEqual(rows);
    expect(problems).toHaveLength(problem ? 1 : 0);
    if (problem) expect(problems[0]?.message).toMatch(problem);
    db.close();
  });

  test("that of another database is not applied", async () => {
    const other = buildDatabase((db) =>
      db.exec("PRAGMA page_size = 1024; CREATE TABLE t (a); INSERT INTO t VALUES ('mine')"),
    );
    const { db, problems } = await openBytes(other, wal);
    expect(Array.from(db.select({ from: ["t", "t"], columns: { a: "t.a" } }), (row) => row.text("a"))).toEqual([
      "mine",
    ]);
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining("was not applied")]);
    db.close();
  });

  test("big-endian checksums are read too", () => {
    const bytes = wal.slice(0, 32);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, 0x377f0683);
    let [a, b] = [0, 0];
    for (let at = 0; at < 24; at += 8) {
      a = (a + view.getUint32(at) + b) >>> 0;
      b = (b + view.getUint32(at + 4) + a) >>> 0;
    }
    view.setUint32(24, a);
    view.setUint32(28, b);
    expect(readWal(memorySource(bytes))).toMatchObject({ pageSize: 4096, commits: [], problems: [] });
  });
});
