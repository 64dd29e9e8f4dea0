import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command, sillage, temporaryFolder } from "../sillage.ts";

/** The workbench as a person meets it: in a browser, by the keyboard, in both directions. */

const program = ["chromium", "chromium-browser", "google-chrome"]
  .flatMap((name) => (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, name)))
  .find((path) => existsSync(path));
const pages = new URL("../../packages/web/dist/index.html", import.meta.url);
const why = program === undefined ? "there is no Chromium on the PATH" : "the pages are not built: npm run build";
const canRun = program !== undefined && existsSync(pages);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const folder = canRun ? temporaryFolder() : "";
const cases = join(folder, "cases");
const shots = join(process.env["SILLAGE_SCREENSHOTS"] ?? folder, "screenshots");
let server: ChildProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let base: string;
const complaints: string[] = [];
const requests = new Set<string>();

beforeAll(async () => {
  if (!canRun) return;
  mkdirSync(shots, { recursive: true });
  await sillage(["practice", "network-injection", "--check", "--folder", cases]);
  server = spawn(process.execPath, [command, "open", cases, "--no-browser"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, SILLAGE_ACTOR: "Amira" },
  });
  const address = await printed(server);
  base = new URL(address).origin;
  browser = await chromium.launch({ executablePath: program ?? "", args: ["--no-sandbox"] });
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  // An error of a page is a complaint of the policy, or a defect.
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) =>
    requests.add(new URL(request.url()).protocol === "data:" ? base : new URL(request.url()).origin),
  );
  await page.goto(address);
});
afterAll(async () => {
  await browser?.close();
  server?.kill("SIGINT");
});

function printed(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (part: Buffer) => {
      text += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/enter\/\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    child.once("exit", (code) => reject(new Error(`sillage open ended with ${code}`)));
  });
}

