import type { Assessment } from "@sillage/core/case/assessments.ts";
import type { FindingLine } from "@sillage/core/workbench/findings.ts";
import { describe, expect, it } from "vitest";
import { findingsIn, readSearch, type Search, toggled } from "./search.ts";

const all = ["a", "b", "c"].map((id) => ({ id }) as FindingLine);
const said = (finding: string, verdict: string, by = "Ana") =>
  ({ about: "finding", finding, verdict, by, time: "", reason: "" }) as unknown as Assessment;

describe("the findings of a report", () => {
  it.each<[string, Search, readonly Assessment[], readonly string[] | undefined]>([
    ["all of them", {}, [said("a", "reject")], undefined],
    ["those that were accepted", { choice: "accepted" }, [said("a", "accept"), said("b", "unsure")], ["a"]],
    ["what was taken back is not", { choice: "accepted" }, [said("a", "accept"), said("a", "reject", " ana ")], []],
    ["all but the rejected", { choice: "not_rejected" }, [said("b", "reject")], ["a", "c"]],
    ["those that were chosen and are there", { choice: "chosen", findings: ["c", "z"] }, [], ["c"]],
    ["none that was chosen", { choice: "chosen" }, [], []],
  ])("%s", (_, search, assessments, ids) => {
    expect(findingsIn(search, all, assessments)).toEqual(ids);
  });
});

describe("an address", () => {
  it.each<[string, Record<string, unknown>, Search]>([
    ["of anybody", { length: "long", masks: "all", findings: { a: 1 }, choice: 3 }, {}],
    ["of ours", { length: "owner", masks: ["places", "names"] }, { length: "owner", masks: ["names", "places"] }],
  ])("%s", (_, given, search) => {
    expect(readSearch(given)).toEqual(search);
  });
});

describe("toggling", () => {
  it("adds, takes out, and leaves nothing behind", () => {
    expect(toggled(undefined, "a")).toEqual(["a"]);
    expect(toggled(["a", "b"], "a")).toEqual(["b"]);
    expect(toggled(["a"], "a")).toBeUndefined();
  });
});
