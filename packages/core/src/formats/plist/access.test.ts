import { expect, test } from "vitest";
import { array, boolean, bytes, date, dict, get, integer, number, text } from "./access.ts";
import { ArchivedObject, type ArchivedValue, PlistDate, PlistUid } from "./value.ts";

const samples: Record<string, ArchivedValue | undefined> = {
  nothing: undefined,
  null: null,
  text: "2023-11-14T22:13:20Z",
  whole: 1,
  fraction: 1.5,
  nan: Number.NaN,
  big: 2n ** 60n,
  true: true,
  bytes: Uint8Array.of(1),
  date: new PlistDate(0),
  lateDate: new PlistDate(1e18),
  uid: new PlistUid(1),
  list: [1],
  dictionary: new Map([["a", 1]]),
  object: new ArchivedObject("X", new Map([["a", 1]])),
};

const getters: [string, (value: ArchivedValue | undefined) => unknown, Record<string, unknown>][] = [
  ["text", text, { text: "2023-11-14T22:13:20Z" }],
  ["integer", integer, { whole: 1 }],
  ["number", number, { whole: 1, fraction: 1.5, big: 2 ** 60 }],
  ["boolean", boolean, { true: true, whole: true }],
  ["bytes", bytes, { bytes: Uint8Array.of(1) }],
  ["array", array, { list: [1] }],
  ["dict", dict, { dictionary: new Map([["a", 1]]), object: new Map([["a", 1]]) }],
  ["date", date, { text: 1_700_000_000_000_000, date: 978_307_200_000_000 }],
];
test.each(getters)("%s gives its own type and undefined for all others", (_, getter, expected) => {
  for (const [name, value] of Object.entries(samples)) expect([name, getter(value)]).toEqual([name, expected[name]]);
});

test("get follows keys, fields and positions, and ends where there is none", () => {
  const tree = new Map<string, ArchivedValue>([["a", [new ArchivedObject("X", new Map([["b", "found"]]))]]]);
  expect(get(tree, "a", 0, "b")).toBe("found");
  expect(get(tree)).toBe(tree);
  expect(get(tree, "a", 1, "b")).toBeUndefined();
  expect(get(tree, 0, "b")).toBeUndefined();
  expect(get("text", "length")).toBeUndefined();
});
