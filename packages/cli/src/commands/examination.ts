import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { artifacts } from "@sillage/core/artifacts/index.ts";
import { EvidenceOpenError, type EvidenceProblem, isNote } from "@sillage/core/evidence/tree.ts";
import type { Plan, TaskResult } from "@sillage/core/examine.ts";
import { concludeCoverage, concludeFindings } from "@sillage/core/findings/conclude.ts";
import type { Coverage } from "@sillage/core/findings/coverage.ts";
import { type CustodyReport, concludeCustody } from "@sillage/core/findings/custody-report.ts";
import type { Finding } from "@sillage/core/findings/finding.ts";
import { phonesOf } from "@sillage/core/findings/phones.ts";
import { wording } from "@sillage/core/findings/wording/wording.ts";
import type { PackSummary } from "@sillage/core/indicators/indicator.ts";
import { rules } from "@sillage/core/rules/index.ts";
import type { CaseFolder } from "../case/case-folder.ts";
import type {
  EngineOptions,
  EvidenceRequest,
  ExaminedByEngine,
  HashedFile,
  OpenedEvidence,
} from "../engine/methods.ts";
import { examineAll } from "../engine/pool.ts";
import { type EngineThread, startEngine } from "../engine/thread.ts";
import type { ProgressLine } from "../terminal/progress.ts";
import type { CheckOptions } from "./check-options.ts";
import { openAll } from "./open-all.ts";
import { tellUnusable } from "./unusable-indicators.ts";

/** What an examination has found out, before it is written. */
export interface Examined {
  readonly opened: readonly OpenedEvidence[];
  readonly plan: Plan;
  readonly packs: readonly PackSummary[];
  readonly asOf: number;
  readonly findings: Finding[];
  readonly coverage: Coverage;
  readonly custody: readonly CustodyReport[];
  readonly hashed: readonly HashedFile[];
  readonly results: readonly TaskResult[];
  readonly recordParts: readonly string[];
}

/** Opens, plans, reads and concludes, in engines of their own threads. `begin` is called when there is what to read. */
export async function examine(
  options: CheckOptions,
  folder: CaseFolder,
  progress: ProgressLine,
  begin: () => void,
): Promise<Examined> {
  const engineOptions = (number: number): EngineOptions => ({
    scratchFolder: folder.work,
    recordsPath: `${folder.work}/records-${number}`,
    bundledPacks: options.bundledIndicators,
    packFiles: options.indicators,
    ...(options.packDigests ? { packDigests: options.packDigests } : {}),
    custody: options.custody,
  });
  let numberOfEngines = 0;
  const numbered = (number: number) => {
    numberOfEngines = Math.max(numberOfEngines, number + 1);
    return engineOptions(number);
  };
  const first = startEngine(numbered(0), (done, note) => progress.update(undefined, `${done} ${note}`));
  try {
    const packs = first.engine.loadIndicators();
    // Awaited below; a failure of it must not count as unhandled while the evidence is being opened.
    packs.catch(() => {});
    const { opened, requests, plan, containerProblems } = await openAll(first, options, progress);
    const loaded = await packs;
    tellUnusable(loaded, (line) => process.stderr.write(`${line}\n`));
    refuseUnread(opened, plan, containerProblems);
    begin();
    const asOf = options.asOf ?? acquisitionTime(opened, plan);
    const examined = await readTasks(first, plan, requests, { asOf, options, engineOptions: numbered, progress });
    const results = examined.map(({ result }) => result);
    const phones = phonesOf(opened.map(({ device }) => device));
    const keptByTasks = examined.map(({ kept }) => kept);
    const across = await first.engine.across(keptByTasks, asOf, phones);
    const hashed = options.hashAll ? await hashAll(first, opened, progress) : [];
    await first.engine.close();
    const words = wording(options.language);
    const findings = concludeFindings([...results.flatMap((result) => result.detections), ...across], {
      rules,
      artifacts,
      wording: words,
      custody: options.custody,
      hash: (text) => createHash("sha256").update(text).digest("hex"),
      phones,
      unvettedPacks: new Set(loaded.flatMap(({ id, vetted }) => (vetted ? [] : [id]))),
      ...(options.acquisition ? { acquisition: options.acquisition } : {}),
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
    const custody = concludeCustody(options.custody, results, coverage.artifacts, findings);
    return { opened, plan, packs: loaded, asOf, findings, coverage, custody, hashed, results, recordParts };
  } finally {
    await first.kill();
  }
}

/** Evidence of which nothing would be read must not look examined. Throws EvidenceOpenError. */
function refuseUnread(
  opened: readonly OpenedEvidence[],
  plan: Plan,
  problems: readonly (readonly EvidenceProblem[])[],
): void {
  // One piece that was handed in may open as several: an acquisition and the bug report inside of it.
  const read = new Set(plan.tasks.map(({ evidence }) => opened[evidence]?.path));
  for (const [index, { path }] of opened.entries()) {
    if (read.has(path)) continue;
    // A link that leads out of a folder is no damage: any folder of a computer may hold some.
    const damage = problems[index]?.find(({ code }) => !isNote(code) && code !== "refused");
    if (damage) throw new EvidenceOpenError("damaged", `${path} cannot be read: ${damage.message}.`);
    throw new EvidenceOpenError(
      "unrecognised",
      `${path} holds no evidence that is known. Give the folder of a backup or acquisition, the top of a file-system dump, or an archive of one.`,
    );
  }
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
): Promise<readonly ExaminedByEngine[]> {
  context.progress.stage("reading");
  // A small file has its fixed cost too.
  const weight = (size: number) => size + 50_000;
  const total = plan.tasks.reduce((sum, task) => sum + weight(task.size), 0);
  let done = 0;
  let current = "";
  return examineAll(first, plan.tasks, {
    threads: context.options.threads ?? threadsFor(total),
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

/** What a second engine must have to read for its start to be worth its while: some 0.7 s of a processor. */
const worthAnEngine = 24 * 2 ** 20;

function threadsFor(bytes: number): number {
  return Math.max(1, Math.min(4, availableParallelism(), Math.ceil(bytes / worthAnEngine)));
}

async function hashAll(
  first: EngineThread,
  opened: readonly OpenedEvidence[],
  progress: ProgressLine,
): Promise<HashedFile[]> {
  progress.stage("hashing");
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
