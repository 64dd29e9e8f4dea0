import type { Artifact } from "./artifacts/artifact.ts";
import { type Clock, clockOf } from "./artifacts/clock.ts";
import { artifacts } from "./artifacts/index.ts";
import { type InputSession, openInput, problemOf, type ReadFile, type ReadProblem } from "./artifacts/input.ts";
import { indexPlaces } from "./artifacts/places.ts";
import { readingsOf } from "./artifacts/recovered.ts";
import type { Limits } from "./bytes/limits.ts";
import { type ExportShape, shapeOf } from "./evidence/exports/shapes.ts";
import { type EvidenceProblem, type EvidenceTree, isNote } from "./evidence/tree.ts";
import { type Kept, keepFor, sees } from "./findings/across.ts";
import { type CollectedDetection, collector } from "./findings/collect.ts";
import type { CustodyWindow } from "./findings/custody.ts";
import { type CustodySeen, watchCustody } from "./findings/custody-events.ts";
import type { SqliteEngine } from "./formats/sqlite/engine.ts";
import type { TimeBasis } from "./formats/time.ts";
import type { Matcher } from "./indicators/matcher.ts";
import { isShortener } from "./indicators/shorteners.ts";
import { findUrls } from "./indicators/text.ts";
import type { Platform } from "./platform.ts";
import type { RecordDraft, SourcedRecord } from "./records/kinds.ts";
import { rules } from "./rules/index.ts";
import type { Detector, Rule, RuleContext } from "./rules/rule.ts";

/**
 * The walk through the rooms, in three steps that can run in different threads:
 * `plan` finds where the artifacts lie, `examineTask` reads one of them, `conclude` (findings/conclude.ts) says what
 * was seen and what was not.
 */

/** One artifact in one file (or, for artifacts that read a tree, in one piece of evidence). */
export interface Task {
  readonly index: number;
  readonly artifact: string;
  readonly evidence: number;
  readonly file: string | null;
  /** Bytes, for progress. */
  readonly size: number;
}

export interface EvidencePlan {
  readonly fileCount: number;
  /** Of evidence that does not date itself: when the newest file of it was modified, microseconds since 1970 UTC. */
  readonly newest: number | null;
}

export interface Plan {
  readonly tasks: readonly Task[];
  readonly evidence: readonly EvidencePlan[];
}

/** Finds, in one pass over each tree, where every artifact lies. */
export async function plan(trees: readonly EvidenceTree[], onEntry?: (count: number) => void): Promise<Plan> {
  const tasks: Omit<Task, "index">[] = [];
  const evidence: EvidencePlan[] = [];
  for (const [index, tree] of trees.entries()) {
    const places = indexPlaces(
      artifacts.flatMap((artifact) => {
        const where = artifact.where[tree.kind];
        return Array.isArray(where) ? where.map((glob: string) => ({ glob, value: artifact })) : [];
      }),
    );
    for (const artifact of artifacts) {
      if (artifact.where[tree.kind] === "tree") {
        tasks.push({ artifact: artifact.id, evidence: index, file: null, size: 0 });
      }
    }
    const dated = (await tree.device()).acquired !== undefined;
    let fileCount = 0;
    let newest: number | null = null;
    for await (const entry of tree.entries()) {
      if (entry.type === "file") {
        fileCount++;
        if (!dated) newest = Math.max(newest ?? 0, entry.metadata.modified ?? 0);
        if (onEntry && fileCount % 1000 === 0) onEntry(fileCount);
      }
      if (entry.type !== "file" && entry.type !== "link") continue;
      const found = places.lookup(entry.path);
      if (found.length === 0) continue;
      const placed = new Set(found);
      const shape = [...placed].some(({ shapes }) => shapes) ? await shapeAt(tree, entry.path) : undefined;
      for (const artifact of placed) {
        if (artifact.shapes && !(shape && artifact.shapes.includes(shape))) continue;
        tasks.push({ artifact: artifact.id, evidence: index, file: entry.path, size: entry.size });
      }
    }
    tasks.push(...(await unlistedTasks(tree, index, tasks)));
    evidence.push({ fileCount, newest: newest === 0 ? null : newest });
  }
  const order = new Map(artifacts.map((artifact, position) => [artifact.id, position]));
  tasks.sort(
    (a, b) =>
      a.evidence - b.evidence ||
      (order.get(a.artifact) ?? 0) - (order.get(b.artifact) ?? 0) ||
      compareText(a.file ?? "", b.file ?? ""),
  );
  return { tasks: tasks.map((task, index) => ({ index, ...task })), evidence };
}

