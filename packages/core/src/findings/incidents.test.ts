import { describe, expect, it } from "vitest";
import { artifacts } from "../artifacts/index.ts";
import { isoTime } from "../formats/time.ts";
import type { IndicatorMatch } from "../indicators/matcher.ts";
import { rules } from "../rules/index.ts";
import type { FindingClass, Rule, Severity } from "../rules/rule.ts";
import type { CollectedDetection } from "./collect.ts";
import { type ConcludeContext, concludeFindings } from "./conclude.ts";
import type { Finding } from "./finding.ts";
import { wording } from "./wording/wording.ts";

const second = 1_000_000;
const minute = 60 * second;
const t0 = 1_700_000_000_000_000;

/** Rules of these tests' own: what is composed must not depend on which rules there happen to be. */
function testRule(id: string, more: Partial<Rule> = {}): Rule {
  const [first] = rules;
  if (!first) throw new Error("no rules");
  return { ...first, id, title: `Title of ${id}`, vouched: "source_read", sentences: { statement: "Seen." }, ...more };
}
const testRules = [
  testRule("test.process"),
  testRule("test.web"),
  testRule("test.unread", { vouched: "secondary" }),
  testRule("test.orphan", { corroborated: { severity: "high", within: 10 * minute } }),
  testRule("test.held", { inCustody: "high" }),
  testRule("ios.backup_difference"),
];

interface Seen {
  readonly rule?: string;
  readonly artifact: string;
  readonly at?: readonly number[];
  readonly severity?: Severity;
  readonly of: FindingClass;
  readonly subject?: string;
  readonly match?: IndicatorMatch;
  readonly zoned?: boolean;
  readonly evidence?: number;
  readonly file?: string;
  readonly values?: readonly string[];
}

function detection(seen: Seen, index: number): CollectedDetection {
  const { rule = "test.process", artifact, at = [], severity = "high", of, zoned = true, evidence = 0 } = seen;
  const file = seen.file ?? artifact;
  const stated = (time: number) => (zoned ? isoTime(time) : isoTime(time).slice(0, -1));
  return {
    rule,
    severity,
    class: of,
    key: String(index),
    artifact,
    evidence,
    file,
    sentence: "statement",
    words: {},
    values: [...(seen.values ?? [`value ${index}`])],
    records: (at.length > 0 ? at : [null]).map((time, rowid) => ({
      artifact,
      kind: "process_activity",
      evidence,
      file,
      sha256: "0",
      locator: { table: "t", rowid },
      time: time === null ? null : stated(time),
    })),
    recordCount: Math.max(1, at.length),
    time: at.length === 0 ? null : Math.min(...at),
    timeEnd: at.length === 0 ? null : Math.max(...at),
    timeBasis: zoned ? "utc" : "device_local",
    ...(seen.subject ? { subject: seen.subject } : {}),
    ...(seen.match ? { match: seen.match } : {}),
  };
}

function conclude(seen: readonly Seen[], more: Partial<ConcludeContext> = {}): Finding[] {
  return concludeFindings(seen.map(detection), {
    rules: testRules,
    artifacts,
    wording: wording("en"),
    custody: [],
    hash: (text) =>
      Array.from(text)
        .reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) >>> 0, 7)
        .toString(16),
    ...more,
  });
}

function incidentsOf(findings: readonly Finding[]): string[] {
  return findings.filter(({ parts }) => parts).map(({ rule, parts }) => `${rule} of ${parts?.length}`);
}

const usage = "ios.datausage";
const netusage = "ios.netusage";
const history = "ios.safari_history";

