import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sillage, temporaryFolder } from "../sillage.ts";
import { canOpen, goTo, type Opened, openWorkbench, overflow, prefer, serious, whyNot } from "./opened.ts";

/** Files, Report, Practice and the list of cases: by keyboard, in both directions and themes, at both widths. */
describe.skipIf(!canOpen)(`views of files, reports and practice${whyNot}`, () => {
  const root = canOpen ? temporaryFolder() : "";
  const shots = process.env.SILLAGE_SCREENSHOTS;
  let opened: Opened;
  let address: string;
  const caseName = "case-message-campaign";

  beforeAll(async () => {
    await sillage(["practice", "message-campaign", "--check", "--folder", root]);
    opened = await openWorkbench(root, root);
    const { page } = opened;
    await page.getByRole("link", { name: caseName }).click();
    await page.getByRole("heading", { level: 1, name: caseName }).waitFor();
    address = page.url();
  }, 120_000);
  afterAll(() => opened?.close());

  it("goes through files by the keyboard, down to a row", async () => {
    const { page } = opened;
    await goTo(page, "Files");
    await page.locator(".entries button").first().waitFor();
    await page.getByRole("button", { name: "All files of the evidence" }).press("Enter");
    await page.locator(".entries button").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("HomeDomain-Library");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/folder=/);
    await page.getByRole("button", { name: /^Folder: ?SMS/ }).press("Enter");
    await page
      .getByRole("button", { name: /^sms\.db/ })
      .first()
      .press("Enter");
    await page.getByRole("combobox", { name: "Table" }).selectOption("message");
    await page.getByLabel("From row number").fill("20");
    await page.getByLabel("From row number").press("Enter");
    await page.locator("tr.marked").waitFor();
    await page.getByRole("button", { name: "Bytes" }).press("Enter");
    await page.locator(".hex-row", { hasText: "SQLite format 3" }).waitFor();
    await page.reload();
    await page.locator(".hex-row", { hasText: "SQLite format 3" }).waitFor();
  }, 60_000);

  it("finds text and bytes in a file, one hit after the other", async () => {
    const { page } = opened;
    await page.goto(`${address}/files?file=Info.plist&form=text`);
    await page.locator(".text-line").first().waitFor();
    await page.locator("main").focus();
    await page.keyboard.press("f");
    await page.keyboard.type("product");
    await page.keyboard.press("Enter");
    await page.locator(".text-line.marked", { hasText: "Product" }).waitFor();
    const first = page.url();
    await page.getByRole("button", { name: "Next", exact: true }).click();
    await page.waitForURL((url) => url.href !== first);
    await page.locator(".text-line.marked", { hasText: "Product" }).waitFor();
    await page.getByRole("button", { name: "Previous", exact: true }).click();
    await page.waitForURL(first);
    await page.getByLabel("Find as").selectOption("bytes");
    await page.getByRole("searchbox", { name: "Find in this file" }).fill("3c 64 69 63 74 3e");
    await page.keyboard.press("Enter");
    await page.locator(".hex-row mark, .hex-row .marked").first().waitFor();
    await page.getByRole("searchbox", { name: "Find in this file" }).fill("00ff00ff");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing more from here").waitFor();
  }, 60_000);

  it("says what is no picture of the evidence, and what is not there", async () => {
    const { page } = opened;
    await page.goto(`${address}/files?file=${encodeURIComponent("HomeDomain-Library/none")}`);
    await page.getByText("has no such file").waitFor();
  });

  it("answers a question of practice", async () => {
    const { page } = opened;
    await page.goto(`${address}/practice`);
    await page.getByRole("button", { name: "Hint" }).click();
    await page.getByLabel("Value").fill("example.org");
    await page.getByRole("button", { name: "Check the answer" }).click();
    await page.getByText("Not yet.").waitFor();
    await page.getByRole("button", { name: "Show the solution" }).click();
    const value = await page.locator(".result li .evidence").first().textContent();
    await page.getByLabel("Value").fill(value ?? "");
    await page.getByRole("button", { name: "Check the answer" }).click();
    await page.getByText("Right.").waitFor();
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByText("(Answered)").waitFor();
  });

  it("offers practice in every language", async () => {
    const { page } = opened;
    await page.goto(`${opened.base}/practice`);
    await page.locator(".practice-list li").nth(8).waitFor();
  });

  const places = {
    cases: "",
    practice: "/practice",
    task: "case/practice?question=lures",
    files: "case/files",
    text: "case/files?file=Info.plist&form=text",
    tree: "case/files?file=Info.plist",
    report: "case/report?choice=chosen",
  };
  const looks = [
    { language: "en", theme: "light", width: 1280 },
    { language: "ar", theme: "dark", width: 1280 },
    { language: "ar", theme: "light", width: 390 },
    { language: "fr", theme: "dark", width: 390 },
  ] as const;
  const all = Object.entries(places).flatMap(([name, place]) => looks.map((look) => ({ name, place, ...look })));

  it.each(all)(
    "$name in $language, $theme, at $width pixels keeps nobody out",
    async (one) => {
      const { page } = opened;
      await page.setViewportSize({ width: one.width, height: 850 });
      const to = one.place.startsWith("case/") ? address + one.place.slice(4) : opened.base + one.place;
      await page.goto(to);
      await prefer(opened, { language: one.language, theme: one.theme });
      await page.locator("main :is(h1, h2)").first().waitFor({ state: "attached" });
      await page.locator("[role=status].state").first().waitFor({ state: "detached" });
      if (shots) {
        mkdirSync(shots, { recursive: true });
        const path = join(shots, `${one.name}-${one.language}-${one.theme}-${one.width}.png`);
        await page.screenshot({ path });
      }
      expect(await serious(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    },
    30_000,
  );

  it("draws no complaint of the browser", () => {
    expect(opened.complaints).toEqual([]);
  });
});
