import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memorySource } from "../../bytes/source.ts";
import { type JsonPattern, jsonValues } from "./values.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const found = (text: string, ...wanted: JsonPattern[]) => [...jsonValues(memorySource(bytes(text)), wanted)];
const values = (text: string, ...wanted: JsonPattern[]) =>
  found(text, ...wanted).map((one) => ("value" in one ? one.value : one.fault));

describe("values at places of a document", () => {
  it.each<[string, string, JsonPattern, unknown[]]>([
    ["items of a list", '[1, {"a":2}, [3], "x", null]', ["*"], [1, { a: 2 }, [3], "x", null]],
    ["items of a member", '{"a":{"deep":[1]},"list":[{"b":1},{"b":2}],"z":0}', ["list", "*"], [{ b: 1 }, { b: 2 }]],
    ["members by any name", '{"Navigateur":[{"b":1}],"x":[2]}', ["*", "*"], [{ b: 1 }, 2]],
    ["what lies deeper", '{"c":{"list":[{"m":[1,2],"n":"x"},{"m":[3]}]}}', ["c", "list", "*", "m", "*"], [1, 2, 3]],
    ["behind a byte order mark", '\ufeff{"a":[1]}', ["a", "*"], [1]],
    ["escaped names and quotes", '{"a\\"b":["\\\\","\\""]}', ['a"b', "*"], ["\\", '"']],
    ["a whole document", '{"a":1}', [], [{ a: 1 }]],
    ["a number alone", "12", [], [12]],
    ["nothing there", '{"a":1,"b":[]}', ["b", "*"], []],
    ["a damaged item", '{"l":[{"t":1},{"t":},{"t":3}],"x":1}', ["l", "*"], [{ t: 1 }, "damaged", { t: 3 }]],
    [
      "a damaged item before one that begins otherwise",
      '[{"t":1},{"t":},{"u":3}]',
      ["*"],
      [{ t: 1 }, "damaged", { u: 3 }],
    ],
    ["a cut string", '{"l":[{"t":"a"},{"t":"b\n},{"t":"c"}]}', ["l", "*"], [{ t: "a" }, "damaged", { t: "c" }]],
    ["rubbish between items", '{"l":[{"t":1},\u0000{[(,{"t":3}]}', ["l", "*"], [{ t: 1 }, "damaged", { t: 3 }]],
    ["an end too early", '{"l":[{"t":1},{"t":', ["l", "*"], [{ t: 1 }, "truncated"]],
    ["an empty file", "", ["*"], ["truncated"]],
    ["something behind", "[1] x", ["*"], [1, "damaged"]],
  ])("%s", (_, text, pattern, expected) => {
    expect(values(text, pattern)).toEqual(expected);
  });

  it("where they lie", () => {
    const text = '{"list":[{"b":1}, {"b":22}]}';
    expect(
      found(text, ["list", "*"]).map(({ path, offset, length }) => [path, text.slice(offset, offset + length)]),
    ).toEqual([
      [["list", 0], '{"b":1}'],
      [["list", 1], '{"b":22}'],
    ]);
  });

  it("of several patterns, in the order of the document", () => {
    const text = '{"list":[{"name":"A","m":[1]},{"name":"B","m":[2]}]}';
    expect(values(text, ["list", "*", "name"], ["list", "*", "m", "*"])).toEqual(["A", 1, "B", 2]);
  });

  it("across pieces, with items longer than one of them", () => {
    const long = "é".repeat(700_000);
    const text = JSON.stringify({ x: long, list: Array.from({ length: 5 }, (_, index) => ({ index, long })) });
    expect(values(text, ["list", "*", "index"])).toEqual([0, 1, 2, 3, 4]);
    expect(
      found(text, ["list", "*"]).map((one) => "value" in one && (one.value as { long: string }).long === long),
    ).toEqual([true, true, true, true, true]);
  });

  it("an item that is too long costs itself", () => {
    const text = JSON.stringify({ list: [{ a: 1 }, { a: "x".repeat(6 * 2 ** 20) }, { a: 2 }] });
    expect(values(text, ["list", "*"])).toEqual([{ a: 1 }, "limit", { a: 2 }]);
  });

  it("as JSON.parse has them", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 0, max: 3 }), (items, indent) => {
        const text = JSON.stringify({ before: [{ x: 1 }], items, after: "x" }, null, indent);
        expect(JSON.stringify(values(text, ["items", "*"]))).toBe(JSON.stringify(items));
      }),
    );
  });

  it("of anything, without failing", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\1a \n'.split("")) }), (text) => {
        expect(values(text, ["a", "*"], ["*"]).length).toBeLessThanOrEqual(text.length + 1);
      }),
      { numRuns: 2_000 },
    );
  });
});
