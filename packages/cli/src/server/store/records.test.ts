import { describe, expect, it } from "vitest";
import { stretches } from "./records.ts";

const marks = [10, 20, 30, 40, 50, 60, 70, 80];

describe("the stretches of time that are looked through", () => {
  it.each([
    [
      "ascending",
      undefined,
      [
        [undefined, 10],
        [10, 20],
        [20, 60],
        [60, undefined],
      ],
    ],
    [
      "ascending",
      35,
      [
        [undefined, 40],
        [40, 50],
        [50, undefined],
      ],
    ],
    ["ascending", 90, [[undefined, undefined]]],
    [
      "descending",
      undefined,
      [
        [80, undefined],
        [70, 80],
        [30, 70],
        [undefined, 30],
      ],
    ],
    [
      "descending",
      15,
      [
        [10, undefined],
        [undefined, 10],
      ],
    ],
  ] as const)("%s from %s", (order, start, expected) => {
    expect([...stretches(marks, order, start)].map(({ from, to }) => [from, to])).toEqual(expected);
  });

  it("share all of time among them", () => {
    for (const order of ["ascending", "descending"] as const) {
      const all = [...stretches(marks, order, undefined)];
      for (let time = 0; time < 100; time++) {
        const holding = all.filter(({ from = 0, to = 1000 }) => time >= from && time < to);
        expect(holding, `${order} ${time}`).toHaveLength(1);
      }
    }
  });

  it("are one where there are no marks", () => {
    expect([...stretches([], "ascending", 5)]).toEqual([{}]);
  });
});
