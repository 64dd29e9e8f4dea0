import { describe, expect, it } from "vitest";
import { noIndicators, runRule, type TestRecord, verdicts } from "../../../test/run-rule.ts";
import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { crashLogsGone } from "./crash-logs-gone.ts";

const t0 = 1_700_000_000_000_000;
const minutes = 60_000_000;
const days = 86_400_000_000;
const locator = { line: 1 } as const;
const staging = "/private/var/db/com.apple.xpc.roleaccountd.staging";

const delay = (path: string, times = 1): TestRecord => ({
  kind: "shutdown_delay",
  locator,
  time: t0,
  path,
  times_delayed: times,
});
const running = (path: string | null): TestRecord => ({ kind: "running_process", locator, path });
const crash = (process: string, more: Partial<DraftOf<"crash">> = {}): TestRecord => ({
  kind: "crash",
  locator,
  artifact: "ios.crash_reports",
  time: t0,
  process,
  path: `/usr/libexec/${process}`,
  ...more,
});
const log = (artifact: string, event: string, time: number | null = t0): TestRecord => ({
  kind: "log_event",
  locator,
  artifact,
  event,
  time,
});
const version = (os_version: string, artifact = "ios.system_version"): TestRecord => ({
  kind: "os_version",
  locator,
  artifact,
  os_version,
});

type Case = readonly [title: string, records: readonly TestRecord[], expected: readonly string[]];

function holds(id: string, cases: readonly Case[]): void {
  describe(id, () => {
    it.each(cases)("%s", (_, records, expected) => {
      expect(verdicts(runRule(id, records))).toEqual(expected);
    });
  });
}

holds("ios.staging_binary", [
  ["at a shutdown", [delay(`${staging}/bh`)], ["high statement"]],
  ["through the link /var", [delay(`${staging.replace("/private", "")}/bh`)], ["high statement"]],
  ["running", [running(`${staging}/sub/fud.appex`)], ["high statement"]],
  ["crashed", [crash("subridged", { path: `${staging}/subridged` })], ["high statement"]],
  [
    "three times the same is one",
    [delay(`${staging}/bh`), delay(`${staging}/bh`, 4), running(`${staging}/bh`)],
    ["high statement"],
  ],
  ["two programs are two", [delay(`${staging}/bh`), delay(`${staging}/pcsd`)], ["high statement", "high statement"]],
  [
    "the brain of an update",
    [delay(`${staging}/exec/16777220.4823761.xpc/com.apple.MobileSoftwareUpdate.UpdateBrainService`)],
    [],
  ],
  ["another brain of an update", [running(`${staging}/exec/16777224.1.xpc/com.apple.NRD.UpdateBrainService`)], []],
  ["its name without the workspace", [delay(`${staging}/com.apple.NRD.UpdateBrainService`)], ["high statement"]],
  [
    "its name in a workspace without numbers",
    [delay(`${staging}/exec/x.xpc/com.apple.NRD.UpdateBrainService`)],
    ["high statement"],
  ],
  [
    "another service of Apple in the workspace",
    [delay(`${staging}/exec/1.2.xpc/com.apple.dt.instruments`)],
    ["low workspace"],
  ],
  ["a program of the system", [delay("/usr/libexec/xpcroleaccountd")], []],
  [
    "among binaries that were met",
    [{ kind: "file", locator, artifact: "ios.binary_locations", path: `${staging}/bh` }],
    ["high statement"],
  ],
  ["a file that is there", [{ kind: "file", locator, path: `${staging}/bh` }], []],
  ["no path", [running(null)], []],
]);

holds("ios.tmp_binary", [
  ["/private/var/tmp", [delay("/private/var/tmp/UserEventAgent", 3)], ["high statement"]],
  ["/tmp", [running("/tmp/x")], ["high statement"]],
  ["/var/tmp", [crash("x", { path: "/var/tmp/a/x" })], ["high statement"]],
  ["the same by two names", [delay("/var/tmp/x"), delay("/private/var/tmp/x")], ["high statement"]],
  ["the system's programs", [delay("/usr/libexec/tmpd"), running("/System/tmp/x")], []],
  ["a file that is there but did not run", [{ kind: "file", locator, path: "/private/var/tmp/x" }], []],
]);

