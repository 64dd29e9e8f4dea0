import type { CaseFile } from "../src/case/case-file.ts";
import type { Consent } from "../src/case/consent.ts";
import type { ArtifactCoverage, Coverage } from "../src/findings/coverage.ts";
import type { Finding } from "../src/findings/finding.ts";
import type { Language } from "../src/findings/language.ts";
import { noTool } from "../src/findings/layers.ts";
import { wording } from "../src/findings/wording/wording.ts";
import type { ReportInput } from "../src/report/input.ts";
import type { FindingClass, Severity } from "../src/rules/rule.ts";

// An invented case for tests of reports: no row of it comes from a real phone.

const titles: Readonly<Record<string, string>> = {
  "ios.safari_history": "Safari history",
  "ios.messages": "Messages (SMS and iMessage)",
  "ios.datausage": "Network use of processes",
  "ios.webkit_storage": "Folders of web storage, named after the site",
  "ios.shutdown_log": "Processes that delayed a shutdown",
};

const hash = (digit: string) => digit.repeat(64);

export function finding(id: string, rule: string, severity: Severity, more: Partial<Finding> = {}): Finding {
  const time = "time" in more ? (more.time ?? null) : "2021-06-01T09:12:03.25Z";
  return {
    id,
    rule,
    ruleVersion: 1,
    vouched: "source_read",
    severity,
    class: "attempt" satisfies FindingClass,
    title: "Title from the registry",
    statement: "Statement from the registry.",
    time,
    timeEnd: null,
    values: [],
    records: [
      {
        artifact: "ios.safari_history",
        kind: "web_visit",
        evidence: 0,
        file: "HomeDomain-Library/Safari/History.db",
        sha256: hash("a"),
        locator: { table: "history_visits", rowid: 12 },
        time,
      },
    ],
    recordCount: 1,
    notes: [],
    remarks: [],
    layers: { tool: noTool, operator: "not_assessed" },
    custody: [],
    words: {},
    sentence: "statement",
    ...more,
  };
}

export function indicatorFinding(id: string, observed: string, sentence: string, more: Partial<Finding> = {}): Finding {
  return finding(id, "indicator.url", "critical", {
    values: [observed],
    sentence,
    indicator: {
      value: "updates.evil.example",
      type: "domain",
      how: "subdomain",
      packs: [{ pack: "amnesty-pegasus", family: "Pegasus", role: "tool" }],
    },
    words: {
      value: "updates.evil.example",
      observed,
      family: "Pegasus",
      packs: "amnesty-pegasus",
      artifact: "Safari history",
      count: 3,
    },
    ...more,
  });
}

export const exampleFindings: readonly Finding[] = [
  indicatorFinding("f-1", "https://c4.updates.evil.example:30495/szev4hz#048634", "visited", {
    recordCount: 14,
    notes: ["The value also stands on “Popular sites”"],
    custody: ["Held at the airport"],
  }),
  indicatorFinding("f-2", "http://updates.evil.example/lure", "received", {
    class: "targeting",
    time: "2021-05-30T18:40:00Z",
  }),
  finding("f-3", "ios.rapid_redirect", "high", {
    sentence: "injection_shape",
    time: "2021-06-01T09:12:03.247Z",
    values: ["http://news.example.org/", "c4.updates.evil.example"],
    words: { from: "http://news.example.org/", to: "c4.updates.evil.example", milliseconds: 3 },
  }),
  finding("f-4", "ios.orphan_usage", "low", {
    class: "anomaly",
    time: null,
    words: { count: 2, database: "WirelessDomain-Library/Databases/DataUsage.sqlite" },
  }),
  finding("f-5", "ios.lockdown_mode_off", "informational", { class: "exposure", time: null }),
  finding("f-6", "incident", "high", {
    class: "execution",
    title: "Traces that belong together",
    statement: "Two independent artifacts recorded traces within one minute.",
    parts: ["f-3", "f-1"],
    timeEnd: "2021-06-01T09:12:50Z",
    records: [],
    recordCount: 0,
  }),
];

function artifact(id: string, more: Partial<ArtifactCoverage>): ArtifactCoverage {
  return {
    artifact: id,
    title: titles[id] ?? id,
    evidence: 0,
    state: "examined",
    files: [{ file: `HomeDomain-Library/${id}.db`, size: 4096, sha256: hash("b"), records: 10 }],
    records: 1234,
    problemCount: 0,
    problems: [],
    from: "2020-02-03T08:00:00Z",
    to: "2021-08-12T22:15:01Z",
    ...more,
  };
}