describe("incidents", () => {
  const cases: [string, Seen[], string[]][] = [
    ["one finding alone", [{ artifact: usage, at: [t0], of: "execution" }], []],
    [
      "a page and a program, half a minute apart",
      [
        { artifact: history, at: [t0], of: "attempt", rule: "test.web" },
        { artifact: usage, at: [t0 + 30 * second], of: "execution" },
      ],
      ["incident.execution of 2"],
    ],
    [
      "two programs in two stores",
      [
        { artifact: usage, at: [t0], of: "execution" },
        { artifact: netusage, at: [t0 + 9 * minute], of: "execution" },
      ],
      ["incident.execution of 2"],
    ],
    [
      "two programs in one store count once",
      [
        { artifact: usage, at: [t0], of: "execution" },
        { artifact: usage, at: [t0 + second], of: "execution" },
      ],
      [],
    ],
    [
      "eleven minutes are too long",
      [
        { artifact: usage, at: [t0], of: "execution" },
        { artifact: netusage, at: [t0 + 11 * minute], of: "execution" },
      ],
      [],
    ],
    [
      "a message and a program: no second witness of the program",
      [
        { artifact: "ios.sms", at: [t0], of: "targeting", rule: "test.web" },
        { artifact: usage, at: [t0 + minute], of: "execution" },
      ],
      ["incident.sequence of 2"],
    ],
    [
      "a program that only a report tells of",
      [
        { artifact: history, at: [t0], of: "attempt", rule: "test.web" },
        { artifact: usage, at: [t0 + minute], of: "execution", rule: "test.unread", severity: "low" },
      ],
      ["incident.sequence of 2"],
    ],
    [
      "a weak setting is no event",
      [
        { artifact: "ios.tcc", at: [t0], of: "exposure" },
        { artifact: usage, at: [t0 + second], of: "execution" },
      ],
      [],
    ],
    [
      "a wall clock without a zone is not compared with UTC",
      [
        { artifact: usage, at: [t0], of: "execution", zoned: false },
        { artifact: netusage, at: [t0 + second], of: "execution" },
      ],
      [],
    ],
    [
      "the same two again and again are one",
      [
        { artifact: history, at: [t0, t0 + 60 * minute], of: "attempt", rule: "test.web" },
        { artifact: usage, at: [t0 + second, t0 + 61 * minute], of: "execution" },
      ],
      ["incident.execution of 2"],
    ],
    [
      "one object in two stores",
      [
        { artifact: "android.packages", of: "surveillance_app", subject: "app:com.example" },
        { artifact: "android.dumpsys_appops", of: "anomaly", severity: "low", subject: "app:com.example" },
      ],
      ["incident.object of 2"],
    ],
    [
      "two phones are not one",
      [
        { artifact: usage, at: [t0], of: "execution" },
        { artifact: netusage, at: [t0], of: "execution", evidence: 1 },
      ],
      [],
    ],
  ];
  it.each(cases)("%s", (_, seen, expected) => {
    expect(incidentsOf(conclude(seen, { phones: [0, 1] }))).toEqual(expected);
  });

  it("alone is worded as successful execution", () => {
    const findings = conclude([
      { artifact: usage, at: [t0], of: "execution" },
      { artifact: netusage, at: [t0 + second], of: "execution" },
    ]);
    const worded = findings.filter(({ statement }) => /successful execution/i.test(statement));
    expect(worded.map(({ rule }) => rule)).toEqual(["incident.execution"]);
    expect(worded[0]?.records.map(({ artifact }) => artifact)).toEqual([usage, netusage]);
  });

  it("inside a custody window joins what lies hours apart", () => {
    const window = { label: "border", start: isoTime(t0), end: isoTime(t0 + 600 * minute) };
    const findings = conclude(
      [
        { artifact: "ios.profile_events", at: [t0 + minute], of: "extraction" },
        { artifact: usage, at: [t0 + 500 * minute], of: "execution" },
      ],
      { custody: [window] },
    );
    expect(incidentsOf(findings)).toEqual(["incident.custody of 2"]);
    expect(findings.find(({ parts }) => parts)?.statement).toContain("border");
  });
});

