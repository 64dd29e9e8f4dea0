import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { precision, recall } from "../practice/src/corpus/measure.ts";
import { identifiersFile, identifiersPage, measureIdentifiers } from "../tools/identifier-figures.ts";

describe("identifiers in the labelled corpus", () => {
  const measured = measureIdentifiers();

  it("are as many in every language: none is forgotten", () => {
    const texts = [...measured.byLanguage.values()].map(({ right, missed }) => right + missed);
    expect(texts).toHaveLength(4);
    expect(Math.min(...texts)).toBeGreaterThan(400);
  });

  it("are found as surely as the documentation says", () => {
    expect(readFileSync(identifiersFile, "utf8")).toBe(identifiersPage(measured));
  });

  it("are found well enough, also with other values", () => {
    for (const { all, certain, byLanguage } of [measured, measureIdentifiers("another")]) {
      expect(precision(certain)).toBeGreaterThan(0.98);
      expect(precision(all)).toBeGreaterThan(0.9);
      expect(recall(all)).toBeGreaterThan(0.85);
      for (const counts of byLanguage.values()) {
        expect(precision(counts)).toBeGreaterThan(0.88);
        expect(recall(counts)).toBeGreaterThan(0.8);
      }
    }
  });
});
