import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { existsSync } from "node:fs";
import { artifacts } from "@sillage/core/artifacts/index.ts";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import type { EvidenceProblem } from "@sillage/core/evidence/tree.ts";
import type { Plan, TaskResult } from "@sillage/core/examine.ts";
import { concludeCoverage, concludeFindings, isDamaged } from "@sillage/core/findings/conclude.ts";
import type { Coverage } from "@sillage/core/findings/coverage.ts";
import type { Finding } from "@sillage/core/findings/finding.ts";
import { wording } from "@sillage/core/findings/wording/wording.ts";
import { isoTime } from "@sillage/core/formats/time.ts";
import type { PackSummary } from "@sillage/core/indicators/indicator.ts";
import { htmlReport } from "@sillage/core/report/html.ts";
import { terminalSummary } from "@sillage/core/report/summary.ts";
import { rules } from "@sillage/core/rules/index.ts";
import { severities } from "@sillage/core/rules/rule.ts";
import { type CaseFolder, openCaseFolder } from "../case/case-folder.ts";
import { mergeParts } from "../case/merge-records.ts";
import type { EngineOptions, EvidenceRequest, HashedFile, OpenedEvidence } from "../engine/methods.ts";
import { examineAll } from "../engine/pool.ts";
import { EngineError } from "../engine/protocol.ts";
import { type EngineThread, startEngine } from "../engine/thread.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { askPassword, givenPassword, passwordVariable } from "../terminal/password.ts";
import { type ProgressLine, progressLine } from "../terminal/progress.ts";
import { version } from "../version.ts";
import { type CheckOptions, checkHelp, parseCheckOptions } from "./check-options.ts";

export async function checkCommand(args: string[]): Promise<number> {
  const options = parseCheckOptions(args);
  if (!options) {
    process.stdout.write(checkHelp);
    return exitStatus.examined;
  }
  return check(options);
}

/** What an examination has found out, before it is written. */
interface Examined {
  readonly opened: readonly OpenedEvidence[];
  readonly plan: Plan;
  readonly packs: readonly PackSummary[];
  readonly asOf: number;
  readonly findings: Finding[];
  readonly coverage: Coverage;
  readonly hashed: readonly HashedFile[];
  readonly results: readonly TaskResult[];
  readonly recordParts: readonly string[];
}

/** Examines and writes a case; the number is the exit status. Also what `sillage practice --check` runs. */
export async function check(options: CheckOptions): Promise<number> {
  const existed = existsSync(options.caseFolder);
  const folder = openCaseFolder(options.caseFolder);
  const progress = progressLine(process.stderr, options.quiet || options.json);
  const created = new Date().toISOString();
  const cancellation = watchInterrupt();
  try {
    folder.writeState(runningCase(options, created));
    const examined = await cancellation.orCancelled(examine(options, folder, progress));
    progress.stage("Writing the case");
    const caseFile = finishedCase(options, created, examined);
    await writeCase(folder, caseFile, examined, options);
    progress.end();
    const status = statusOf(examined, options);
    printResult(folder, caseFile, examined, options, status);
    return status;
  } catch (error) {
    progress.end();
    return failed(error, folder, existed, options, created);
  } finally {
    cancellation.end();
  }
}

async function examine(options: CheckOptions, folder: CaseFolder, progress: ProgressLine): Promise<Examined> {
  const engineOptions = (number: number): EngineOptions => ({
    scratchFolder: folder.work,
    recordsPath: `${folder.work}/records-${number}.duckdb`,
    bundledPacks: options.bundledIndicators,
    packFiles: options.indicators,
  });
  let numberOfEngines = 0;
  const numbered = (number: number) => {
    numberOfEngines = Math.max(numberOfEngines, number + 1);
    return engineOptions(number);
  };
  progress.stage("Opening the evidence");
  const first = startEngine(numbered(0), (done, note) => progress.update(undefined, `${done} ${note}`));
  try {
    const packs = first.engine.loadIndicators();
    // Awaited below; a failure of it must not count as unhandled while the evidence is being opened.
    packs.catch(() => {});
    const { opened, requests } = await openAll(first, options);
    const loaded = await packs;
    progress.stage("Finding what the phone keeps");
    const plan = await first.engine.plan();
    const containerProblems = await first.engine.problems();
    const asOf = options.asOf ?? acquisitionTime(opened, plan);
    const results = await readTasks(first, plan, requests, { asOf, options, engineOptions: numbered, progress });
    const across = await first.engine.across(results, asOf);
    const hashed = options.hashAll ? await hashAll(first, opened, progress) : [];
    await first.engine.close();
    const words = wording(options.language);
    const findings = concludeFindings([...results.flatMap((result) => result.detections), ...across], {
      rules,
      artifacts,
      wording: words,
      custody: options.custody,
      hash: (text) => createHash("sha256").update(text).digest("hex"),
    });
    const trees = opened.map(({ kind }, index) => ({
      kind,
      problems: uniqueProblems([
        ...(containerProblems[index] ?? []),
        ...results.filter(({ task }) => task.evidence === index).flatMap((result) => result.containerProblems),
      ]),
    }));
    const coverage = concludeCoverage(trees, results, findings, {
      artifacts,
      rules,
      titles: (id, fallback) => words.title(id, fallback),
    });
    const recordParts = Array.from(
      { length: numberOfEngines },
      (_, number) => engineOptions(number).recordsPath,
    ).filter(existsSync);
    return { opened, plan, packs: loaded, asOf, findings, coverage, hashed, results, recordParts };
  } finally {
    await first.kill();
  }
}

