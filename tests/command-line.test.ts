import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { parseCheckOptions } from "../packages/cli/src/commands/check-options.ts";
import { UsageError } from "../packages/cli/src/exit-status.ts";
import { backup, encryptedBackup, indicators, password } from "./hostile/phone.ts";
import { type CheckRun, check, command, type Ended, sillage, temporaryFolder } from "./sillage.ts";

/** The contract that people and their scripts rely on. */

let evidence: string;
let encrypted: string;
let pack: string;

beforeAll(() => {
  evidence = backup();
  encrypted = encryptedBackup();
  pack = join(temporaryFolder(), "mine.txt");
  writeFileSync(pack, indicators);
});

function caseAt(folder: string): CaseFile {
  return JSON.parse(readFileSync(join(folder, "case.json"), "utf8")) as CaseFile;
}

describe("help", () => {
  it.each([
    [["--help"], 5, 24],
    [["check", "--help"], 24, 54],
    [["practice", "--help"], 5, 40],
    [["packs", "--help"], 5, 40],
  ] as const)("sillage %o fits a screen", async (args, atLeast, atMost) => {
    const { status, stdout, stderr } = await sillage(args);
    expect([status, stderr]).toEqual([0, ""]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(atLeast);
    expect(lines.length).toBeLessThanOrEqual(atMost);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("tells the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../packages/cli/package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    for (const name of ["--version", "-V", "version"]) {
      expect(await sillage([name])).toMatchObject({ status: 0, stdout: `sillage ${version}\n`, stderr: "" });
    }
  });

  it("can be run as a program", () => {
    expect(readFileSync(command, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(statSync(command).mode & 0o111).not.toBe(0);
  });
});

it("whose output nobody reads to its end does its work", async () => {
  const child = spawn(process.execPath, [command, "packs", "list"], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.on("data", (part: Buffer) => {
    stderr += part.toString();
  });
  const [status] = await once(child, "close");
  expect([status, stderr]).toEqual([0, ""]);
});

describe("wrong usage ends with 2 and says how it should be", () => {
  it.each([
    ["no command", [], /sillage COMMAND/],
    ["an unknown command", ["chekc", "x"], /no command "chekc".*check/],
    ["no evidence", ["check"], /name the evidence[\s\S]*sillage check --help/],
    ["a password on the command line", ["check", "x", "--password", "secret"], /--password[\s\S]*sillage check --help/],
    ["a password file that is not there", ["check", "x", "--password-file", "/absent"], /\/absent/],
  ] as [string, readonly string[], RegExp][])("%s", async (_, args, says) => {
    const cwd = temporaryFolder();
    const { status, stdout, stderr } = await sillage(args, { cwd });
    expect(status).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/defect|secret/);
    expect(stdout).toBe("");
    expect(readdirSync(cwd)).toEqual([]);
  });

  // What the options say is decided before anything is opened; the way from there to status 2 is the same for all.
  it.each([
    ["an unknown option", ["--bogus"], /--bogus/],
    ["a level that is none", ["--fail-on", "grave"], /informational.*critical/],
    ["a language that is none", ["--lang", "tlh"], /en.*fr/],
    ["a day that is none", ["--as-of", "tomorrow"], /2025-03-01/],
    ["a day that does not exist", ["--as-of", "2025-02-30"], /2025-03-01/],
    ["custody without zone", ["--custody", "2025-03-01T10:00/2025-03-01T12:00"], /zone/],
    ["custody of one moment", ["--custody", "2025-03-01T10:00Z"], /START\/END/],
    ["custody of three moments", ["--custody", "2025-03-01T10:00Z/2025-03-01T11:00Z/2025-03-01T12:00Z"], /START\/END/],
    ["custody backwards", ["--custody", "2025-03-02T10:00Z/2025-03-01T10:00Z"], /ends before/],
    ["backup 0", ["--backup", "0"], /whole number/],
    ["half a thread", ["--threads", "0.5"], /whole number/],
  ] as [string, string[], RegExp][])("%s", (_, args, says) => {
    const parse = () => parseCheckOptions(["evidence", ...args]);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(says);
  });
});

describe("evidence that cannot be opened ends with 3 and says what to do", () => {
  const file = (name: string, content: string) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, content);
    return path;
  };
  const cases: [string, () => string, RegExp][] = [
    ["nothing there", () => "/absent/phone", /nothing at \/absent\/phone/],
    ["a file of another kind", () => file("notes.txt", "hello"), /Accepted are:\n {2}- an iOS backup/],
    ["an empty folder", () => temporaryFolder(), /no evidence that is known/],
    ["a folder of other things", () => join(file("notes.txt", "hello"), ".."), /no evidence that is known/],
    ["a zip of other things", () => file("x.zip", `PK\u0005\u0006${"\0".repeat(18)}`), /./],
  ];
  it.each(cases)("%s", async (_, path, says) => {
    const run = await check(path());
    expect(run.status).toBe(3);
    expect(run.stderr).toMatch(says);
    expect(run.stderr).not.toContain("defect");
    expect(existsSync(run.caseFolder)).toBe(false);
  });
});

describe("an examination", () => {
  let run: CheckRun;
  beforeAll(async () => {
    run = await check(evidence, ["--indicators", pack]);
  });

  it("of sound evidence ends with 0 and leaves a whole case", () => {
    expect([run.status, run.stderr]).toEqual([0, ""]);
    expect(readdirSync(run.caseFolder).sort()).toEqual([
      "case.json",
      "coverage.json",
      "findings.json",
      "log.jsonl",
      "records.duckdb",
      "report-owner.html",
      "report.html",
    ]);
    expect(run.caseFile).toMatchObject({ state: "complete", damaged: false, options: { language: "en" } });
    expect(run.stdout).toContain(join(run.caseFolder, "report.html"));
    expect(statSync(run.caseFolder).mode & 0o077).toBe(0);
    // Read when it was opened, and named with its hash.
    expect(run.caseFile.evidence[0]?.files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  });

  it("--json gives JSON and nothing else; --fail-on ends with 5 at its level", async () => {
    const told = await check(evidence, ["--indicators", pack, "--json", "--fail-on", "critical"]);
    const result = JSON.parse(told.stdout) as { findings: unknown[] };
    expect(result).toMatchObject({ case: told.caseFolder, exitStatus: 5, damaged: false });
    expect(result.findings).toEqual(run.findings);
    expect([told.status, told.stderr]).toEqual([5, ""]);
  });

  it("tells its steps where it is not --quiet, without colours where nobody looks on", async () => {
    const args = ["--no-bundled-indicators", "--case", join(temporaryFolder(), "case")];
    const loud = await sillage(["check", evidence, ...args]);
    expect(loud.stderr).toMatch(/Opening the evidence[\s\S]*Reading[\s\S]*Writing the case/);
    expect(loud.stderr + loud.stdout).not.toMatch(/\u001b/);
  });

  it("--lang gives the report in that language; --fail-on is not met below its level", async () => {
    const french = await check(evidence, ["--lang", "fr", "--fail-on", "critical"]);
    expect(french.status).toBe(0);
    const report = readFileSync(join(french.caseFolder, "report.html"), "utf8");
    expect(report).toMatch(/<html[^>]* lang="fr"/);
    expect(french.caseFile.options.language).toBe("fr");
    expect(report).not.toContain("What was examined");
  });

  it("--as-of, --custody and --hash-all stand in the case", async () => {
    const window = "2023-11-14T20:00+01:00/2023-11-14T23:59+01:00=search of the house";
    const dated = await check(evidence, [
      "--indicators",
      pack,
      "--as-of",
      "2025-03-01",
      "--custody",
      window,
      "--hash-all",
    ]);
    expect(dated.caseFile.options).toMatchObject({
      asOf: "2025-03-01T00:00:00Z",
      hashAll: true,
      custody: [{ label: "search of the house", start: "2023-11-14T19:00:00Z", end: "2023-11-14T22:59:00Z" }],
    });
    const message = dated.findings.find(({ records }) => records[0]?.artifact === "ios.sms");
    expect(message?.custody).toEqual(["search of the house"]);
    // All files that the backup holds, and its own lists.
    expect(dated.caseFile.evidence[0]?.files.length).toBe(dated.caseFile.evidence[0]?.fileCount);
  });

  it("takes a password from a file or the environment, and never writes it down", async () => {
    const passwordFile = join(temporaryFolder(), "password");
    writeFileSync(passwordFile, `${password}\n`);
    const runs = [
      await check(encrypted, ["--password-file", passwordFile]),
      await check(encrypted, [], { env: { SILLAGE_PASSWORD: password } }),
    ];
    for (const run of runs) {
      expect(run.status).toBe(0);
      expect(run.caseFile.evidence[0]?.encrypted).toBe(true);
      for (const name of readdirSync(run.caseFolder)) {
        expect(readFileSync(join(run.caseFolder, name)).includes(password), name).toBe(false);
      }
      expect(run.stdout + run.stderr).not.toContain(password);
    }
  });

  it("asks which of several backups, and takes the one that is chosen", async () => {
    const parent = temporaryFolder();
    for (const name of ["a-phone", "b-phone"]) cpSync(evidence, join(parent, name), { recursive: true });
    const asked = await check(parent);
    expect(asked.status).toBe(3);
    expect(asked.stderr).toMatch(/2 backups.*--backup[\s\S]*1 {2}a-phone[\s\S]*2 {2}b-phone/);
    const chosen = await check(parent, ["--backup", "2"]);
    expect(chosen.status).toBe(0);
  });
});

describe("the folder of the case", () => {
  it("is left alone when it holds something else", async () => {
    const foreign = temporaryFolder();
    writeFileSync(join(foreign, "thesis.txt"), "mine");
    const run = await check(evidence, [], { caseFolder: foreign });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/holds no case/);
    expect(readdirSync(foreign)).toEqual(["thesis.txt"]);
  });

  it("gets a new name when none is given, and the next one after it", async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, "sillage-case-backup"));
    expect((await sillage(["check", evidence, "--quiet", "--no-bundled-indicators"], { cwd })).status).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual(["sillage-case-backup", "sillage-case-backup-2"]);
    expect(readdirSync(join(cwd, "sillage-case-backup"))).toEqual([]);
  });

  it("is taken over by a second examination", async () => {
    const caseFolder = join(temporaryFolder(), "case");
    const first = await check(evidence, ["--indicators", pack], { caseFolder });
    const before = first.findings.length;
    const second = await check(evidence, [], { caseFolder });
    expect(second.status).toBe(0);
    expect(second.findings.length).toBeLessThan(before);
    expect(second.caseFile.packs).toEqual([]);
  });
});

