import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { field, joined } from "../../../../../practice/src/writers/protobuf-writer.ts";
import { type ArtifactReading, readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { memorySource } from "../../bytes/source.ts";
import { indexSections } from "../../evidence/android/dumpstate.ts";
import type { Artifact } from "../artifact.ts";
import { dropbox } from "./dropbox.ts";
import { dumpsysDeviceIdle } from "./dumpsys-deviceidle.ts";
import { dumpsysDropbox } from "./dumpsys-dropbox.ts";
import { dumpsysUsageStats } from "./dumpsys-usagestats.ts";
import { dumpsysUsb } from "./dumpsys-usb.ts";
import { dumpsysUser } from "./dumpsys-user.ts";
import { kernelLog } from "./kernel-log.ts";
import { logcat } from "./logcat.ts";
import { logcatInstalls } from "./logcat-installs.ts";
import { netstat } from "./netstat.ts";
import { recoveryHistory } from "./recovery-history.ts";
import { usageStatsFiles } from "./usagestats-files.ts";

const at = (iso: string) => Date.parse(`${iso}Z`) * 1000;
const encoder = new TextEncoder();

function read(artifact: Artifact, place: string, lines: readonly string[]): Promise<ArtifactReading> {
  const path = place.startsWith("FS/") ? place : `bugreport.zip!dumpstate.txt!${place}`;
  return readArtifact(artifact, { [path]: encoder.encode(lines.join("\r\n")) }, "bugreport");
}

describe("android.kernel_log", () => {
  it("gives a line the time that the markers around it tell", async () => {
    const { records, problems } = await read(kernelLog, "section/KERNEL LOG", [
      "<6>[   10.000000] rtc: setting system clock to 1970-01-01T00:00:10 UTC (10)",
      "<6>[  100.000000] before",
      "<6>[  200.000000] PM: suspend entry 2025-06-01 10:00:00.000000000 UTC",
      "<6>[  200.500000] PM: suspend exit 2025-06-01 12:00:00.500000000 UTC",
      "[  260.500000][  T1234] usb 1-1: New USB device found, idVendor=041e, idProduct=3000",
      "<4>[  261.000000]  [2:  kworker/2:1:  123] usb 1-1: Product: Sound",
    ]);
    expect(problems).toEqual([]);
    expect(recordsOf({ records, problems, read: [] }, "log_event").map(({ time, text }) => [text, time])).toEqual([
      ["rtc: setting system clock to 1970-01-01T00:00:10 UTC (10)", at("2025-06-01T09:56:50")],
      ["before", at("2025-06-01T09:58:20")],
      ["PM: suspend entry 2025-06-01 10:00:00.000000000 UTC", at("2025-06-01T10:00:00")],
      ["PM: suspend exit 2025-06-01 12:00:00.500000000 UTC", at("2025-06-01T12:00:00.5")],
      ["usb 1-1: New USB device found, idVendor=041e, idProduct=3000", at("2025-06-01T12:01:00.5")],
      ["usb 1-1: Product: Sound", at("2025-06-01T12:01:01")],
    ]);
  });

  it.each([
    ["no marker", ["[    1.000000] a", "[    2.000000] b"]],
    [
      "several starts, whose markers cannot be told apart",
      ["[  100.000000] PM: suspend exit 2025-06-01 12:00:00.500000000 UTC", "[    1.000000] a"],
    ],
  ])("gives no time where there is %s", async (_, lines) => {
    const { records } = await read(kernelLog, "section/LAST KMSG", lines);
    expect(records.map(({ time }) => time)).toEqual([null, null]);
    expect(records[0]?.details?.boot).toBe("before the last start");
  });

  it("leaves a section in the form of logcat to the log's own artifact", async () => {
    const lines = ["06-01 12:00:00.000  root     0     0 I usb 1-1 : New USB device found, idVendor=041e"];
    expect((await read(kernelLog, "section/KERNEL LOG", lines)).records).toEqual([]);
    expect((await read(logcat, "section/KERNEL LOG", lines)).records).toMatchObject([
      { event: "usb 1-1", text: "New USB device found, idVendor=041e", details: { user: "root" } },
    ]);
    expect(await read(logcat, "section/KERNEL LOG", ["<6>[    1.000000] a", "b"])).toMatchObject({
      records: [],
      problems: [],
    });
  });
});

describe("android.logcat", () => {
  it("reads the form of old bug reports", async () => {
    const { records, problems } = await read(logcat, "section/EVENT LOG", [
      "------ EVENT LOG (logcat -b events -v time -d *:v) ------",
      "01-06 01:00:18.681 I/boot_progress_start(  115): 9605",
      "[logcat: 0.4s elapsed]",
    ]);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([{ event: "boot_progress_start", text: "9605", pid: 115, level: "I", time: null }]);
  });
});

describe("android.logcat_installs", () => {
  const line = (time: string, tid: number, text: string) =>
    `06-01 12:00:${time}  1000  1486 ${tid} D PackageManager: ${text}`;
  it("puts the lines of an entry together, between those of others", async () => {
    const { records, problems } = await read(logcatInstalls, "section/SYSTEM LOG", [
      line("20.100", 1500, "START INSTALL PACKAGE: observer{13}"),
      line("20.100", 1500, "          stagedDir{/data/app/vmdl1.tmp}"),
      line("20.100", 1600, "pkg{org.example.other}"),
      line("20.100", 1500, "          stagedCid{null}"),
      line("20.100", 1500, "          pkg{com.client.appA}"),
      line("20.100", 1500, "          Request from{null}"),
      line("21.000", 1500, "pkg{org.example.later}"),
      line("22.000", 1500, "START DELETE PACKAGE: observer{49}"),
      line("22.000", 1500, "pkg{com.client.appA}, user{0}, caller{2000} flags{2}"),
      line("22.500", 1500, "result of delete: 1{49}"),
    ]);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        event: "install",
        app_id: "com.client.appA",
        installer: "null",
        details: { observer: "13", stagedDir: "/data/app/vmdl1.tmp", stagedCid: "null" },
      },
      { event: "uninstall", app_id: "com.client.appA", details: { user: "0", caller: "2000", flags: "2" } },
      { event: "result of uninstall", details: { result: "1" } },
    ]);
  });
});

