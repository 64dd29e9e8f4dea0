import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";

/**
 * Takes the pictures of the documentation, from a practice case, in the browser that `SILLAGE_TEST_CHROMIUM` names or
 * the system has. Build first: `npm run build && node tools/pictures.ts`.
 */
const command = fileURLToPath(new URL("../packages/cli/bin/sillage.js", import.meta.url));
const target = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
const practice = "network-injection";
const browserPath = [process.env.SILLAGE_TEST_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);

interface Picture {
  readonly name: string;
  /** After the address of the case, or of the workbench. */
  readonly place: string;
  readonly preferences?: Readonly<Record<string, string>>;
  readonly width?: number;
  /** What has to be done before it is taken. */
  readonly before?: (page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: "overview", place: "case" },
  { name: "findings", place: "case/findings", before: (page) => page.locator(".finding-line").first().click() },
  { name: "timeline", place: "case/timeline" },
  {
    name: "files",
    place:
      "case/files?folder=private%2Fvar%2Fmobile%2FLibrary%2FSafari&file=private%2Fvar%2Fmobile%2FLibrary%2FSafari%2FHistory.db&table=history_visits&row=20",
    before: (page) => page.locator("tr.marked").waitFor(),
  },
  {
    name: "report",
    place: "case/report?length=owner&language=ar",
    async before(page) {
      await page.getByRole("button", { name: "Preview" }).click();
      await page.frameLocator("iframe.preview").locator("h1").waitFor();
      await page.locator("iframe.preview").scrollIntoViewIfNeeded();
    },
  },
  { name: "practice", place: "practice" },
  { name: "phone-arabic", place: "case/findings", width: 390, preferences: { language: "ar", theme: "dark" } },
];

if (browserPath === undefined) throw new Error("no Chromium: name one in SILLAGE_TEST_CHROMIUM");
const root = mkdtempSync(join(tmpdir(), "sillage-pictures-"));
mkdirSync(target, { recursive: true });
execFileSync(process.execPath, [command, "practice", practice, "--check", "--folder", root], { stdio: "ignore" });
const server = spawn(process.execPath, [command, "open", root, "--no-browser"], {
  stdio: ["ignore", "pipe", "inherit"],
  env: { ...process.env, HOME: root, SILLAGE_ACTOR: "Amira" },
});
const address = await printed();
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("link", { name: `case-${practice}` }).click();
  await page.locator("main h1").waitFor();
  const [base, ofCase] = [new URL(page.url()).origin, page.url()];
  for (const picture of pictures) await take(page, base, ofCase, picture);
} finally {
  await browser.close();
  server.kill("SIGINT");
  await new Promise((resolve) => server.once("exit", resolve));
  rmSync(root, { recursive: true, force: true });
}

async function take(page: Page, base: string, ofCase: string, picture: Picture): Promise<void> {
  const { name, place, preferences = { language: "en", theme: "light" }, width = 1180, before } = picture;
  await page.setViewportSize({ width, height: 740 });
  const value = encodeURIComponent(JSON.stringify(preferences));
  await page.context().addCookies([{ name: "sillage-preferences", value, url: base }]);
  await page.goto(place.startsWith("case") ? ofCase + place.slice("case".length) : `${base}/${place}`);
  await page.locator("main :is(h1, h2)").first().waitFor({ state: "attached" });
  await page.locator("[role=status].state").first().waitFor({ state: "detached" });
  await before?.(page);
  await page.waitForTimeout(700);
  const path = join(target, `${name}.png`);
  await page.screenshot({ path });
  process.stdout.write(`${path}: ${Math.round(statSync(path).size / 1024)} KiB\n`);
}

function printed(): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    server.stdout.on("data", (part: Buffer) => {
      text += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/enter\/\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    server.once("exit", (code) => reject(new Error(`sillage open ended with ${code}`)));
  });
}
