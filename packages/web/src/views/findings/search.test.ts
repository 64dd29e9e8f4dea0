import type { FindingLine } from "@sillage/core/workbench/findings.ts";
import type { Analysis } from "@sillage/core/workbench/workbench.ts";
import { describe, expect, it } from "vitest";
import { filtered, readSearch, stateOf } from "./search.ts";

type Said = readonly (readonly [string, "accept" | "reject" | "unsure"])[];

function analysis(said: Said): Analysis {
  const time = "2026-01-01T00:00:00Z";
  const assessments = said.map(
    ([by, verdict]) => ({ about: "finding", finding: "a", by, verdict, reason: "r", time }) as const,
  );
  return { revision: "", actor: "", assessments, notes: [], tags: [], views: [] };
}

describe("what analysts say of a finding", () => {
  it.each<[Said, string]>([
    [[], "open"],
    [[["Amira", "accept"]], "accept"],
    [
      [
        ["Amira", "accept"],
        ["amira ", "reject"],
      ],
      "reject",
    ],
    [
      [
        ["Amira", "accept"],
        ["Bruno", "reject"],
      ],
      "unsure",
    ],
    [
      [
        ["Amira", "reject"],
        ["Bruno", "reject"],
      ],
      "reject",
    ],
  ])("%o is %s", (said, state) => {
    expect(stateOf("a", analysis(said))).toBe(state);
    expect(stateOf("another", analysis(said))).toBe("open");
  });
});

const line = (id: string, more: Partial<FindingLine>): FindingLine => ({
  id,
  rule: "r",
  severity: "low",
  class: "targeting",
  time: null,
  timeEnd: null,
  recordCount: 0,
  custody: [],
  title: id,
  statement: [],
  classTitle: "",
  artifacts: [],
  parts: [],
  indicator: null,
  network: false,
  ...more,
});
const all = [
  line("a", { severity: "critical", statement: [{ kind: "value", word: "x", text: "Évil.example" }] }),
  line("b", { severity: "medium", class: "anomaly" }),
  line("c", {}),
];

it.each([
  [{}, "abc"],
  [{ severity: "medium" }, "ab"],
  [{ class: "anomaly" }, "b"],
  [{ text: "evil" }, "a"],
  [{ state: "accept" }, "a"],
  [{ state: "open" }, "bc"],
  [{ severity: "grave", class: 7 }, "abc"],
])("%o lets %s through", (given, ids) => {
  const found = filtered(all, readSearch(given), analysis([["Amira", "accept"]]));
  expect(found.map(({ id }) => id).join("")).toBe(ids);
});
