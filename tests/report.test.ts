import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { backup, indicators } from "./hostile/phone.ts";
import { type CheckRun, check, sillage, temporaryFolder } from "./sillage.ts";

/** Reports of a finished case: lengths, languages, forms, masks, and what analysts say. */

let run: CheckRun;
beforeAll(async () => {
  const pack = join(temporaryFolder(), "mine.txt");
  writeFileSync(pack, indicators);
  run = await check(backup(), ["--indicators", pack]);
});

describe("an examination", () => {
  it("leaves a technical report and a page for the owner that link to each other", () => {
    const read = (name: string) => readFileSync(join(run.caseFolder, name), "utf8");
    expect(read("report.html")).toContain('<a href="report-owner.html">');
    expect(read("report-owner.html")).toContain('<a href="report.html">');
  });
});

describe("sillage report", () => {
  it.each([
    ["owner", "fr", "html"],
    ["technical", "ar", "html"],
    ["annex", "es", "html"],
    ["owner", "ar", "pdf"],
    ["technical", "en", "pdf"],
    ["annex", "fr", "pdf"],
  ])("writes %s in %s as %s, whole and under a name that says so", async (length, language, format) => {
    const { status, stdout, stderr } = await sillage([
      "report",
      run.caseFolder,
      "--length",
      length,
      "--lang",
      language,
      "--format",
      format,
    ]);
    expect([status, stderr]).toEqual([0, ""]);
    const name = `report-${length}${length === "annex" ? "-1" : ""}.${language}.${format}`;
    expect(stdout.trim()).toBe(join(run.caseFolder, name));
    const made = readFileSync(stdout.trim(), "latin1");
    expect(made).toContain(format === "pdf" ? "%%EOF" : `<html lang="${language}"`);
    expect(readdirSync(run.caseFolder).filter((file) => file.endsWith(".half"))).toEqual([]);
  });

  it("makes PDF without reaching for the network", async () => {
    const noted = join(temporaryFolder(), "noted");
    const hook = fileURLToPath(new URL("hooks/no-network.mjs", import.meta.url));
    const to = join(temporaryFolder(), "report.pdf");
    const { status } = await sillage(["report", run.caseFolder, "--to", to], {
      env: { SILLAGE_TEST_NETWORK: noted, NODE_OPTIONS: `--import=${hook}` },
    });
    expect(status).toBe(0);
    expect(readFileSync(to, "latin1").slice(0, 5)).toBe("%PDF-");
    expect(
      readFileSync(noted, "utf8")
        .trim()
        .split("\n")
        .filter((line) => line !== "ready"),
    ).toEqual([]);
  });

  it("lists all records of an artifact, part by part", async () => {
    const artifact = run.coverage.artifacts.find(({ records }) => records > 0);
    const to = join(temporaryFolder(), "annex.html");
    const asked = ["report", run.caseFolder, "--length", "annex", "--artifact", artifact?.artifact ?? ""];
    expect((await sillage([...asked, "--to", to])).status).toBe(0);
    const page = readFileSync(to, "utf8");
    expect(page).toContain(`Part 1 of 1: records 1 to ${artifact?.records} of ${artifact?.records}.`);
    expect(page).toContain(artifact?.files[0]?.sha256 ?? "no hash");
    const beyond = await sillage([...asked, "--page", "2"]);
    expect([beyond.status, beyond.stderr]).toEqual([2, expect.stringContaining("the annex has 1 parts")]);
  });

  it.each([
    [["--length", "long"], "--length takes one of"],
    [["--lang", "de"], "--lang takes one of"],
    [["--mask", "faces"], "--mask takes any of"],
    [["--length", "owner", "--page", "2"], "for --length annex"],
    [["--length", "annex", "--artifact", "ios.nothing"], "there is no artifact ios.nothing"],
    [["--to", "/no/such/folder/report.html"], "there is no folder"],
  ])("refuses %o", async (options, message) => {
    const { status, stderr } = await sillage(["report", run.caseFolder, ...options]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe("masks", () => {
  /** What the case knows of people: the serial of its phone, and whoever wrote a message. */
  function secrets(): readonly string[] {
    const { serial, name, imei } = run.caseFile.evidence[0]?.device ?? {};
    return [serial, name, imei].filter((one) => one !== undefined && one.length > 3) as string[];
  }

  it("are in the report, which says so in every section", async () => {
    const to = join(temporaryFolder(), "masked.html");
    expect((await sillage(["report", run.caseFolder, "--mask", "all", "--to", to])).status).toBe(0);
    const page = readFileSync(to, "utf8");
    expect(page.match(/<p class="marks">[^<]*Masked: names, /g)?.length).toBeGreaterThan(5);
    for (const secret of secrets()) expect(page).not.toContain(secret);
    expect(page).not.toContain(run.findings[0]?.id);
  });

  it.each(["json", "csv", "stix", "misp", "case-uco", "timesketch-jsonl", "timesketch-csv"])(
    "are in the export as %s, and are the same each time",
    async (format) => {
      const asked = ["export", run.caseFolder, "--format", format, "--mask", "names,numbers,emails,texts,places"];
      const first = await sillage(asked);
      expect([first.status, first.stderr]).toEqual([0, expect.stringContaining("Masked: names, numbers")]);
      for (const secret of secrets()) expect(first.stdout).not.toContain(secret);
      expect((await sillage(asked)).stdout).toBe(first.stdout);
    },
  );

  it("are refused for Parquet", async () => {
    const to = join(temporaryFolder(), "records.parquet");
    const { status, stderr } = await sillage([
      "export",
      run.caseFolder,
      "--format",
      "parquet",
      "--mask",
      "all",
      "--output",
      to,
    ]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("parquet is not masked")]);
    expect(existsSync(to)).toBe(false);
  });
});

describe("sillage assess", () => {
  const assess = (...options: string[]) => sillage(["assess", run.caseFolder, run.findings[0]?.id ?? "", ...options]);
  const amira = ["--by", "Amira", "--reason", "Seen in two stores."];
  const saved = () =>
    JSON.parse(readFileSync(join(run.caseFolder, "assessments.json"), "utf8")) as { assessments: readonly object[] };

  it("records who says what, adds to it and never changes it", async () => {
    expect((await assess(...amira, "--verdict", "unsure")).status).toBe(0);
    const [before] = saved().assessments;
    expect((await assess(...amira, "--verdict", "accept")).status).toBe(0);
    expect(saved().assessments).toEqual([before, expect.objectContaining({ verdict: "accept", by: "Amira" })]);
    expect(readFileSync(join(run.caseFolder, "log.jsonl"), "utf8")).toContain('"act":"assessed"');
  });

  it("calls a product confirmed on the word of two", async () => {
    const confirmed = ["--tool", "confirmed", "--product", "Pegasus"];
    const first = await assess(...amira, ...confirmed);
    expect(first.stdout).toContain("does not call it confirmed");
    const second = await assess("--by", "Bruno", "--reason", "The same.", ...confirmed);
    expect(second.stdout).toContain("Two analysts say so");
  });

  it("tells it in the report, with names", async () => {
    const to = join(temporaryFolder(), "report.html");
    await assess(
      ...[...amira, "--operator", "circumstantial", "--alternatives", "Another customer."],
      ...["--likelihood", "likely", "--confidence", "low"],
    );
    expect((await sillage(["report", run.caseFolder, "--to", to])).status).toBe(0);
    const page = readFileSync(to, "utf8");
    for (const words of ["What analysts say", "Amira", "Bruno", "Another customer.", "likely (55–80 %)"])
      expect(page).toContain(words);
  });

  it.each([
    [["--verdict", "accept"], 'it does not say "by"'],
    [[...amira], "say --verdict, --tool or --operator"],
    [[...amira, "--verdict", "yes"], '"verdict" is none of'],
    [[...amira, "--tool", "high"], '"product"'],
    [[...amira, "--operator", "documented"], '"alternatives"'],
    [[...amira, "--verdict", "accept", "--tool", "none"], "one of --verdict, --tool and --operator"],
  ])("refuses %o", async (options, message) => {
    const { status, stderr } = await assess(...options);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it("refuses a finding that the case does not have", async () => {
    const { status, stderr } = await sillage(["assess", run.caseFolder, "f-none", ...amira, "--verdict", "accept"]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("the case has no finding f-none")]);
  });
});
