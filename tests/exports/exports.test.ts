import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { caseUco } from "@sillage/core/report/exports/case-uco.ts";
import { csvLine } from "@sillage/core/report/exports/csv.ts";
import { jsonDocument } from "@sillage/core/report/exports/json-text.ts";
import { mispEvent } from "@sillage/core/report/exports/misp.ts";
import { stixBundle } from "@sillage/core/report/exports/stix.ts";
import {
  findingEvents,
  findingsByRecord,
  recordEvents,
  timesketchColumns,
  timesketchCsvLine,
  timesketchLine,
} from "@sillage/core/report/exports/timesketch.ts";
import { buildIphone } from "@sillage/practice/index.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { hostileInput, hostileRecords } from "../../packages/core/test/export-case.ts";
import { type CheckRun, check, sillage, temporaryFolder } from "../sillage.ts";
import { exportValidators, type Validated } from "./validators.ts";

const formats = ["stix", "misp", "timesketch-jsonl", "timesketch-csv", "case-uco", "csv", "json", "parquet"] as const;

const folder = temporaryFolder();
const fileOf = (format: string, copy = "") => join(folder, `practice${copy}.${format}`);
const textOf = (format: string) => readFileSync(fileOf(format), "utf8");
let examined: CheckRun;

beforeAll(async () => {
  const { path } = await buildIphone(folder, "backup");
  examined = await check(path, [], { bundledIndicators: true });
  for (const format of formats) {
    const ended = await sillage(["export", examined.caseFolder, "--format", format, "--output", fileOf(format)]);
    expect(ended).toMatchObject({ status: 0, stderr: "" });
  }
});

const sha256 = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("sillage export", () => {
  it.each(formats)("gives the same bytes again: %s", async (format) => {
    await sillage(["export", examined.caseFolder, "--format", format, "--output", fileOf(format, "-again")]);
    expect(sha256(fileOf(format, "-again"))).toBe(sha256(fileOf(format)));
    expect(statSync(fileOf(format)).mode & 0o077).toBe(0);
  });

  it("writes to standard output what it writes to a file", async () => {
    const { stdout } = await sillage(["export", examined.caseFolder, "--format", "misp"]);
    expect(stdout).toBe(textOf("misp"));
  });

  it("has each record with a time in the timeline, and tags what findings rest on", () => {
    const events = textOf("timesketch-jsonl")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const exported = JSON.parse(textOf("json"));
    const timed = exported.records.filter((record: { time: string | null }) => record.time !== null);
    const told = new Set(events.map((event) => event.record_id));
    expect(timed.length).toBeGreaterThan(1000);
    for (const { record_id } of timed) expect(told.has(record_id)).toBe(true);
    expect(exported.records).toHaveLength(examined.coverage.artifacts.reduce((sum, { records }) => sum + records, 0));
    const tagged = events.filter(
      ({ tag, data_type }) => data_type === "sillage:message" && tag.includes("indicator.url"),
    );
    expect(tagged.map(({ datetime }) => datetime)).toContain("2025-05-14T17:42:05.000000+00:00");
  });

  it("has every record in Parquet", async () => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const read = await connection.runAndReadAll(
      `SELECT count(*), count(DISTINCT record_id), count(url) FROM '${fileOf("parquet")}'`,
    );
    const [all, distinct, urls] = (read.getRows()[0] ?? []).map(Number);
    expect(all).toBe(JSON.parse(textOf("json")).records.length);
    expect(distinct).toBe(all);
    expect(urls).toBeGreaterThan(700);
    connection.closeSync();
    instance.closeSync();
  });

  it("holds only the indicators that were met, with their licence", () => {
    const { objects } = JSON.parse(textOf("stix"));
    const indicators = objects.filter(({ type }: { type: string }) => type === "indicator");
    const met = examined.findings.flatMap(({ indicator }) =>
      indicator && indicator.how !== "truncated" ? [indicator.value] : [],
    );
    expect(new Set(indicators.map(({ name }: { name: string }) => name))).toEqual(new Set(met));
    for (const { external_references } of indicators) expect(external_references[0].description).toMatch(/licence/);
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["no format", [], /say --format/],
    ["an unknown format", ["--format", "pdf"], /takes one of/],
    ["records as STIX", ["--format", "stix", "--only", "records"], /findings and the records they rest on/],
    ["Parquet to standard output", ["--format", "parquet"], /needs --output/],
    ["an unknown level", ["--format", "stix", "--tlp", "white"], /takes one of/],
  ];
  it.each(wrong)("refuses %s", async (_, args, message) => {
    const ended = await sillage(["export", examined.caseFolder, ...args]);
    expect(ended).toMatchObject({ status: 2, stdout: "" });
    expect(ended.stderr).toMatch(message);
  });

  it("writes over nothing", async () => {
    const ended = await sillage(["export", examined.caseFolder, "--format", "json", "--output", fileOf("misp")]);
    expect(ended.status).toBe(2);
    expect(JSON.parse(textOf("misp"))).toHaveProperty("Event");
  });

  it("refuses a case that is not complete, and leaves no half a file", async () => {
    const other = temporaryFolder();
    writeFileSync(join(other, "case.json"), JSON.stringify({ ...examined.caseFile, state: "running" }));
    const output = join(other, "out.json");
    const ended = await sillage(["export", other, "--format", "json", "--output", output]);
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/not complete/);
    expect([existsSync(output), existsSync(`${output}.half`)]).toEqual([false, false]);
  });
});

