import type { Artifact } from "../artifacts/artifact.ts";
import type { ReadProblem } from "../artifacts/input.ts";
import { type EvidenceProblem, type EvidenceTree, isNote } from "../evidence/tree.ts";
import { statedTime, type TimeBasis } from "../formats/time.ts";
import { type Rule, severities } from "../rules/rule.ts";
import type { CollectedDetection } from "./collect.ts";
import { contradict, corroborate, doubt } from "./corroborate.ts";
import type { ArtifactCoverage, ArtifactState, Coverage, CoverageProblem, RuleCoverage } from "./coverage.ts";
import { type CustodyWindow, weighCustody } from "./custody.ts";
import { type Draft, draftOf } from "./draft.ts";
import type { Finding } from "./finding.ts";
import { composeIncidents } from "./incidents.ts";
import { type OwnAcquisition, subtractOwn } from "./own-acquisition.ts";
import { statementOf, tell, tellRemark } from "./wording/tell.ts";
import type { Wording } from "./wording/wording.ts";

/** What the tasks of an examination found out, as far as concluding needs it. */
export interface ReadResult {
  readonly task: { readonly artifact: string; readonly evidence: number; readonly file: string | null };
  readonly files: readonly {
    readonly path: string;
    readonly size: number;
    readonly sha256: string | null;
    readonly storedSha256?: string;
    readonly records: number;
  }[];
  readonly records: number;
  readonly recovered: number;
  readonly problemCount: number;
  readonly problems: readonly ReadProblem[];
  readonly unreadable: boolean;
  readonly from: number | null;
  readonly to: number | null;
  readonly timeBasis: TimeBasis;
  readonly shortLinks: readonly (readonly [url: string, count: number])[];
}

/** How a finding's id is made: SHA-256 of a text, in hexadecimal. */
export type HashText = (text: string) => string;

/** Problems listed for one artifact; all are counted. */
const problemsListed = 100;

export interface ConcludeContext {
  readonly rules: readonly Rule[];
  readonly artifacts: readonly Artifact[];
  readonly wording: Wording;
  readonly custody: readonly CustodyWindow[];
  readonly hash: HashText;
  /** Which phone each piece of evidence is of; all of one where absent. */
  readonly phones?: readonly number[];
  /** Packs that nobody but their user vouches for. */
  readonly unvettedPacks?: ReadonlySet<string>;
  /** What those who made the acquisition say that it left. */
  readonly acquisition?: OwnAcquisition;
}

/** From what was detected to what may be said: weighed in custody, beside each other and against our own acquisition. */
export function concludeFindings(collected: readonly CollectedDetection[], context: ConcludeContext): Finding[] {
  const rules = new Map(context.rules.map((rule) => [rule.id, rule]));
  const drafting = {
    rules,
    artifacts: new Map(context.artifacts.map((artifact) => [artifact.id, artifact])),
    phones: context.phones ?? [],
    unvettedPacks: context.unvettedPacks ?? new Set<string>(),
    hash: context.hash,
  };
  const weighed = collected
    .map((detection) => draftOf(detection, drafting))
    .map((draft) => subtractOwn(draft, context.acquisition))
    .map((draft) => weighCustody(draft, rules.get(draft.rule), context.custody));
  const corroborated = contradict(corroborate(weighed, rules));
  const incidents = composeIncidents(corroborated, context);
  const joined = new Set(incidents.flatMap(({ parts }) => parts ?? []));
  const findings = [...doubt(corroborated, joined), ...incidents].map((draft) => worded(draft, context, rules));
  return findings.sort(compareFindings);
}

function worded(draft: Draft, { wording }: ConcludeContext, rules: ReadonlyMap<string, Rule>): Finding {
  const { moments: _moments, stores: _stores, phone: _phone, own: _own, ...rest } = draft;
  const title = (rule: string) => wording.title(rule, rules.get(rule)?.title ?? rule);
  const english = rules.get(draft.rule)?.title ?? draft.rule;
  return {
    ...rest,
    title: title(draft.rule),
    statement: statementOf(tell(draft, wording, english)),
    notes: draft.remarks.map((remark) => tellRemark(remark, wording, title)),
  };
}

/** The gravest first, then by time (unknown times last), then by what never changes. */
function compareFindings(a: Finding, b: Finding): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    compare(a.time ?? "9999", b.time ?? "9999") ||
    compare(a.rule, b.rule) ||
    compare(a.records[0]?.artifact ?? "", b.records[0]?.artifact ?? "") ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function concludeCoverage(
  trees: readonly Pick<EvidenceTree, "kind" | "problems">[],
  results: readonly ReadResult[],
  findings: readonly Pick<Finding, "rule">[],
  registry: {
    readonly artifacts: readonly Artifact[];
    readonly rules: readonly Rule[];
    readonly titles: (id: string, fallback: string) => string;
  },
): Coverage {
  const artifacts = trees.flatMap((tree, evidence) =>
    registry.artifacts.map((artifact) => artifactCoverage(artifact, tree, evidence, results)),
  );
  return {
    artifacts,
    rules: registry.rules.map((rule) => ruleCoverage(rule, artifacts, findings, registry)),
    evidence: trees.map((tree, evidence) => ({ evidence, problems: tree.problems.map(containerProblem) })),
    unresolvedLinks: unresolvedLinks(results),
  };
}

