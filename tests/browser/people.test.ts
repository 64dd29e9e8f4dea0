import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command, sillage, temporaryFolder } from "../sillage.ts";
import { chromiumPath } from "./chromium.ts";

/** Conversations, people and the map, as a person meets them: by the keyboard, in both directions, without a network. */

const pages = new URL("../../packages/web/dist/index.html", import.meta.url);
const why = chromiumPath === undefined ? "no Chromium is installed" : "the pages are not built: npm run build";
const canRun = chromiumPath !== undefined && existsSync(pages);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = canRun ? temporaryFolder() : "";
const shots = join(process.env["SILLAGE_SCREENSHOTS"] ?? folder, "screenshots");

let server: ChildProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let base: string;
/** The address of the case. */
let at: string;
const complaints: string[] = [];
const requests = new Set<string>();

beforeAll(async () => {
  if (!canRun) return;
  mkdirSync(shots, { recursive: true });
  await sillage(["practice", "network-injection", "--check", "--folder", folder]);
  server = spawn(process.execPath, [command, "open", join(folder, "case-network-injection"), "--no-browser"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await printed(server);
  base = new URL(address).origin;
  // Pictures are drawn without a graphics card.
  const args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];
  browser = await chromium.launch({ executablePath: chromiumPath ?? "", args });
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol === "http:" || url.protocol === "https:") requests.add(url.origin);
  });
  await page.goto(address);
  await page.locator("h1").first().waitFor({ state: "attached" });
  at = `${base}${new URL(page.url()).pathname}`;
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

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

