import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memorySource } from "../../bytes/source.ts";
import { defaultJsonLimits, type JsonItem, jsonItems } from "./items.ts";

const encoder = new TextEncoder();
function items(text: string | Uint8Array, limits = defaultJsonLimits): JsonItem[] {
  return [...jsonItems(memorySource(typeof text === "string" ? encoder.encode(text) : text), limits)];
}
/** Values, and the names of faults. */
function told(text: string, limits = defaultJsonLimits): unknown[] {
  return items(text, limits).map((item) => ("fault" in item ? item.fault : item.value));
}

describe("items of JSON", () => {
  const cases: [string, string, unknown[]][] = [
    ["a list", '[{"a":1},{"b":"}"}]', [{ a: 1 }, { b: "}" }]],
    ["a list in lines", '[\n {"a":1},\n {"b":[1,{"c":2}]}\n]\n', [{ a: 1 }, { b: [1, { c: 2 }] }]],
    ["NDJSON", '{"a":1}\n{"b":2}\r\n', [{ a: 1 }, { b: 2 }]],
    ["lists behind one another", '[{"a":1}]\n[{"b":2}]', [{ a: 1 }, { b: 2 }]],
    ["texts and numbers", '["x", 5, null, true]', ["x", 5, null, true]],
    ["null", "null", [null]],
    ["nothing", "", []],
    ["an empty list", "[]\n", []],
    ["a byte order mark", '\ufeff[{"a":1}]', [{ a: 1 }]],
    ["letters beyond ASCII", '[{"a":"ملف"},{"b":"é"}]', [{ a: "ملف" }, { b: "é" }]],
    ["a line of rubbish", '[{"a":1},\ng{[(\n{"b":2}]', [{ a: 1 }, "damaged", { b: 2 }]],
    ["an item that never ends", '{"a":1}\n{"x": [\n{"b":2}\n', [{ a: 1 }, "damaged", { b: 2 }]],
    ["a text that was cut", '{"a":1}\n{"x": "y\n{"b":2}\n', [{ a: 1 }, "damaged", { b: 2 }]],
    ["braces that do not match", '{"a":[1}\n{"b":2}', ["damaged", { b: 2 }]],
    ["the file was cut behind an item", '[{"a":1},{"b":2}', [{ a: 1 }, { b: 2 }, "truncated"]],
    ["the file was cut behind a comma", '[{"a":1},\n', [{ a: 1 }, "truncated"]],
    ["the file was cut behind its bracket", "[", ["truncated"]],
    ["the file was cut", '[{"a":1},{"b":', [{ a: 1 }, "truncated"]],
    ["a list that is too deep", `[{"a":${"[".repeat(70)}${"]".repeat(70)}},{"b":2}]`, ["damaged", { b: 2 }]],
    [
      "a text that was cut, in one line",
      '[{"a":1},{"a":"x,"c":2},{"a":3},{"a":4}]',
      [{ a: 1 }, "damaged", { a: 3 }, { a: 4 }],
    ],
    ["an item that never ends, in one line", '[{"a":1,"b":{},{"a":3}]', ["damaged", { a: 3 }]],
    ["zeros, in one line", '[{"a":1},{"a\0\0\0\0\0"b":4},{"a":5}]', [{ a: 1 }, "damaged", { a: 5 }]],
    ["zeros over a beginning", '[{"a":1},{"a":2,\0\0\0\0":3},{"a":5}]', [{ a: 1 }, "damaged", { a: 5 }]],
    ["too deep", `${'{"a":'.repeat(70)}1${"}".repeat(70)}\n{"b":2}`, ["damaged", { b: 2 }]],
  ];
  it.each(cases)("%s", (_, text, expected) => expect(told(text)).toEqual(expected));

  it("are found again at their places", () => {
    const text = '[ {"a": "é"},\n{"b":{"c":1}} , "d"]';
    const bytes = encoder.encode(text);
    for (const item of items(bytes)) {
      const part = new TextDecoder().decode(bytes.subarray(item.offset, item.offset + item.length));
      expect("value" in item && JSON.parse(part)).toEqual("value" in item && item.value);
    }
  });

  it("span pieces of the file", () => {
    const long = { path: "x".repeat(1_500_000) };
    const text = JSON.stringify([{ a: 1 }, long, { b: 2 }]);
    expect(told(text)).toEqual([{ a: 1 }, long, { b: 2 }]);
  });

  it("are found behind damage in indented text, and what is cut is one fault", () => {
    const values = Array.from({ length: 5 }, (_, a) => ({ a, files: [{ path: "x", of: { b: 1 } }], z: "y" }));
    const text = JSON.stringify(values, null, 4);
    const third = text.indexOf('"a": 2');
    const hurt = `${text.slice(0, third)}"a": "2,${text.slice(third + 7)}`;
    expect(told(hurt)).toEqual([values[0], values[1], "damaged", values[3], values[4]]);
    expect(told(text.slice(0, third + 60))).toEqual([values[0], values[1], "truncated"]);
  });

  it("are found behind damage that spans pieces of the file", () => {
    const value = { path: "a" };
    const filler = `{"path":"${"[".repeat(2_500_000)}`;
    const text = `[${JSON.stringify(value)},${filler},${JSON.stringify(value)},${JSON.stringify(value)}]`;
    expect(told(text)).toEqual([value, "damaged", value, value]);
  });

  it("take a long list of texts no longer than their length", () => {
    const texts = Array<string>(100_000).fill("x".repeat(8));
    const started = Date.now();
    expect(told(JSON.stringify(texts))).toEqual(texts);
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it("that never end are given up soon", () => {
    for (const text of ['{"a":', "{", '{"a', "[{"]) {
      const started = Date.now();
      expect(told(text.repeat((20 * 2 ** 20) / text.length)).length).toBeLessThan(1001);
      expect(Date.now() - started).toBeLessThan(5000);
    }
  });

  it("are bounded in size, and those that cannot be read in number", () => {
    const tooLong = `{"x":"${"y".repeat(5 * 2 ** 20)}"}\n{"b":2}`;
    expect(told(tooLong)).toContain("limit");
    expect(told("x\n".repeat(50), { ...defaultJsonLimits, faults: 10 })).toEqual([
      ...Array<string>(9).fill("damaged"),
      "limit",
    ]);
  });

  it("are read from lists, lines and indented text alike", () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), (values) => {
        for (const text of [
          JSON.stringify(values),
          JSON.stringify(values, null, 4),
          values.map((one) => JSON.stringify(one)).join("\n"),
        ]) {
          expect(told(text)).toEqual(JSON.parse(JSON.stringify(values)));
        }
      }),
    );
  });

  it("never fail on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const item of items(bytes)) expect(item.offset + item.length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