const absent = { state: "absent", files: [], records: 0, from: null, to: null } as const;

export const exampleCoverage: Coverage = {
  artifacts: [
    artifact("ios.safari_history", {}),
    artifact("ios.messages", {
      state: "partly_read",
      problemCount: 7,
      problems: [{ code: "damaged", file: "HomeDomain-Library/SMS/sms.db", message: "page 12 is not a table page" }],
    }),
    artifact("ios.datausage", { records: 98_765 }),
    artifact("ios.webkit_storage", absent),
    artifact("ios.shutdown_log", { ...absent, state: "absent_from_kind" }),
  ],
  rules: [
    { rule: "ios.rapid_redirect", title: "Redirect", state: "ran", missing: [], findings: 1 },
    {
      rule: "ios.process_without_binary",
      title: "Binary",
      state: "lacks_input",
      missing: ["ios.shutdown_log"],
      findings: 0,
    },
    {
      rule: "ios.apple_threat_notification",
      title: "Notice",
      state: "input_damaged",
      missing: ["ios.messages"],
      findings: 0,
    },
  ],
  evidence: [
    {
      evidence: 0,
      problems: [{ code: "size_mismatch", file: "Manifest.db", message: "states 12 bytes and has 13" }],
    },
  ],
  unresolvedLinks: [{ url: "https://bit.ly/abc", count: 2, artifact: "ios.messages" }],
};

export const exampleCase: CaseFile = {
  format: "sillage-case",
  formatVersion: 1,
  state: "complete",
  tool: { name: "sillage", version: "0.1.0" },
  created: "2026-03-02T10:00:00Z",
  evidence: [
    {
      name: "phone-of-amal",
      path: "/cases/phone of amal",
      kind: "ios_backup",
      encrypted: true,
      device: {
        platform: "ios",
        name: "Amal’s iPhone",
        model: "iPhone 12",
        product: "iPhone13,2",
        osVersion: "14.6",
        build: "18F72",
        serial: "F2LDEMO00000",
        phoneNumber: "+212 600 000000",
        acquired: 1_628_806_501_000_000,
      },
      fileCount: 18_211,
      files: [{ path: "HomeDomain-Library/SMS/sms.db", size: 45_678, sha256: hash("c"), storedSha256: hash("d") }],
    },
  ],
  packs: [
    {
      id: "amnesty-pegasus",
      name: "Pegasus infrastructure",
      publisher: "Amnesty International Security Lab",
      licence: "CC-BY-4.0",
      date: "2021-07-18",
      source: "https://github.com/AmnestyTech/investigations",
      references: [],
      vetted: true,
      count: 1529,
      digest: hash("e"),
      problems: [],
    },
    {
      id: "mine.csv",
      name: "mine.csv",
      publisher: "",
      licence: "",
      date: "",
      source: "mine.csv",
      references: [],
      vetted: false,
      count: 3,
      digest: hash("f"),
      problems: [],
    },
  ],
  options: {
    asOf: "2021-08-12",
    language: "en",
    bundledIndicators: true,
    custody: [{ label: "Held at the airport", start: "2021-06-01T08:00:00Z", end: "2021-06-01T11:30:00Z" }],
    hashAll: false,
  },
  damaged: true,
  synthetic: true,
};

export const exampleConsent: Consent = {
  format: "sillage-consent",
  formatVersion: 1,
  by: "Amal",
  to: "Examination by an invented laboratory",
  purpose: "To learn whether the phone was attacked",
  given: "2026-03-01T00:00:00Z",
  until: "2026-12-31",
  scope: ["This phone alone"],
};

export function reportInput(language: Language, more: Partial<ReportInput> = {}): ReportInput {
  return {
    caseFile: exampleCase,
    findings: exampleFindings,
    coverage: exampleCoverage,
    wording: wording(language),
    artifactTitle: (id) => titles[id] ?? id,
    ruleText: () => ({
      title: "Title from the registry",
      rationale: "Rationale from the registry.",
      falsePositives: ["One from the registry"],
    }),
    ...more,
  };
}
