import { isoTime, parseIsoTime } from "../formats/time.ts";
import type { ArtifactCoverage } from "./coverage.ts";
import { type CustodyWindow, type Span, spanOf } from "./custody.ts";
import type { CustodyEvent, CustodySeen } from "./custody-events.ts";
import type { Finding } from "./finding.ts";

/** What the evidence tells of one custody window, and what it no longer tells: `custody.json`. */
export interface CustodyReport {
  readonly window: CustodyWindow;
  /** Pairings, installs, removals, reboots …, by time. */
  readonly events: readonly CustodyEvent[];
  readonly eventCount: number;
  /** Ids of findings with a moment inside. */
  readonly findings: readonly string[];
  /** Stretches inside of which nothing that was read records anything, the longest first. */
  readonly silences: readonly { readonly from: string; readonly to: string; readonly hours: number }[];
  /** How far each artifact with times reaches into the window. */
  readonly reach: readonly CustodyReach[];
}

export interface CustodyReach {
  readonly artifact: string;
  readonly evidence: number;
  /** Of its records, those inside. */
  readonly records: number;
  readonly from: string;
  readonly to: string;
  /** `none`: its oldest record is younger than the window, or its newest older. */
  readonly covers: "whole" | "part" | "none";
}

/** So many events and silences are listed; all events are counted. */
const eventsListed = 1000;
const silencesListed = 10;
/** A phone at rest records something in most hours. */
const shortestSilence = 6;

export function concludeCustody(
  windows: readonly CustodyWindow[],
  results: readonly {
    readonly task: { readonly artifact: string; readonly evidence: number };
    readonly custody: readonly CustodySeen[];
  }[],
  coverage: readonly ArtifactCoverage[],
  findings: readonly Finding[],
): CustodyReport[] {
  return windows.map((window, index) => {
    const seen = results.map((result) => ({ ...result.task, seen: result.custody[index] }));
    const events = seen
      .flatMap((one) => one.seen?.events ?? [])
      .sort((a, b) => compare(a.time, b.time) || compare(a.record.artifact, b.record.artifact));
    return {
      window,
      events: events.slice(0, eventsListed),
      eventCount: seen.reduce((sum, one) => sum + (one.seen?.eventCount ?? 0), 0),
      findings: findings.flatMap(({ id, custody }) => (custody.includes(window.label) ? [id] : [])),
      silences: silences(
        spanOf(window),
        seen.flatMap((one) => one.seen?.hours ?? []),
      ),
      reach: coverage.flatMap((artifact) => reachOf(artifact, window, seen)),
    };
  });
}

function reachOf(
  artifact: ArtifactCoverage,
  window: CustodyWindow,
  seen: readonly {
    readonly artifact: string;
    readonly evidence: number;
    readonly seen: CustodySeen | undefined;
  }[],
): CustodyReach[] {
  const { from, to } = artifact;
  if (from === null || to === null) return [];
  const records = seen
    .filter((one) => one.artifact === artifact.artifact && one.evidence === artifact.evidence)
    .reduce((sum, one) => sum + (one.seen?.records ?? 0), 0);
  const { start, end } = spanOf(window);
  const [first, last] = [timeOf(from), timeOf(to)];
  const covers = first > end || last < start ? "none" : first <= start && last >= end ? "whole" : "part";
  return [{ artifact: artifact.artifact, evidence: artifact.evidence, records, from, to, covers }];
}

/** A wall clock without a zone, as if it were UTC. */
function timeOf(iso: string): number {
  return parseIsoTime(iso) ?? parseIsoTime(`${iso}Z`) ?? 0;
}

function silences({ start, end }: Span, recorded: readonly number[]): CustodyReport["silences"] {
  const hours = [...new Set(recorded)].sort((a, b) => a - b);
  const edges = [Math.floor(start / 3600e6) - 1, ...hours, Math.ceil(end / 3600e6)];
  return edges
    .flatMap((hour, index) => {
      const next = edges[index + 1];
      if (next === undefined || next - hour - 1 < shortestSilence) return [];
      const from = Math.max(start, (hour + 1) * 3600e6);
      const to = Math.min(end, next * 3600e6);
      return [{ from: isoTime(from), to: isoTime(to), hours: Math.round((to - from) / 3600e6) }];
    })
    .sort((a, b) => b.hours - a.hours || compare(a.from, b.from))
    .slice(0, silencesListed);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
