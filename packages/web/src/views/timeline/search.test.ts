import { describe, expect, it } from "vitest";
import { conditionOf, filterOf, gapDays, gapsIn, readSearch, withChip, withoutChip } from "./search.ts";

describe("an address", () => {
  it.each([
    [{}, {}],
    [
      { text: "a", from: 1, to: 2, where: ["kind=message", "sender!=x=y"] },
      { text: "a", from: 1, to: 2, where: ["kind=message", "sender!=x=y"] },
    ],
    [{ text: 12 }, { text: "12" }],
    [{ from: "1", to: -1, where: "kind=x", order: "up", record: {}, untimed: "true" }, {}],
    [{ from: 1e20, where: [1, "", "no sign", "<b>=1"] }, {}],
  ])("%o holds %o", (given, search) => {
    expect(readSearch(given)).toEqual(search);
  });
});

it.each([
  ["kind=message", { field: "kind", value: "message" }],
  ["sender!=+33", { field: "sender", value: "+33", exclude: true }],
  ["text=a\nb=c", { field: "text", value: "a\nb=c" }],
  ["file=", { field: "file", value: "" }],
])("the chip %j", (chip, condition) => {
  expect(conditionOf(chip)).toEqual(condition);
});

it("a chip takes the place of its contrary", () => {
  const where = withChip(["kind=message"], { field: "kind", value: "message", exclude: true });
  expect(where).toEqual(["kind!=message"]);
  expect(withoutChip(where, "kind!=message")).toBeUndefined();
});

it("around a moment everything is let through, and the filters come back after", () => {
  const search = { text: "a", where: ["kind=message"], context: 600e6, minutes: 5 };
  expect(filterOf(search)).toEqual({ from: 300e6, to: 900e6 + 1 });
  const { context: _context, minutes: _minutes, ...before } = search;
  expect(filterOf(before)).toEqual({ text: "a", conditions: [{ field: "kind", value: "message" }] });
});

it.each([
  [[1, 0, 0, 0, 2], [[1, 4]]],
  [[1, 0, 0, 2], []],
  [[0, 0, 0, 0, 1], []],
  [[], []],
])("the gaps in %o", (counts, gaps) => {
  expect(gapsIn(counts)).toEqual(gaps);
});

it.each([
  [0, 86_400e6, 1],
  [3 * 86_400e6, 0, 3],
  [0, 86_399e6, 0],
  [null, 5, 0],
])("from %s to %s lie %s whole days", (a, b, days) => {
  expect(gapDays(a, b)).toBe(days);
});
