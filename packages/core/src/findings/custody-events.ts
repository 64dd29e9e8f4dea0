import { statedTime } from "../formats/time.ts";
import type { SourcedRecord } from "../records/kinds.ts";
import { reference } from "./collect.ts";
import { type CustodyWindow, liesIn, type Span, spanOf } from "./custody.ts";
import type { RecordReference } from "./finding.ts";

/** What can happen to a phone that somebody else holds. */
export const custodyCategories = [
  "pairing",
  "debugging",
  "unlock",
  "install",
  "removal",
  "backup",
  "reboot",
  "configuration",
  "logging",
  "crash",
] as const;
export type CustodyCategory = (typeof custodyCategories)[number];

export interface CustodyEvent {
  readonly category: CustodyCategory;
  readonly time: string;
  /** What the record calls it, and what it is about: `package_installed`, `com.example.app`. */
  readonly event: string;
  readonly object: string;
  readonly record: RecordReference;
}

/** What one task saw of one window. */
export interface CustodySeen {
  readonly records: number;
  readonly events: readonly CustodyEvent[];
  readonly eventCount: number;
  /** Hours since 1970 UTC in which something was recorded, sorted. */
  readonly hours: readonly number[];
}

/** So many events of one task are listed for one window; all are counted. */
const eventsListed = 500;
/** Of a window of years, a place by the hour is kept for so many hours and no more. */
const hoursKept = 100_000;

export interface CustodyWatch {
  see(record: SourcedRecord): void;
  /** For each window, in their order. */
  readonly seen: readonly CustodySeen[];
}

/** Follows, while records are read, what lies in the windows. Undefined where there are none. */
export function watchCustody(windows: readonly CustodyWindow[]): CustodyWatch | undefined {
  if (windows.length === 0) return undefined;
  const watched = windows.map((window) => ({
    span: spanOf(window),
    records: 0,
    events: [] as CustodyEvent[],
    eventCount: 0,
    hours: new Set<number>(),
  }));
  return {
    see(record) {
      const zoned = record.timeBasis !== "device_local";
      for (const window of watched) {
        if (typeof record.time === "number" && liesIn(window.span, record.time, zoned)) {
          window.records++;
          if (zoned && window.hours.size < hoursKept) window.hours.add(Math.floor(record.time / 3600e6));
        }
        for (const event of eventsOf(record, window.span, zoned)) {
          window.eventCount++;
          if (window.events.length < eventsListed) window.events.push(event);
        }
      }
    },
    get seen() {
      return watched.map(({ records, events, eventCount, hours }) => ({
        records,
        events,
        eventCount,
        hours: [...hours].sort((a, b) => a - b),
      }));
    },
  };
}

function eventsOf(record: SourcedRecord, span: Span, zoned: boolean): CustodyEvent[] {
  return tellings(record).flatMap(({ category, time, event, object }) => {
    if (typeof time !== "number" || !liesIn(span, time, zoned)) return [];
    return [
      { category, time: statedTime(time, record.timeBasis), event, object: object ?? "", record: reference(record) },
    ];
  });
}

interface Telling {
  readonly category: CustodyCategory;
  readonly time: number | null | undefined;
  readonly event: string;
  readonly object: string | null | undefined;
}

/** What a record tells of a phone's handling. Most records tell nothing of it. */
function tellings(record: SourcedRecord): readonly Telling[] {
  const { time } = record;
  switch (record.kind) {
    case "adb_key":
      return [{ category: "pairing", time, event: "adb key used", object: record.host ?? record.fingerprint }];
    case "security_event":
      return named(securityCategories, record.event, time, record.app_id ?? record.shell_command ?? record.path);
    case "app_event":
      return named(appCategories, record.event, time, record.app_id);
    case "log_event":
      return named(logCategories, record.event, time, record.text);
    case "app":
      return [
        { category: "install", time: record.installed, event: "installed", object: record.app_id },
        ...(record.updated === record.installed
          ? []
          : [{ category: "install", time: record.updated, event: "updated", object: record.app_id } as const]),
      ];
    case "app_operation":
      return record.app_id === "com.android.shell"
        ? [{ category: "debugging", time, event: record.operation ?? "operation", object: record.app_id }]
        : [];
    case "shutdown_delay":
      return [{ category: "reboot", time, event: "shutdown", object: record.path }];
    case "profile_event":
      return [{ category: "configuration", time, event: record.operation ?? "profile", object: record.profile_id }];
    case "configuration_profile":
      return [{ category: "configuration", time: record.installed, event: "profile installed", object: record.name }];
    case "crash":
      return [{ category: "crash", time, event: "crash", object: record.process }];
    default:
      return [];
  }
}

type Names = readonly (readonly [pattern: RegExp, category: CustodyCategory])[];

/** Names of android.app.admin.SecurityLog's tags. */
const securityCategories: Names = [
  [/^adb_/, "debugging"],
  [/^keyguard_(?:dismiss|secured)|^password_changed/, "unlock"],
  [/^os_/, "reboot"],
  [/^logging_|^log_buffer/, "logging"],
  [/^package_uninstalled/, "removal"],
  [/^package_/, "install"],
  [/^backup_service/, "backup"],
  [/^media_|^cert_authority|^user_restriction/, "configuration"],
];

const appCategories: Names = [
  [/uninstall|delete|removed/i, "removal"],
  [/install|update|downgrade/i, "install"],
];

const logCategories: Names = [
  [/pair/i, "pairing"],
  [/password|passcode|unlock/i, "unlock"],
  [/uninstall/i, "removal"],
  [/install/i, "install"],
  [/backup/i, "backup"],
  [/boot|shutdown/i, "reboot"],
  [/developer ?mode|debug|mount/i, "debugging"],
];

function named(
  names: Names,
  event: string | null | undefined,
  time: Telling["time"],
  object: Telling["object"],
): readonly Telling[] {
  const found = typeof event === "string" ? names.find(([pattern]) => pattern.test(event)) : undefined;
  return found ? [{ category: found[1], time, event: event ?? "", object }] : [];
}
