import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { count, measure, type Statistics, statisticsFile, told } from "../tools/ordinary-phones.ts";

/** Where nothing was planted, nothing may be more than low; and the documentation says how often something is. */

describe("rules on ordinary practice phones", () => {
  let measured: Statistics;
  beforeAll(async () => {
    measured = await measure();
  });

  it("are examined on phones of both kinds, in a full and in a lesser form", () => {
    expect(measured.cases).toEqual([
      "ordinary-iphone",
      "ordinary-iphone-backup",
      "ordinary-android",
      "ordinary-android-bugreport",
    ]);
    expect(Object.values(measured.rules).filter(({ phones }) => phones > 0).length).toBeGreaterThan(40);
  });

  it("find nothing above low", () => {
    const loud = Object.entries(measured.rules).filter(
      ([, { highest }]) => highest !== null && highest !== "informational" && highest !== "low",
    );
    expect(loud).toEqual([]);
  });

  it("are told of in the documentation as they are (npm run statistics)", () => {
    expect(JSON.parse(readFileSync(statisticsFile, "utf8"))).toEqual(measured);
  });
});

describe("counting", () => {
  const coverage = (state: "ran" | "lacks_input") => ({
    rules: [{ rule: "ios.a", title: "A", state, missing: [], findings: 0 }],
  });
  const statistics = count(
    new Map([
      [
        "one",
        {
          coverage: coverage("ran"),
          findings: [
            { rule: "ios.a", severity: "low" },
            { rule: "ios.a", severity: "informational" },
          ],
        },
      ],
      ["two", { coverage: coverage("lacks_input"), findings: [{ rule: "incident.object", severity: "medium" }] }],
    ]),
  );

  it("counts where a rule ran, what it found and the gravest of it", () => {
    expect(statistics).toEqual({
      cases: ["one", "two"],
      rules: {
        "incident.object": { phones: 0, findings: 1, highest: "medium" },
        "ios.a": { phones: 1, findings: 2, highest: "low" },
      },
    });
  });

  it.each([
    [{ phones: 0, findings: 0, highest: null }, /^It did not run on /],
    [{ phones: 1, findings: 0, highest: null }, /^It found nothing in 1 of 2 pieces/],
    [{ phones: 2, findings: 1, highest: "low" }, /^It made 1 finding, at most low, in 2 of 2 pieces/],
    [{ phones: 2, findings: 3, highest: "low" }, /^It made 3 findings, at most low/],
  ] as const)("says %o", (counted, sentence) => {
    expect(told(counted, statistics)).toMatch(sentence);
  });
});