describe("android.dumpsys_usagestats", () => {
  it("reads statistics and events", async () => {
    const { records, problems } = await read(dumpsysUsageStats, "dumpsys/usagestats", [
      "user=0 {",
      '    time="2025-07-19 10:00:00" type=KEYGUARD_HIDDEN package=android flags=0x0',
      '    time="2025-07-19 10:00:01" type=STANDBY_BUCKET_CHANGED package=org.example standbyBucket=10 reason=u-mb flags=0x0',
      "  In-memory yearly stats",
      '      package=com.client.appA totalTimeUsed="00:24" lastTimeUsed="2025-07-19 10:00:00" totalTimeVisible="00:26" lastTimeFS="1970-01-01 02:00:00" appLaunchCount=2 fgServiceLaunchCount=0',
      "    ChooserCounts",
      "      package=com.client.appA",
    ]);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { event: "KEYGUARD_HIDDEN", app_id: "android", time: at("2025-07-19T10:00:00") },
      { event: "STANDBY_BUCKET_CHANGED", details: { reason: "u-mb" } },
      {
        event: "used",
        app_id: "com.client.appA",
        time: at("2025-07-19T10:00:00"),
        duration: 24,
        details: { user: "0", interval: "yearly", appLaunchCount: "2", fgServiceLaunchCount: "0" },
      },
    ]);
  });

  it.each([
    ["a duration that is none", 'package=a.b totalTimeUsed="x" lastTimeUsed="2025-07-19 10:00:00"'],
    ["a date that there is not", 'package=a.b totalTimeUsed="00:01" lastTimeUsed="2025-17-19 10:00:00"'],
  ])("says %s and keeps the rest", async (message, line) => {
    const { records, problems } = await read(dumpsysUsageStats, "dumpsys/usagestats", [`      ${line}`]);
    expect(problems).toMatchObject([{ message }]);
    expect(records).toMatchObject([{ app_id: "a.b" }]);
  });
});

