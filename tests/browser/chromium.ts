import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

/** Where a browser is: what `SILLAGE_TEST_CHROMIUM` names, or where systems put it. */
export const chromiumPath = [
  process.env.SILLAGE_TEST_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));

/** For the title of tests that cannot run. */
export const skipReason = chromiumPath === undefined ? " (skipped: no Chromium is installed)" : "";

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** A browser with a profile of its own that asks the network for nothing. */
export async function startBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error("no Chromium is installed");
  const profile = mkdtempSync(join(tmpdir(), "sillage-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
