import { isoTime, parseIsoTime } from "../../formats/time.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule, type RuleContext } from "../rule.ts";

/**
 * What was found together on phones that Operation Triangulation reached, as Kaspersky's tool looks for it: within five
 * minutes, events of at least two of these classes among at most ten.
 */
type EventClass = "attachments" | "preferences" | "traffic" | "location";
interface Event {
  readonly class: EventClass;
  readonly time: number;
  /** Which time of it: that folders have. */
  readonly which: string;
  readonly name: string;
  readonly record: SourcedRecord;
}

const length = 300 * 1_000_000;
const mostEvents = 10;
const minute = 60 * 1_000_000;

const attachments = /(?:^MediaDomain-|\/private\/var\/mobile\/)Library\/SMS\/Attachments\/(.+)$/;
/** `00` or `00/00`: the folders that attachments are sorted into. What lies deeper is an attachment. */
const folder = /^[^/]+(?:\/[^/]+)?$/;
const preferences =
  /(?:^RootDomain-|\/private\/var\/root\/)Library\/Preferences\/com\.apple\.ImageIO\.plist$|(?:^HomeDomain-|\/private\/var\/mobile\/)Library\/Preferences\/com\.apple\.(?:locationd\.StatusBarIconManager|imservice\.ids\.FaceTime)\.plist$/;
const processes: ReadonlySet<string> = new Set([
  "nehelper",
  "com.apple.WebKit.WebContent",
  "powerd/com.apple.datausage.diagnostics",
  "lockdownd/com.apple.datausage.security",
]);
const bundles =
  /^com\.apple\.locationd\.bundle-\/System\/Library\/LocationBundles\/(?:IonosphereHarvest|WRMLinkSelection)\.bundle$/;

export const triangulationWindow = defineRule({
  id: "ios.triangulation_window",
  version: 1,
  title: "Events of a published attack close together",
  severity: "high",
  class: "attempt",
  platform: "ios",
  needs: ["ios.manifest", "ios.filesystem", "ios.datausage", "ios.osanalytics_addaily", "ios.locationd_clients"],
  scope: "examination",
  rationale:
    "On phones that Operation Triangulation reached, folders of attachments changed though no attachment was left, and within minutes certain preferences were written, certain services used the network and location services stopped.",
  falsePositives: [
    "Each of these events is ordinary, and two of them can meet by chance.",
    "A received attachment that its owner deleted.",
    "A phone that was restored from a backup, whose files then have the same times.",
  ],
  sentences: {
    statement:
      "Within five minutes from {when:time}, folders of message attachments changed in which no attachment of that time is left, and these events lie beside it: {events}. Kaspersky found the combination on phones that Operation Triangulation reached. It is a suspicion: each event alone is ordinary.",
    without_attachment:
      "Within five minutes from {when:time} lie these events: {events}. Kaspersky's tool looks for such combinations as possible traces of Operation Triangulation. Folders of attachments, the first sign there, are not among them; these events also meet by chance.",
  },
  references: [
    "KasperskyLab, triangle_check: events, window and bail-out",
    "Kaspersky, Operation Triangulation, June 2023",
  ],
  vouched: "source_read",
  wants: (record) => eventsOf(record).length > 0,
  notes: (record) => attachmentMinutes(record),
  detect(context) {
    const events: Event[] = [];
    const busy = new Set<number>();
    return {
      note(text) {
        for (const at of text.split(" ")) busy.add(Number(at));
      },
      record: (record) => void events.push(...eventsOf(record)),
      end() {
        for (const evidence of new Set(events.map(({ record }) => record.evidence))) {
          const own = events.filter(({ record }) => record.evidence === evidence).sort((a, b) => a.time - b.time);
          reportWindows(own, busy, context);
        }
      },
    };
  },
});

function eventsOf(record: SourcedRecord): Event[] {
  const at = (kind: EventClass, name: string, times: Readonly<Record<string, number | null | undefined>>): Event[] =>
    Object.entries(times).flatMap(([which, time]) =>
      typeof time === "number" ? [{ class: kind, time, which, name, record }] : [],
    );
  if (record.kind === "file") {
    const { path = null, modified, changed, created } = record;
    const inside = attachments.exec(path ?? "")?.[1];
    if (inside !== undefined) return folder.test(inside) ? at("attachments", path ?? "", { modified, changed }) : [];
    return path !== null && preferences.test(path) ? at("preferences", path, { modified, changed, created }) : [];
  }
  if (record.kind === "process_activity") {
    const { process = null, time, first_seen, last_seen } = record;
    return process !== null && processes.has(process) ? at("traffic", process, { time, first_seen, last_seen }) : [];
  }
  if (record.kind !== "location_client") return [];
  const stopped = record.details?.["LocationTimeStopped"];
  if (!bundles.test(record.process ?? "") || typeof stopped !== "string") return [];
  return at("location", record.process ?? "", { stopped: parseIsoTime(stopped) });
}

/** The minutes in which an attachment that is still there was written: they explain that its folder changed. */
function attachmentMinutes(record: SourcedRecord): string | undefined {
  if (record.kind !== "file") return undefined;
  const inside = attachments.exec(record.path ?? "")?.[1];
  if (inside === undefined || folder.test(inside)) return undefined;
  const times = [record.modified, record.changed, record.created].filter((time) => typeof time === "number");
  return times.length === 0 ? undefined : [...new Set(times.map((time) => Math.floor(time / minute)))].join(" ");
}

function reportWindows(events: readonly Event[], busy: ReadonlySet<number>, context: RuleContext): void {
  let reported = Number.NEGATIVE_INFINITY;
  for (const [index, first] of events.entries()) {
    if (first.time <= reported) continue;
    const window = events.slice(index, index + mostEvents).filter(({ time }) => time - first.time <= length);
    const last = window.at(-1) ?? first;
    const classes = new Set(window.map((event) => event.class));
    if (classes.size < 2 || isExplained(first.time, last.time, busy) || !foldersChanged(window)) continue;
    reported = last.time;
    const names = [...new Set(window.map(({ name }) => name))];
    // Kaspersky's tool says the same of all combinations; those without the first sign are met on ordinary phones.
    const hasFirstSign = classes.has("attachments");
    context.report({
      severity: hasFirstSign ? "high" : "low",
      class: hasFirstSign ? "attempt" : "anomaly",
      sentence: hasFirstSign ? "statement" : "without_attachment",
      key: String(first.time),
      records: [...new Set(window.map(({ record }) => record))],
      values: names,
      time: first.time,
      timeEnd: last.time,
      tool: { name: "Operation Triangulation", trace: "family" },
      words: { when: isoTime(first.time), events: names.join(", ") },
    });
  }
}

function isExplained(from: number, to: number, busy: ReadonlySet<number>): boolean {
  for (let at = Math.floor(from / minute); at <= Math.floor(to / minute); at++) if (busy.has(at)) return true;
  return false;
}

/** Of each folder in the window both content and properties changed, as when a file is put in and taken away. */
function foldersChanged(window: readonly Event[]): boolean {
  const folders = window.filter((event) => event.class === "attachments");
  return folders.every(({ name }) =>
    ["modified", "changed"].every((which) => folders.some((event) => event.name === name && event.which === which)),
  );
}
