import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkLog } from "@sillage/core/seal/log.ts";
import { expect, it } from "vitest";
import { appendLog } from "./log.ts";

const folder = () => mkdtempSync(join(tmpdir(), "sillage-log-"));
const text = (at: string) => readFileSync(join(at, "log.jsonl"), "utf8");

it("chains what is done with a case", () => {
  const at = folder();
  appendLog(at, "created", { version: "1" });
  appendLog(at, "opened");
  expect(checkLog(text(at))).toMatchObject({ lines: 2, problems: [] });
  expect(JSON.parse(text(at).split("\n")[0] ?? "")).toMatchObject({ act: "created", detail: { version: "1" } });
});

it("follows on what was sealed", () => {
  const at = folder();
  mkdirSync(join(at, "data"));
  appendLog(join(at, "data"), "sealed");
  appendLog(at, "shared");
  appendLog(at, "shared");
  expect(checkLog(text(at)).problems).not.toEqual([]);
  expect(checkLog(text(at), checkLog(text(join(at, "data"))).last)).toMatchObject({ lines: 2, problems: [] });
});

it("leaves what was sealed alone, also where its own folder is named", () => {
  const at = folder();
  mkdirSync(join(at, "data"));
  writeFileSync(join(at, "bagit.txt"), "");
  appendLog(join(at, "data"), "exported");
  expect(existsSync(join(at, "data", "log.jsonl"))).toBe(false);
  expect(JSON.parse(text(at))).toMatchObject({ act: "exported" });
});

it("says that a log cannot be written", () => {
  expect(() => appendLog(join(folder(), "nowhere"), "opened")).toThrow(/cannot be written \(ENOENT\)/);
});

it("does not mend what was cut off", () => {
  const at = folder();
  appendLog(at, "created");
  appendFileSync(join(at, "log.jsonl"), '{"time"');
  appendLog(at, "opened");
  expect(checkLog(text(at))).toMatchObject({ lines: 3, problems: ["line 2 is not an entry of a log"] });
});

it("says which file stands in its way where another never ended", { timeout: 20_000 }, () => {
  const at = folder();
  writeFileSync(join(at, "log.jsonl.lock"), "");
  expect(() => appendLog(at, "opened")).toThrow(/log.jsonl.lock/);
});

it("keeps its chain when several write at once", async () => {
  const at = folder();
  const program = `
    import { appendLog } from ${JSON.stringify(new URL("./log.ts", import.meta.url).href)};
    for (let i = 0; i < 10; i++) appendLog(process.argv[1], "opened", { i });`;
  const run = () =>
    new Promise((done) => {
      const options = ["--conditions=sillage-source", "--input-type=module", "-e", program, at];
      spawn(process.execPath, options, { stdio: "inherit" }).on("close", done);
    });
  expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
  expect(checkLog(text(at))).toMatchObject({ lines: 30, problems: [] });
});
