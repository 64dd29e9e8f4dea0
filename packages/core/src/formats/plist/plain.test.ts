import { describe, expect, test } from "vitest";
import { cutMark, defaultPlainLimits, toPlain } from "./plain.ts";
import { ArchivedObject, type ArchivedValue, PlistDate, PlistUid } from "./value.ts";
import { walk } from "./walk.ts";

/** `levels` arrays of ten references to the next: 10^levels values if they were copied. */
function tower(levels: number): ArchivedValue {
  let value: ArchivedValue = "top";
  for (let i = 0; i < levels; i++) value = Array(10).fill(value);
  return value;
}

describe("toPlain", () => {
  const cases: [string, ArchivedValue, unknown][] = [
    ["null", null, null],
    ["boolean", true, true],
    ["number", 1.5, 1.5],
    ["infinity", Number.POSITIVE_INFINITY, "Infinity"],
    ["bigint", 2n ** 60n, "1152921504606846976"],
    ["bytes", Uint8Array.of(1, 2, 3), "AQID"],
    ["date", new PlistDate(0.25), "2001-01-01T00:00:00.250Z"],
    ["date out of range", new PlistDate(1e18), "1000000000000000000 s since 2001"],
    ["reference", new PlistUid(3), { $uid: 3 }],
    ["object", new ArchivedObject("X", new Map([["a", [1]]])), { $class: "X", a: [1] }],
    ["a hostile key", new Map([["__proto__", 1]]), JSON.parse('{"__proto__":1}')],
  ];
  test.each(cases)("%s", (_, value, plain) => {
    expect(toPlain(value)).toEqual(plain);
    expect(JSON.parse(JSON.stringify(toPlain(value)))).toEqual(plain);
  });

  test("a tower of shared arrays is cut", () => {
    const text = JSON.stringify(toPlain(tower(20)));
    expect(text.length).toBeLessThan(1_000_000);
    expect(text).toContain(cutMark);
  });

  test("depth, texts and data are cut and say so", () => {
    let deep: ArchivedValue = "core";
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(JSON.stringify(toPlain(deep))).toContain(cutMark);
    const limits = { ...defaultPlainLimits, characters: 10 };
    expect(toPlain("a".repeat(20), limits)).toBe(`${"a".repeat(10)}${cutMark}`);
    expect(toPlain(new Uint8Array(20), limits)).toBe(`AAAAAAAA${cutMark}`);
    expect(toPlain(["12345", "67890", "x", "y"], limits)).toEqual(["12345", "67890"]);
  });
});

describe("walk", () => {
  test("yields each value, a container before what it holds", () => {
    const inner = new ArchivedObject("X", new Map([["b", 2]]));
    const list = [1, inner];
    expect([...walk(list)]).toEqual([list, 1, inner, 2]);
  });

  test("enters what is shared once", () => {
    expect([...walk(tower(20))].length).toBeLessThan(300);
  });
});
