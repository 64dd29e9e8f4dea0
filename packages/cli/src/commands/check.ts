import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { EvidenceOpenError } from "@sillage/core/evidence/tree.ts";
import { isDamaged } from "@sillage/core/findings/conclude.ts";
import { terminalSummary } from "@sillage/core/report/summary.ts";
import { visible } from "@sillage/core/report/text.ts";
import { severities } from "@sillage/core/rules/rule.ts";
import { type CaseFolder, openCaseFolder } from "../case/case-folder.ts";
import { consentFile, keptConsent, recordConsent } from "../case/consent-file.ts";
import { appendLog } from "../case/log.ts";
import { EngineError } from "../engine/protocol.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { sha256 } from "../sha256.ts";
import { printHelp } from "../terminal/help.ts";
import { passwordVariable } from "../terminal/password.ts";
import { type ProgressLine, progressLine } from "../terminal/progress.ts";
import { version } from "../version.ts";
import { finishedCase, reportInput, runningCase, writeCase } from "./case-writing.ts";
import { type CheckOptions, checkHelp, parseCheckOptions } from "./check-options.ts";
import { type Examined, examine } from "./examination.ts";

export async function checkCommand(args: string[]): Promise<number> {
  const options = parseCheckOptions(args);
  if (!options) {
    printHelp(checkHelp);
    return exitStatus.examined;
  }
  return check(options);
}

/** Where an examination is told of; the terminal where nothing is said. */
export interface CheckTold {
  readonly result?: typeof printResult;
  readonly progress?: ProgressLine;
  /** Why it ended without a result. */
  readonly failed?: (code: string, message: string) => void;
}

/**
 * Examines and writes a case; the number is the exit status. Also what `sillage practice --check`, `sillage repeat` and
 * the workbench run.
 */
export async function check(given: CheckOptions, told: CheckTold = {}): Promise<number> {
  const consent = given.consent ?? keptConsent(given.caseFolder, given.evidence);
  const options: CheckOptions = consent ? { ...given, consent } : given;
  const existed = existsSync(options.caseFolder);
  const replaces = existsSync(join(options.caseFolder, "case.json"));
  const folder = openCaseFolder(options.caseFolder);
  const progress = told.progress ?? progressLine(process.stderr, options.quiet || options.json);
  const created = new Date().toISOString();
  const cancellation = watchInterrupt();
  let begun = false;
  try {
    const begin = () => {
      folder.removeResults();
      folder.writeState(runningCase(options, created));
      if (!begun) beginLog(folder, options);
      begun = true;
    };
    // An earlier case is replaced once its evidence has opened, not by a slip of the keyboard.
    if (!replaces) begin();
    const examined = await cancellation.orCancelled(examine(options, folder, progress, begin));
    progress.stage("writing");
    const caseFile = finishedCase(options, created, examined);
    await writeCase(folder, caseFile, examined, options);
    appendLog(folder.path, "examined", examinedDetail(folder, caseFile, examined));
    progress.end();
    const status = statusOf(examined, options);
    (told.result ?? printResult)(folder, caseFile, examined, options, status);
    return status;
  } catch (error) {
    progress.end();
    return failed(error, folder, { existed, begun }, runningCase(options, created), told.failed ?? tellFailed);
  } finally {
    cancellation.end();
  }
}

function beginLog(folder: CaseFolder, { consent, evidence }: CheckOptions): void {
  appendLog(folder.path, "created", { version: version(), evidence });
  if (consent) recordConsent(folder.path, consent);
  else if (existsSync(folder.file(consentFile))) {
    rmSync(folder.file(consentFile));
    appendLog(folder.path, "consent", { removed: "it was given for other evidence" });
    process.stderr.write("The consent that this case held was given for other evidence: it was removed.\n");
  }
}

/** What ties the log to what was found. */
function examinedDetail(folder: CaseFolder, caseFile: CaseFile, examined: Examined): Record<string, unknown> {
  const hash = (name: string) => sha256(readFileSync(folder.file(name)));
  return {
    evidence: caseFile.evidence.map(({ name, kind }) => ({ name, kind })),
    findings: examined.findings.length,
    damaged: caseFile.damaged,
    sha256: { "findings.json": hash("findings.json"), "coverage.json": hash("coverage.json") },
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

function failed(
  error: unknown,
  folder: CaseFolder,
  { existed, begun }: { existed: boolean; begun: boolean },
  running: CaseFile,
  tell: NonNullable<CheckTold["failed"]>,
): number {
  folder.removeWork();
  const stop = (state: "cancelled" | "failed"): void => {
    folder.writeState({ ...running, state });
    appendLog(folder.path, "stopped", { state });
  };
  if (error instanceof CancelledError) {
    if (begun) stop("cancelled");
    const kept = begun
      ? `${folder.file("case.json")}, which says so, and the log. Nothing else`
      : "the earlier case, as it was";
    process.stderr.write(`\nCancelled. Kept: ${kept}; start again to examine.\n`);
    // The worker threads are in the middle of something; the process does not wait for them.
    process.exit(exitStatus.cancelled);
  }
  if (!existed) rmSync(folder.path, { recursive: true, force: true });
  else if (begun) stop("failed");
  const isOpening =
    error instanceof EvidenceOpenError || (error instanceof EngineError && error.remoteName === "EvidenceOpenError");
  if (isOpening) {
    tell(error.code ?? "not_opened", error.message);
    return exitStatus.notOpened;
  }
  if (error instanceof EngineError && error.remoteName === "PackError") throw new UsageError(error.message);
  throw error;
}

function tellFailed(code: string, message: string): void {
  // It may quote names of the evidence.
  process.stderr.write(`sillage: ${message.split("\n").map(visible).join("\n")}\n`);
  if (code !== "password_needed") return;
  process.stderr.write(
    `Give it with --password-file FILE, --key FILE or ${passwordVariable}, or run sillage in a terminal to be asked.\n`,
  );
}
