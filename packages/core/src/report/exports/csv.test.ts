import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvValue, csvCell, csvLine } from "./csv.ts";

describe("a cell", () => {
  const cases: readonly (readonly [CsvValue, string])[] = [
    ["plain", "plain"],
    ["", ""],
    [null, ""],
    [undefined, ""],
    [-5, "-5"],
    [1.5, "1.5"],
    [true, "true"],
    ["a,b", '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ["=1+1", `"'=1+1"`],
    ["+33639980123", `"'+33639980123"`],
    ["-", `"'-"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    ["\t=1", `"'␉=1"`],
    ["\rx", `"'␍x"`],
    ["\nx", `"'␊x"`],
    ["  =1", `"'  =1"`],
    ['"=1', `"'""=1"`],
    ["＝1", `"'＝1"`],
    ["a;=1", `"a;'=1"`],
    ["a; @x", `"a;' @x"`],
    ["a=b", "a=b"],
    ["two\r\nlines", "two␍␊lines"],
    ["abc\u202etxt.exe", "abc⟨U+202E⟩txt.exe"],
    ["\u001b[31m", "␛[31m"],
    ["\ud800", "⟨U+D800⟩"],
    ["مرحبا", "مرحبا"],
  ];
  it.each(cases)("%j is written %j", (value, cell) => expect(csvCell(value)).toBe(cell));
});

/** RFC 4180, and nothing else. */
function parsed(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n|$)`, "y");
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text) ?? [];
    if (end === undefined) throw new Error("not CSV");
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
    else if (end === "") break;
  }
  return rows.slice(0, -1);
}

const nasty = fc.string({ unit: fc.constantFrom(..."=+-@;,\"' \t\r\n\u0000\u200bab".split("")), maxLength: 12 });

describe("a line", () => {
  it("is one line with the cells put in, none of which starts a formula", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(nasty, fc.string({ unit: "binary" })), { minLength: 1, maxLength: 5 }),
        (values) => {
          const rows = parsed(csvLine(values), ",");
          expect(rows).toHaveLength(1);
          expect(rows[0]).toHaveLength(values.length);
          for (const cell of rows[0] ?? []) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
        },
      ),
    );
  });

  it("starts no formula where cells are split at semicolons", () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 5 }), (values) => {
        for (const cell of csvLine(values).split(";")) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
      }),
    );
  });
});
