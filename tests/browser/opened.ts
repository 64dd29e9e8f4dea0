import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { command } from "../sillage.ts";
import { type Browser, chromiumPath, startBrowser } from "./chromium.ts";

/** The workbench as a person meets it: served by the built command, in a browser. */

const pages = fileURLToPath(new URL("../../packages/web/dist/index.html", import.meta.url));
export const canOpen = chromiumPath !== undefined && existsSync(pages);
export const whyNot = canOpen
  ? ""
  : ` (skipped: ${chromiumPath === undefined ? "no Chromium is installed" : "the pages are not built: npm run build"})`;

export interface Opened {
  readonly page: Page;
  readonly base: string;
  /** What the browser complained of: errors of pages, and what their policy forbade. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** `sillage open FOLDER`, with a home of its own. */
export async function openWorkbench(folder: string, home: string): Promise<Opened> {
  const server = spawn(process.execPath, [command, "open", folder, "--no-browser"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, HOME: home, SILLAGE_ACTOR: "Amira" },
  });
  const address = await printed(server);
  const browser: Browser = await startBrowser();
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 1280, height: 850 });
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  // Loaded is not drawn: a key that is pressed before the first view stands is nobody's.
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  return {
    page,
    base: new URL(address).origin,
    complaints,
    async close() {
      await browser.close();
      server.kill("SIGINT");
      await new Promise((resolve) => server.once("exit", resolve));
    },
  };
}

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
export async function goTo(page: Page, title: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
}

/** How somebody likes the workbench: kept in a cookie, as the settings do. */
export async function prefer(opened: Opened, preferences: Readonly<Record<string, string>>): Promise<void> {
  const value = encodeURIComponent(JSON.stringify(preferences));
  await opened.page.context().addCookies([{ name: "sillage-preferences", value, url: opened.base }]);
  await opened.page.reload();
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact?: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds that would keep somebody out. Not run as a script of the page: its policy forbids that. */
export async function serious(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const { result } = await session.send("Runtime.evaluate", {
    expression: "axe.run(document).then(({ violations }) => JSON.stringify(violations))",
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return (JSON.parse(String(result.value)) as readonly Violation[])
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

/** How far the page can be scrolled sideways: not at all. */
export async function overflow(page: Page): Promise<number> {
  return Number(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
}