const validators = await exportValidators();
const reason = typeof validators === "string" ? ` (skipped: ${validators})` : "";

describe.skipIf(typeof validators === "string")(`the receivers' own validators${reason}`, () => {
  async function complaints(as: Validated, path: string): Promise<readonly string[]> {
    if (typeof validators === "string") throw new Error(validators);
    return (await validators.validate([{ as, path }]))[path] ?? ["not validated"];
  }

  it.each(["stix", "misp", "timesketch-jsonl", "timesketch-csv"] as const)(
    "take the practice phone as %s",
    async (as) => {
      expect(await complaints(as, fileOf(as))).toEqual([]);
    },
  );

  // CASE's validator takes a minute for the whole practice phone: the invented case has every kind of record.
  it.each(["stix", "misp", "case-uco", "timesketch-jsonl", "timesketch-csv"] as const)(
    "take a case whose texts try to break out as %s",
    async (as) => {
      const path = join(folder, `hostile.${as === "case-uco" ? "jsonld" : as}`);
      writeFileSync(path, hostileExport(as));
      expect(await complaints(as, path)).toEqual([]);
    },
    120_000,
  );

  it("complain of a file that is wrong", async () => {
    const bundle = JSON.parse(textOf("stix"));
    bundle.objects.find(({ type }: { type: string }) => type === "indicator").pattern = "[oops";
    const event = JSON.parse(textOf("misp"));
    event.Event.Object[0].Attribute[0].type = "domain";
    const wrong: readonly (readonly [Validated, string])[] = [
      ["stix", JSON.stringify(bundle)],
      ["misp", JSON.stringify(event)],
      ["timesketch-csv", textOf("timesketch-csv").replace(/\+00:00/, "+99:99")],
    ];
    for (const [as, text] of wrong) {
      const path = join(folder, `wrong.${as}`);
      writeFileSync(path, text);
      expect(await complaints(as, path)).not.toEqual([]);
    }
  });
});

function hostileExport(as: Validated): string {
  const input = hostileInput();
  switch (as) {
    case "stix":
      return jsonDocument(stixBundle(input));
    case "misp":
      return jsonDocument(mispEvent(input));
    case "case-uco":
      return jsonDocument(caseUco(input));
    default: {
      const known = findingsByRecord(input.findings);
      const events = [
        ...input.findings.flatMap(findingEvents),
        ...hostileRecords.flatMap((record) => recordEvents(record, known)),
      ];
      const columns = timesketchColumns(hostileRecords.map(({ kind }) => kind));
      return as === "timesketch-jsonl"
        ? events.map(timesketchLine).join("")
        : csvLine(columns) + events.map((event) => timesketchCsvLine(event, columns)).join("");
    }
  }
}
