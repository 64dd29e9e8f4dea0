import { describe, expect, it } from "vitest";
import type { TestRecord } from "../../test/run-rule.ts";
import { isoTime, type TimeBasis } from "../formats/time.ts";
import type { RecordDraft, SourcedRecord } from "../records/kinds.ts";
import type { ArtifactCoverage } from "./coverage.ts";
import { watchCustody } from "./custody-events.ts";
import { concludeCustody } from "./custody-report.ts";

const hour = 3600e6;
/** A whole hour, so that silences are counted plainly. */
const t0 = Math.floor(1_700_000_000e6 / hour) * hour;
const window = { label: "border check", start: isoTime(t0), end: isoTime(t0 + 24 * hour) };
const locator = { table: "t", rowid: 1 } as const;

function seen(drafts: readonly TestRecord[], timeBasis: TimeBasis = "utc") {
  const watch = watchCustody([window]);
  if (!watch) throw new Error("nothing is watched");
  for (const draft of drafts) {
    const record: SourcedRecord = { artifact: "a.b", file: "f", evidence: 0, ...draft, sha256: "0", timeBasis };
    watch.see(record);
  }
  return watch.seen;
}

function report(drafts: readonly RecordDraft[], coverage: readonly ArtifactCoverage[] = [], basis?: TimeBasis) {
  const results = [{ task: { artifact: "a.b", evidence: 0 }, custody: seen(drafts, basis) }];
  const [first] = concludeCustody([window], results, coverage, []);
  if (!first) throw new Error("no report");
  return first;
}

