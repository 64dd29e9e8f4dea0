import fc from "fast-check";
import { expect, it } from "vitest";
import { csvRows } from "./rows.ts";

const rows = (text: string) =>
  [...csvRows(text.split("\n").map((line, index) => ({ number: index + 1, text: line })))].map(({ line, cells }) => [
    line,
    ...cells,
  ]);

it.each<[string, string, unknown[]]>([
  [
    "plain cells",
    "a,b\n1,2",
    [
      [1, "a", "b"],
      [2, "1", "2"],
    ],
  ],
  ["quotes", '"a,b","c ""d""",e', [[1, "a,b", 'c "d"', "e"]]],
  [
    "a cell over lines",
    '"a\nb",c\nd',
    [
      [1, "a\nb", "c"],
      [3, "d"],
    ],
  ],
  [
    "empty cells and lines",
    "a,,\n\n,",
    [
      [1, "a", "", ""],
      [3, "", ""],
    ],
  ],
  [
    "a quote that is never closed",
    'a,"b\nc,d',
    [
      [1, "a", "b"],
      [2, "c", "d"],
    ],
  ],
])("reads %s", (_, text, expected) => {
  expect(rows(text)).toEqual(expected);
});

it("reads what was written", () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab",\n '.split("")) });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (table) => {
      const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")).join("\n");
      expect(rows(text).map(([, ...cells]) => cells)).toEqual(table);
    }),
  );
});

it("reads anything", () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'a",\n'.split("")) }), (text) => void rows(text)));
});