/** By the palette, as somebody goes who never touches the mouse. */
async function goTo(title: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

interface Violation {
  readonly id: string;
  readonly impact?: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds that would keep somebody out. */
async function serious(): Promise<readonly string[]> {
  // Not as a script of the page: its policy forbids that.
  const session = await context.newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const { result } = await session.send("Runtime.evaluate", {
    expression: "axe.run(document).then(({ violations }) => JSON.stringify(violations))",
    awaitPromise: true,
  });
  await session.detach();
  const violations = JSON.parse(String(result.value)) as readonly Violation[];
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

const settled = () => page.waitForFunction(() => document.querySelector("[role=status].state") === null);

describe.skipIf(!canRun)(`the workbench${canRun ? "" : ` (skipped: ${why})`}`, () => {
  it("lists the cases, and opens one with the answer first", async () => {
    await page.getByRole("link", { name: "case-network-injection" }).click();
    await page.getByRole("heading", { level: 1, name: "case-network-injection" }).waitFor();
    const answer = page.locator(".answer");
    await answer.getByText("Critical").waitFor();
    expect(await page.getByText("Practice: synthetic evidence").count()).toBe(1);
  });

  it("is walked by the keyboard: a finding is looked at, assessed and tagged", async () => {
    await goTo("Findings");
    await page.locator(".finding-line").first().waitFor();
    await press("j", "j", "k");
    const title = await page.locator(".finding h1").textContent();
    await press("y");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("Seen in two stores.");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Record the assessment" }).press("Enter");
    await page.locator(".finding-line .v-accept").waitFor();
    // The queue goes on by itself; the one before is accepted.
    await press("k");
    await page.locator(".said").getByText("Seen in two stores.").waitFor();
    expect(await page.locator(".finding h1").textContent()).toBe(title);
    await press("t");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("lure");
    await press("Enter");
    await page.locator(".said .chip").getByText("lure").waitFor();
  });

  it("product and operator are assessed by people, with all that a judgement needs", async () => {
    const record = page.getByRole("button", { name: "Record the assessment" });
    const say = async (by: string) => {
      await press("p");
      await page.getByLabel("Level").selectOption("confirmed");
      await page.getByText("counts when two analysts").waitFor();
      await page.getByLabel("Product", { exact: true }).fill("Imaginary product");
      await page.getByLabel("Reason").fill(`What ${by} compared.`);
      await page.getByLabel("By", { exact: true }).fill(by);
      await record.press("Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    };
    const products = page.locator(".said .about-tool strong");
    await say("Amira");
    await products.getByText("called confirmed by one analyst").waitFor();
    await say("Bruno");
    await page.locator(".said .about-tool").getByText("Bruno", { exact: true }).waitFor();
    expect(await products.allTextContents()).toEqual([
      expect.stringMatching(/Imaginary product.* – confirmed$/),
      expect.stringMatching(/Imaginary product.* – confirmed$/),
    ]);

    await press("o");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Level").selectOption("circumstantial");
    await dialog.getByLabel("Reason").fill("Where and when it happened.");
    expect(await record.isDisabled()).toBe(true);
    await dialog.getByLabel("Other explanations considered").fill("Another customer of the same product.");
    await dialog.getByLabel("Likelihood").selectOption("likely");
    expect(await record.isDisabled()).toBe(true);
    await dialog.getByLabel("Confidence of the analysis").selectOption("low");
    await dialog.getByLabel("By", { exact: true }).fill("Amira");
    expect(await serious()).toEqual([]);
    await page.screenshot({ path: join(shots, "operator-dialog.png") });
    await record.press("Enter");
    await page.locator(".said .about-operator").getByText("Another customer of the same product.").waitFor();
  });

  it("shows what lies around a record, and leads back", async () => {
    await page.getByRole("link", { name: "± 5 min in the timeline" }).first().press("Enter");
    await page.locator(".context").waitFor();
    await page.locator(".record-row.current").waitFor();
    await press("Escape");
    await page.locator("#timeline-search").waitFor();
    expect(await page.locator(".context").count()).toBe(0);
    await press("Escape");
    await page.locator(".record-pane").waitFor({ state: "detached" });
  });

  it("searches, filters, and keeps all of it in the address", async () => {
    await press("/");
    await page.keyboard.type("whatsapp");
    await press("Enter");
    await page.waitForURL(/text=whatsapp/);
    await page.locator(".facet").filter({ hasText: "Application" }).first().click();
    await page.locator(".timeline-chips .chip").waitFor();
    const tally = page.locator(".tally");
    await page.waitForFunction(() => /\d+ record/.test(document.querySelector(".tally")?.textContent ?? ""));
    const link = page.url();
    const other = await context.newPage();
    await other.goto(link);
    await other.locator(".timeline-chips .chip").waitFor();
    await expect
      .poll(async () => (await other.locator(".tally").textContent()) === (await tally.textContent()))
      .toBe(true);
    await other.close();
  });

  it("sets a range by dragging over the picture", async () => {
    await page.goto(`${base}${new URL(page.url()).pathname}`);
    const picture = page.locator(".histogram .u-over");
    await picture.waitFor();
    const box = await picture.boundingBox();
    if (!box) throw new Error("the picture has no place");
    await page.mouse.move(box.x + box.width * 0.4, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 30, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/from=\d+.*to=\d+/);
  });

  it("notes and tags a record, filters by the tag, and a link leads to the record", async () => {
    await page.goto(`${base}${new URL(page.url()).pathname}`);
    await page.locator(".record-row[aria-selected]").first().waitFor();
    await press("j", "j");
    await page.locator(".record-pane h2").waitFor();
    await press("t");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("pivot");
    await press("Enter");
    await page.locator(".record-row.current .row-tag").getByText("pivot").waitFor();
    await press("n");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("Ask the owner about this.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.locator(".record-pane .said").getByText("Ask the owner about this.").waitFor();
    await page.locator(".record-row.current .row-note").waitFor();
    expect(await serious()).toEqual([]);
    await page.screenshot({ path: join(shots, "timeline-tagged.png") });
    await press("Escape");
    await page.locator(".facet").filter({ hasText: "pivot" }).click();
    await page.waitForFunction(() => document.querySelector(".tally")?.textContent?.startsWith("1 "));

    // A record far down the list, by the link alone.
    await page.goto(`${base}${new URL(page.url()).pathname}?order=descending`);
    await page.locator(".record-row[aria-selected]").first().waitFor();
    await press("j");
    await page.locator(".record-pane h2").waitFor();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy the link to this record" }).click();
    await page.locator(".record-pane [role=status]").getByText(/./).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).search).toMatch(/^\?record=[^&]+$/);
    await page.goto(link);
    const row = page.locator(".record-row.current");
    await row.waitFor();
    // The list stays where it is while more of it comes.
    await page.waitForTimeout(500);
    expect(await row.evaluate((shown) => shown.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    expect(await page.locator(".records-scroll").evaluate((list) => list.scrollTop)).toBeGreaterThan(0);
  });

  it("two windows: the later one sees what the earlier one wrote", async () => {
    const other = await context.newPage();
    await other.goto(`${base}${new URL(page.url()).pathname.replace("timeline", "findings")}`);
    await other.locator(".finding-line .v-accept").waitFor();
    await goTo("Findings");
    await page.locator(".finding-line").first().waitFor();
    await press("j", "c");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("From the first window.");
    await page.getByRole("button", { name: "Save" }).click();
    await other.locator(".finding-line button").first().click();
    await other.locator(".said").getByText("From the first window.").waitFor();
    await other.close();
  });

  it("shows the keys that work, from the table that binds them", async () => {
    await press("?");
    const help = page.getByRole("dialog");
    await help.getByText("Accept").waitFor();
    expect(await help.locator("kbd").allTextContents()).toEqual(
      expect.arrayContaining(["j", "k", "x", "y", "n", "h", "p", "o", "t", "/", "?"]),
    );
    await press("Escape");
  });

  it("examines a phone, with progress", async () => {
    await goTo("All cases");
    await page.getByRole("heading", { level: 1, name: "Cases" }).waitFor();
    await press("c");
    await page.getByLabel("Name of the case").fill("From the browser");
    await page
      .getByLabel("Evidence")
      .first()
      .fill(join(cases, "network-injection", "iphone-filesystem"));
    await page.getByRole("button", { name: "Examine", exact: true }).click();
    await page.locator(".examination").waitFor();
    await page.locator(".examination").getByRole("link", { name: "Open" }).click();
    await page.getByRole("heading", { level: 1, name: "From the browser" }).waitFor();
  });

  it("deletes a case for good", async () => {
    await goTo("All cases");
    const item = page.locator(".case").filter({ hasText: "From the browser" });
    await item.getByRole("button").click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await item.waitFor({ state: "detached" });
    expect(existsSync(join(cases, "From the browser"))).toBe(false);
  });

  const looks = [
    { name: "wide", language: "en", theme: "light", width: 1280 },
    { name: "wide-dark-arabic", language: "ar", theme: "dark", width: 1280 },
    { name: "narrow-dark", language: "fr", theme: "dark", width: 390 },
    { name: "narrow-arabic", language: "ar", theme: "light", width: 390 },
  ] as const;
  const places = ["", "findings", "findings#first", "timeline", "coverage"] as const;

  it.each(looks.flatMap((look) => places.map((place) => ({ ...look, place }))))(
    "$place, $name: axe finds nothing serious, nothing is cut off",
    async ({ name, place, language, theme, width }) => {
      const preferences = encodeURIComponent(JSON.stringify({ language, theme, zone: "UTC" }));
      await context.addCookies([{ name: "sillage-preferences", value: preferences, url: base, sameSite: "Strict" }]);
      await page.setViewportSize({ width, height: 800 });
      await page.goto(base);
      const href = await page.locator(".case a").first().getAttribute("href");
      const [path = "", first] = place.split("#");
      await page.goto(`${base}${href}${path === "" ? "" : `/${path}`}`);
      await page.locator("h1").first().waitFor({ state: "attached" });
      await settled();
      if (first) await press("j");
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(shots, `${place.replace("#", "-") || "overview"}-${name}.png`) });
      expect(await serious()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      // Nothing of the evidence is a link.
      expect(
        await page.evaluate(() => [...document.links].filter((link) => link.origin !== location.origin).length),
      ).toBe(0);
    },
  );

  it("leaves nothing on the screen when it locks", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole("button", { name: "قفل" }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.locator("body").innerText()).not.toContain("network-injection");
    await page.reload();
    expect(await page.locator("body").innerText()).not.toContain("network-injection");
  });

  it("asked nothing of anybody else, and no policy had to step in", () => {
    expect([...requests]).toEqual([base]);
    // The last one is the lock: the page was asked for without a session.
    expect(complaints.filter((text) => !text.includes("401"))).toEqual([]);
  });
});