describe("what happened in a custody window", () => {
  const at = t0 + hour;
  const log = (artifact: string, event: string, more: object = {}): TestRecord => ({
    kind: "log_event",
    locator,
    time: at,
    artifact,
    event,
    ...more,
  });
  const service = (name: string) =>
    log("ios.lockdownd", "handle_start_service", { process: "usbmuxd", values: [name], text: "attempting to spawn" });
  const app = (event: string, app_id = "a.b"): TestRecord => ({ kind: "app_event", locator, time: at, event, app_id });
  const found = "New USB device found, idVendor=041e, idProduct=3000";
  const cases: [string, TestRecord, string[]][] = [
    ["a key of a computer", { kind: "adb_key", locator, time: at, host: "u@lab" }, ["pairing u@lab"]],
    [
      "a shell",
      { kind: "security_event", locator, time: at, event: "adb_shell_cmd", shell_command: "ls" },
      ["debugging ls"],
    ],
    [
      "a removal",
      { kind: "security_event", locator, time: at, event: "package_uninstalled", app_id: "a.b" },
      ["removal a.b"],
    ],
    ["an installation", { kind: "app_event", locator, time: at, event: "install", app_id: "a.b" }, ["install a.b"]],
    ["an unlock", { kind: "security_event", locator, time: at, event: "keyguard_dismissed" }, ["unlock "]],
    ["a start", { kind: "security_event", locator, time: at, event: "os_startup" }, ["reboot "]],
    [
      "an app that was updated then",
      { kind: "app", locator, installed: t0 - hour, updated: at, app_id: "a.b" },
      ["install a.b"],
    ],
    [
      "an operation of the shell",
      { kind: "app_operation", locator, time: at, app_id: "com.android.shell" },
      ["debugging com.android.shell"],
    ],
    [
      "a computer that asked to pair",
      { kind: "pairing", locator, time: at, host_id: "H", outcome: "PasswordProtected" },
      ["pairing H"],
    ],
    ["the lines around it", log("ios.lockdownd", "handle_pair", { text: "Preparing to pair" }), []],
    ["a passcode", log("ios.lockdownd", "password_changed_callback"), ["unlock "]],
    ["a backup service", service("com.apple.mobilebackup2"), ["backup com.apple.mobilebackup2 (usbmuxd)"]],
    ["files", service("com.apple.afc.shim.remote"), ["connection com.apple.afc (usbmuxd)"]],
    [
      "the image for developers",
      service("com.apple.mobile.mobile_image_mounter"),
      ["debugging com.apple.mobile.mobile_image_mounter (usbmuxd)"],
    ],
    ["a backup of an iPhone", log("ios.mobile_backup", "backup", { text: "computer" }), ["backup computer"]],
    ["a restart of an iPhone", log("ios.mobile_installation", "reboot detected"), ["reboot "]],
    ["a shutdown", log("ios.shutdowns", "shutdown"), ["reboot "]],
    ["an empty log of shutdowns", log("ios.shutdowns", "empty log"), []],
    ["an application that went", app("uninstalled"), ["removal a.b"]],
    ["a wish that it goes", app("uninstall requested"), ["removal a.b"]],
    ["the store's placeholder", app("placeholder installed"), []],
    ["a use", app("ACTIVITY_RESUMED"), []],
    [
      "the question whether to make a backup",
      app("ACTIVITY_RESUMED", "com.android.backupconfirm"),
      ["backup com.android.backupconfirm"],
    ],
    ["an unlock in the use of applications", app("KEYGUARD_HIDDEN", "android"), ["unlock android"]],
    ["a lock", app("KEYGUARD_SHOWN", "android"), []],
    ["a start in it", app("DEVICE_STARTUP", "android"), ["reboot android"]],
    [
      "a USB device",
      {
        kind: "usb_event",
        locator,
        time: at,
        event: "connected",
        vendor_id: 0x41e,
        product_id: 0x3000,
        path: "/dev/x",
      },
      ["connection 041e:3000"],
    ],
    [
      "one that the kernel met",
      log("android.kernel_log", "kernel", { text: `usb 1-1: ${found}` }),
      [`connection usb 1-1: ${found}`],
    ],
    ["the same in Android's log", log("android.logcat", "usb 1-1", { text: found }), [`connection usb 1-1: ${found}`]],
    ["another line of Android's log", log("android.logcat", "PackageInstaller", { text: "debug" }), []],
    [
      "a backup in Android's log",
      log("android.logcat", "BackupManagerService", { text: "[UserID:0] Beginning adb backup..." }),
      ["backup [UserID:0] Beginning adb backup..."],
    ],
    ["a start in the list of reports", log("android.dumpsys_dropbox", "SYSTEM_BOOT"), ["reboot "]],
    ["a crash in it", log("android.dropbox", "data_app_crash", { process: "a.b" }), ["crash a.b"]],
    ["an erasing", log("android.recovery_history", "wipe_data", { text: "MasterClear" }), ["reboot MasterClear"]],
    ["a new user", { kind: "phone_user", locator, created: at, name: "Work" }, ["configuration Work"]],
    ["an operation of another application", { kind: "app_operation", locator, time: at, app_id: "a.b" }, []],
    ["before it", { kind: "adb_key", locator, time: t0 - 1, host: "h" }, []],
    ["its last moment", { kind: "adb_key", locator, time: t0 + 24 * hour, host: "h" }, ["pairing h"]],
    ["no time", { kind: "adb_key", locator, time: null, host: "h" }, []],
    ["a message", { kind: "message", locator, time: at, text: "hello" }, []],
  ];
  it.each(cases)("%s", (_, draft, expected) => {
    expect(report([draft]).events.map(({ category, object }) => `${category} ${object}`)).toEqual(expected);
  });

  it("what has no zone is taken up where it may lie inside, and stated without one", () => {
    const key: RecordDraft = { kind: "adb_key", locator, time: t0 - 13 * hour, host: "h" };
    expect(report([key]).events).toEqual([]);
    expect(report([key], [], "device_local").events.map(({ time }) => time)).toEqual([
      isoTime(t0 - 13 * hour).slice(0, -1),
    ]);
  });

  it("silences are told, those of a few hours are not", () => {
    const visits = [0, 3, 4, 20, 23].map((h): RecordDraft => ({ kind: "web_visit", locator, time: t0 + h * hour }));
    expect(report(visits).silences).toEqual([{ from: isoTime(t0 + 5 * hour), to: isoTime(t0 + 20 * hour), hours: 15 }]);
    expect(report([]).silences.map(({ hours }) => hours)).toEqual([24]);
  });

  it.each([
    ["before and after", -5, 48, "whole"],
    ["from its middle on", 5, 48, "part"],
    ["younger than the window", 30, 48, "none"],
    ["older than the window", -48, -1, "none"],
  ])("an artifact that reaches %s", (_, from, to, covers) => {
    const coverage: ArtifactCoverage = {
      artifact: "a.b",
      title: "A",
      evidence: 0,
      state: "examined",
      files: [],
      records: 2,
      problemCount: 0,
      problems: [],
      from: isoTime(t0 + from * hour),
      to: isoTime(t0 + to * hour),
    };
    expect(report([], [coverage]).reach.map((reach) => reach.covers)).toEqual([covers]);
  });
});