describe("what stands beside a finding", () => {
  const orphan: Seen = { artifact: usage, at: [t0], of: "anomaly", rule: "test.orphan", severity: "low" };
  const severityOf = (findings: readonly Finding[], rule: string) =>
    findings.find((finding) => finding.rule === rule)?.severity;

  it.each<[string, Seen[], Severity]>([
    ["nothing", [], "low"],
    ["an independent finding within its window", [{ artifact: netusage, at: [t0 + minute], of: "execution" }], "high"],
    ["a lure that came", [{ artifact: "ios.sms", at: [t0 + minute], of: "targeting" }], "low"],
    ["one of the same store", [{ artifact: usage, at: [t0 + minute], of: "execution" }], "low"],
    ["one that is too far", [{ artifact: netusage, at: [t0 + 11 * minute], of: "execution" }], "low"],
    ["one that weighs little", [{ artifact: netusage, at: [t0], of: "execution", severity: "low" }], "low"],
  ])("raises it or not: %s", (_, beside, expected) => {
    expect(severityOf(conclude([orphan, ...beside]), "test.orphan")).toBe(expected);
  });

  it("custody raises what its rule lets weigh more there, with the reason", () => {
    const held: Seen = { artifact: usage, at: [t0], of: "extraction", rule: "test.held", severity: "low" };
    const window = { label: "cell", start: isoTime(t0 - minute), end: isoTime(t0 + minute) };
    expect(severityOf(conclude([held]), "test.held")).toBe("low");
    const [raised] = conclude([held], { custody: [window] });
    expect(raised?.severity).toBe("high");
    expect(raised?.remarks.map(({ code }) => code)).toContain("custodyRaised");
    const [unzoned] = conclude([{ ...held, zoned: false }], { custody: [window] });
    expect([unzoned?.severity, unzoned?.custody]).toEqual(["low", ["cell"]]);
  });

  it("a planted value alone is said to be uncorroborated, and what rests on a contradicted file is less sure", () => {
    const match: IndicatorMatch = {
      value: "bad.example",
      type: "domain",
      observed: "bad.example",
      how: "exact",
      packs: [{ pack: "p", family: "Product", role: "tool" }],
      warninglists: [],
    };
    const planted: Seen = {
      artifact: history,
      at: [t0],
      of: "attempt",
      match,
      severity: "critical",
      file: "History.db",
    };
    const [alone] = conclude([planted]);
    expect(alone?.remarks.map(({ code }) => code)).toEqual(["uncorroborated"]);
    expect(alone?.layers.tool.level).toBe("high");
    const contradiction = (file: string): Seen => ({
      artifact: "ios.backup_integrity",
      of: "anomaly",
      severity: "low",
      rule: "ios.backup_difference",
      values: [file],
    });
    const contradicted = conclude([planted, contradiction("History.db")]).find(({ indicator }) => indicator);
    expect(contradicted?.severity).toBe("critical");
    expect(contradicted?.layers.tool).toMatchObject({ level: "moderate", reasons: ["unique", "integrity"] });
    expect(contradicted?.remarks.map(({ code }) => code)).toEqual(["inconsistentFile", "uncorroborated"]);
    const elsewhere = conclude([planted, contradiction("Other.db")]).find(({ indicator }) => indicator);
    expect(elsewhere?.remarks.map(({ code }) => code)).toEqual(["uncorroborated", "inconsistent"]);
    const beside: Seen = { artifact: usage, at: [t0 + second], of: "execution" };
    expect(incidentsOf(conclude([planted, beside]))).toEqual(["incident.execution of 2"]);
    expect(incidentsOf(conclude([planted, beside, contradiction("History.db")]))).toEqual(["incident.sequence of 2"]);
  });

  it.each([
    ["a value that the acquisition left", { values: ["VALUE 0"] }, "informational"],
    ["its time", { values: [], from: isoTime(t0 - minute), to: isoTime(t0 + minute) }, "informational"],
    ["another time", { values: [], from: isoTime(t0 - 90 * minute), to: isoTime(t0 - 60 * minute) }, "high"],
    ["another value", { values: ["value 1"] }, "high"],
  ])("our own acquisition is told apart: %s", (_, acquisition, expected) => {
    const [finding] = conclude([{ artifact: usage, at: [t0], of: "extraction" }], { acquisition });
    expect(finding?.severity).toBe(expected);
  });
});

describe("the layers", () => {
  const match: IndicatorMatch = {
    value: "bh",
    type: "process",
    observed: "bh",
    how: "exact",
    packs: [{ pack: "p", family: "Product", role: "tool" }],
    warninglists: [],
  };
  it.each<[string, Partial<IndicatorMatch>, Partial<ConcludeContext>, string]>([
    ["a process name is typical", {}, {}, "moderate"],
    ["a domain is the product's own", { type: "domain" }, {}, "high"],
    ["a cut name is weak", { how: "truncated" }, {}, "weak"],
    ["a common value is weak", { type: "domain", warninglists: ["Dynamic names"] }, {}, "weak"],
    ["a pack that is not vetted", { type: "domain" }, { unvettedPacks: new Set(["p"]) }, "moderate"],
    ["a seller's site names no product", { packs: [{ pack: "p", family: "F", role: "vendor_website" }] }, {}, "none"],
    [
      "two names",
      {
        type: "domain",
        packs: [
          { pack: "p", family: "A", role: "tool" },
          { pack: "q", family: "B", role: "tool" },
        ],
      },
      {},
      "moderate",
    ],
  ])("%s", (_, more, context, expected) => {
    const [finding] = conclude([{ artifact: usage, at: [t0], of: "execution", match: { ...match, ...more } }], context);
    expect(finding?.layers.tool.level).toBe(expected);
    expect(finding?.statement.includes("Who used it: not assessed.")).toBe(expected !== "none");
  });

  it("two stores that agree on a name are surer than each", () => {
    const findings = conclude([
      { artifact: usage, at: [t0], of: "execution", match },
      { artifact: netusage, at: [t0], of: "execution", match },
    ]);
    const incident = findings.find(({ parts }) => parts);
    expect(incident?.layers.tool).toEqual({
      level: "high",
      names: ["Product"],
      reasons: ["family", "independent_stores"],
    });
  });
});
