import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Language, languages } from "@sillage/core/case/case-file.ts";
import { annexReport, findingRows } from "@sillage/core/report/annex.ts";
import type { Document } from "@sillage/core/report/document.ts";
import { htmlPage } from "@sillage/core/report/html.ts";
import { maskKinds } from "@sillage/core/report/mask-kinds.ts";
import { ownerReport } from "@sillage/core/report/owner.ts";
import { technicalReport } from "@sillage/core/report/technical.ts";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportInput } from "../../packages/core/test/report-case.ts";
import { temporaryFolder } from "../sillage.ts";
import { type Browser, chromiumPath, skipReason, startBrowser } from "./chromium.ts";

/** Reports in a real browser: can everybody read them, do they fit, do they ask for anything. */

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const makers: Readonly<Record<string, (language: Language) => Document>> = {
  owner: (language) => ownerReport(input(language)),
  technical: (language) => technicalReport(input(language)),
  annex: (language) => {
    const rows = findingRows(input(language).findings);
    return annexReport(input(language), {
      page: 1,
      total: rows.length,
      rows: { of: "findings", rows, records: new Map() },
    });
  },
};

function input(language: Language) {
  return reportInput(language, {
    masked: maskKinds,
    ownerPage: "report-owner.html",
    technicalPage: "report.html",
    assessments: [
      {
        about: "tool",
        finding: "f-1",
        by: "Amira",
        time: "2026-03-01T00:00:00Z",
        reason: "Why",
        level: "high",
        product: "P",
      },
    ],
  });
}

describe.skipIf(chromiumPath === undefined)(`reports in a browser${skipReason}`, () => {
  let browser: Browser;
  const folder = temporaryFolder();
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  const cases = Object.keys(makers).flatMap((length) => languages.map((language) => [length, language] as const));

  describe.each(cases)("%s in %s", (length, language) => {
    let page: Page;
    const asked: string[] = [];
    beforeAll(async () => {
      const file = join(folder, `${length}-${language}.html`);
      const document = makers[length]?.(language);
      if (!document) throw new Error(`no report ${length}`);
      writeFileSync(file, htmlPage(document));
      page = await browser.context.newPage();
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(file).href);
    });
    afterAll(() => page.close());

    it.each(["light", "dark"] as const)("has nothing that axe objects to, in a %s palette", async (colorScheme) => {
      await page.emulateMedia({ colorScheme, media: "screen" });
      await page.setViewportSize({ width: 1200, height: 900 });
      expect(await violations(page)).toEqual([]);
    });

    it.each([320, 390, 768, 1200])("does not scroll sideways at %i pixels", async (width) => {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });

    it("asks for nothing but itself", () => {
      expect(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"))).toEqual([]);
    });

    it("prints, the owner's page on one page", async () => {
      const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const pages = printed.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      if (length === "owner") expect(pages).toBe(1);
      else expect(pages).toBeGreaterThan(1);
    });
  });
});

/** The page forbids scripts; axe runs beside it, as a tool of whoever looks. */
async function violations(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const run = `${axe}; axe.run(document, { resultTypes: ["violations"] }).then((r) => JSON.stringify(
    r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.html.slice(0, 160)))))`;
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return JSON.parse(String(result.value)) as readonly string[];
}
