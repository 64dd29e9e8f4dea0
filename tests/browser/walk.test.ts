import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sillage, temporaryFolder } from "../sillage.ts";
import { canOpen, goTo, type Opened, openWorkbench, whyNot } from "./opened.ts";

/**
 * What a helpline worker does who never saw a terminal: evidence → find the injection → accept it → an Arabic PDF →
 * seal → check. One walk: each step stands on the one before.
 */
describe.skipIf(!canOpen)(`from a phone to a report that is handed over${whyNot}`, () => {
  const root = canOpen ? temporaryFolder() : "";
  const cases = join(root, "cases");
  const passphrase = "seven plain words that nobody has guessed";
  let opened: Opened;
  let evidence: string;

  beforeAll(async () => {
    const built = await sillage(["practice", "network-injection", "--folder", join(root, "phones")]);
    evidence = built.stdout.split("\n")[0] ?? "";
    opened = await openWorkbench(root, root);
  }, 60_000);
  afterAll(() => opened?.close());

  it("examines the evidence", async () => {
    const { page } = opened;
    await page.keyboard.press("c");
    await page.getByLabel("Name of the case").fill("Leyla");
    await page.getByLabel(/^Evidence/).fill(evidence);
    await page.getByLabel("Given by").fill("Leyla M.");
    await page.getByLabel("To what, with whom").fill("an examination by Example Helpline");
    await page.getByLabel("What for").fill("to learn whether the phone was attacked");
    await page.getByLabel("Until (day)").fill("2099-12-31");
    await page.getByRole("button", { name: "Examine", exact: true }).click();
    await page.getByRole("link", { name: "Leyla", exact: true }).click({ timeout: 120_000 });
    await page.getByRole("heading", { level: 1, name: "Leyla" }).waitFor();
  }, 150_000);

  it("finds the injection, and goes from its row to its bytes", async () => {
    const { page } = opened;
    await goTo(page, "Findings");
    await page.locator(".finding-line").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("redirected at once");
    await page.waitForURL(/text=redirected/);
    const found = page.locator(".finding-line", { hasText: "redirected at once" }).first();
    await found.locator("a, button").last().click();
    await page.locator(".finding h1", { hasText: "redirected at once" }).waitFor();
    await page
      .getByRole("link", { name: /in the timeline/ })
      .first()
      .click();
    await page.locator(".record-row.current").waitFor();
    await page.getByRole("link", { name: "Show in the file" }).click();
    await page.locator("tr.marked").waitFor();
    expect(await page.getByText("The file is the one that was examined").count()).toBe(1);
    await page.goBack();
    await page.goBack();
    await page.locator(".finding h1").waitFor();
  }, 60_000);

  it("accepts it", async () => {
    const { page } = opened;
    await page.keyboard.press("y");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("Two visits within the same second; checked in the database.");
    await page.getByRole("button", { name: "Record the assessment" }).click();
    await page.locator(".finding-line .v-accept").first().waitFor();
  });

  it("makes a report in Arabic of what was accepted", async () => {
    const { page } = opened;
    await goTo(page, "Report");
    await page.getByLabel("Language of the report").selectOption("ar");
    await page.getByLabel("those that analysts accepted").check();
    await page.getByText(/^1 of \d+ findings\./).waitFor();
    await page.getByRole("button", { name: "Preview" }).click();
    const report = page.frameLocator("iframe.preview");
    await report.locator("html[dir=rtl]").waitFor();
    expect(await report.locator("body").innerText()).toContain("نتائج مختارة");
    // What takes its time can be stopped, and is no error then.
    await page.getByRole("button", { name: "Save as PDF" }).click();
    await page.locator(".at-work").getByRole("button", { name: "Cancel" }).click();
    await page.locator(".at-work progress").waitFor({ state: "detached" });
    expect(await page.getByRole("alert").count()).toBe(0);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as PDF" }).click();
    const saved = join(root, "report.pdf");
    await (await download).saveAs(saved);
    expect((await download).suggestedFilename()).toBe("report-technical.ar.chosen.pdf");
    const pdf = readFileSync(saved).toString("latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect(pdf).toMatch(/\/Lang\s*\(ar/);
  }, 60_000);

  it("seals the case with a key that is made here, and checks it", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "Make a new key" }).click();
    await page.getByLabel("Name of the key").fill("helpline.example/amira");
    await page.getByLabel("Passphrase").fill(passphrase);
    await page.getByLabel("The same once more").fill(passphrase);
    await page.getByRole("button", { name: "Make the key" }).click();
    const line = await page.locator("code", { hasText: "helpline.example/amira+" }).textContent();
    await page.getByLabel("Passphrase").fill(passphrase);
    await page.getByRole("button", { name: "Seal the case" }).click();
    await page.getByText("Everything holds.").waitFor();
    await page.getByLabel("Keys of signers whom you know").fill(line ?? "");
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page.getByText("right, by a signer whom you named").waitFor();
    expect(opened.complaints).toEqual([]);
  }, 60_000);

  it("is what anybody can check without the workbench", async () => {
    const folder = [join(root, "Leyla"), join(cases, "Leyla")].find((one) => existsSync(`${one}.sealed`));
    const checked = await sillage(["verify", `${folder}.sealed`]);
    expect(checked.stdout).toContain("Everything holds.");
    expect(checked.status).toBe(0);
  }, 30_000);
});
