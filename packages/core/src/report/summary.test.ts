import { describe, expect, test } from "vitest";
import { exampleCase, finding, indicatorFinding, reportInput } from "../../test/report-case.ts";
import { languages } from "../findings/language.ts";
import { forbiddenWord } from "../findings/wording/forbidden.ts";
import { tellingValue } from "./input.ts";
import { terminalSummary } from "./summary.ts";

const plain = { color: false, width: 100 };

describe.each(languages)("the summary in %s", (language) => {
  const summary = terminalSummary({ ...reportInput(language), reportPath: "/case/report.html" }, plain);
  test("holds no forbidden word, with findings and without", () => {
    expect(forbiddenWord(language, summary)).toBeUndefined();
    expect(forbiddenWord(language, terminalSummary(reportInput(language, { findings: [] }), plain))).toBeUndefined();
  });
  test("keeps to the width", () => {
    const narrow = terminalSummary(reportInput(language), { color: false, width: 60 });
    expect(narrow.split("\n").filter((line) => Array.from(line.replace(/[\u2068\u2069]/g, "")).length > 60)).toEqual(
      [],
    );
  });
  test("ends with the path of the report", () => {
    expect(summary.trimEnd().endsWith("/case/report.html")).toBe(true);
  });
});

test("tells phone, examined, not examined, found, next, report, in this order", () => {
  const summary = terminalSummary({ ...reportInput("en"), reportPath: "/case/report.html" }, plain);
  const order = [
    "Amal’s iPhone",
    "What was examined\n",
    "What could not be examined\n",
    "What was found\n",
    "Critical",
    "What to do next\n",
    "Report: ",
  ];
  const places = order.map((words) => summary.indexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(summary).toContain("1 rule could not run");
  expect(summary).toMatch(/Critical +2021-06-01 09:12 UTC {2}Link or host of published infrastructure – hxxps/);
});

test("says the fixed sentence where nothing was found", () => {
  const summary = terminalSummary(reportInput("en", { findings: [] }), plain).replace(/\s+/g, " ");
  expect(summary).toContain("No known traces were found in the artifacts examined (3 artifacts;");
  expect(summary).toContain("This does not show that the phone was not targeted.");
});

test("is bounded, the gravest first", () => {
  const findings = Array.from({ length: 5000 }, (_, i) => finding(`f-${i}`, "ios.rapid_redirect", "medium"));
  const summary = terminalSummary(
    reportInput("en", { findings: [...findings, indicatorFinding("last", "evil.example", "visited")] }),
    plain,
  );
  expect(summary.split("\n").length).toBeLessThan(70);
  expect(summary).toContain("and 4,989 findings more in findings.json");
  expect(summary.indexOf("Link or host")).toBeLessThan(summary.indexOf("Unencrypted page"));
});

test("paints without green, and not at all without colour", () => {
  const painted = terminalSummary(reportInput("en"), { color: true, width: 100 });
  expect(painted).toContain("\u001b[1;31m");
  expect(painted).not.toMatch(/\u001b\[(1;)?(32|42|92)m/);
  expect(painted.replace(/\u001b\[[\d;]*m/g, "")).toBe(terminalSummary(reportInput("en"), plain));
});

test("evidence cannot drive the terminal", () => {
  const hostile = "\u001b]0;owned\u0007\u001b[2J\u202Egpj\r\n\u009b31mX [/red] http://evil.example";
  const input = reportInput("en", {
    caseFile: {
      ...exampleCase,
      evidence: exampleCase.evidence.map((evidence) => ({
        ...evidence,
        name: hostile,
        device: { platform: "ios" as const, name: hostile, model: hostile, osVersion: hostile },
      })),
    },
    findings: [
      indicatorFinding("1", hostile, "visited", { time: "\u001b[2J" }),
      finding("2", "new.rule", "high", { title: "\u001b[2J" }),
    ],
    artifactTitle: () => "\u001b[2J",
  });
  const summary = terminalSummary({ ...input, reportPath: "\u001b[2J" }, plain);
  expect(summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(summary).not.toContain("http://evil");
  expect(summary).toContain("␛[2J");
});

test("says that pieces are of different phones, and names these", () => {
  const [first] = exampleCase.evidence;
  if (!first) throw new Error("evidence");
  const evidence = [
    { ...first, device: { platform: "ios" as const, serial: "AAA" } },
    { ...first, device: { platform: "ios" as const, serial: "BBB" } },
    { ...first, device: { platform: "android" as const, serial: "AAA" } },
  ];
  const summary = terminalSummary(reportInput("en", { caseFile: { ...exampleCase, evidence } }), plain);
  for (const words of ["AAA", "BBB", "evidence of different phones", "an iPhone and of an Android phone"]) {
    expect(summary).toContain(words);
  }
  expect(terminalSummary(reportInput("en"), plain)).not.toMatch(/different phones|Android/);
});

test.each([
  [["57", "com.example"], "com.example"],
  [["false"], undefined],
  [["-1.5", "true"], undefined],
  [["57 pages"], "57 pages"],
  [[], undefined],
])("of %j, what tells a finding from others of its title is %s", (values, told) => {
  expect(tellingValue({ values })).toBe(told);
});