describe("android.dropbox", () => {
  const entry = (name: string, bytes: Uint8Array) =>
    readArtifact(dropbox, { [`FS/data/system/dropbox/${name}`]: bytes }, "bugreport");
  it.each([
    [
      "a text",
      "system_app_crash@1700000000000.txt",
      encoder.encode("Process: org.example\nFlags: 0x0\n"),
      [{ event: "system_app_crash", process: "org.example", time: at("2023-11-14T22:13:20") }],
    ],
    [
      "a compressed log of the kernel",
      "SYSTEM_LAST_KMSG@1700000000000.txt.gz",
      new Uint8Array(gzipSync("[    1.000000] Kernel panic - not syncing: x\n")),
      [
        { event: "SYSTEM_LAST_KMSG" },
        { event: "kernel", text: "Kernel panic - not syncing: x", details: { seconds: 1 } },
      ],
    ],
    ["what was lost", "a%20b@1700000000000.lost", new Uint8Array(0), [{ event: "a b", details: { form: "lost" } }]],
  ])("reads %s", async (_, name, bytes, expected) => {
    const { records, problems } = await entry(name, bytes);
    expect(problems).toEqual([]);
    expect(records).toMatchObject(expected);
  });

  it.each([
    ["a name that is none", "notes.txt", encoder.encode("x")],
    ["a time beyond all times", "a@9999999999999999.txt", encoder.encode("x")],
    ["data that are not compressed", "a@1700000000000.txt.gz", encoder.encode("x")],
  ])("says %s", async (_, name, bytes) => {
    expect((await entry(name, bytes)).problems).toHaveLength(1);
  });
});

describe("lists of the system", () => {
  it.each<[string, Artifact, string, readonly string[], readonly object[]]>([
    [
      "USB connections",
      dumpsysUsb,
      "dumpsys/usb",
      [
        "{",
        "  host_manager={",
        "    connections={",
        "      device_address=/dev/bus/usb/001/002",
        "      mode=-1",
      ].concat(["      timestamp=1700000000000", "    }", "  }", "}"]),
      [{ event: "disconnected", time: at("2023-11-14T22:13:20"), path: "/dev/bus/usb/001/002" }],
    ],
    [
      "users",
      dumpsysUser,
      "dumpsys/user",
      ["Users:", "  UserInfo{10:Ana: work:1030} serialNo=10", "    Type: android.os.usertype.profile.MANAGED", ""],
      [
        {
          user_id: 10,
          name: "Ana: work",
          user_type: "android.os.usertype.profile.MANAGED",
          details: { flags: "0x1030" },
        },
      ],
    ],
    [
      "exemptions",
      dumpsysDeviceIdle,
      "dumpsys/deviceidle",
      ["  Whitelist user apps:", "    org.example.app", "  Whitelist app ids:", "    10123"],
      [{ app_id: "org.example.app", state: "user" }],
    ],
    [
      "connections",
      netstat,
      "section/NETSTAT",
      [
        "Proto Recv-Q Send-Q Local Address  Foreign Address  State       User  Inode  PID/Program Name",
        "tcp        0      0 0.0.0.0:8080   0.0.0.0:*        LISTEN      10123 4567   4242/org.example",
        "tcp6       0      0 ::ffff:192.0.2.1:40000 ::ffff:198.51.100.7:443 ESTABLISHED 10124 1 -",
      ],
      [
        { local_ip: "0.0.0.0", local_port: 8080, state: "LISTEN", uid: 10_123, process: "org.example" },
        { ip: "198.51.100.7", port: 443, local_ip: "192.0.2.1", uid: 10_124 },
      ],
    ],
    [
      "what recovery did",
      recoveryHistory,
      "FS/efs/recovery/history",
      ["+ [A5 | 2020/01/02 03:04:05 | B]", "--wipe_data", "--reason=MasterClearConfirm", "-"],
      [{ event: "wipe_data", text: "MasterClearConfirm", time: at("2020-01-02T03:04:05") }],
    ],
  ])("%s", async (_, artifact, place, lines, expected) => {
    const { records, problems } = await read(artifact, place, lines);
    expect(problems).toEqual([]);
    expect(records).toMatchObject(expected);
  });
});

describe("android.usagestats_files", () => {
  const files = (path: string, text: string) =>
    readArtifact(usageStatsFiles, { [path]: encoder.encode(text) }, "files");
  const day = "data/system/usagestats/0/daily/1700000000000";
  it("adds offsets to the time in the file's name, and takes negative ones for themselves", async () => {
    const { records, problems } = await files(
      day,
      '<usagestats version="1"><packages><package lastTimeActive="1000" package="a.b" timeActive="62000"/></packages>' +
        '<event-log><event time="-1600000000000" package="android" type="17" flags="0"/></event-log></usagestats>',
    );
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { app_id: "a.b", time: at("2023-11-14T22:13:21"), duration: 62, details: { interval: "daily" } },
      { app_id: "android", event: "KEYGUARD_SHOWN", time: at("2020-09-13T12:26:40") },
    ]);
  });
  it.each<[string, string, string, string | undefined]>([
    ["Protocol Buffers that are damaged", day, "\u0008", "damaged"],
    ["a text that is cut", day, '<usagestats version="1"><packages>', "damaged"],
    ["what is mostly no XML", day, `<usagestats>${"&x;".repeat(5000)}</usagestats>`, "damaged limit"],
    ["another file beside them", "data/system/usagestats/0/daily/version", "4", undefined],
  ])("says %s", async (_, path, text, code) => {
    const { records, problems } = await files(path, text);
    expect(records).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : code.split(" "));
  });
});