/** What a file of an export is. One that cannot be opened is of none: opening it says so of the evidence. */
async function shapeAt(tree: EvidenceTree, path: string): Promise<ExportShape | undefined> {
  const file = await tree.file(path);
  try {
    const source = await file?.open();
    try {
      return source && shapeOf(path, source);
    } finally {
      source?.close?.();
    }
  } catch (error) {
    if (problemOf(error)) return undefined;
    throw error;
  }
}

/**
 * Places with a fixed name that the container's own list lacks: a backup whose manifest is damaged, or does not list a
 * file that is there, still has it under the name that its path gives.
 */
async function unlistedTasks(
  tree: EvidenceTree,
  evidence: number,
  known: readonly Omit<Task, "index">[],
): Promise<Omit<Task, "index">[]> {
  const listed = new Set(
    known.filter((task) => task.evidence === evidence).map(({ artifact, file }) => `${artifact}\n${file}`),
  );
  const tasks: Omit<Task, "index">[] = [];
  for (const artifact of artifacts) {
    const where = artifact.where[tree.kind];
    if (!Array.isArray(where)) continue;
    for (const place of where as readonly string[]) {
      if (place.includes("*") || listed.has(`${artifact.id}\n${place}`)) continue;
      const file = await tree.file(place);
      if (file) tasks.push({ artifact: artifact.id, evidence, file: place, size: file.size });
    }
  }
  return tasks;
}

/** By code unit, so that the order does not depend on the machine's language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface TaskContext {
  readonly platform: Platform;
  readonly engine: SqliteEngine;
  readonly matcher: Matcher;
  readonly limits: Limits;
  /** Microseconds since 1970 UTC. */
  readonly asOf: number;
  /** Times in which what happened to the phone is followed. */
  readonly custody?: readonly CustodyWindow[];
  /** Takes each record for the case store. */
  readonly onRecord: (record: RecordDraft) => void;
  /** Takes each record that a rule over the whole examination asked for: there may be a hundred thousand. */
  readonly onWanted: (record: SourcedRecord) => void;
  /** Called now and then; a promise is waited for, so that a store can keep up and a cancellation can come through. */
  readonly onProgress?: (records: number) => void | Promise<void>;
}

/** How many problems of one file are listed; all are counted. */
const problemsListed = 100;

export interface TaskResult {
  readonly task: Task;
  readonly files: readonly (ReadFile & { readonly records: number })[];
  readonly records: number;
  /** How many of them are rows that are no longer live. */
  readonly recovered: number;
  readonly problemCount: number;
  readonly problems: readonly ReadProblem[];
  /** The artifact could not be read at all. */
  readonly unreadable: boolean;
  readonly from: number | null;
  readonly to: number | null;
  /** How its times are known. */
  readonly timeBasis: TimeBasis;
  /** What the container said while this task opened its files. */
  readonly containerProblems: readonly EvidenceProblem[];
  readonly detections: readonly CollectedDetection[];
  /** Short links seen, with how often. */
  readonly shortLinks: readonly (readonly [url: string, count: number])[];
  /** What lies in each custody window. */
  readonly custody: readonly CustodySeen[];
}

/** What is told of a task, and what it noted for the rules over the whole examination. */
export interface ExaminedTask extends TaskResult, Pick<Kept, "notes"> {}

