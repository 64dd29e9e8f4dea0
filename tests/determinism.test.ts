import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { buildIphone } from "@sillage/practice/index.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { dumpTables } from "./case-records.ts";
import { type CheckRun, check, temporaryFolder } from "./sillage.ts";

/** The same evidence gives the same answer: on another machine, in another place, on another day. */

let first: CheckRun;
let second: CheckRun;

beforeAll(async () => {
  const { path } = await buildIphone(temporaryFolder(), "filesystem");
  const bundledIndicators = true;
  first = await check(path, ["--threads", "1"], { bundledIndicators });
  // Moved, not copied: a copy's folders have new times, and those are evidence too.
  const elsewhere = join(temporaryFolder(), "iphone-filesystem");
  renameSync(path, elsewhere);
  second = await check(elsewhere, ["--threads", "3"], {
    bundledIndicators,
    env: { TZ: "Asia/Kolkata", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", HOME: temporaryFolder() },
    cwd: temporaryFolder(),
  });
});

function content(run: CheckRun, name: string): string {
  return readFileSync(join(run.caseFolder, name), "utf8");
}

it("examines both in full", () => {
  expect([first.status, second.status]).toEqual([0, 0]);
  expect(first.findings.length).toBeGreaterThan(10);
});

describe("two examinations of one phone", () => {
  it.each(["findings.json", "coverage.json"])("%s is the same, byte by byte", (name) => {
    expect(content(second, name)).toBe(content(first, name));
  });

  it("case.json differs in its time and in where the evidence lay, and in nothing else", () => {
    const parts = ({ caseFile }: CheckRun) => ({
      ...caseFile,
      created: "",
      evidence: caseFile.evidence.map((one) => ({
        ...one,
        path: "",
      })),
    });
    expect(parts(second)).toEqual(parts(first));
  });

  it("records.duckdb holds the same rows in the same order", async () => {
    const [one, other] = [await dumpTables(first.caseFolder), await dumpTables(second.caseFolder)];
    expect(one.length).toBeGreaterThan(100_000);
    expect(other === one).toBe(true);
  });

  it("report.html differs in the line that dates it only", () => {
    const created = (run: CheckRun) => run.caseFile.created;
    const dated = (run: CheckRun) =>
      content(run, "report.html")
        .replaceAll(created(run), "CREATED")
        .replaceAll(run.caseFile.evidence[0]?.path ?? "?", "PATH")
        .split("\n");
    const [one, other] = [dated(first), dated(second)];
    expect(other.length).toBe(one.length);
    const different = one.filter((line, index) => line !== other[index]);
    expect(different.filter((line) => !line.includes(utcDay(created(first))))).toEqual([]);
    expect(different.length).toBeLessThanOrEqual(2);
  });
});

function utcDay(created: string): string {
  const day = new Date(created);
  return `${day.getUTCDate()} ${day.toLocaleString("en", { month: "long", timeZone: "UTC" })} ${day.getUTCFullYear()}`;
}
