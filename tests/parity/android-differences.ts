import type { LoneAndroidRecord } from "./android-compare.ts";
import type { Alert } from "./compare.ts";

/** Where Sillage differs from its peer on Android on purpose; see differences.ts. docs/peer-differences.md tells them. */
export type AndroidCase =
  | "androidqf"
  | "androidqf without indicators"
  | "androidqf in a zip with a folder"
  | "androidqf in a zip without folder"
  | "bug report"
  | "intrusion logs"
  | "intrusion logs without indicators"
  | "MVT's androidqf"
  | "MVT's backup"
  | "MVT's bug report";

export interface AndroidDifference<T> {
  readonly id: string;
  readonly why: string;
  readonly is: (one: T) => boolean;
  /** How often, by case; a case that is not named has none. */
  readonly times: Readonly<Partial<Record<AndroidCase, number>>>;
}

/** The same in every packing of the acquisition, with indicators. */
const packed = (times: number) => ({
  androidqf: times,
  "androidqf in a zip with a folder": times,
  "androidqf in a zip without folder": times,
});
const acquired = (times: number) => ({ ...packed(times), "androidqf without indicators": times });
const reported = (times: number) => ({ ...acquired(times), "bug report": times });

/** An alert of one rule of ours, or of the peer in these words. */
const told = (rule: string, words?: RegExp) => (alert: Alert) =>
  alert.side === "ours" ? alert.says === rule : words?.test(alert.says) === true;

export const androidAlertDifferences: readonly AndroidDifference<Alert>[] = [
  {
    id: "indicated-paths",
    why: "A file may bear an indicated name and hold anything: high. What has the published hash is critical.",
    is: ({ side, says }) =>
      side === "ours" ? says === "indicator.path" : /^Found a known suspicious file (?:path|name)/.test(says),
    times: { ...packed(8), "intrusion logs": 2 },
  },
  {
    id: "truncated-names",
    why: "A name cut at 16 characters can be another process: a lead, not a critical finding.",
    is: ({ indicator }) => indicator === "longprocessname_truncated",
    times: packed(2),
  },
  {
    id: "sub-domains",
    why: "A host below an indicated host belongs to the same people.",
    is: ({ side, record }) => side === "ours" && record.includes('"x.evil.example.org"'),
    times: { ...packed(1), "intrusion logs": 1 },
  },
  {
    id: "own-acquisition",
    why: "The collector is told apart from what was there before; here it is older than the acquisition.",
    is: told("android.own_acquisition"),
    times: acquired(2),
  },
  {
    id: "other-files-of-the-shell",
    why: "A text in the shell's folder is no program: medium.",
    is: (alert) =>
      told("android.file_in_local_tmp", /at suspicious path/)(alert) && !alert.record.includes("-rwxr-xr-x"),
    times: { ...packed(2), "androidqf without indicators": 1 },
  },
  {
    id: "programs-of-the-shell-without-indicators",
    why: "The peer asks for indicators first; this needs none.",
    is: (alert) => told("android.file_in_local_tmp")(alert) && alert.record.includes("-rwxr-xr-x"),
    times: { "androidqf without indicators": 1 },
  },
  {
    id: "security-patch",
    why: "An old system is a weakness, not a trace: low.",
    is: told("android.security_patch", /security updates/),
    times: { ...acquired(4), "bug report": 2 },
  },
  {
    id: "accessibility-of-applications-past-the-stores",
    why: "High, resting also on where the application came from; told beside that the application is indicated.",
    is: told("android.accessibility_service", /^Found accessibility service/),
    times: { ...packed(2), "androidqf without indicators": 3, "bug report": 1 },
  },
  {
    id: "settings-of-reports-and-accessibility",
    why: "Many owners refuse reports: low. Which accessibility services are on is told by itself.",
    is: (alert) =>
      told("android.unsafe_setting", /^Found suspicious ".*" setting/)(alert) &&
      /"(?:accessibility_enabled|samsung_errorlog_agree)"/.test(alert.record),
    times: { ...acquired(4), "MVT's androidqf": 2 },
  },
  {
    id: "debugging-through-a-cable",
    why: "The peer does not look at the setting; an acquisition needs it on: informational.",
    is: told("android.usb_debugging"),
    times: acquired(1),
  },
  {
    id: "remembered-applications",
    why: "The peer compares their names with indicators alone; that they are no longer installed is worth a line.",
    is: told("android.remembered_app"),
    times: { ...reported(1), "MVT's androidqf": 1, "MVT's bug report": 1 },
  },
  {
    id: "keys-of-computers",
    why: "Where the acquisition does not name its own key, every key may be another's: low. Bug reports list keys too.",
    is: told("android.adb_key_foreign", /^Found a trusted ADB host key last connected/),
    times: {
      androidqf: 2,
      "androidqf without indicators": 2,
      "androidqf in a zip without folder": 2,
      "bug report": 2,
      "MVT's androidqf": 1,
    },
  },
  {
    id: "damaged-keys-in-bug-reports",
    why: "A bug report lists keys too.",
    is: ({ says }) => says === "android.adb_key_invalid",
    times: { "bug report": 1 },
  },
  {
    id: "both-ends-of-a-downgrade",
    why: "The finding rests on the version before and on the one after.",
    is: ({ side, says, record }) => side === "ours" && says === "android.package_downgrade" && record.includes('"101"'),
    times: reported(1),
  },
  {
    id: "removals",
    why: "Most removals are the owner's: informational.",
    is: told("android.package_uninstalled", /^Detected uninstall/),
    times: reported(2),
  },
  {
    id: "receivers-of-messages",
    why: "Who is told of messages and calls is shown, where the peer only logs it.",
    is: told("android.sms_receivers"),
    times: { ...reported(2), "MVT's androidqf": 5 },
  },
  {
    id: "one-mount-one-finding",
    why: "A writable system partition is one fact: high, not high and medium.",
    is: ({ side, says }) => side === "peer" && says === "Suspicious mount options found for /system: rw",
    times: acquired(1),
  },
  {
    id: "uses-of-permissions",
    why: "One finding for what an application did, by what was granted, not one for each entry.",
    is: told("android.appops_install_packages", /^(?:Risky package|Package) /),
    times: { ...reported(3), "MVT's androidqf": 1, "MVT's bug report": 2 },
  },
  {
    id: "aborts-of-privileged-programs",
    why: "adbd ends itself by an abort on many phones: low. A fault of memory is medium. Neither needs indicators.",
    is: told("android.tombstone_privileged", /suspicious crash in process/),
    times: { ...packed(2), "androidqf without indicators": 1, "bug report": 2, "MVT's bug report": 2 },
  },
  {
    id: "commands-of-a-computer",
    why: "What a computer asked of the phone is told by day, with or without indicators; the peer alerts to none of it.",
    is: ({ side, says }) => side === "ours" && says === "android.adb_shell_logged",
    times: { ...acquired(4), "intrusion logs": 4, "intrusion logs without indicators": 4 },
  },
];

