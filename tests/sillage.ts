import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import type { Coverage } from "@sillage/core/findings/coverage.ts";
import type { Finding } from "@sillage/core/findings/finding.ts";
import { afterAll } from "vitest";

/** Runs the built command as a person does, and reads what it leaves. */

export const command = fileURLToPath(new URL("../packages/cli/bin/sillage.js", import.meta.url));

if (!existsSync(new URL("../packages/cli/dist/main.js", import.meta.url))) {
  throw new Error("These tests run the built command: `npm run build` first.");
}

const folders: string[] = [];

/** A new empty folder, removed when the tests of the file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sillage-e2e-"));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export interface Ended {
  /** Null when a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What runs before the command: options of Node. */
  readonly nodeOptions?: readonly string[];
  /** A program that the command is handed to: `strace …`. */
  readonly under?: readonly string[];
  /** Called on every piece of standard error, with what ends the process. */
  readonly onProgress?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs `sillage ARGS`. No password, language or time zone of the machine reaches it. */
export function sillage(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const [program = "", ...rest] = [
    ...(options.under ?? []),
    process.execPath,
    ...(options.nodeOptions ?? []),
    command,
    ...args,
  ];
  const child = spawn(program, rest, {
    cwd: options.cwd ?? tmpdir(),
    env: { PATH: process.env.PATH, HOME: tmpdir(), TZ: "UTC", LC_ALL: "C.UTF-8", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      options.onProgress?.(text, (signal) => child.kill(signal));
    });
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

export interface CheckRun extends Ended {
  readonly caseFolder: string;
  readonly caseFile: CaseFile;
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
}

/** `sillage check`, in one engine and without the bundled indicators unless asked for, into a case folder of its own. */
export async function check(
  evidence: string | readonly string[],
  args: readonly string[] = [],
  options: RunOptions & { readonly caseFolder?: string; readonly bundledIndicators?: boolean } = {},
): Promise<CheckRun> {
  const caseFolder = options.caseFolder ?? join(temporaryFolder(), "case");
  const ended = await sillage(
    [
      "check",
      ...(typeof evidence === "string" ? [evidence] : evidence),
      "--case",
      caseFolder,
      "--quiet",
      ...(options.bundledIndicators ? [] : ["--no-bundled-indicators"]),
      // The evidence of tests is small: a second engine costs more than it saves.
      ...(args.includes("--threads") ? [] : ["--threads", "1"]),
      ...args,
    ],
    options,
  );
  // Read when asked for: a run that could not open its evidence leaves no case.
  return {
    ...ended,
    caseFolder,
    get caseFile(): CaseFile {
      return readJson(caseFolder, "case.json", ended);
    },
    get findings(): readonly Finding[] {
      return readJson(caseFolder, "findings.json", ended);
    },
    get coverage(): Coverage {
      return readJson(caseFolder, "coverage.json", ended);
    },
  };
}

function readJson<T>(folder: string, name: string, ended: Ended): T {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`no ${name}; status ${ended.status}; ${ended.stderr}`);
  return JSON.parse(readFileSync(path, "utf8")) as T;
}
