import { isoTime } from "../formats/time.ts";
import type { FindingClass } from "../rules/rule.ts";
import { severities } from "../rules/rule.ts";
import { isContradicted } from "./corroborate.ts";
import type { CustodyWindow } from "./custody.ts";
import { type Draft, isAtLeast, type Moment } from "./draft.ts";
import type { RecordReference } from "./finding.ts";
import type { IncidentKind } from "./incident-kinds.ts";
import { joinedTool } from "./layers.ts";

/**
 * Composition: findings of at least two stores of one phone that do not depend on each other, close in time, inside one
 * custody window or about one object, become one incident. Two rows of one store count once.
 */

/** A lure and its page follow each other within moments. */
const webWindow = 120e6;
/** Programs of a chain start one after the other. */
const sequenceWindow = 600e6;

/** From the gravest to the mildest: what an incident is named after. */
const gravity: readonly FindingClass[] = [
  "execution",
  "extraction",
  "surveillance_app",
  "attempt",
  "targeting",
  "anomaly",
  "exposure",
];

export interface IncidentContext {
  readonly custody: readonly CustodyWindow[];
  readonly hash: (text: string) => string;
}

export function composeIncidents(drafts: readonly Draft[], context: IncidentContext): Draft[] {
  const phones = [...new Set(drafts.map(({ phone }) => phone))].sort((a, b) => a - b);
  return phones.flatMap((phone) => {
    const own = drafts.filter((draft) => draft.phone === phone);
    const incidents = [...inTime(own), ...inCustody(own, context.custody), ...aboutOneObject(own)];
    return incidents.map((group) => incidentOf(group, context));
  });
}

interface Group {
  readonly kind: IncidentKind;
  readonly parts: readonly Draft[];
  /** What ties them, for the sentence. */
  readonly label: string;
  /** Moments of the parts that lie in it; all of a part's where undefined. */
  readonly moments: ReadonlyMap<string, readonly Moment[]> | undefined;
  /** From its first moment to its last, microseconds; of several occurrences the longest. */
  readonly span: number;
}

/** What may be part of a chain of events: weak settings and unexplained oddities of themselves are not. */
function isEvent(draft: Draft): boolean {
  if (draft.severity === "informational") return false;
  if (isAtLeast(draft.severity, "medium")) return draft.class !== "exposure";
  return draft.class !== "exposure" && draft.class !== "anomaly";
}

function isWebEvent({ class: of }: Draft): boolean {
  return of === "attempt" || of === "targeting";
}

function inTime(drafts: readonly Draft[]): Group[] {
  const moments = drafts
    .filter(isEvent)
    .flatMap((draft) => draft.moments.map((moment) => ({ draft, moment })))
    .sort((a, b) => a.moment.time - b.moment.time || compare(a.draft.id, b.draft.id));
  // A wall clock without a zone can be compared with its like alone.
  const clusters = [true, false].flatMap((zoned) => cluster(moments.filter(({ moment }) => moment.zoned === zoned)));
  return joinRepeated(clusters.map(groupOf).filter(isIncident));
}

type Placed = { readonly draft: Draft; readonly moment: Moment };

function cluster(moments: readonly Placed[]): Placed[][] {
  const clusters: Placed[][] = [];
  let before: Placed | undefined;
  for (const placed of moments) {
    const window = before && isWebEvent(before.draft) && isWebEvent(placed.draft) ? webWindow : sequenceWindow;
    if (before && placed.moment.time - before.moment.time <= window) clusters.at(-1)?.push(placed);
    else clusters.push([placed]);
    before = placed;
  }
  return clusters;
}

function groupOf(placed: readonly Placed[]): Group {
  const parts = [...new Map(placed.map(({ draft }) => [draft.id, draft])).values()];
  const moments = Map.groupBy(placed, ({ draft }) => draft.id);
  return {
    kind: isExecution(parts) ? "incident.execution" : "incident.sequence",
    parts,
    label: "",
    moments: new Map([...moments].map(([id, of]) => [id, of.map(({ moment }) => moment)])),
    span: (placed.at(-1)?.moment.time ?? 0) - (placed[0]?.moment.time ?? 0),
  };
}

/**
 * Code ran: a trace of a program, vouched for by its source, and beside it a trace in an independent store of a
 * program or of the attempt that started it. A message alone is no second witness, nor is a file that may have been
 * altered.
 */
function isExecution(parts: readonly Draft[]): boolean {
  const sure = parts.filter(
    (part) => isAtLeast(part.severity, "medium") && part.vouched === "source_read" && !isContradicted(part),
  );
  const ran = sure.filter((part) => part.class === "execution");
  const witnesses = sure.filter(
    (part) => part.class === "execution" || part.class === "attempt" || part.class === "surveillance_app",
  );
  return ran.some((part) => witnesses.some((other) => other !== part && !sharesStore(part, other)));
}

function sharesStore(a: Draft, b: Draft): boolean {
  return a.stores.some((store) => b.stores.includes(store));
}

function isIncident({ parts }: Group): boolean {
  return parts.some((part) => parts.some((other) => other !== part && !sharesStore(part, other)));
}

