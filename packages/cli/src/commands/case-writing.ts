import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import type { TaskResult } from "@sillage/core/examine.ts";
import { isDamaged } from "@sillage/core/findings/conclude.ts";
import { wording } from "@sillage/core/findings/wording/wording.ts";
import { isoTime } from "@sillage/core/formats/time.ts";
import { htmlPage } from "@sillage/core/report/html.ts";
import type { ReportInput } from "@sillage/core/report/input.ts";
import { ownerReport } from "@sillage/core/report/owner.ts";
import { technicalReport } from "@sillage/core/report/technical.ts";
import type { CaseFolder } from "../case/case-folder.ts";
import { mergeParts } from "../case/merge-records.ts";
import { consentOf, registry, storedAssessments } from "../case/stored-report.ts";
import { version } from "../version.ts";
import type { CheckOptions } from "./check-options.ts";
import type { Examined } from "./examination.ts";

export function runningCase(options: CheckOptions, created: string): CaseFile {
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
      ...(options.acquisition ? { acquisition: options.acquisition } : {}),
      hashAll: options.hashAll,
      ...(options.backup === undefined ? {} : { backup: options.backup }),
    },
    damaged: false,
    synthetic: false,
  };
}

export function finishedCase(options: CheckOptions, created: string, examined: Examined): CaseFile {
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
    synthetic: examined.opened.some(isPractice),
  };
}

/** Practice phones carry the word in their name; those of Android, which has no name in every form, have it beside them. */
function isPractice({ path, device }: Examined["opened"][number]): boolean {
  return /\(synthetic\)/i.test(device.name ?? "") || existsSync(join(dirname(path), "SYNTHETIC.txt"));
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

export async function writeCase(
  folder: CaseFolder,
  caseFile: CaseFile,
  examined: Examined,
  options: CheckOptions,
): Promise<void> {
  await mergeParts(`${folder.work}/records.duckdb`, examined.recordParts, examined.results.flatMap(recordSource));
  folder.write("findings.json", `${JSON.stringify(examined.findings, null, 2)}\n`);
  if (examined.custody.length > 0) folder.write("custody.json", `${JSON.stringify(examined.custody, null, 2)}\n`);
  folder.write("coverage.json", `${JSON.stringify(examined.coverage, null, 2)}\n`);
  const report = reportInput(caseFile, examined, options);
  for (const [name, page] of reportPages(report)) folder.write(name, page);
  folder.adopt("records.duckdb");
  folder.removeWork();
  folder.writeState(caseFile);
}

/** The reports that every case has, by the names of their files. */
export function reportPages(input: ReportInput): readonly (readonly [string, string])[] {
  const linked = { ...input, ownerPage: "report-owner.html", technicalPage: "report.html" };
  return [
    [linked.technicalPage, htmlPage(technicalReport(linked))],
    [linked.ownerPage, htmlPage(ownerReport(linked))],
  ];
}

function recordSource(result: TaskResult) {
  return {
    task: result.task.index,
    evidence: result.task.evidence,
    artifact: result.task.artifact,
    file: result.task.file ?? "",
    sha256: result.files[0]?.sha256 ?? "",
    timeBasis: result.timeBasis,
  };
}

export function reportInput(caseFile: CaseFile, examined: Examined, options: CheckOptions): ReportInput {
  return {
    caseFile,
    caseName: basename(options.caseFolder),
    findings: examined.findings,
    coverage: examined.coverage,
    custody: examined.custody,
    wording: wording(options.language),
    ...registry,
    ...consentOf(options.caseFolder),
    // Of an earlier examination of the same evidence: findings keep their ids.
    assessments: storedAssessments(options.caseFolder),
  };
}
