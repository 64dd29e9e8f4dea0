import { zoneClock } from "../../evidence/android/zone.ts";
import { type ContentLine, contentLines, unescaped } from "../../formats/content-lines.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";

/** Appointments, their guests, and tasks, of calendars that an account or an application exported. */
export const calendarFiles = defineArtifact({
  id: "account.calendar",
  title: "Exported calendars",
  platform: "account",
  versions: "iCalendar (.ics)",
  where: { account_export: ["**/*.ics"] },
  shapes: ["calendar"],
  kinds: ["calendar_event", "calendar_participant", "task"],
  timeBasis: "utc",
  reach: "what the calendar held when it was exported",
  references: ["RFC 5545"],
  view: { type: "table", columns: ["time", "title", "organizer", "location", "end"] },
  async *read(input) {
    const zones = new Zones(input);
    /** Components that are open, the outermost first; only the innermost event or task takes lines. */
    const open: { name: string; line: number; lines: ContentLine[] }[] = [];
    for (const one of contentLines(await input.lines())) {
      if ("fault" in one) {
        const said = one.fault === "too_long" ? "a value is too long" : "a line has no name and value";
        input.problem(one.fault === "too_long" ? "limit" : "value", said, { line: one.line });
        continue;
      }
      const { name, value } = one;
      if (name === "BEGIN" && open.length < deepest) {
        open.push({ name: value.trim().toUpperCase(), line: one.line, lines: [] });
      } else if (name === "END") {
        const closed = open.pop();
        if (closed) yield* recordsOf(closed, zones);
      } else if (open.length === 0) {
        input.problem("value", "a line outside of a calendar", { line: one.line });
      } else {
        const inner = open.at(-1);
        if (inner && inner.lines.length < mostLines) inner.lines.push(one);
      }
    }
    for (const left of open.reverse()) {
      if (left.name === "VCALENDAR") continue;
      input.problem("truncated", "an entry has no end", { line: left.line });
      yield* recordsOf(left, zones);
    }
  },
});

/** Alarms lie in events, events in calendars. */
const deepest = 8;
const mostLines = 5_000;

const taken = new Set([
  "SUMMARY",
  "DESCRIPTION",
  "LOCATION",
  "DTSTART",
  "DTEND",
  "DUE",
  "COMPLETED",
  "CREATED",
  "LAST-MODIFIED",
  "DTSTAMP",
  "ORGANIZER",
  "ATTENDEE",
  "URL",
]);

type Component = { readonly name: string; readonly line: number; readonly lines: readonly ContentLine[] };

function* recordsOf(component: Component, zones: Zones): Generator<RecordDraft> {
  const { name, line, lines } = component;
  if (name !== "VEVENT" && name !== "VTODO") return;
  const find = (wanted: string) => lines.find((one) => one.name === wanted);
  const text = (wanted: string): string | null => unescaped(find(wanted)?.value ?? "").trim() || null;
  const time = (wanted: string): number | null => zones.timeOf(find(wanted));
  const locator = { line };
  const details = detailsOf(lines);
  const title = text("SUMMARY");
  if (name === "VTODO") {
    yield {
      kind: "task",
      time: time("DTSTART"),
      locator,
      title,
      description: text("DESCRIPTION"),
      created: time("CREATED"),
      due: time("DUE"),
      completed: time("COMPLETED"),
      details,
    };
    return;
  }
  const start = find("DTSTART");
  const when = time("DTSTART");
  yield {
    kind: "calendar_event",
    time: when,
    locator,
    title,
    description: text("DESCRIPTION"),
    end: time("DTEND"),
    created: time("CREATED"),
    modified: time("LAST-MODIFIED"),
    organizer: addressOf(find("ORGANIZER")?.value),
    url: text("URL"),
    location: text("LOCATION"),
    all_day: /^\d{8}$/.test(start?.value.trim() ?? ""),
    details: { ...details, ...(when === null && start ? { DTSTART: start.value } : {}) },
  };
  for (const guest of lines.filter((one) => one.name === "ATTENDEE")) {
    yield {
      kind: "calendar_participant",
      time: when,
      locator: { line: guest.line },
      contact: addressOf(guest.value),
      name: guest.parameters.get("CN")?.[0] ?? null,
      title,
      details: Object.fromEntries([...guest.parameters].map(([key, values]) => [key, values.join(", ")])),
    };
  }
}

function addressOf(value: string | undefined): string | null {
  return value?.trim().replace(/^mailto:/i, "") || null;
}

function detailsOf(lines: readonly ContentLine[]): Details {
  const own = lines.filter(({ name, value }) => !taken.has(name) && value.trim() !== "");
  return Object.fromEntries(own.map(({ name, value }) => [name, unescaped(value)]));
}

const form = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/;

/**
 * Days are their midnight in UTC. Times with the name of a zone are turned into UTC; those of no zone that is known are
 * left out, and stay in the details.
 */
class Zones {
  readonly #input: ArtifactInput;
  readonly #clocks = new Map<string, ((wallClock: number) => number) | undefined>();
  #said = false;

  constructor(input: ArtifactInput) {
    this.#input = input;
  }

  timeOf(one: ContentLine | undefined): number | null {
    if (!one) return null;
    const parts = form.exec(one.value.trim());
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (parts ?? [])
      .slice(1, 7)
      .map((part) => Number(part ?? 0));
    const wall = Date.UTC(year, month - 1, day, hour, minute, second) * 1_000;
    if (!parts || month < 1 || month > 12 || day > 31 || hour > 23 || wall < 0) {
      this.#input.problem("value", `${one.name} is not a time`, { line: one.line });
      return null;
    }
    if (parts[4] === undefined || parts[7] === "Z") return wall;
    const clock = this.#clockOf(one.parameters.get("TZID")?.[0] ?? "");
    if (clock) return clock(wall);
    if (!this.#said) {
      this.#said = true;
      this.#input.problem("ambiguous", "times of no zone, or of one whose name is not known, are left out", {
        line: one.line,
      });
    }
    return null;
  }

  /** `Europe/Paris`; some programs put a name of theirs before it. */
  #clockOf(name: string): ((wallClock: number) => number) | undefined {
    if (!this.#clocks.has(name) && this.#clocks.size < mostZones) {
      this.#clocks.set(name, name === "" ? undefined : zoneClock(name.split("/").slice(-2).join("/")));
    }
    return this.#clocks.get(name);
  }
}

const mostZones = 100;
