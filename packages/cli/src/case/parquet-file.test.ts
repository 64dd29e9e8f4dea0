import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ColumnType } from "./parquet-column.ts";
import { ParquetFile } from "./parquet-file.ts";
import { int32, int64, list, struct, text, thriftBytes } from "./thrift.ts";

const columns = [
  ["text", "text"],
  ["integer", "integer"],
  ["time", "time"],
  ["number", "number"],
  ["boolean", "boolean"],
] as const satisfies readonly (readonly [string, ColumnType])[];

type Row = [string | null, number | null, number | null, number | null, boolean | null];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sillage-parquet-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, rows: readonly Row[]): ParquetFile {
  const file = new ParquetFile(path, columns);
  for (const row of rows) {
    for (const [index, column] of file.columns.entries()) {
      const value = row[index];
      if (value === null || value === undefined) continue;
      if (typeof value === "string") column.appendText(file.row, value);
      else if (typeof value === "boolean") column.appendBoolean(file.row, value);
      else if (column.type === "number") column.appendNumber(file.row, value);
      else column.appendInteger(file.row, value);
    }
    file.endRow();
  }
  return file;
}

/** As DuckDB reads it: integers as decimal text, times as microseconds. */
async function read(path: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(
    `SELECT text, integer::VARCHAR, epoch_us(time)::VARCHAR, number, boolean FROM read_parquet('${path}')`,
  );
  const rows = reader.getRows();
  connection.closeSync();
  instance.closeSync();
  return rows as unknown[][];
}

function expected([string, integer, time, number, boolean]: Row): unknown[] {
  return [string?.toWellFormed() ?? null, wholeText(integer), wholeText(time), number, boolean];
}

function wholeText(value: number | null): string | null {
  return value === null ? null : String(BigInt(value));
}

async function roundTrip(rows: readonly Row[]): Promise<void> {
  const path = join(folder, "table.parquet");
  write(path, rows).close();
  expect(await read(path)).toEqual(rows.map(expected));
}

const row: fc.Arbitrary<Row> = fc.tuple(
  fc.option(fc.oneof(fc.string({ unit: "binary", maxLength: 120 }), fc.string({ maxLength: 60 }))),
  fc.option(fc.maxSafeInteger()),
  fc.option(fc.integer({ min: -(2 ** 52), max: 2 ** 52 })),
  fc.option(fc.double({ noNaN: true })),
  fc.option(fc.boolean()),
);

describe("a Parquet file", () => {
  it("is read by DuckDB as it was written", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), (rows) => roundTrip(rows)),
      { numRuns: 40 },
    );
  });

  it.each<[string, Row]>([
    ["nothing", [null, null, null, null, null]],
    ["an empty text", ["", 0, 0, 0, false]],
    ["a text with NUL", ["a\0b", 1, 1, 1, true]],
    ["a lone surrogate", ["x\ud800y", -1, -1, -1, true]],
    ["a late letter beyond ASCII", [`${"a".repeat(40)}é`, 2 ** 53 - 1, 2 ** 52, Number.MIN_VALUE, true]],
    ["a text longer than is guessed", [`${"a".repeat(5000)}é`, 2 ** 62, -(2 ** 63), 1e300, false]],
    ["a long text", ["é".repeat(5000), -(2 ** 53 - 1), -(2 ** 52), -0.5, false]],
  ])("holds %s", async (_, one) => {
    await roundTrip([one]);
    await roundTrip([one, [null, null, null, null, null], one]);
  });

  it("has as many groups as it takes: none, one, two", async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, n): Row => [`row ${n}`, n, null, n / 2, n % 3 === 0]);
    for (const count of [0, 1, 16_384, 16_385, 40_000]) await roundTrip(rows(count));
  });

  it("writes a group early when its values are large", async () => {
    await roundTrip(Array.from({ length: 300 }, (_, n): Row => [`${n}`.repeat(30_000), n, n, n, true]));
  });

  it("stands under its name only when it is whole", () => {
    const file = write(join(folder, "table.parquet"), [["a", 1, 1, 1, true]]);
    expect(readdirSync(folder)).toEqual(["table.parquet.half"]);
    file.close();
    expect(readdirSync(folder)).toEqual(["table.parquet"]);
  });
});

it("writes Thrift's compact protocol", () => {
  const value = struct(
    [1, int32(1)],
    [2, int64(150)],
    [4, text("é")],
    [5, list(Array.from({ length: 15 }, () => int32(0)))],
  );
  const zeros = Array.from({ length: 15 }, () => 0);
  expect([...thriftBytes(value)]).toEqual([
    0x15,
    2,
    0x16,
    0xac,
    0x02,
    0x28,
    2,
    0xc3,
    0xa9,
    0x19,
    0xf5,
    15,
    ...zeros,
    0,
  ]);
});