function containerProblem(problem: EvidenceProblem): CoverageProblem {
  return { code: problem.code, file: problem.path, message: problem.message };
}

function artifactCoverage(
  artifact: Artifact,
  tree: Pick<EvidenceTree, "kind">,
  evidence: number,
  results: readonly ReadResult[],
): ArtifactCoverage {
  const own = results.filter((result) => result.task.artifact === artifact.id && result.task.evidence === evidence);
  const basis = own.find(({ timeBasis }) => timeBasis !== "utc")?.timeBasis ?? "utc";
  const froms = own.flatMap((result) => (result.from === null ? [] : [result.from]));
  const recovered = own.reduce((sum, result) => sum + result.recovered, 0);
  const tos = own.flatMap((result) => (result.to === null ? [] : [result.to]));
  return {
    artifact: artifact.id,
    title: artifact.title,
    evidence,
    state: stateOf(artifact, tree, own),
    files: own.flatMap((result) =>
      result.files.map(({ path, size, sha256, storedSha256, records }) => ({
        file: path,
        size,
        sha256,
        records,
        ...(storedSha256 === undefined ? {} : { storedSha256 }),
      })),
    ),
    records: own.reduce((sum, result) => sum + result.records, 0),
    ...(recovered > 0 ? { recovered } : {}),
    problemCount: own.reduce((sum, result) => sum + result.problemCount, 0),
    problems: own.flatMap((result) => result.problems).slice(0, problemsListed),
    from: froms.length === 0 ? null : statedTime(minimum(froms), basis),
    to: tos.length === 0 ? null : statedTime(maximum(tos), basis),
  };
}

function minimum(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value));
}
function maximum(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value));
}

const platformOfKind: Partial<Record<EvidenceTree["kind"], Artifact["platform"]>> = {
  ios_backup: "ios",
  ios_filesystem: "ios",
  ios_sysdiagnose: "ios",
  android_filesystem: "android",
  androidqf: "android",
  bugreport: "android",
  android_backup: "android",
  intrusion_logs: "android",
  message_backup: "android",
  account_export: "account",
};

function stateOf(artifact: Artifact, tree: Pick<EvidenceTree, "kind">, own: readonly ReadResult[]): ArtifactState {
  const platform = platformOfKind[tree.kind];
  if (platform !== undefined && platform !== artifact.platform) return "not_applicable";
  if (artifact.where[tree.kind] === undefined) return "absent_from_kind";
  if (own.length === 0) return "absent";
  if (own.every((result) => result.unreadable)) return "unreadable";
  return own.some((result) => result.problemCount > 0) ? "partly_read" : "examined";
}

function ruleCoverage(
  rule: Rule,
  artifacts: readonly ArtifactCoverage[],
  findings: readonly Pick<Finding, "rule">[],
  registry: { readonly artifacts: readonly Artifact[]; readonly titles: (id: string, fallback: string) => string },
): RuleCoverage {
  const needed = artifacts.filter((coverage) =>
    rule.needs === "any" ? coverage.state !== "not_applicable" : rule.needs.includes(coverage.artifact),
  );
  const read = needed.filter(({ state }) => state === "examined" || state === "partly_read");
  const damaged = needed.filter(({ state }) => state === "unreadable" || state === "partly_read");
  const missing = rule.needs === "any" ? [] : rule.needs.filter((id) => !read.some(({ artifact }) => artifact === id));
  return {
    rule: rule.id,
    title: registry.titles(rule.id, rule.title),
    state: needed.every(({ state }) => state === "not_applicable")
      ? "not_applicable"
      : damaged.length > 0
        ? "input_damaged"
        : read.length === 0
          ? "lacks_input"
          : "ran",
    missing,
    findings: findings.filter((finding) => finding.rule === rule.id).length,
  };
}

function unresolvedLinks(results: readonly ReadResult[]): Coverage["unresolvedLinks"] {
  const counts = new Map<string, { url: string; count: number; artifact: string }>();
  for (const { task, shortLinks } of results) {
    for (const [url, count] of shortLinks) {
      const key = `${task.artifact}\n${url}`;
      const known = counts.get(key);
      if (known) known.count += count;
      else counts.set(key, { url, count, artifact: task.artifact });
    }
  }
  return [...counts.values()].sort((a, b) => compare(a.artifact, b.artifact) || compare(a.url, b.url));
}

/** Whether anything was damaged or could not be read: exit status 4. */
export function isDamaged(coverage: Coverage): boolean {
  return (
    coverage.artifacts.some(({ state, problemCount }) => state === "unreadable" || problemCount > 0) ||
    coverage.evidence.some(({ problems }) => problems.some(({ code }) => !isNote(code)))
  );
}