/** Opens all evidence in the first engine; asks for a password when one is needed and none was given. */
async function openAll(
  first: EngineThread,
  options: CheckOptions,
): Promise<{ opened: readonly OpenedEvidence[]; requests: readonly EvidenceRequest[] }> {
  let password = givenPassword(options.passwordFile);
  const opened: OpenedEvidence[] = [];
  const requests: EvidenceRequest[] = [];
  for (const path of options.evidence) {
    const request = (): EvidenceRequest => ({
      path,
      ...(options.backup === undefined ? {} : { backup: options.backup }),
      ...(password === undefined ? {} : { password }),
    });
    let found: readonly OpenedEvidence[];
    try {
      found = await first.engine.open([request()]);
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== "password_needed" || password !== undefined) throw error;
      password = await askPassword(`${path} is encrypted. Password of the backup:`);
      if (password === undefined) throw error;
      found = await first.engine.open([request()]);
    }
    opened.push(...found);
    const keys = found.find((evidence) => evidence.keys)?.keys;
    requests.push(
      keys ? { path, keys, ...(options.backup === undefined ? {} : { backup: options.backup }) } : request(),
    );
  }
  return { opened, requests };
}

async function readTasks(
  first: EngineThread,
  plan: Plan,
  requests: readonly EvidenceRequest[],
  context: {
    asOf: number;
    options: CheckOptions;
    engineOptions: (number: number) => EngineOptions;
    progress: ProgressLine;
  },
): Promise<readonly TaskResult[]> {
  context.progress.stage("Reading");
  // A small file has its fixed cost too.
  const weight = (size: number) => size + 50_000;
  const total = plan.tasks.reduce((sum, task) => sum + weight(task.size), 0);
  let done = 0;
  let current = "";
  return examineAll(first, plan.tasks, {
    threads: context.options.threads ?? Math.min(4, availableParallelism()),
    engineOptions: context.engineOptions,
    requests,
    asOf: context.asOf,
    onProgress: (count, note) => context.progress.update(done / total, `${current}: ${count} ${note}`),
    onTaskStart: (task) => {
      current = task.file ?? task.artifact;
      context.progress.update(done / total, current);
    },
    onTaskDone: (result) => {
      done += weight(result.task.size);
    },
  });
}

async function hashAll(
  first: EngineThread,
  opened: readonly OpenedEvidence[],
  progress: ProgressLine,
): Promise<HashedFile[]> {
  progress.stage("Hashing every file");
  const hashed: HashedFile[] = [];
  for (const index of opened.keys()) hashed.push(...(await first.engine.hashAll(index)));
  return hashed;
}

function uniqueProblems(problems: readonly EvidenceProblem[]): EvidenceProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** The newest date that the evidence gives itself: of its backup, else of its files. */
function acquisitionTime(opened: readonly OpenedEvidence[], plan: Plan): number {
  const stated = opened.flatMap(({ device }) => (device.acquired === undefined ? [] : [device.acquired]));
  const ofFiles = plan.evidence.flatMap(({ newest }) => (newest === null ? [] : [newest]));
  const times = stated.length > 0 ? stated : ofFiles;
  return times.length > 0 ? Math.max(...times) : Date.now() * 1000;
}

function runningCase(options: CheckOptions, created: string): CaseFile {
  return {
    format: "sillage-case",
    formatVersion: 1,
    state: "running",
    tool: { name: "sillage", version: version() },
    created,
    evidence: [],
    packs: [],
    options: {
      asOf: "",
      language: options.language,
      bundledIndicators: options.bundledIndicators,
      custody: options.custody,
      hashAll: options.hashAll,
    },
    damaged: false,
    synthetic: false,
  };
}

function finishedCase(options: CheckOptions, created: string, examined: Examined): CaseFile {
  const running = runningCase(options, created);
  return {
    ...running,
    state: "complete",
    evidence: examined.opened.map(({ name, path, kind, encrypted, device }, index) => ({
      name,
      path,
      kind,
      encrypted,
      device,
      fileCount: examined.plan.evidence[index]?.fileCount ?? 0,
      files: hashedFiles(examined, index),
    })),
    packs: examined.packs,
    options: { ...running.options, asOf: isoTime(examined.asOf) },
    damaged: isDamaged(examined.coverage),
    // Practice phones carry the word in their device name.
    synthetic: examined.opened.some(({ device }) => /\(synthetic\)/i.test(device.name ?? "")),
  };
}