/** The same findings close to each other again and again are one incident; so is what lies within a larger one. */
function joinRepeated(groups: readonly Group[]): Group[] {
  const joined: Group[] = [];
  for (const group of groups.toSorted((a, b) => b.parts.length - a.parts.length)) {
    const ids = new Set(group.parts.map(({ id }) => id));
    const index = joined.findIndex(({ parts }) => [...ids].every((id) => parts.some((part) => part.id === id)));
    const larger = joined[index];
    if (!larger) joined.push(group);
    else joined[index] = { ...larger, moments: mergeMoments(larger, group), span: Math.max(larger.span, group.span) };
  }
  return joined;
}

function mergeMoments(a: Group, b: Group): Group["moments"] {
  const merged = new Map(a.moments);
  for (const [id, moments] of b.moments ?? []) merged.set(id, [...(merged.get(id) ?? []), ...moments]);
  return merged;
}

function inCustody(drafts: readonly Draft[], windows: readonly CustodyWindow[]): Group[] {
  return windows
    .map(({ label }): Group => {
      const parts = drafts.filter(
        (draft) =>
          draft.custody.includes(label) &&
          draft.severity !== "informational" &&
          (draft.class === "extraction" || draft.class === "surveillance_app" || draft.class === "execution"),
      );
      return { kind: "incident.custody", parts, label, moments: undefined, span: 0 };
    })
    .filter(isIncident);
}

function aboutOneObject(drafts: readonly Draft[]): Group[] {
  const bySubject = Map.groupBy(
    drafts.filter(({ subject, severity }) => subject !== undefined && severity !== "informational"),
    ({ subject }) => subject ?? "",
  );
  return [...bySubject]
    .map(([subject, parts]): Group => {
      const label = subject.slice(subject.indexOf(":") + 1);
      return { kind: "incident.object", parts, label, moments: undefined, span: 0 };
    })
    .filter((group) => isIncident(group) && group.parts.some((part) => isAtLeast(part.severity, "medium")));
}

/** So many records of each part are listed again with the incident. */
const recordsOfPart = 20;

function incidentOf(group: Group, { hash }: IncidentContext): Draft {
  const parts = group.parts.toSorted((a, b) => firstTime(group, a) - firstTime(group, b) || compare(a.id, b.id));
  const moments = parts.flatMap((part) => [...(group.moments?.get(part.id) ?? part.moments)]);
  const times = moments.map(({ time }) => time);
  const records = parts.flatMap((part) => recordsOf(group, part));
  const stores = [...new Set(parts.flatMap((part) => part.stores))].sort();
  const zoned = moments.every((moment) => moment.zoned);
  const state = (time: number) => (zoned ? isoTime(time) : isoTime(time).slice(0, -1));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const identity = [group.kind, group.label, ...parts.map(({ id }) => id)];
  return {
    id: `i-${hash(JSON.stringify(identity)).slice(0, 16)}`,
    rule: group.kind,
    ruleVersion: 1,
    vouched: "inference",
    severity: gravest(parts),
    own: gravest(parts),
    class: classOf(group.kind, parts),
    time: times.length === 0 ? null : state(first),
    timeEnd: times.length === 0 || last === first ? null : state(last),
    values: [...new Set(parts.flatMap(({ values }) => values.slice(0, 3)))].slice(0, 50),
    records,
    recordCount: Math.max(
      records.length,
      parts.reduce((sum, part) => sum + part.recordCount, 0),
    ),
    remarks: [],
    custody: [...new Set(parts.flatMap(({ custody }) => custody))],
    parts: parts.map(({ id }) => id),
    words: {
      stores: stores.length,
      findings: parts.length,
      seconds: Math.max(1, Math.ceil(group.span / 1e6)),
      label: group.label,
    },
    sentence: "statement",
    layers: {
      tool: joinedTool(parts.map((part) => ({ tool: part.layers.tool, stores: part.stores }))),
      operator: "not_assessed",
    },
    moments,
    stores,
    phone: parts[0]?.phone ?? 0,
  };
}

function firstTime(group: Group, part: Draft): number {
  const moments = group.moments?.get(part.id) ?? part.moments;
  return moments.reduce((least, { time }) => Math.min(least, time), Number.MAX_SAFE_INTEGER);
}

function recordsOf(group: Group, part: Draft): RecordReference[] {
  const within = group.moments?.get(part.id);
  if (!within) return part.records.slice(0, recordsOfPart);
  const listed = within.flatMap(({ record }) => part.records[record] ?? []);
  return (listed.length > 0 ? listed : part.records).slice(0, recordsOfPart);
}

function gravest(parts: readonly Draft[]): Draft["severity"] {
  const index = parts.reduce((most, { severity }) => Math.max(most, severities.indexOf(severity)), 0);
  return severities[index] ?? "informational";
}

/** Without an independent second witness, that a program ran is not what the incident says. */
function classOf(kind: IncidentKind, parts: readonly Draft[]): FindingClass {
  if (kind === "incident.execution") return "execution";
  return gravity.find((of) => parts.some((part) => part.class === of)) ?? "anomaly";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