const app = "/private/var/containers/Bundle/Application/A/WhatsApp.app/WhatsApp";
holds("ios.sticky_client", [
  ["a folder of data", [delay("/private/var/db/diagnostics/x")], ["high data_folder"]],
  ["an application, twice", [delay(app, 1), delay(app, 2)], []],
  ["an application, three times", [delay(app, 1), delay(app, 2), delay(app, 3)], ["low statement"]],
  ["an application, four times", [delay(app, 4)], ["low statement"]],
  ["an application, five times", [delay(app, 5)], ["medium statement"]],
  [
    "the system's own, nine times",
    [delay("/usr/libexec/diagnosticd", 9), delay("/System/Library/x", 9), delay("/kernel", 9)],
    [],
  ],
  ["a program of the mounted system image", [delay("/private/preboot/Cryptexes/OS/usr/libexec/x", 9)], []],
  ["what other rules tell", [delay(`${staging}/bh`, 9), delay("/private/var/tmp/x", 9)], []],
]);

holds("ios.shutdown_log_empty", [
  ["iOS 17", [version("17.7.2"), log("ios.shutdowns", "empty log", null)], ["low statement"]],
  ["iOS 26, where it is by design", [version("26.1"), log("ios.shutdowns", "empty log", null)], []],
  [
    "another log has shutdowns",
    [version("17.7.2"), log("ios.shutdowns", "empty log", null), log("ios.shutdowns", "shutdown")],
    [],
  ],
  ["the version is not known", [log("ios.shutdowns", "empty log", null)], []],
  [
    "the version is one of analytics",
    [version("17.7.2", "ios.os_version_history"), log("ios.shutdowns", "empty log", null)],
    [],
  ],
  ["it is not empty", [version("17.7.2"), log("ios.shutdowns", "shutdown")], []],
]);

const shut = (day: number) => log("ios.shutdowns", "shutdown", t0 + day * days);
const boot = (day: number) => log("ios.mobile_installation", "reboot detected", t0 + day * days + minutes);
holds("ios.boot_without_shutdown", [
  ["each start has its shutdown", [version("17.1"), shut(1), boot(1), shut(5), boot(5), shut(9), boot(9)], []],
  ["one has none", [version("17.1"), shut(1), boot(1), boot(5), shut(9), boot(9)], ["low statement"]],
  ["iOS 26", [version("26.0"), shut(1), boot(1), boot(5), shut(9), boot(9)], []],
  ["the version is not known", [shut(1), boot(1), boot(5), shut(9), boot(9)], []],
  ["before the log begins", [version("17.1"), boot(1), boot(2), shut(5), boot(5)], []],
  ["after the log ends", [version("17.1"), shut(1), boot(1), boot(5)], []],
]);

/** Where a report lies counts, which `runRule` does not tell. */
describe("ios.crash_logs_gone", () => {
  const reported = (time: number, file = "private/var/mobile/Library/Logs/CrashReporter/x.ips"): SourcedRecord => ({
    ...crash("x", { time, incident: String(time) }),
    ...sourced,
    artifact: "ios.crash_reports",
    file,
  });
  const shutdown = (day: number): SourcedRecord => ({ ...shut(day), ...sourced, artifact: "ios.shutdowns" });
  const sourced = { file: "f", evidence: 0, sha256: "0", timeBasis: "utc" } as const;
  it.each<[string, SourcedRecord[], number]>([
    ["reports of hours beside logs of months", [shutdown(-90), reported(t0), reported(t0 + 60 * minutes)], 1],
    ["reports of weeks", [shutdown(-90), reported(t0), reported(t0 + 9 * days)], 0],
    ["logs of days", [shutdown(-9), reported(t0)], 0],
    ["no other log", [reported(t0)], 0],
    ["no report", [shutdown(-90)], 0],
    ["a sysdiagnose, which may bring the newest alone", [shutdown(-90), reported(t0, "crashes_and_spins/x.ips")], 0],
  ])("%s", (_, records, expected) => {
    const seen: unknown[] = [];
    const detector = crashLogsGone.detect({
      matcher: noIndicators,
      asOf: 0,
      evidenceKinds: ["ios_filesystem"],
      report: (detection) => seen.push(detection),
    });
    for (const record of records) if (crashLogsGone.wants?.(record)) detector.record(record);
    detector.end?.();
    expect(seen.length).toBe(expected);
  });
});

