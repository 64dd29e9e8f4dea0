import { describe, expect, it } from "vitest";
import { type Order, shareAt, timeAt } from "./rail.ts";
import { firstAt } from "./use-place.ts";

const bins = { from: 1_000, width: 100, counts: [10, 0, 30, 60] };

describe("the rail of the list", () => {
  it.each([
    ["ascending", 1_000, 0],
    ["ascending", 1_050, 0.05],
    ["ascending", 1_150, 0.1],
    ["ascending", 1_250, 0.25],
    ["ascending", 1_400, 1],
    ["ascending", 10, 0],
    ["ascending", 9_999, 1],
    ["descending", 1_400, 0],
    ["descending", 1_250, 0.75],
    ["descending", 1_000, 1],
  ] as const)("%s at %d is at %d", (order: Order, time, share) => {
    expect(shareAt(bins, order, time)).toBeCloseTo(share);
  });

  it.each(["ascending", "descending"] as const)("leads, %s, where it stands", (order) => {
    for (let share = 0.11; share < 1; share += 0.07) {
      expect(shareAt(bins, order, timeAt(bins, order, share))).toBeCloseTo(share, 1);
    }
  });

  it("stands at the start of an empty list", () => {
    const empty = { from: 5, width: 10, counts: [0, 0] };
    expect(shareAt(empty, "ascending", 7)).toBe(0);
    expect(timeAt(empty, "ascending", 0.5)).toBe(25);
  });
});

describe("the row that a jump leads to", () => {
  const lines = [100, 200, 200, 300, null].map((time) => ({ time }));
  it.each([
    ["ascending", 50, 0],
    ["ascending", 200, 1],
    ["ascending", 201, 3],
    ["ascending", 999, 4],
  ] as const)("%s, at %d", (order, moment, index) => {
    expect(firstAt(lines, order, moment)).toBe(index);
  });
  it("is the first that is older where the newest come first", () => {
    expect(
      firstAt(
        [300, 200, 100].map((time) => ({ time })),
        "descending",
        200,
      ),
    ).toBe(2);
    expect(
      firstAt(
        [300, 200].map((time) => ({ time })),
        "descending",
        5,
      ),
    ).toBe(1);
  });
});
