/**
 * What the workbench costs in a browser: node workbench-tab.ts CASE [SECONDS OF SCROLLING]
 * Opens the case with the built command, scrolls and jumps through its timeline, searches, and tells how long frames take
 * and what memory the tab and the server hold. Needs Debian's Chromium, or what SILLAGE_TEST_CHROMIUM names.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { caseId } from "../../packages/cli/src/server/cases.ts";
import { startBrowser } from "../../tests/browser/chromium.ts";

const [folder = "", seconds = "30"] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), "sillage-tab-"));
const command = fileURLToPath(new URL("../../packages/cli/bin/sillage.js", import.meta.url));
const child = spawn(process.execPath, [command, "open", folder, "--no-browser"], {
  stdio: ["ignore", "pipe", "inherit"],
  env: { ...process.env, HOME: home },
});
const server = child.pid ?? 0;
const browser = await startBrowser();
const page = await browser.context.newPage();
try {
  const address = await printed();
  const base = new URL(address).origin;
  await page.setViewportSize({ width: 1280, height: 850 });
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const started = performance.now();
  await page.goto(`${base}/case/${caseId(folder)}/timeline`);
  await page.locator(".record-row[id]").first().waitFor();
  console.log(`${basename(folder)}: first rows after ${Math.round(performance.now() - started)} ms`);
  await tell("opened", page);
  const frames = await scroll(page, Number(seconds));
  console.log(`scrolled past ${frames.rows} rows; frames: median ${frames.median} ms, p95 ${frames.p95} ms`);
  await tell("scrolled", page);
  for (const share of [0.9, 0.2, 0.5, 0.7, 0.1]) await jump(page, share);
  await tell("jumped", page);
  await search(page, "nowhere-to-be-found", "No record with these filters");
  await search(page, "h1234.example", undefined);
  await tell("searched", page);
} finally {
  await browser.close();
  child.kill("SIGINT");
  rmSync(home, { recursive: true, force: true });
}

function printed(): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.once("exit", () => reject(new Error("the server ended")));
    child.stdout.on("data", (part: Buffer) => {
      text += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/enter\/\S+/.exec(text);
      if (found) resolve(found[0]);
    });
  });
}

/** Turns the wheel for some time; how long frames took meanwhile. */
async function scroll(on: Page, forSeconds: number) {
  const list = on.locator(".records-scroll");
  await list.hover();
  return list.evaluate(async (element, length) => {
    const taken: number[] = [];
    const seen = new Set<string>();
    const end = performance.now() + length * 1000;
    for (let last = performance.now(); last < end; ) {
      element.scrollTop += 400;
      await new Promise(requestAnimationFrame);
      for (const { id } of element.querySelectorAll(".record-row[id]")) seen.add(id);
      const now = performance.now();
      taken.push(now - last);
      last = now;
    }
    taken.sort((a, b) => a - b);
    const at = (share: number) => Math.round(taken[Math.floor(taken.length * share)] ?? Number.NaN);
    return { median: at(0.5), p95: at(0.95), rows: seen.size };
  }, forSeconds);
}

async function jump(on: Page, share: number): Promise<void> {
  const rail = await on.locator(".rail").boundingBox();
  if (!rail) throw new Error("there is no rail");
  const before = await on.locator(".record-row[id]").first().getAttribute("id");
  const started = performance.now();
  await on.mouse.click(rail.x + rail.width / 2, rail.y + rail.height * share);
  await on.waitForFunction((id) => {
    const row = document.querySelector(".record-row[id]");
    return row !== null && row.id !== id;
  }, before);
  console.log(`jump to ${share}: ${Math.round(performance.now() - started)} ms`);
}

async function search(on: Page, words: string, text: string | undefined): Promise<void> {
  await on.locator("#timeline-search").fill(words);
  const started = performance.now();
  await on.locator("#timeline-search").press("Enter");
  await on.waitForTimeout(50);
  await (text === undefined ? on.locator(".record-row[id]").first() : on.getByText(text)).waitFor();
  console.log(`search for ${words}: ${Math.round(performance.now() - started)} ms`);
}

async function tell(what: string, on: Page): Promise<void> {
  const session = await on.context().newCDPSession(on);
  await session.send("HeapProfiler.collectGarbage");
  const heap = await session.send("Runtime.getHeapUsage");
  console.log(
    `${what}: heap of the page ${mebi(heap.usedSize)} MiB, tab ${Math.max(...renderers().map((pid) => resident(pid, "VmRSS")))} MiB, ` +
      `server ${resident(server, "VmRSS")} MiB, at most ${resident(server, "VmHWM")} MiB`,
  );
}

/** Chromium's processes that draw pages: descendants of this one. */
function renderers(): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const [, parent] = /^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`)) ?? [];
    parents.set(Number(name), Number(parent ?? 0));
  }
  const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  return [...parents.keys()].filter((pid) => isOurs(pid) && read(`/proc/${pid}/cmdline`).includes("--type=renderer"));
}

/** Nothing of a process that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function resident(pid: number, line: "VmRSS" | "VmHWM"): number {
  const [, kibi = "0"] = new RegExp(`${line}:\\s+(\\d+)`).exec(read(`/proc/${pid}/status`)) ?? [];
  return Math.round(Number(kibi) / 1024);
}

function mebi(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
