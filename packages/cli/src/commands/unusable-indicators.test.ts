import type { PackSummary } from "@sillage/core/indicators/indicator.ts";
import { describe, expect, it } from "vitest";
import { UsageError } from "../exit-status.ts";
import { tellUnusable } from "./unusable-indicators.ts";

function pack(count: number, messages: readonly string[], vetted = false): PackSummary {
  return {
    id: "mine.stix2",
    name: "mine",
    publisher: "",
    licence: "",
    date: "",
    source: "",
    references: [],
    digest: "",
    vetted,
    count,
    problems: messages.map((message, index) => ({
      where: index === 0 ? "" : `indicator--${index}`,
      message,
    })),
  };
}

function lines(...packs: readonly PackSummary[]): string[] {
  const said: string[] = [];
  tellUnusable(packs, (line) => said.push(line));
  return said;
}

describe("indicators that cannot be used", () => {
  it("says nothing where all are used, or where the pack is ours", () => {
    expect(lines(pack(3, []), pack(0, ["odd"], true))).toEqual([]);
  });

  it("names the first and counts the others", () => {
    expect(lines(pack(3, ["a", "b", "c", "d", "e"]))).toEqual([
      "sillage: of mine.stix2, 3 indicators are used; not used: a; indicator--1: b; indicator--2: c; and 2 more, see case.json",
    ]);
  });

  it("refuses a file without any", () => {
    expect(() => lines(pack(0, ["is not JSON"]))).toThrow(UsageError);
    expect(() => lines(pack(0, []))).toThrow("mine.stix2 holds no indicator that can be used");
  });
});