/** Reads one artifact from one file: records to the store, to the rules and to the counts of coverage. */
export async function examineTask(task: Task, tree: EvidenceTree, context: TaskContext): Promise<ExaminedTask> {
  const artifact = artifactOf(task.artifact);
  const problems: ReadProblem[] = [];
  let problemCount = 0;
  const onProblem = (problem: ReadProblem) => {
    if (!isNote(problem.code)) problemCount++;
    if (problems.length < problemsListed) problems.push(problem);
  };
  const found = collector();
  const detectors = startRules(artifact, tree, context, found.add);
  const acrossRules = rules.filter((rule) => rule.scope === "examination" && applies(rule, artifact));
  const keeper = keepFor(acrossRules, context.onWanted);
  const custody = watchCustody(context.custody ?? []);
  const shortLinks = new Map<string, number>();
  let records = 0;
  let recovered = 0;
  /** Where an artifact reads several files together. */
  const recordsIn = new Map<string, number>();
  let from: number | null = null;
  let to: number | null = null;
  let failed = false;

  const known = tree.problems.length;
  const file = task.file === null ? undefined : await tree.file(task.file);
  if (task.file !== null && !file) {
    return {
      ...emptyResult(task),
      notes: [],
      unreadable: true,
      problemCount: 1,
      problems: [{ code: "unreadable", file: task.file, message: "listed, but not found when it was opened" }],
    };
  }
  const clock = await clockOf(artifact, tree);
  const session = openInput(tree, file, {
    platform: context.platform,
    engine: context.engine,
    limits: context.limits,
    onProblem,
  });
  try {
    for (const reading of readingsOf(artifact, session.input))
      for await (const draft of reading) {
        clock.set(draft);
        const record = sourced(draft, task, session, clock);
        records++;
        if ("file" in draft.locator) countIn(recordsIn, session.read(record.file)?.path);
        context.onRecord(draft);
        if (typeof record.time === "number") {
          from = from === null || record.time < from ? record.time : from;
          to = to === null || record.time > to ? record.time : to;
        }
        if (draft.recovered) recovered++;
        for (const { detector, rule } of detectors) if (sees(rule, record)) detector.record(record);
        keeper.see(record);
        countShortLinks(record, shortLinks);
        // What happened in a window is told from what the phone holds.
        if (!draft.recovered) custody?.see(record);
        if (context.onProgress && records % 4096 === 0) await context.onProgress(records);
      }
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    failed = true;
    onProblem({ ...problem, file: task.file ?? "" });
  } finally {
    session.close();
  }
  for (const { detector } of detectors) detector.end?.();
  return {
    task,
    files: session.files.map((read, index) => ({
      ...read,
      records: recordsIn.size > 0 ? (recordsIn.get(read.path) ?? 0) : index === 0 ? records : 0,
    })),
    records,
    recovered,
    problemCount,
    problems,
    unreadable: failed && records === 0,
    from,
    to,
    timeBasis: clock.basis,
    containerProblems: tree.problems.slice(known),
    detections: found.collected,
    notes: keeper.notes,
    shortLinks: [...shortLinks],
    custody: custody?.seen ?? [],
  };
}

export function emptyResult(task: Task): TaskResult {
  return {
    task,
    files: [],
    records: 0,
    recovered: 0,
    problemCount: 0,
    problems: [],
    unreadable: false,
    from: null,
    to: null,
    timeBasis: "utc",
    containerProblems: [],
    detections: [],
    shortLinks: [],
    custody: [],
  };
}

export function artifactOf(id: string): Artifact {
  const artifact = artifacts.find((candidate) => candidate.id === id);
  if (!artifact) throw new Error(`no artifact ${id}`);
  return artifact;
}

function applies(rule: Rule, artifact: Artifact): boolean {
  return (
    (rule.needs === "any" || rule.needs.includes(artifact.id)) &&
    (rule.platform === "any" || rule.platform === artifact.platform) &&
    (rule.kinds === undefined || artifact.kinds.some((kind) => rule.kinds?.includes(kind)))
  );
}

function startRules(
  artifact: Artifact,
  tree: EvidenceTree,
  context: TaskContext,
  report: (rule: string, detection: Parameters<RuleContext["report"]>[0]) => void,
): readonly { readonly rule: Rule; readonly detector: Detector }[] {
  return rules
    .filter((rule) => rule.scope === "file" && applies(rule, artifact))
    .map((rule) => ({
      rule,
      detector: rule.detect({
        matcher: context.matcher,
        asOf: context.asOf,
        evidenceKinds: [tree.kind],
        report: (detection) => report(rule.id, detection),
      }),
    }));
}

function countIn(counts: Map<string, number>, path = ""): void {
  counts.set(path, (counts.get(path) ?? 0) + 1);
}

/** Adds to a draft where it comes from. In place: a copy of every record would cost as much as reading it. */
function sourced(draft: RecordDraft, task: Task, session: InputSession, clock: Clock): SourcedRecord {
  const record = draft as { -readonly [Name in keyof SourcedRecord]: SourcedRecord[Name] };
  const own = "file" in draft.locator ? draft.locator.file : undefined;
  record.artifact = task.artifact;
  record.timeBasis = clock.basis;
  record.evidence = task.evidence;
  // An artifact that reads a tree has the names themselves for records.
  record.file = own ?? task.file ?? ("path" in draft.locator ? draft.locator.path : "");
  record.sha256 = (own === undefined ? session.first : session.read(own))?.sha256 ?? "";
  return record as SourcedRecord;
}

function countShortLinks(record: SourcedRecord, counts: Map<string, number>): void {
  if (record.kind === "message") {
    if (record.text?.includes("://")) for (const url of findUrls(record.text)) countIfShort(url, counts);
    for (const url of record.urls ?? []) countIfShort(url, counts);
  } else if (record.kind === "web_visit" && typeof record.url === "string") {
    countIfShort(record.url, counts);
  }
}

/** So many different short links of one file are listed. */
const shortLinksListed = 1000;

function countIfShort(url: string, counts: Map<string, number>): void {
  if (!isShortener(url)) return;
  if (!counts.has(url) && counts.size >= shortLinksListed) return;
  counts.set(url, (counts.get(url) ?? 0) + 1);
}