const file = (path: string, domain?: string, modified: number | null = t0): TestRecord => ({
  kind: "file",
  locator: { path },
  path,
  modified,
  ...(domain === undefined ? {} : { domain }),
});
const preferences = "Library/Preferences";
holds("ios.crash_reporter_settings", [
  ["in a dump", [file(`private/var/root/${preferences}/com.apple.CrashReporter.plist`)], ["informational statement"]],
  ["in a backup", [file(`${preferences}/com.apple.CrashReporter.plist`, "RootDomain")], ["informational statement"]],
  ["of another user", [file(`private/var/mobile/${preferences}/com.apple.CrashReporter.plist`)], []],
  ["without a time", [file(`private/var/root/${preferences}/com.apple.CrashReporter.plist`, undefined, null)], []],
  ["another file", [file(`private/var/root/${preferences}/com.apple.CrashReporter.plist.bak`)], []],
]);
holds("ios.update_settings_touched", [
  [
    "in a dump",
    [file(`private/var/mobile/${preferences}/com.apple.softwareupdateservicesd.plist`)],
    ["informational statement"],
  ],
  [
    "in a backup",
    [file(`HomeDomain-${preferences}/com.apple.softwareupdateservicesd.plist`)],
    ["informational statement"],
  ],
  ["another file", [file(`private/var/mobile/${preferences}/com.apple.softwareupdate.plist`)], []],
]);

const at = (process: string, minute: number): TestRecord =>
  crash(process, { time: t0 + minute * minutes, incident: `${process} ${minute}` });
holds("ios.message_parser_crashes", [
  ["homed, then BlastDoor", [at("homed", 0), at("MessagesBlastDoorService", 9)], ["low home_first"]],
  ["fmfd, then BlastDoor", [at("MessagesBlastDoorService", 9), at("fmfd", 0)], ["low find_my_first"]],
  ["the other way round", [at("MessagesBlastDoorService", 0), at("homed", 9)], ["low statement"]],
  ["two of them", [at("imagent", 0), at("IMTranscoderAgent", 3)], ["low statement"]],
  ["one of them with a web page", [at("passd", 0), at("com.apple.WebKit.WebContent", 3)], ["low statement"]],
  ["one, again and again", [at("imagent", 0), at("imagent", 3), at("imagent", 6)], ["informational repeated"]],
  ["the same report twice", [at("imagent", 0), at("imagent", 0)], []],
  ["once", [at("homed", 0)], []],
  ["far apart", [at("homed", 0), at("MessagesBlastDoorService", 11)], []],
  ["web pages alone", [at("WebContent", 0), at("com.apple.WebKit.WebContent", 1)], []],
  ["other programs", [at("SpringBoard", 0), at("homed", 1)], []],
  ["short memory, which is no crash", [log("ios.crash_reports", "JetsamEvent"), at("homed", 0)], []],
]);

const align = { cause: "EXC_ARM_DA_ALIGN at 0x0000000000000201", details: { pc: "0x201" } };
holds("ios.daemon_alignment_crash", [
  ["a daemon at the reported address", [crash("configd", align)], ["low statement"]],
  ["elsewhere", [crash("configd", { ...align, details: { pc: "0x7fff0001" } })], []],
  ["media playback, anywhere", [crash("mediaplaybackd", { ...align, details: {} })], ["low statement"]],
  ["another cause", [crash("mediaplaybackd", { cause: "KERN_INVALID_ADDRESS at 0x0" })], []],
  ["scripts in a daemon", [crash("wifid", { details: { images: ["wifid", "JavaScriptCore"] } })], ["low script"]],
  ["scripts in another program", [crash("itunesstored", { details: { images: ["JavaScriptCore"] } })], []],
  [
    "an application of that name",
    [crash("configd", { ...align, path: "/private/var/containers/Bundle/Application/A/configd" })],
    [],
  ],
]);

