import type { Finding } from "@sillage/core/findings/finding.ts";
import { noTool } from "@sillage/core/findings/layers.ts";
import { describe, expect, it } from "vitest";
import type { CaseExpectation, CaseTruth, ForbiddenClaim } from "./case.ts";
import { score } from "./score.ts";

const finding: Finding = {
  id: "f-1",
  rule: "indicator.url",
  ruleVersion: 1,
  vouched: "source_read",
  severity: "high",
  class: "targeting",
  title: "Published host",
  statement: "A link to lure.example was received.",
  time: "2025-05-01T10:00:00Z",
  timeEnd: null,
  values: ["https://lure.example/1"],
  records: [
    {
      artifact: "ios.sms",
      kind: "message",
      evidence: 0,
      file: "sms.db",
      sha256: "",
      locator: { table: "message", rowid: 1 },
      time: null,
    },
  ],
  recordCount: 1,
  notes: [],
  remarks: [{ code: "uncorroborated", words: {} }],
  layers: { tool: { level: "high", names: ["Pegasus"], reasons: ["unique"] }, operator: "not_assessed" },
  custody: ["held"],
  words: { observed: "lure.example" },
  sentence: "statement",
};

const expected: CaseExpectation = { id: "lure", says: "A lure.", classes: ["targeting"], atLeast: "medium" };

function truth(more: Partial<CaseTruth>): CaseTruth {
  return { mustFind: [], mustNotClaim: [], unresolved: [], ...more };
}

describe("what was planted", () => {
  const all: CaseExpectation = {
    ...expected,
    rule: "^indicator\\.",
    atMost: "high",
    artifact: "ios.sms",
    contains: ["lure.example"],
    time: "2025-05-01T10:00:00.500Z",
    custody: ["held"],
    tool: "Pegasus",
    toolAtMost: "high",
    remarks: ["uncorroborated"],
    sentence: "was received",
  };

  it("is found where everything that is given holds", () => {
    expect(score(truth({ mustFind: [expected, all] }), [finding])).toEqual({
      expected: 2,
      missing: [],
      falseClaims: [],
    });
  });

  it.each<Partial<CaseExpectation>>([
    { rule: "^ios\\." },
    { classes: ["attempt"] },
    { atLeast: "critical" },
    { atMost: "medium" },
    { artifact: "ios.whatsapp" },
    { contains: ["lure.example", "other.example"] },
    { time: "2025-05-01T10:00:02Z" },
    { custody: ["held", "held again"] },
    { tool: "Predator" },
    { toolAtMost: "moderate" },
    { remarks: ["corroborated"] },
    { sentence: "was opened" },
    { joins: ["targeting"] },
  ])("is missing where %o does not", (wrong) => {
    const one = { ...all, ...wrong };
    expect(score(truth({ mustFind: [one] }), [finding]).missing).toEqual([one]);
  });

  it("may be told by the phone's clock, of a zone that the case knows", () => {
    const local = { ...finding, time: "2025-05-01T12:00:00" };
    const timed = { ...expected, time: "2025-05-01T10:00:00Z" };
    expect(score(truth({ mustFind: [timed], zone: 120 }), [local]).missing).toEqual([]);
    expect(score(truth({ mustFind: [timed], zone: 60 }), [local]).missing).toEqual([timed]);
  });

  it("is joined in its order", () => {
    const other: Finding = { ...finding, id: "f-2", class: "execution" };
    const incident: Finding = { ...finding, id: "i-1", rule: "incident.sequence", parts: ["f-1", "f-2"] };
    const joins = (...classes: Finding["class"][]) =>
      score(truth({ mustFind: [{ ...expected, joins: classes }] }), [finding, other, incident]).missing.length;
    expect([joins("targeting", "execution"), joins("execution", "targeting"), joins("execution")]).toEqual([0, 1, 0]);
  });
});

describe("a false claim", () => {
  const claims = (claim: ForbiddenClaim) => score(truth({ mustNotClaim: [claim] }), [finding]).falseClaims.length;

  it.each<[number, Omit<ForbiddenClaim, "why">]>([
    [1, { above: "medium" }],
    [0, { above: "high" }],
    [1, { classes: ["targeting"], above: "low" }],
    [0, { classes: ["execution"] }],
    [1, { value: "lure.example" }],
    [0, { unlessValue: "lure.example" }],
    [1, { unlessValue: "other.example", above: "low" }],
    [1, { rule: "^indicator" }],
    [1, { text: "\\bRECEIVED" }],
    // What is quoted from the evidence is nobody's claim.
    [0, { text: "lure" }],
    [1, { tool: "Pegasus" }],
    [0, { tool: "Pegasus", classes: ["execution"] }],
  ])("is counted %d times: %o", (times, claim) => {
    expect(claims({ why: "", ...claim })).toBe(times);
  });

  it.each<[string, Partial<Finding>]>([
    ["names the phone's state", { statement: "The phone is infected." }],
    ["confirms", { notes: ["This is confirmed."] }],
    ["tells of an execution from one store", { statement: "Traces of a successful execution of code." }],
  ])("of any case %s", (_, wrong) => {
    expect(score(truth({}), [{ ...finding, ...wrong }]).falseClaims).toHaveLength(1);
  });

  it("is none where two stores tell of an execution", () => {
    const [record] = finding.records;
    if (!record) throw new Error("no record");
    const other: Finding = { ...finding, id: "f-2", records: [{ ...record, artifact: "ios.datausage" }] };
    const incident: Finding = {
      ...finding,
      id: "i-1",
      statement: "Traces of a successful execution of code.",
      parts: ["f-1", "f-2"],
    };
    expect(score(truth({}), [finding, other, incident]).falseClaims).toEqual([]);
    expect(score(truth({}), [finding, { ...other, records: [record] }, incident]).falseClaims).toHaveLength(1);
  });

  it("is none without a tool, too", () => {
    const plain = { ...finding, layers: { tool: noTool, operator: "not_assessed" } as const };
    expect(score(truth({ mustNotClaim: [{ why: "", tool: "Pegasus" }] }), [plain]).falseClaims).toEqual([]);
  });
});
