import { describe, expect, test } from "vitest";
import {
  type Assessment,
  confirmedBy,
  currentAssessments,
  isConfirmed,
  readAssessment,
  readAssessments,
  type ToolAssessment,
} from "./assessments.ts";

const said = { finding: "f-1", by: "Amira", time: "2026-03-01T10:00:00Z", reason: "Seen in two stores." };
const grounds = { alternatives: "Another customer.", likelihood: "likely", confidence: "low" };
const tool = (by: string, level: string, product = "Pegasus") =>
  readAssessment({ ...said, by, about: "tool", level, product }) as ToolAssessment;

describe("an assessment", () => {
  test.each<[string, object]>([
    ["of the finding", { about: "finding", verdict: "reject" }],
    ["of the tool", { about: "tool", level: "high", product: "Pegasus" }],
    ["that there is no tool", { about: "tool", level: "none" }],
    ["of the operator", { about: "operator", level: "circumstantial", grounds }],
    ["that the operator is not assessed", { about: "operator", level: "not_assessed" }],
  ])("%s is read", (_, more) => {
    expect(readAssessment({ ...said, ...more })).toMatchObject(more);
  });

  test.each<[string, unknown, string]>([
    ["no object", "text", "not a JSON object"],
    ["nobody", { ...said, by: "  ", about: "finding", verdict: "accept" }, '"by"'],
    ["no reason", { ...said, reason: undefined, about: "finding", verdict: "accept" }, '"reason"'],
    ["a time without zone", { ...said, time: "2026-03-01T10:00:00", about: "finding", verdict: "accept" }, '"time"'],
    ["another verdict", { ...said, about: "finding", verdict: "maybe" }, '"verdict"'],
    ["a tool without product", { ...said, about: "tool", level: "weak" }, '"product"'],
    ["an operator without grounds", { ...said, about: "operator", level: "documented" }, "not a JSON object"],
    [
      "an operator without alternatives",
      { ...said, about: "operator", level: "documented", grounds: { ...grounds, alternatives: "" } },
      '"alternatives"',
    ],
    [
      "an operator without likelihood",
      { ...said, about: "operator", level: "documented", grounds: { ...grounds, likelihood: "60 %" } },
      '"likelihood"',
    ],
    [
      "an operator without confidence",
      { ...said, about: "operator", level: "documented", grounds: { ...grounds, confidence: undefined } },
      '"confidence"',
    ],
    ["too long a text", { ...said, reason: "x".repeat(10_001), about: "finding", verdict: "accept" }, "longer"],
  ])("with %s is refused", (_, value, message) => {
    expect(() => readAssessment(value)).toThrow(message);
  });
});

test.each<[string, unknown]>([
  ["another format", { format: "other", formatVersion: 1, assessments: [] }],
  ["another version", { format: "sillage-assessments", formatVersion: 2, assessments: [] }],
  ["no list", { format: "sillage-assessments", formatVersion: 1, assessments: {} }],
  ["a bad entry", { format: "sillage-assessments", formatVersion: 1, assessments: [null] }],
])("a file of %s is refused", (_, value) => {
  expect(() => readAssessments(value)).toThrow();
});

test("a later assessment of the same analyst stands for the earlier one, which stays", () => {
  const review = (by: string, verdict: string) => readAssessment({ ...said, by, about: "finding", verdict });
  const all: readonly Assessment[] = [
    review("Amira", "accept"),
    review("Bruno", "unsure"),
    review(" amira ", "reject"),
  ];
  expect(currentAssessments(all).map((one) => one.about === "finding" && one.verdict)).toEqual(["unsure", "reject"]);
  expect(all).toHaveLength(3);
});

describe("confirmed", () => {
  test.each<[string, readonly ToolAssessment[], boolean]>([
    ["one analyst", [tool("Amira", "confirmed")], false],
    ["the same analyst twice", [tool("Amira", "confirmed"), tool("AMIRA", "confirmed")], false],
    ["a second who says high", [tool("Amira", "confirmed"), tool("Bruno", "high")], false],
    ["a second who means another product", [tool("Amira", "confirmed"), tool("Bruno", "confirmed", "Predator")], false],
    ["two analysts", [tool("Amira", "confirmed"), tool("Bruno", "confirmed", "pegasus")], true],
    [
      "two, of whom one took it back",
      [tool("Amira", "confirmed"), tool("Bruno", "confirmed"), tool("Amira", "high")],
      false,
    ],
  ])("takes two analysts: %s", (_, all, expected) => {
    expect(isConfirmed(all, tool("Bruno", "confirmed"))).toBe(expected);
  });
  test("names who says so", () => {
    const all = [tool("Amira", "confirmed"), tool("Bruno", "confirmed")];
    expect(confirmedBy(all, tool("Chen", "confirmed"))).toEqual(["Amira", "Bruno"]);
  });
});