holds("ios.foreign_queue_label", [
  ["of the thread that crashed", [crash("homed", { queue: "com.vendor.work" })], ["low statement"]],
  [
    "of another thread",
    [crash("homed", { queue: "com.apple.main-thread", queues: ["com.apple.x", "net.vendor.y"] })],
    ["low statement"],
  ],
  [
    "each crash by itself",
    [crash("homed", { queue: "com.vendor.work" }), crash("homed", { queue: "com.vendor.work" })],
    ["low statement", "low statement"],
  ],
  [
    "Apple's own",
    [
      crash("homed", {
        queues: ["com.apple.main-thread", "org.webkit.x", "NSOperationQueue 0x1 (QOS: 9)", "BTServer", "AQ::x"],
      }),
    ],
    [],
  ],
  ["an application's", [crash("App", { path: app, queue: "com.vendor.work" })], []],
  ["a program whose path is not known", [crash("mnm", { path: null, queue: "com.vendor.work" })], []],
  ["what a rule on that product tells", [crash("homed", { queue: "com.cellebrite.x" })], []],
]);

const attached = (type: string, jbig2 = false): TestRecord => ({
  kind: "file",
  locator: { path: "x" },
  artifact: "ios.attachment_content",
  path: "MediaDomain-Library/SMS/Attachments/a/b/c/x.gif",
  details: { content_type: type, ...(jbig2 ? { jbig2 } : {}) },
});
holds("ios.disguised_attachment", [
  ["a PDF", [attached("pdf")], ["low statement"]],
  ["a PDF with JBIG2", [attached("pdf", true)], ["low jbig2"]],
  ["a Photoshop file", [attached("psd")], ["low statement"]],
  ["a GIF, and pictures of other kinds", [attached("gif"), attached("png"), attached("jpeg"), attached("unknown")], []],
]);

const pass = (more: Partial<DraftOf<"attachment">> = {}): TestRecord => ({
  kind: "attachment",
  locator,
  direction: "incoming",
  service: "iMessage",
  name: "ticket.pkpass",
  time: t0,
  ...more,
});
const open = (minute: number, os_version: string | null = "16.5.1", process = "passd"): TestRecord =>
  crash(process, { time: t0 + minute * minutes, os_version, incident: `${process}${minute}` });
holds("ios.pass_attachment_crash", [
  ["a pass, then a crash", [pass(), open(2)], ["low statement"]],
  ["by its type", [pass({ name: "x", mime_type: "application/vnd.apple.pkpass" }), open(2)], ["low statement"]],
  ["of a system whose version is not told", [pass(), open(2, null)], ["low statement"]],
  ["a newer system", [pass(), open(2, "16.6.1")], []],
  ["a much newer system", [pass(), open(2, "18.0")], []],
  ["a crash before", [pass(), open(-2)], []],
  ["a crash much later", [pass(), open(11)], []],
  ["a pass that was sent", [pass({ direction: "outgoing" }), open(2)], []],
  ["another program", [pass(), open(2, "16.5", "SpringBoard")], []],
  ["a pass alone", [pass()], []],
]);

const nickname = { os_version: "18.3", details: { symbols: ["start", "-[IMDNicknameController update]"] } };
holds("ios.nickname_crash", [
  ["in the code for nicknames", [crash("imagent", nickname)], ["low statement"]],
  ["elsewhere", [crash("imagent", { ...nickname, details: { symbols: ["start"] } })], []],
  ["a newer system", [crash("imagent", { ...nickname, os_version: "18.4" })], []],
  ["a system of no known version", [crash("imagent", { ...nickname, os_version: null })], []],
  ["another program", [crash("homed", nickname)], []],
]);
