import { describe, expect, it } from "vitest";
import { stepsOf } from "./paths.ts";

const value = { a: [{ b: 1 }, "x"], "com/apple": { "a/b": 2 }, com: { other: 3 } };

describe("the place of a key", () => {
  it.each([
    ["", []],
    ["a", ["a"]],
    ["a/0/b", ["a", "0", "b"]],
    ["com/apple/a/b", ["com/apple", "a/b"]],
    ["com/other", ["com", "other"]],
    ["com/nothing", undefined],
    ["a/2", undefined],
    ["a/1/x", undefined],
  ])("%s", (key, steps) => {
    expect(stepsOf(value, key)).toEqual(steps);
  });
});
