import { languages } from "@sillage/core/case/case-file.ts";
import { maskKinds } from "@sillage/core/report/mask-kinds.ts";
import { ownerReport } from "@sillage/core/report/owner.ts";
import { technicalReport } from "@sillage/core/report/technical.ts";
import { findingClasses } from "@sillage/core/rules/rule.ts";
import { describe, expect, test } from "vitest";
import { exampleCase, exampleConsent, exampleFindings, finding, reportInput } from "../../../core/test/report-case.ts";
import { pdf } from "./pdf.ts";

const latin = new TextDecoder("latin1");

/** As its page tree counts them. */
function pagesIn(made: Uint8Array): number {
  const counts = latin.decode(made).matchAll(/\/Type \/Pages\s+\/Count (\d+)/g);
  return Math.max(...[...counts].map(([, count]) => Number(count)));
}

describe.each(languages)("in %s", (language) => {
  test("the owner's page is one page, however much there is to say", async () => {
    const assessments = [0, 1, 2, 3, 4].map((index) => ({
      about: "finding" as const,
      finding: "f-1",
      by: `Analyst with a rather long name ${index}`,
      time: "2026-03-01T00:00:00Z",
      reason: "Why",
      verdict: "accept" as const,
    }));
    const findings = findingClasses.flatMap((of) => [
      finding(`f-${of}`, "ios.rule", "critical", {
        class: of,
        time: "2020-01-01T00:00:00Z",
        timeEnd: "2021-11-30T00:00:00Z",
        layers: {
          tool: { level: "high", names: ["Pegasus", "Predator", "Triangulation", "NoviSpy"], reasons: [] },
          operator: "not_assessed",
        },
      }),
    ]);
    const [phone] = exampleCase.evidence;
    const caseFile = { ...exampleCase, packs: [], evidence: phone ? [phone, phone, phone, phone] : [] };
    const input = { masked: maskKinds, assessments, caseFile, technicalPage: "report.html" };
    expect(pagesIn(await pdf(ownerReport(reportInput(language, { ...input, findings }))))).toBe(1);
    expect(pagesIn(await pdf(ownerReport(reportInput(language, { ...input, findings: [] }))))).toBe(1);
  });

  test("the technical report is tagged, in its language, and the same each time", async () => {
    const input = reportInput(language, { consent: exampleConsent });
    const made = await pdf(technicalReport(input));
    const text = latin.decode(made);
    expect(text.slice(0, 5)).toBe("%PDF-");
    expect(text).toContain("/StructTreeRoot");
    expect(text).toContain(`/Lang (${language})`);
    // No action, no link to anywhere, nothing embedded.
    expect(text).not.toMatch(/\/(URI|JavaScript|JS|Launch|EmbeddedFile|OpenAction|SubmitForm)\b/);
    expect(pagesIn(made)).toBeGreaterThan(2);
    expect(await pdf(technicalReport(input))).toEqual(made);
  });
});

test("evidence that looks like markup, code or a path of Typst stays text", async () => {
  const hostile = [
    '#panic("no")',
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0"',
    "= heading $x^2$ *bold* _soft_ `raw` <label> @reference \\u{41} // comment /* open",
    "]#[",
    '"); #panic()',
    "\u202e\u2066\u0000\u001b[31m\ud800 漢字 👩‍👧 مرحبا",
    "A".repeat(5000),
  ];
  const findings = [
    ...exampleFindings,
    finding("#panic()", "#panic()", "high", {
      title: hostile[0] ?? "",
      values: hostile,
      statement: hostile.join(" "),
      custody: hostile.slice(0, 3),
    }),
  ];
  const caseName = hostile.join(" ");
  const made = await pdf(technicalReport(reportInput("en", { findings, caseName })));
  expect(pagesIn(made)).toBeGreaterThan(2);
});