interface Violation {
  readonly id: string;
  readonly impact?: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds that would keep somebody out. Not run as a script of the page: its policy forbids that. */
async function serious(): Promise<readonly string[]> {
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

describe.skipIf(!canRun)(`people and places in a browser${canRun ? "" : ` (skipped: ${why})`}`, () => {
  it("conversations: walked by the keyboard, searched, led to the timeline and back", async () => {
    await page.goto(`${at}/conversations`);
    await page.locator(".thread-scroll li").first().waitFor();
    await press("j", "j");
    await page.locator(".bubble").first().waitFor();
    await press("ArrowUp");
    await page.locator(".bubble.current").waitFor();
    await page.waitForURL(/message=/);
    const address = page.url();
    await page.getByRole("link", { name: "Around it in the timeline" }).press("Enter");
    await page.locator(".record-row.current").waitFor();
    await page.getByRole("link", { name: "In its conversation" }).press("Enter");
    await page.locator(".bubble.current").waitFor();
    expect(new URL(page.url()).searchParams.get("message")).toBe(new URL(address).searchParams.get("message"));
    // The address alone brings the message back.
    await page.goto(address);
    await page.locator(".bubble.current").waitFor();
    await page.getByRole("button", { name: "Edited, deleted, recovered" }).press("Enter");
    await page.waitForURL(/only=changed/);
    await page.locator(".part-notice, .state").first().waitFor();
    expect(await page.locator(".bubble").count()).toBe(await page.locator(".bubble:is(.gone, :has(.edited))").count());
  });

  it("conversations: whoever holds the phone stands on the other side, and the sides change with the direction", async () => {
    const sides = async () => {
      await page.goto(`${at}/conversations?who=%22Benyahia%22`);
      await page.locator(".thread-scroll li button").first().click();
      await page.locator(".bubble.owner").first().waitFor();
      const left = async (side: string) =>
        (await page.locator(`.bubble.${side}`).last().boundingBox())?.x ?? Number.NaN;
      return (await left("owner")) > (await left("other"));
    };
    expect(await sides()).toBe(true);
    await prefer("ar", "light");
    expect(await sides()).toBe(false);
    await prefer("en", "light");
  });

  it("people: found, and their contacts saved as data", async () => {
    await page.goto(`${at}/people`);
    await page.locator(".identifier-scroll li").first().waitFor();
    await press("/");
    await page.keyboard.type("benyahia");
    await page.waitForURL(/text=benyahia/);
    await press("Escape", "j");
    await page.waitForURL(/value=/);
    await page.locator(".ties tbody tr").first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV" }).press("Enter"),
    ]);
    const csv = readFileSync(await file.path(), "utf8");
    expect(csv).toMatch(/^from,from_name,to,to_name,messages,calls,/);
    expect(csv).toContain("Nadia Benyahia");
  });

  it("people: identifiers of every kind, and one step to the records that name them", async () => {
    await page.goto(`${at}/people?kind=domain&order=rarest`);
    await page.locator(".identifier-scroll li").first().waitFor();
    const counted = await page.locator(".identifier-scroll li .number").first().textContent();
    await page.locator("main").focus();
    await press("j");
    await page.locator(".naming li").first().waitFor();
    const rows = await page.locator(".naming li").count();
    expect(counted).toContain(`${rows} time`);
    await page.getByRole("button", { name: "Look in the other cases" }).press("Enter");
    await page.getByText("No consent of the owner is recorded for this case").waitFor();
    await page.getByRole("link", { name: "In the timeline" }).press("Enter");
    await page.locator(".records-body .record-row").first().waitFor();
    expect(await page.locator(".timeline-chips .chip").textContent()).toContain("Names");
    const listed = page.locator(".records-body .record-row");
    expect(await listed.count()).toBe(rows);
    // All of them are tagged at once.
    await page.getByRole("button", { name: "Tag all shown" }).press("Enter");
    await page.getByText(rows === 1 ? "1 record that" : `${rows} records that`).waitFor();
    expect(await serious()).toEqual([]);
    await page.getByRole("dialog").getByLabel("Tag").fill("first seen");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator(".records-body .row-tag", { hasText: "first seen" }).first().waitFor();
    // One of them is copied to be cited.
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: base });
    await page.locator("main").focus();
    await press("j");
    await page.locator(".record-pane .record-facts").waitFor();
    await press("c");
    await page.locator(".record-pane [role=status]", { hasText: "Copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toMatch(/ · \[1\] .* · SHA-256 [0-9a-f]{64}$/);
    expect(await page.locator(".records-body .row-tag", { hasText: "first seen" }).count()).toBe(rows);
  });

  it("map: the list and the range by the keyboard; a place leads to its record", async () => {
    await page.goto(`${at}/map`);
    await page.locator(".place-scroll li").first().waitFor();
    const whole = await page.locator(".map-time .tally").textContent();
    await page.getByLabel("From", { exact: true }).fill("2025-09-10");
    await page.getByLabel("To", { exact: true }).fill("2025-09-12");
    await press("Enter");
    await page.waitForURL(/from=\d+/);
    expect(await page.locator(".map-time .tally").textContent()).not.toBe(whole);
    // Keys work once nobody is typing.
    await page.locator("main").focus();
    await press("j", "j");
    await page.locator(".place-pane .record-facts").waitFor();
    await press("Escape");
    await page.locator(".place-pane").waitFor({ state: "detached" });
  });

  it("map: draws the world and the places, and a click on the picture names one", async () => {
    await page.goto(`${at}/map?at=%2214/48.332/-4.941%22`);
    await page.locator(".map-canvas[data-drawn]").waitFor();
    const box = await page.locator(".map-canvas").boundingBox();
    if (!box) throw new Error("the picture has no place");
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    // One place, or the many of one spot, which are moved closer to.
    await page.waitForURL(
      (url) => /place=/.test(url.search) || !/14\/48\.332\/-4\.941/.test(decodeURIComponent(url.search)),
    );
  });

  it("map: a mast is not shown as a position of the phone", async () => {
    await page.goto(`${at}/map`);
    await page.locator(".map-type.t-antenna").waitFor();
    expect(await page.getByText("The phone was somewhere in its reach.").count()).toBe(1);
  });

  async function prefer(language: string, theme: string): Promise<void> {
    const preferences = encodeURIComponent(JSON.stringify({ language, theme, zone: "UTC" }));
    await context.addCookies([{ name: "sillage-preferences", value: preferences, url: base, sameSite: "Strict" }]);
  }

  const looks = [
    { name: "wide", language: "en", theme: "light", width: 1280 },
    { name: "wide-dark-arabic", language: "ar", theme: "dark", width: 1280 },
    { name: "narrow-dark", language: "fr", theme: "dark", width: 390 },
    { name: "narrow-arabic", language: "ar", theme: "light", width: 390 },
  ] as const;
  const views = [
    { place: "conversations", ready: ".thread-scroll li" },
    { place: "conversations?evidence=0&artifact=ios.sms&thread=%22%2B33639980101%22", ready: ".bubble" },
    { place: "people", ready: ".identifier-scroll li" },
    { place: "people?value=%22%2B33639980101%22&thing=%22phone%20%2B33639980101%22", ready: ".naming li" },
    { place: "map", ready: ".map-canvas[data-drawn]" },
  ] as const;

  it.each(looks.flatMap((look) => views.map((view) => ({ ...look, ...view }))))(
    "$place, $name: axe finds nothing serious, nothing is cut off",
    async ({ name, place, ready, language, theme, width }) => {
      await prefer(language, theme);
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${at}/${place}`);
      await page.locator(ready).first().waitFor();
      await page.waitForTimeout(600);
      await page.screenshot({ path: join(shots, `${place.replace(/\?.*/, "-one")}-${name}.png`) });
      expect(await serious()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(
        await page.evaluate(() => [...document.links].filter((link) => link.origin !== location.origin).length),
      ).toBe(0);
    },
  );

  it("asked nothing of anybody else, and no policy had to step in", () => {
    expect([...requests]).toEqual([base]);
    expect(complaints).toEqual([]);
  });
});
