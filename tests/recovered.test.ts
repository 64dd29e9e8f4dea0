import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identifierKinds } from "@sillage/core/identifiers/identifier.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { buildWalDatabase } from "../packages/core/test/sqlite-builder.ts";
import { dump, indicators, smsTables, t0, writeFolder } from "./hostile/phone.ts";
import { type CheckRun, check, sillage, temporaryFolder } from "./sillage.ts";

/** A phone from which a message with a published host was deleted: its log still holds it. */
const path = "private/var/mobile/Library/SMS/sms.db";
const nanoseconds = `${t0}000000000`;
const { main, wal } = buildWalDatabase(
  (db) =>
    db.exec(`${smsTables}
      INSERT INTO message VALUES (1, 'A', 'see you at +33 6 12 34 56 78', 1, 'SMS', ${nanoseconds}, 0),
        (2, 'B', 'look: https://evil.example.org/deleted', 1, 'SMS', ${nanoseconds}, 0)`),
  (db) => db.exec("DELETE FROM message WHERE ROWID = 2"),
);

let run: CheckRun;

beforeAll(async () => {
  const list = join(temporaryFolder(), "indicators.txt");
  writeFileSync(list, indicators);
  run = await check(writeFolder({ ...dump(), [path]: main, [`${path}-wal`]: wal }), ["--indicators", list]);
});

describe("a deleted message that the log still holds", () => {
  it("is found by its indicator, and said to be recovered", () => {
    const finding = run.findings.find(
      ({ rule, records }) => rule === "indicator.url" && records[0]?.artifact === "ios.sms",
    );
    expect(finding).toMatchObject({
      records: [{ recovered: "wal", locator: { table: "message", rowid: 2 } }],
    });
    expect(finding?.remarks).toContainEqual({ code: "recovered", words: { recovered: "1", records: "1" } });
  });

  it("is counted apart, and told in the report", () => {
    const coverage = run.coverage.artifacts.find(({ artifact }) => artifact === "ios.sms");
    expect(coverage).toMatchObject({ records: 2, recovered: 1 });
    const report = readFileSync(join(run.caseFolder, "report.html"), "utf8");
    expect(report).toContain("Recovered rows: 1 of 1.");
    expect(report).toContain("recovered rows among them:");
  });
});

describe("sillage observables", () => {
  const observables = (...args: string[]) => sillage(["observables", run.caseFolder, ...args]);

  it("lists what the records name, as JSON with what is recovered", async () => {
    const ended = await observables("--kind", "url,phone", "--json");
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    const listed = JSON.parse(ended.stdout) as { value: string }[];
    expect(listed.find(({ value }) => value === "https://evil.example.org/deleted")).toMatchObject({
      kind: "url",
      count: 1,
      recovered: 1,
      first: "2023-11-14T22:13:20Z",
    });
    expect(listed.find(({ value }) => value === "+33612345678")).toMatchObject({ country: "FR", guessed: false });
  });

  it("as CSV and as text, of the kinds asked for", async () => {
    const csv = await observables("--csv");
    expect(csv.stdout.split("\r\n")[0]).toBe("kind,value,country,service,guessed,count,recovered,first,last");
    const kinds = new Set(
      csv.stdout
        .split("\r\n")
        .slice(1, -1)
        .map((line) => line.split(",")[0]),
    );
    expect([...kinds].filter((kind) => !identifierKinds.some((known) => known === kind))).toEqual([]);
    const text = await observables("--kind", "phone");
    expect(text.stdout).toMatch(/^phone +\d+ {2}\+33612345678 {2}\(FR\) {2}2023-11-14$/m);
    expect(text.stdout).not.toContain("example.org");
  });

  it.each([
    [["--kind", "name"], /--kind takes one of/],
    [["--country", "France"], /two letters/],
    [["--json", "--csv"], /not both/],
  ])("refuses %j", async (args, says) => {
    const ended = await observables(...args);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(says);
  });
});
