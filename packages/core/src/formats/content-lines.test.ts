import fc from "fast-check";
import { expect, it } from "vitest";
import { contentLines, unescaped } from "./content-lines.ts";

const lines = (text: string) => [
  ...contentLines(text.split("\n").map((line, index) => ({ number: index + 1, text: line }))),
];

it.each<[string, string, unknown[]]>([
  ["a line", "FN:Tarek", [["FN", "Tarek", {}]]],
  ["folding", "NOTE:a\n b\n\tc", [["NOTE", "abc", {}]]],
  ["parameters", 'TEL;TYPE=cell,"a;b:c";PREF=1:x:y', [["TEL", "x:y", { TYPE: ["cell", "a;b:c"], PREF: ["1"] }]]],
  [
    "parameters without names",
    "item1.tel;CELL;QUOTED-PRINTABLE:=41",
    [["TEL", "A", { TYPE: ["CELL"], ENCODING: ["QUOTED-PRINTABLE"] }]],
  ],
  [
    "soft ends of lines",
    "N;ENCODING=QUOTED-PRINTABLE;CHARSET=utf-8:=C3=\n=A9 b",
    [["N", "é b", { ENCODING: ["QUOTED-PRINTABLE"], CHARSET: ["utf-8"] }]],
  ],
  [
    "an unknown character set",
    "N;ENCODING=QUOTED-PRINTABLE;CHARSET=x-none:=C3=A9",
    [["N", "é", { ENCODING: ["QUOTED-PRINTABLE"], CHARSET: ["x-none"] }]],
  ],
  ["what is no line", "FN:a\nrubbish\nN:b", [["FN", "a", {}], "not_a_line", ["N", "b", {}]]],
  ["an endless value", `NOTE:${"x".repeat(200_000)}\n ${"y".repeat(200_000)}\nN:b`, ["too_long", ["N", "b", {}]]],
])("reads %s", (_, text, expected) => {
  expect(
    lines(text).map((one) => ("fault" in one ? one.fault : [one.name, one.value, Object.fromEntries(one.parameters)])),
  ).toEqual(expected);
});

it("undoes escapes", () => {
  expect(unescaped("a\\, b\\; c\\n\\\\n")).toBe("a, b; c\n\\n");
});

it("reads anything", () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'A;:="\n ,.'.split("")) }), (text) => void lines(text)));
});
