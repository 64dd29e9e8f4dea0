import { describe, expect, it } from "vitest";
import { binsOf, draggedRange, endOf } from "./bins.ts";

describe("bins", () => {
  it("hold every moment, the last one as well", () => {
    const bins = binsOf(
      [
        [100, 1],
        [0, 2],
        [49, 1],
        [50, 1],
      ] as const,
      2,
    );
    expect(bins).toEqual({ from: 0, width: 51, counts: [4, 1] });
    expect(endOf(bins)).toBe(102);
  });

  it.each([[[]], [[[7, 1]]]] as const)("of %j are as many as were asked for", (moments) => {
    expect(binsOf(moments, 3).counts).toHaveLength(3);
  });
});

describe("a range that is dragged", () => {
  const bins = { from: 1000, width: 10, counts: Array.from({ length: 10 }, () => 1) };
  it.each([
    [0.2, 0.5, { from: 1020, to: 1050 }],
    [0.5, 0.2, { from: 1020, to: 1050 }],
    [-1, 2, { from: 1000, to: 1100 }],
    [0.5, 0.501, undefined],
  ])("from %d to %d is %j", (first, last, range) => expect(draggedRange(bins, first, last)).toEqual(range));
});