function hashedFiles(examined: Examined, evidence: number): CaseFile["evidence"][number]["files"] {
  const files = new Map<string, { path: string; size: number; sha256: string; storedSha256?: string }>();
  for (const { path, size, sha256, evidence: index } of examined.hashed) {
    if (index === evidence && sha256 !== null) files.set(path, { path, size, sha256 });
  }
  for (const artifact of examined.coverage.artifacts) {
    if (artifact.evidence !== evidence) continue;
    for (const { file, size, sha256, storedSha256 } of artifact.files) {
      if (sha256 !== null)
        files.set(file, { path: file, size, sha256, ...(storedSha256 === undefined ? {} : { storedSha256 }) });
    }
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

async function writeCase(
  folder: CaseFolder,
  caseFile: CaseFile,
  examined: Examined,
  options: CheckOptions,
): Promise<void> {
  await mergeParts(`${folder.work}/records.duckdb`, examined.recordParts, examined.results.flatMap(recordSource));
  folder.write("findings.json", `${JSON.stringify(examined.findings, null, 2)}\n`);
  folder.write("coverage.json", `${JSON.stringify(examined.coverage, null, 2)}\n`);
  folder.write("report.html", htmlReport({ ...reportInput(caseFile, examined, options) }));
  folder.adopt("records.duckdb");
  folder.removeWork();
  folder.writeState(caseFile);
}

function recordSource(result: TaskResult) {
  const artifact = artifacts.find(({ id }) => id === result.task.artifact);
  return {
    task: result.task.index,
    evidence: result.task.evidence,
    artifact: result.task.artifact,
    file: result.task.file ?? "",
    sha256: result.files[0]?.sha256 ?? "",
    timeBasis: artifact?.timeBasis ?? ("utc" as const),
  };
}

function reportInput(caseFile: CaseFile, examined: Examined, options: CheckOptions) {
  return {
    caseFile,
    findings: examined.findings,
    coverage: examined.coverage,
    wording: wording(options.language),
    language: options.language,
    artifactTitle: (id: string) => artifacts.find((artifact) => artifact.id === id)?.title ?? id,
    ruleText: (id: string) => rules.find((rule) => rule.id === id),
  };
}

function statusOf(examined: Examined, options: CheckOptions): number {
  const { failOn } = options;
  if (failOn !== undefined) {
    const reached = examined.findings.some(
      ({ severity }) => severities.indexOf(severity) >= severities.indexOf(failOn),
    );
    if (reached) return exitStatus.findings;
  }
  return isDamaged(examined.coverage) ? exitStatus.damaged : exitStatus.examined;
}

function printResult(
  folder: CaseFolder,
  caseFile: CaseFile,
  examined: Examined,
  options: CheckOptions,
  status: number,
): void {
  if (options.json) {
    const result = {
      case: folder.path,
      exitStatus: status,
      damaged: caseFile.damaged,
      report: folder.file("report.html"),
      findings: examined.findings,
    };
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const { isTTY, columns } = process.stdout;
  const summary = terminalSummary(
    { ...reportInput(caseFile, examined, options), reportPath: folder.file("report.html") },
    { color: isTTY && !process.env["NO_COLOR"], width: isTTY ? columns : 100 },
  );
  process.stdout.write(summary.endsWith("\n") ? summary : `${summary}\n`);
}

class CancelledError extends Error {
  override name = "CancelledError";
}

/** Ctrl-C ends the examination at once and cleanly. */
function watchInterrupt() {
  let cancel: (error: Error) => void = () => {};
  const cancelled = new Promise<never>((_, reject) => {
    cancel = reject;
  });
  cancelled.catch(() => {});
  const onSignal = () => cancel(new CancelledError("cancelled"));
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return {
    orCancelled: <T>(work: Promise<T>): Promise<T> => Promise.race([work, cancelled]),
    end() {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
    },
  };
}

function failed(error: unknown, folder: CaseFolder, existed: boolean, options: CheckOptions, created: string): number {
  folder.removeWork();
  if (error instanceof CancelledError) {
    folder.writeState({ ...runningCase(options, created), state: "cancelled" });
    process.stderr.write(
      `\nCancelled. Kept: ${folder.file("case.json")}, which says so. Nothing else; start again to examine.\n`,
    );
    // The worker threads are in the middle of something; the process does not wait for them.
    process.exit(exitStatus.cancelled);
  }
  if (existed) folder.writeState({ ...runningCase(options, created), state: "failed" });
  else rmSync(folder.path, { recursive: true, force: true });
  if (error instanceof EngineError && error.remoteName === "EvidenceOpenError") {
    process.stderr.write(`sillage: ${error.message}\n`);
    if (error.code === "password_needed") {
      process.stderr.write(
        `Give it with --password-file FILE or ${passwordVariable}, or run sillage in a terminal to be asked.\n`,
      );
    }
    return exitStatus.notOpened;
  }
  if (error instanceof EngineError && error.remoteName === "PackError") throw new UsageError(error.message);
  throw error;
}