describe("android.usagestats_files as Protocol Buffers", () => {
  const folder = "data/system_ce/0/usagestats";
  const proto = (files: Readonly<Record<string, Uint8Array>>) =>
    readArtifact(usageStatsFiles, files, "android_filesystem");
  const expected = [
    {
      app_id: "org.example.app",
      time: at("2023-11-14T22:13:21"),
      duration: 62,
      details: { interval: "daily", appLaunchCount: 3 },
    },
    {
      app_id: "org.example.app",
      event: "ACTIVITY_RESUMED",
      component: "org.example.app.Main",
      time: at("2023-11-14T22:13:22"),
    },
    { event: "DEVICE_SHUTDOWN", time: at("2020-09-13T12:26:40") },
  ];
  const used = (...name: Uint8Array[]) => field(20, joined(...name, field(3, 1000), field(4, 62_000), field(6, 3)));

  it("of Android 10, with names in a pool", async () => {
    const pool = field(2, joined(field(1, 2), field(2, "org.example.app"), field(2, "org.example.app.Main")));
    const events = [
      field(22, joined(field(2, 1), field(4, 2), field(5, 2000), field(7, 1))),
      field(22, joined(field(5, -1_600_000_000_000n), field(7, 26))),
    ];
    const { records, problems } = await proto({
      "data/system/usagestats/0/daily/1700000000000": joined(field(1, 5), pool, used(field(2, 1)), ...events),
    });
    expect(problems).toEqual([]);
    expect(records).toMatchObject(expected);
  });

  const second = joined(
    field(1, 5),
    field(2, 2),
    used(field(1, 4)),
    field(22, joined(field(1, 4), field(2, 2), field(3, 2000), field(5, 1))),
    field(22, joined(field(1, 9), field(3, -1_600_000_000_000n), field(5, 26))),
  );
  it("of Android 11 and later, with names in the file mappings", async () => {
    const mappings = field(2, joined(field(1, 4), field(2, "org.example.app"), field(2, "org.example.app.Main")));
    const { records, problems } = await proto({
      [`${folder}/daily/1700000000000`]: second,
      [`${folder}/mappings`]: mappings,
    });
    expect(problems).toEqual([]);
    expect(records).toMatchObject(expected);
  });

  it("say when the names are not known, or a part is damaged", async () => {
    const bytes = joined(second, field(22, new Uint8Array([0xff])));
    const { records, problems } = await proto({ [`${folder}/daily/1700000000000`]: bytes });
    expect(records.length).toBe(3);
    expect(problems.map(({ code }) => code)).toEqual(["schema", "damaged"]);
  });
});

withShared("bug reports of Android 2.3", () => {
  const bytes = () =>
    new Uint8Array(readFileSync(sharedPath("evidence/real/ChkBugReport/examples/bugreports/bugreport_deadlock.txt")));
  it.each<[string, Artifact, number]>([
    ["section/KERNEL LOG", kernelLog, 500],
    ["section/SYSTEM LOG", logcat, 900],
    ["section/EVENT LOG", logcat, 500],
    ["dumpsys/dropbox", dumpsysDropbox, 271],
    ["dumpsys/usagestats", dumpsysUsageStats, 10],
  ])("%s is read without a problem", async (name, artifact, atLeast) => {
    const text = bytes();
    const part = indexSections(memorySource(text)).sections.find((section) => section.name === name);
    if (!part) throw new Error("no such section");
    const section = text.slice(part.start, part.start + part.length);
    const { records, problems } = await readArtifact(artifact, { [`d.txt!${name}`]: section }, "bugreport");
    expect(problems.slice(0, 3)).toEqual([]);
    expect(records.length).toBeGreaterThanOrEqual(atLeast);
  });
});
