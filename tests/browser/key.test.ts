import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cipherKeyOf } from "@sillage/core/formats/whatsapp-crypt/owner-key.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { androidWhatsAppSample } from "../../packages/core/test/samples/android-whatsapp.ts";
import { encryptedBackup } from "../../packages/core/test/whatsapp-backup-writer.ts";
import { temporaryFolder } from "../sillage.ts";
import { canOpen, goTo, type Opened, openWorkbench, serious, whyNot } from "./opened.ts";

/** A messenger's backup and its owner's key: typed wrongly, given as a file, and asked for again to look at its bytes. */
describe.skipIf(!canOpen)(`a messenger's backup in the workbench${whyNot}`, () => {
  const root = canOpen ? temporaryFolder() : "";
  const backup = join(root, "phone", "msgstore.db.crypt15");
  const keyFile = join(root, "key.txt");
  const digits = Buffer.alloc(32, 7);
  let opened: Opened;

  beforeAll(async () => {
    mkdirSync(join(root, "phone"));
    const { bytes: database } = androidWhatsAppSample();
    const cipherKey = cipherKeyOf({ type: "digits", root: digits });
    writeFileSync(backup, encryptedBackup({ generation: 15, cipherKey, database }));
    writeFileSync(keyFile, `${digits.toString("hex")}\n`);
    opened = await openWorkbench(root, root);
  }, 60_000);
  afterAll(() => opened?.close());

  it("says that a key is wrong, and examines again with the file of the right one", async () => {
    const { page } = opened;
    await page.keyboard.press("c");
    await page.getByLabel("Name of the case").fill("Noor");
    await page.getByLabel(/^Evidence/).fill(backup);
    await page.getByLabel(/^Password or key/).fill("0".repeat(64));
    await page.getByRole("button", { name: "Examine", exact: true }).click();
    await page.getByText("The password or key is not the right one.").waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Examine again" }).first().click();
    await page.getByLabel(/^Key file of a messenger/).fill(keyFile);
    // Nothing was made yet: what was typed is there to be mended, without the secret.
    expect(await page.getByLabel("Name of the case").inputValue()).toBe("Noor");
    expect(await page.getByLabel(/^Password or key/).inputValue()).toBe("");
    await page.getByRole("dialog").getByRole("button", { name: "Examine", exact: true }).click();
    await page.getByRole("link", { name: "Noor", exact: true }).click({ timeout: 60_000 });
    await page.getByRole("heading", { level: 1, name: "Noor" }).waitFor();
  }, 90_000);

  it("opens it again for a look at a row, and keeps the key nowhere", async () => {
    const { page } = opened;
    await goTo(page, "Timeline");
    await page
      .locator(".records-body .record-row")
      .first()
      .click({ position: { x: 6, y: 6 } });
    await page.getByRole("link", { name: "Show in the file" }).first().click();
    await page.getByText("The evidence is encrypted.").waitFor();
    expect(await serious(page)).toEqual([]);
    await page.getByLabel(/path of its key file/).fill(join(root, "none"));
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByText("There is no key file at this path").waitFor();
    await page.getByLabel("Password or key of the evidence").fill(digits.toString("hex"));
    await page.getByLabel(/path of its key file/).fill("");
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.locator("tr.marked").waitFor();
    expect(page.url()).not.toContain(digits.toString("hex"));
    const stored = await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])");
    expect(String(stored)).not.toContain(digits.toString("hex"));
  }, 60_000);
});
