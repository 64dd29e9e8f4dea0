import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { phoneOf } from "../android/app-facts.ts";
import { isMessenger } from "../android/known-packages.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { isBackupAsked } from "./adb-backup.ts";

/** A tool puts the newer version back as soon as the copy is made; the length is ours. */
const hour = 3600e6;

/** Beside messengers, what Avilla Forensics replaces by an older version. */
const others: ReadonlySet<string> = new Set([
  "com.twitter.android",
  "com.linkedin.android",
  "com.zhiliaoapp.musically",
  "com.tinder",
  "com.badoo.mobile",
  "com.dropbox.android",
  "org.mozilla.firefox",
]);

interface Change {
  readonly record: SourcedRecord;
  readonly time: number;
  /** Undefined for a removal. */
  readonly version: number | undefined;
}

interface Swap {
  readonly before: Change;
  readonly older: Change;
  readonly newer: Change;
}

export const versionSwap = defineRule({
  id: "extraction.version_swap",
  version: 1,
  title: "Older version put in place for less than an hour",
  severity: "medium",
  class: "extraction",
  platform: "android",
  needs: ["android.dumpsys_install_log", "android.logcat_installs", "android.intrusion_security"],
  scope: "examination",
  rationale:
    "Older versions of messengers let their data be backed up. Tools put one in place, make a backup through the debugging connection, and put the newer version back.",
  falsePositives: ["An update that the owner or the store undid and made again.", "Test versions."],
  references: [
    "Avilla Forensics: APK downgrade of listed applications",
    "IsMyPhonePwned, bugreport-extractor-library, package_parser.rs: versions in the log of installations",
  ],
  vouched: "source_read",
  inCustody: "high",
  sentences: {
    statement:
      "The application {app} was replaced by its older version {older}, and less than an hour later by version {newer}. Tools that copy an application’s data do this; so do owners who undo an update.",
    backup:
      "The application {app} was replaced by its older version {older}, and less than an hour later by version {newer}. In between, a backup through the debugging connection was asked for. Tools that copy an application’s data work so.",
  },
  wants: (record) => changeOf(record) !== undefined || isBackupAsked(record),
  detect(context) {
    const apps = new Map<string, Change[]>();
    const backups: SourcedRecord[] = [];
    return {
      record(record) {
        const change = changeOf(record);
        if (!change) {
          backups.push(record);
          return;
        }
        const key = JSON.stringify([clockOf(record, context), appIn(record)]);
        const known = apps.get(key);
        if (known) known.push(change);
        else apps.set(key, [change]);
      },
      end() {
        for (const changes of apps.values()) {
          for (const swap of swapsIn(changes.toSorted((a, b) => a.time - b.time))) report(swap, backups, context);
        }
      },
    };
  },
});

/** Only what is told of one phone by one kind of clock can be put in order. */
function clockOf(record: SourcedRecord, context: RuleContext): string {
  return `${phoneOf(context, record.evidence)} ${record.timeBasis === "device_local" ? "local" : "utc"}`;
}

function appIn(record: SourcedRecord): string {
  return record.kind === "app_event" || record.kind === "security_event" ? (record.app_id ?? "") : "";
}

function changeOf(record: SourcedRecord): Change | undefined {
  const { time } = record;
  const app = appIn(record);
  if (typeof time !== "number" || !(isMessenger(app) || others.has(app))) return undefined;
  if (record.kind === "app_event") return installLogChange(record, record, time);
  if (record.kind !== "security_event") return undefined;
  if (record.event === "package_uninstalled") return { record, time, version: undefined };
  if (record.event !== "package_installed" && record.event !== "package_updated") return undefined;
  const version = record.details?.["version_code"];
  return typeof version === "number" ? { record, time, version } : undefined;
}

function installLogChange(event: DraftOf<"app_event">, record: SourcedRecord, time: number): Change | undefined {
  // Other lists have the day alone.
  if (record.artifact !== "android.dumpsys_install_log" && record.artifact !== "android.logcat_installs")
    return undefined;
  if (event.event === "uninstall") return { record, time, version: undefined };
  if (event.event !== "install" || !/^\d{1,15}$/.test(event.version ?? "")) return undefined;
  return { record, time, version: Number(event.version) };
}

/** A higher version, or a removal within the hour; then an older version; then a newer one within the hour. */
function swapsIn(changes: readonly Change[]): Swap[] {
  const found: Swap[] = [];
  let highest: Change | undefined;
  let removed: Change | undefined;
  let older: { readonly before: Change; readonly change: Change } | undefined;
  for (const change of changes) {
    const { version } = change;
    if (version === undefined) {
      removed = change;
      continue;
    }
    const open: typeof older = older;
    if (open && change.time - open.change.time > hour) older = undefined;
    else if (open && version > (open.change.version ?? version)) {
      found.push({ before: open.before, older: open.change, newer: change });
      older = undefined;
    }
    const known = highest?.version;
    // What stood there before it was removed may be older than the log: then the removal stands for it.
    const gone = removed && change.time - removed.time <= hour ? removed : undefined;
    const before = known === undefined ? gone : version < known ? highest : undefined;
    if (before && !older && found.at(-1)?.newer !== change) older = { before, change };
    if (!highest || version >= (highest.version ?? 0)) highest = change;
    removed = undefined;
  }
  return found;
}

function report({ before, older, newer }: Swap, backups: readonly SourcedRecord[], context: RuleContext): void {
  const app = appIn(older.record);
  const backup = backups.find(
    (record) =>
      typeof record.time === "number" &&
      clockOf(record, context) === clockOf(older.record, context) &&
      record.time >= older.time &&
      record.time <= newer.time,
  );
  context.report({
    severity: backup ? "medium" : "low",
    class: "extraction",
    key: `${app} ${older.version} ${newer.version}`,
    records: [before.record, older.record, newer.record, ...(backup ? [backup] : [])],
    values: [app, String(older.version), String(newer.version)],
    words: { app, older: older.version ?? 0, newer: newer.version ?? 0 },
    subject: `app:${app}`,
    sentence: backup ? "backup" : "statement",
  });
}
