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
import { exportCommand } from "../../packages/cli/src/commands/export.ts";
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
    const again = ["--format", format, "--output", fileOf(format, "-again")];
    expect(await exportCommand([examined.caseFolder, ...again])).toBe(0);
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
  let complaints: Record<string, string[]> = {};
  const about = (name: string) => complaints[join(folder, name)] ?? ["not validated"];
  const practice = ["stix", "misp", "timesketch-jsonl", "timesketch-csv"] as const;
  const hostile = [...practice, "case-uco"] as const;
  const wrong = hostile.filter((as) => as !== "timesketch-jsonl");

  // One run for all: most of its time is that of starting.
  beforeAll(async () => {
    if (typeof validators === "string") return;
    const put = (as: Validated, name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return { as, path: join(folder, name) };
    };
    complaints = await validators.validate([
      ...practice.map((as) => ({ as, path: fileOf(as) })),
      ...hostile.map((as) => put(as, `hostile.${as}.json`, hostileExport(as))),
      ...wrong.map((as) => put(as, `wrong.${as}.json`, wrongExport(as))),
    ]);
  });

  it.each(practice)("take the practice phone as %s", (as) => expect(about(`practice.${as}`)).toEqual([]));
  it.each(hostile)("take a case whose texts try to break out as %s", (as) =>
    expect(about(`hostile.${as}.json`)).toEqual([]),
  );
  it.each(wrong)("complain of a %s that is wrong", (as) => expect(about(`wrong.${as}.json`)).not.toEqual([]));
});

/** What each validator must see: a pattern without its end, a type of another relation, no such time, no such class. */
function wrongExport(as: Validated): string {
  switch (as) {
    case "stix": {
      const bundle = JSON.parse(textOf("stix"));
      bundle.objects.find(({ type }: { type: string }) => type === "indicator").pattern = "[oops";
      return JSON.stringify(bundle);
    }
    case "misp": {
      const event = JSON.parse(textOf("misp"));
      event.Event.Object[0].Attribute[0].type = "domain";
      return JSON.stringify(event);
    }
    case "case-uco": {
      const id = "kb:annotation-5f0c1d2e-1111-4222-8333-944455556666";
      const graph = [{ "@id": id, "@type": "uco-core:Annotation", "uco-core:statement": "of nothing" }];
      return JSON.stringify({ "@context": caseUco({ ...hostileInput(), findings: [] })["@context"], "@graph": graph });
    }
    default:
      return textOf("timesketch-csv").replace("+00:00", "+99:99");
  }
}

/** One kind for each class of CASE and one that has none: its validator takes a second for each record. */
const caseKinds = ["message", "call", "web_visit", "file", "app", "crash", "connection", "setting"];

function hostileExport(as: Validated): string {
  const input = hostileInput();
  switch (as) {
    case "stix":
      return jsonDocument(stixBundle(input));
    case "misp":
      return jsonDocument(mispEvent(input));
    case "case-uco":
      return jsonDocument(
        caseUco({
          ...input,
          findings: input.findings.filter(({ records: [first] }) => !first || caseKinds.includes(first.kind)),
        }),
      );
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