describe("an examination that is ended", () => {
  /** Ends it with the signal as soon as it says that it has come so far. */
  async function ended(at: string, signal: NodeJS.Signals): Promise<{ run: Ended; folder: string }> {
    const folder = join(temporaryFolder(), "case");
    mkdirSync(folder);
    const run = await sillage(["check", evidence, "--case", folder], {
      onProgress: (text, kill) => {
        if (text.includes(at)) kill(signal);
      },
    });
    return { run, folder };
  }

  it.each(["SIGINT", "SIGTERM"] as const)("by %s says that it was cancelled, and leaves no result", async (signal) => {
    const { run, folder } = await ended("Opening", signal);
    expect(run.status).toBe(130);
    expect(run.stderr).toContain("Cancelled");
    expect(caseAt(folder).state).toBe("cancelled");
    expect(readdirSync(folder).sort()).toEqual(["case.json", "log.jsonl"]);
  });

  it("by SIGKILL never looks finished, and can be taken up anew", async () => {
    const { run, folder } = await ended("Opening", "SIGKILL");
    expect(run.signal).toBe("SIGKILL");
    expect(caseAt(folder).state).toBe("running");
    expect(existsSync(join(folder, "findings.json"))).toBe(false);
    const again = await check(evidence, [], { caseFolder: folder });
    expect([again.status, again.caseFile.state]).toEqual([0, "complete"]);
    expect(existsSync(join(folder, ".work"))).toBe(false);
  });
});

describe("a case that is there already", () => {
  it("is kept as it was when the evidence cannot be opened", async () => {
    const folder = join(temporaryFolder(), "case");
    await sillage(["check", evidence, "--case", folder, "--indicators", pack, "--no-bundled-indicators", "--quiet"]);
    const before = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);
    const { status } = await sillage(["check", join(folder, "absent"), "--case", folder, "--quiet"]);
    expect(status).toBe(3);
    expect(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")])).toEqual(
      before,
    );
  });
});
