import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Deterministic } from "../random.ts";
import type { CasePlan, PracticeCase } from "./case.ts";
import { practiceCases } from "./index.ts";

const seeds = ["1", "2", "3", "4", "5", "6", "7", "8"];

function plans({ id, plan }: PracticeCase): CasePlan[] {
  return seeds.map((seed) => plan(new Deterministic(`case ${id} ${seed}`)));
}

function published(packs: readonly string[]): string {
  return packs
    .map((pack) => readFileSync(new URL(`../../../packages/core/data/packs/${pack}.json`, import.meta.url), "utf8"))
    .join("");
}

/** A value, or the domain that a host is below, stands in the text of a set. */
function isIn(sets: string, value: string): boolean {
  const parts = value.split(".");
  return parts.some((_, index) => sets.includes(`"${parts.slice(index).join(".")}"`));
}

describe.each(practiceCases.map((one) => [one.id, one] as const))("case %s", (_, chosen) => {
  it("plants only values that the sets it names have, where an indicator has to be found", () => {
    const sets = published(chosen.packs);
    for (const { truth } of plans(chosen)) {
      for (const { id, rule, contains = [] } of truth.mustFind) {
        if (rule?.startsWith("^indicator"))
          for (const value of contains) expect([id, isIn(sets, value)]).toEqual([id, true]);
      }
    }
  });

  it("has an invented owner, and times out of hand that end after they begin", () => {
    for (const { owner, custody } of plans(chosen)) {
      expect(owner).toMatch(/^\S+ \S+$/);
      for (const { start, end } of custody) expect(Date.parse(start)).toBeLessThan(Date.parse(end));
    }
  });

  it("is the same for the same seed", () => {
    const told = () => JSON.stringify(plans(chosen).map(({ owner, custody, truth }) => [owner, custody, truth]));
    expect(told()).toBe(told());
  });
});
