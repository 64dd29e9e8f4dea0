import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { compareRecords } from "./compare-records.ts";

async function store(...statements: readonly string[]): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), "sillage-compare-")), "it's.duckdb");
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  return path;
}

const kinds = "CREATE TYPE kind AS ENUM ('call', 'message')";
const table = "CREATE TABLE records (id BIGINT, kind kind, text VARCHAR)";
const rows = "INSERT INTO records VALUES (1, 'call', 'a'), (2, 'message', NULL), (3, 'message', 'c')";

it("finds nothing between the same rows, however their words are numbered", async () => {
  const otherKinds = "CREATE TYPE kind AS ENUM ('aside', 'message', 'call')";
  expect(await compareRecords(await store(kinds, table, rows), await store(otherKinds, table, rows))).toEqual({
    records: 3,
    lines: [],
    rows: 0,
  });
});

it.each([
  ["a value", "UPDATE records SET text = 'b' WHERE id = 1", ['records[1].text: "a" → "b"'], 1],
  ["a value that was none", "UPDATE records SET text = '' WHERE id = 2", ['records[2].text: null → ""'], 1],
  ["a row less", "DELETE FROM records WHERE id = 3", ['records[3]: gone: ["3","message","c"]'], 1],
  ["a row more", "INSERT INTO records VALUES (4, 'call', 'd')", ['records[4]: new: ["4","call","d"]'], 1],
  ["a row twice", "INSERT INTO records VALUES (3, 'message', 'c')", ["records: 3 rows → 4"], 1],
  ["a table more", "CREATE TABLE calls AS SELECT 1 AS id", ["calls: new: a table of 1 rows"], 1],
  ["a column more", "ALTER TABLE records ADD COLUMN more INTEGER", ["records.more: new: a column"], 0],
  [
    "more rows than anybody reads",
    "INSERT INTO records SELECT 10 + range, 'call', 'x' FROM range(1200)",
    expect.arrayContaining(["records: 200 more rows differ"]),
    1200,
  ],
])("tells %s", async (_, change, lines, count) => {
  const [before, after] = [await store(kinds, table, rows), await store(kinds, table, rows, change)];
  expect(await compareRecords(before, after)).toMatchObject({ lines, rows: count });
});
