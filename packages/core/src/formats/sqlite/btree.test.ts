import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { openBytes } from "../../../test/sqlite-engine.ts";
import { memorySource } from "../../bytes/source.ts";
import { walkBtree } from "./btree.ts";
import { openPages } from "./pages.ts";
import { decodeRecord, readVarint, type StoredValue } from "./record.ts";

const value = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double({ noNaN: true }),
  fc.string({ unit: "grapheme" }),
  fc.string({ minLength: 400, maxLength: 3000 }),
  fc.uint8Array(),
  fc.uint8Array({ minLength: 500, maxLength: 9000 }),
);
const rowid = fc.oneof(fc.integer(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));

/** As both readers give it: integers as numbers where those are exact, no matter how they are stored. */
function plain(stored: StoredValue | string): unknown {
  if (typeof stored === "bigint" && Number.isSafeInteger(Number(stored))) return Number(stored);
  if (typeof stored === "number") return stored + 0;
  if (stored !== null && typeof stored === "object" && "text" in stored) return new TextDecoder().decode(stored.text);
  return stored instanceof Uint8Array ? [...stored] : stored;
}

describe("random rows round-trip", () => {
  test.each([512, 4096, 65_536])(
    "through the b-tree reader and through select, pages of %i bytes",
    async (pageSize) => {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.tuple(rowid, value, value), { selector: ([id]) => BigInt(id), maxLength: 60 }),
          async (rows) => {
            const bytes = buildDatabase((db) => {
              db.exec(`PRAGMA page_size = ${pageSize}; CREATE TABLE t (id INTEGER PRIMARY KEY, a, b); BEGIN`);
              const insert = db.prepare("INSERT INTO t VALUES (?, ?, ?)");
              for (const row of rows) insert.run(...row);
              db.exec("COMMIT");
            });
            const expected = rows
              .toSorted(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1))
              .map((row) => row.map((item) => plain(item)));

            const file = openPages(memorySource(bytes));
            const walked = Array.from(
              walkBtree(file, 2, (what) => expect.fail(what)),
              (cell) => {
                const [, a = null, b = null] = decodeRecord(cell.payload, 3) ?? expect.fail("no record");
                return [plain(cell.rowid ?? null), plain(a), plain(b)];
              },
            );
            expect(walked).toEqual(expected);

            const { db, problems } = await openBytes(bytes);
            const columns = { id: "t.id", a: "t.a", b: "t.b" };
            const selected = Array.from(db.select({ from: ["t", "t"], columns }), (row) =>
              ["id", "a", "b"].map((name) => plain(row.raw(name))),
            );
            db.close();
            expect(selected).toEqual(expected);
            expect(problems).toEqual([]);
          },
        ),
        { numRuns: 25 },
      );
    },
  );
});

describe("varints", () => {
  const cases: [bytes: number[], value: number | bigint | undefined, next?: number][] = [
    [[0x00], 0, 1],
    [[0x7f], 127, 1],
    [[0x81, 0x00], 128, 2],
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], 2 ** 49 - 1, 7],
    [[0x8f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], 2 ** 53 - 1, 8],
    [[0x90, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00], 2n ** 53n, 8],
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], -1, 9],
    [[0xc0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00], -(2n ** 63n), 9],
    [[0x81], undefined],
    [[], undefined],
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], undefined],
  ];
  test.each(cases)("%j", (bytes, expected, next) => {
    expect(readVarint(new Uint8Array(bytes), 0)).toEqual(
      expected === undefined ? undefined : { value: expected, next },
    );
  });
});

describe("records", () => {
  const cases: [title: string, bytes: number[], values: StoredValue[] | undefined][] = [
    ["the constants and NULL", [4, 0, 8, 9], [null, 0, 1]],
    ["three bytes, negative", [2, 3, 0xff, 0xff, 0xfe], [-2]],
    ["six bytes", [2, 5, 0x00, 0x01, 0, 0, 0, 2], [2 ** 32 + 2]],
    ["a reserved type", [2, 10], undefined],
    ["too few bytes", [2, 4, 0, 0, 0], undefined],
    ["bytes left over", [2, 1, 5, 6], undefined],
    ["a header beyond the record", [9, 1, 5], undefined],
    ["more columns than the table has", [6, 8, 8, 8, 8, 8], undefined],
    ["an empty record", [], undefined],
  ];
  test.each(cases)("%s", (_title, bytes, values) => {
    expect(decodeRecord(new Uint8Array(bytes), 4)).toEqual(values);
  });

  test("any bytes decode to values or to nothing", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const values = decodeRecord(bytes, 100);
        expect(values === undefined || values.length <= 100).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
