import { describe, expect, test } from "vitest";
import {
  exampleCase,
  exampleConsent,
  exampleCoverage,
  finding,
  indicatorFinding,
  reportInput,
} from "../../test/report-case.ts";
import { languages } from "../findings/language.ts";
import { remark } from "../findings/remark.ts";
import { forbiddenWord } from "../findings/wording/forbidden.ts";

import { commandLine } from "./section-method.ts";
import { htmlReport } from "./technical.ts";

const voidElements = new Set(["meta", "link", "br", "path", "circle"]);

/** Follows every tag: what is not closed where it should be, and what may not be at all. */
function structureFaults(page: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  const body = page.replace(/<style>[\s\S]*?<\/style>/, "<style></style>");
  for (const [tag, closing, name = "", attributes = ""] of body.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/gi,
  )) {
    if (closing) {
      if (open.pop() !== name) faults.push(`${tag} closes another element`);
      continue;
    }
    const id = / id="([^"]*)"/.exec(attributes)?.[1];
    if (id !== undefined && ids.has(id)) faults.push(`id ${id} twice`);
    if (id !== undefined) ids.add(id);
    if (["div", "ul", "ol", "dl", "p", "table", "details", "section"].includes(name) && open.includes("p"))
      faults.push(`${tag} in a paragraph`);
    if (!voidElements.has(name) && !tag.endsWith("/>")) open.push(name);
  }
  if (open.length > 0) faults.push(`left open: ${open.join(" ")}`);
  for (const [, target] of page.matchAll(/href="#([^"]*)"/g))
    if (!ids.has(target ?? "")) faults.push(`no target ${target}`);
  const stray = body
    .replace(/<!doctype html>|<\/?[a-z][a-z0-9]*((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/gi, "")
    .match(/[<>]/g);
  if (stray) faults.push(`${stray.length} stray angle brackets`);
  return faults;
}

/** The text that a reader sees. */
function readable(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
}

describe.each(languages)("the report in %s", (language) => {
  const page = htmlReport(reportInput(language));

  test("is well-formed, and every link in it has its target", () => {
    expect(structureFaults(page)).toEqual([]);
  });
  test("names its language and direction", () => {
    expect(page).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
  });
  test("fetches nothing, runs nothing and links nowhere", () => {
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    );
    expect(page).not.toMatch(/<script|<img|<iframe|<form|\son\w+=|url\(|@import|javascript:/i);
    expect(
      [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map((m) => m[1]).filter((url) => !/^(#|data:,$)/.test(url ?? "")),
    ).toEqual([]);
  });
  test("holds no forbidden word, with findings and without", () => {
    expect(forbiddenWord(language, readable(page))).toBeUndefined();
    expect(forbiddenWord(language, readable(htmlReport(reportInput(language, { findings: [] }))))).toBeUndefined();
  });
  test("is the same each time", () => {
    expect(htmlReport(reportInput(language))).toBe(page);
  });
});

describe("what the report says", () => {
  const text = readable(htmlReport(reportInput("en")));

  test("opens with the answer: phone, findings, examined, not examined, next", () => {
    const order = [
      "Amal’s iPhone",
      "What was found",
      "What was examined",
      "What could not be examined",
      "What to do next",
      "Severity: Critical",
    ];
    let place = text.indexOf("Made by");
    for (const words of order) {
      place = text.indexOf(words, place);
      expect([words, place > 0]).toEqual([words, true]);
    }
  });
  test.each([
    "help@accessnow.org",
    "share@amnesty.tech",
    "These are suggestions.",
    "14.6",
    "hxxps://c4[.]updates[.]evil[.]example:30495/szev4hz#048634",
    "and 13 records more in findings.json",
    "history_visits rowid=12",
    "a".repeat(64),
    "Researchers, journalists and helplines",
    "Held at the airport",
    "+3 ms",
    "Could not run: its input is missing",
    "page 12 is not a table page",
    "and 6 problems more in coverage.json",
    "hxxps://bit[.]ly/abc",
    "Not resolved, on purpose",
    "CC-BY-4.0",
    "given by the examiner, not vetted by us",
    "e".repeat(64),
    "Not reviewed by a second analyst.",
    "Practice case: the person is invented",
    "Some of the evidence was damaged",
    "No consent is recorded in this case.",
  ])("%s", (words) => {
    expect(text).toContain(words);
  });

  test.each([[[]], [[finding("i", "ios.lockdown_mode_off", "informational")]]])(
    "says the fixed sentence where nothing above informational was found",
    (findings) => {
      expect(readable(htmlReport(reportInput("en", { findings })))).toContain(
        "No known traces were found in the artifacts examined (3 artifacts; dates covered: 3 February 2020 to 12 August 2021; 1 rule could not run). This does not show that the phone was not targeted.",
      );
    },
  );
  test("does not say it where something was", () => {
    expect(text).not.toContain("No known traces were found");
  });
  test("no banner without its cause", () => {
    const caseFile = { ...exampleCase, damaged: false, synthetic: false };
    expect(htmlReport(reportInput("en", { caseFile, consent: exampleConsent }))).not.toContain('class="banners"');
  });
  test.each([
    ["cancelled", "The examination was cancelled."],
    ["running", "The examination has not ended."],
    ["failed", "The examination failed."],
  ] as const)("a %s case is no result", (state, words) => {
    expect(htmlReport(reportInput("en", { caseFile: { ...exampleCase, state } }))).toContain(words);
  });
  test("an examination without indicators says so", () => {
    const page = htmlReport(reportInput("en", { caseFile: { ...exampleCase, packs: [] } }));
    expect(page).toContain("No indicators were loaded");
  });
  test("the command line that repeats it is quoted for a shell", () => {
    expect(commandLine(reportInput("en"))).toBe(
      "sillage check '/cases/phone of amal' --password-file FILE --indicators mine.csv --custody 2021-06-01T08:00:00Z/2021-06-01T11:30:00Z --as-of 2021-08-12 --lang en",
    );
  });
});

describe("hostile evidence", () => {
  const hostile = `</style><script>alert(1)</script><img src=x onerror=alert(1)> [/red] =cmd|' /C calc'!A0 "quoted" \u001b[31m \u202Egpj.exe http://evil.example/${"A".repeat(9000)}`;
  /** For what comes from us or the examiner, and is shown as it is. */
  const noLink = hostile.replace(/http:.*/, "");
  const input = reportInput("en", {
    caseName: hostile,
    consent: { ...exampleConsent, by: hostile, to: hostile, purpose: hostile, scope: [hostile] },
    caseFile: {
      ...exampleCase,
      evidence: exampleCase.evidence.map((evidence) => ({
        ...evidence,
        name: hostile,
        path: noLink,
        device: { platform: "ios" as const, name: hostile, model: hostile, osVersion: hostile },
        files: [{ path: hostile, size: 1, sha256: hostile }],
      })),
      packs: exampleCase.packs.map((pack) => ({
        ...pack,
        id: hostile,
        name: hostile,
        publisher: hostile,
        licence: hostile,
        date: "x",
      })),
    },
    coverage: {
      ...exampleCoverage,
      artifacts: exampleCoverage.artifacts.map((artifact) => ({
        ...artifact,
        problemCount: 1,
        problems: [{ code: "damaged" as const, file: hostile, message: hostile }],
      })),
      evidence: [{ evidence: 0, problems: [{ code: "refused", file: hostile, message: hostile }] }],
      unresolvedLinks: [{ url: hostile, count: 1, artifact: noLink }],
    },
    findings: [
      indicatorFinding(noLink, hostile, "visited", {
        time: noLink,
        timeEnd: noLink,
        remarks: [remark("warninglist", { list: hostile })],
        custody: [hostile],
        records: finding("x", "x", "low").records.map((record) => ({
          ...record,
          file: hostile,
          locator: { key: hostile },
          time: noLink,
        })),
      }),
      finding("y", noLink, "low", { title: "</h4><script>\u001b[31m", statement: hostile, parts: [hostile] }),
    ],
  });
  const page = htmlReport(input);

  test("stays text", () => {
    expect(structureFaults(page)).toEqual([]);
    expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>/i);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("[/red]");
  });
  test("neither hides nor acts", () => {
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    expect(page).toContain("⟨U+202E⟩gpj.exe");
    expect(page).toContain("␛[31m");
    expect(page).not.toMatch(/http:\/\/evil/);
  });
  test("stays short where it is long", () => {
    expect(page.length).toBeLessThan(400_000);
    expect(page).toContain("in full in findings.json");
  });
});

test("a case with 5,000 findings, values, records and problems is bounded", () => {
  const many = Array.from({ length: 5000 }, (_, i) => i);
  const [template] = finding("x", "x", "low").records;
  if (!template) throw new Error("the fixture has a record");
  const input = reportInput("en", {
    findings: many.map((i) =>
      finding(`f-${i}`, `rule.${i % 400}`, i % 2 ? "medium" : "high", {
        values: many.slice(0, 50).map((n) => `value ${n}`),
        records: many.slice(0, 500).map(() => template),
        recordCount: 100_000,
        parts: i % 10 ? [] : many.map((n) => `f-${n}`),
      }),
    ),
    coverage: {
      ...exampleCoverage,
      unresolvedLinks: many.map((i) => ({ url: `https://bit.ly/${i}`, count: 1, artifact: "ios.messages" })),
      evidence: [
        { evidence: 0, problems: many.map((i) => ({ code: "damaged" as const, file: `f${i}`, message: "m" })) },
      ],
    },
    caseFile: {
      ...exampleCase,
      evidence: exampleCase.evidence.map((evidence) => ({
        ...evidence,
        files: many.map((i) => ({ path: `f${i}`, size: 1, sha256: "0".repeat(64) })),
      })),
    },
  });
  const page = htmlReport(input);
  expect(page.length).toBeLessThan(6_000_000);
  expect(structureFaults(page)).toEqual([]);
  const text = readable(page);
  expect(text).toContain("5,000 findings in all.");
  expect(text).toMatch(/and [\d,]+ findings more in findings\.json/);
  expect(text).toContain("and 4,960 files more in case.json");
});