export const androidRecordDifferences: readonly AndroidDifference<LoneAndroidRecord>[] = [
  {
    id: "every-line-of-a-day",
    why: "The peer lists the same update once a day.",
    is: ({ side, module, file, record }) =>
      side === "ours" && module === "dumpsys_battery_daily" && record.includes('"vers":"50"') && isReport(file),
    times: reported(1),
  },
  {
    id: "empty-properties",
    why: "A property without a value is one too.",
    is: ({ side, module, record }) => side === "ours" && module === "aqf_get_prop" && record === '{"name":"empty"}',
    times: acquired(1),
  },
  {
    id: "times-of-the-acquisition's-archive",
    why: "Wall clocks of a computer whose zone is not told are no times of a log in UTC.",
    is: ({ module }) => module === "aqf_log_timestamps",
    times: { "androidqf in a zip with a folder": 2, "androidqf in a zip without folder": 2 },
  },
  {
    id: "dumpsys.txt",
    why: "The peer does not read the dumps of services that older versions of AndroidQF keep in one text.",
    is: ({ side, file }) => side === "ours" && file.startsWith("dumpsys.txt!"),
    times: { "MVT's androidqf": 82 },
  },
  {
    id: "seconds-of-MMS",
    why: "Phones write the time of an MMS in seconds; the peer takes them for milliseconds: 1970.",
    is: ({ module, record }) => module === "sms" && record.includes("Very suspicious MMS"),
    times: { "MVT's androidqf": 2 },
  },
  {
    id: "times-of-the-checkout",
    why: "Files of a bug report that was unpacked have the time when that was done.",
    is: ({ module }) => module === "bugreport_timestamps",
    times: { "MVT's bug report": 4 },
  },
];

function isReport(file: string): boolean {
  return !file.startsWith("dumpsys.txt!");
}
