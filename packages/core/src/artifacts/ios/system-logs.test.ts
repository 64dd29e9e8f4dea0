import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { PlistDate, type PlistValue } from "../../formats/plist/value.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import type { Artifact } from "../artifact.ts";
import { attachmentContent } from "./attachment-content.ts";
import { lockdownd } from "./lockdownd.ts";
import { mobileBackup } from "./mobile-backup.ts";
import { mobileInstallation } from "./mobile-installation.ts";
import { runningProcesses } from "./running-processes.ts";
import { settingsEvents } from "./settings-events.ts";
import { shutdownLog } from "./shutdown-log.ts";
import { shutdowns } from "./shutdowns.ts";
import { cClock, usClock } from "./wall-clock.ts";

const read = (artifact: Artifact, path: string, content: string | Uint8Array) =>
  readArtifact(
    artifact,
    { [path]: typeof content === "string" ? new TextEncoder().encode(content) : content },
    path.startsWith("MediaDomain") ? "ios_backup" : "ios_sysdiagnose",
  );
const utc = (iso: string): number => Date.parse(iso) * 1000;

describe("wall clocks", () => {
  it.each([
    [usClock, "04/07/25 06:35:07.106098", utc("2025-04-07T06:35:07Z") + 106_098],
    [usClock, "04/07/25 06:35:07.5", utc("2025-04-07T06:35:07Z") + 500_000],
    [usClock, "02/30/25 06:35:07.1", undefined],
    [usClock, "04/07/25 06:61:07.1", undefined],
    [usClock, "4/7/25 06:35:07", undefined],
    [cClock, "Mon Apr  7 06:13:34 2025", utc("2025-04-07T06:13:34Z")],
    [cClock, "Tue Nov 14 22:13:20 2023", utc("2023-11-14T22:13:20Z")],
    [cClock, "Mon Foo  7 06:13:34 2025", undefined],
    [cClock, "Mon Feb 30 06:13:34 2025", undefined],
  ])("%#: %s", (clock, text, expected) => {
    expect(clock(text)).toBe(expected);
  });
});

describe("lockdownd.log", () => {
  const path = "logs/MobileLockdown/lockdownd.log";
  const ask = (host: string) => [
    "04/07/25 06:35:07.106402 pid=79 handle_pair: Pair message: {",
    "    PairRecord =     {",
    `        HostID = ${host};`,
    '        SystemBUID = "30313996-42072961236303456";',
    "    };",
    "}",
  ];
  const pairings = async (...lines: string[]) => {
    const reading = await read(lockdownd, path, lines.join("\n"));
    const { length } = recordsOf(reading, "log_event");
    return { pairings: recordsOf(reading, "pairing"), events: length, problems: reading.problems.length };
  };

  it("tells who asked to be trusted, and how it ended", async () => {
    const { pairings: found, events } = await pairings(
      ...ask("9016926980658937761372207"),
      "04/07/25 06:35:07.131495 pid=79 handle_pair: Pair for usbmuxd failed : PairingDialogResponsePending",
      ...ask('"1D51D961-006E-1B4D-39B2-C3C470B52619"'),
      "04/07/25 06:35:10.563345 pid=79 handle_pair: Pair for usbmuxd succeeded .",
      ...ask("X"),
    );
    expect(events).toBe(5);
    expect(found.map(({ host_id, system_buid, outcome, process }) => [host_id, system_buid, outcome, process])).toEqual(
      [
        ["9016926980658937761372207", "30313996-42072961236303456", "PairingDialogResponsePending", "usbmuxd"],
        ["1D51D961-006E-1B4D-39B2-C3C470B52619", "30313996-42072961236303456", "succeeded", "usbmuxd"],
        ["X", "30313996-42072961236303456", undefined, undefined],
      ],
    );
    expect(found[0]).toMatchObject({ time: utc("2025-04-07T06:35:07Z") + 106_402, locator: { line: 1 } });
  });

  it("names the programs that asked, and for what", async () => {
    const reading = await read(
      lockdownd,
      path,
      "04/07/25 06:39:20.151825 pid=79 handle_start_service_with_socket: pymobiledevice3 attempting to spawn com.apple.mobilebackup2 service.\n" +
        "10/13/21 07:57:42.867018 pid=69 handle_get_value: AMPDevicesAgent attempting to get [DeviceColor]\n" +
        "03/08/26 06:24:20.576958 store_escrow_record: Creating escrow bag for X\n",
    );
    expect(
      recordsOf(reading, "log_event").map(({ event, process, values, pid }) => [event, process, values, pid]),
    ).toEqual([
      ["handle_start_service_with_socket", "pymobiledevice3", ["com.apple.mobilebackup2"], 79],
      ["handle_get_value", "AMPDevicesAgent", undefined, 69],
      ["store_escrow_record", null, undefined, null],
    ]);
  });

  it("says what it cannot read, and keeps the rest", async () => {
    expect(await pairings("rubbish", "13/45/25 06:35:07.1 pid=1 x: y", ...ask("A"))).toMatchObject({
      events: 2,
      problems: 2,
    });
    const long = await pairings(
      `04/07/25 06:35:07.1 pid=1 x: y`,
      ..."z"
        .repeat(200)
        .split("")
        .map(() => "z".repeat(1000)),
    );
    expect(long).toMatchObject({ events: 1, problems: 1 });
  });
});

withShared("lockdownd.log of a real phone", () => {
  it("is read", async () => {
    const reading = await read(
      lockdownd,
      "logs/MobileLockdown/lockdownd.log",
      readFileSync(sharedPath("evidence/real/plaso/test_data/ios_lockdownd.log")),
    );
    const events = recordsOf(reading, "log_event");
    expect(reading.problems).toEqual([]);
    expect(events.length).toBeGreaterThan(100);
    expect(events.filter(({ time }) => time === null)).toEqual([]);
  });
});

describe("mobile_installation.log", () => {
  it("tells what was installed and removed, by whom, and reboots", async () => {
    const reading = await read(
      mobileInstallation,
      "logs/MobileInstallation/mobile_installation.log.0",
      [
        "Mon Apr  7 06:13:34 2025 [234] <notice> (0x16b48f000) -[MIInstaller performInstallationWithError:]: Install Successful for (Placeholder:org.example.app); Staging: 0.01s",
        "Mon Apr  7 06:13:52 2025 [234] <notice> (0x16b48f000) -[MIInstaller performInstallationWithError:]: Install Successful for (Customer:org.example.app); Staging: 0.03s",
        "Mon Apr  7 06:41:21 2025 [343] <notice> (0x211a06380) main: Reboot detected",
        "Mon Apr  7 07:43:55 2025 [446] <notice> (0x16fd27000) -[MIClientConnection _uninstallIdentities:withOptions:completion:]: Uninstall requested by lsd (pid 107 (501/501)) for identity [org.example.app/PersonalPersonaPlaceholderString] with options: {",
        "    key = value;",
        "}",
        "Mon Apr  7 07:43:55 2025 [446] <notice> (0x16fd27000) -[MIUninstaller x:]: Uninstalling identifier org.example.app",
        "Mon Apr  7 07:43:55 2025 [446] <err> (0x16fd27000) -[MIUninstaller x:]: Something else",
      ].join("\n"),
    );
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "app_event").map(({ event, app_id, component }) => [event, app_id, component])).toEqual([
      ["placeholder installed", "org.example.app", undefined],
      ["installed", "org.example.app", undefined],
      ["uninstall requested", "org.example.app", "lsd"],
      ["uninstalled", "org.example.app", undefined],
    ]);
    expect(recordsOf(reading, "log_event")).toMatchObject([
      { event: "reboot detected", time: utc("2025-04-07T06:41:21Z"), locator: { line: 3 } },
    ]);
  });
});

describe("ps.txt", () => {
  it.each([
    [
      "before iOS 16",
      "USER             UID   PID  PPID  %CPU %MEM PRI NI      VSZ    RSS WCHAN    TT  STAT STARTED      TIME COMMAND\nroot               0     1     0   0.0  0.4  37  0  4226848   8912 -        ??  Ss   14Jan19   7:27.40 /sbin/launchd with -x",
      { process: "launchd with", path: "/sbin/launchd with", pid: 1, parent_pid: 0, user: "root", uid: 0 },
    ],
    [
      "from iOS 16 on",
      "USER  UID PRSNA   PID  PPID        F  %CPU %MEM PRI NI      VSZ    RSS WCHAN    TT  STAT STARTED      TIME COMMAND\nroot  0     -     7     1     4004   0.0  0.0   0  0        0      0 -        ??  ?s   Tue09PM   0:00.00 /usr/libexec/x /a",
      { process: "x", path: "/usr/libexec/x", pid: 7, parent_pid: 1, user: "root", uid: 0 },
    ],
    [
      "a name alone",
      "PID COMMAND\n9 (kernel)",
      { process: "(kernel)", path: null, pid: 9, parent_pid: null, user: null },
    ],
  ])("%s", async (_, text, expected) => {
    const reading = await read(runningProcesses, "ps.txt", text);
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "running_process")).toMatchObject([expected]);
  });
  it("without its head is not guessed at", async () => {
    const reading = await read(runningProcesses, "ps.txt", "root 0 1\n");
    expect([reading.records.length, reading.problems.length]).toEqual([0, 1]);
  });
});

describe("property lists of a sysdiagnose", () => {
  const date = (iso: string): PlistDate => new PlistDate(Date.parse(iso) / 1000 - 978_307_200);
  const dictionary = (entries: Readonly<Record<string, PlistValue>>): PlistValue => new Map(Object.entries(entries));

  it("tell the last backup and restore", async () => {
    const reading = await read(
      mobileBackup,
      "logs/MobileBackup/com.apple.MobileBackup.plist",
      writeBinaryPlist(
        dictionary({
          BackupStateInfo: dictionary({ date: date("2025-04-07T06:41:21Z"), isCloud: false }),
          RestoreInfo: dictionary({ RestoreDate: date("2024-04-07T06:41:21Z"), WasCloudRestore: true }),
          RestoreStateInfo: 3,
        }),
      ),
    );
    expect(recordsOf(reading, "log_event").map(({ event, text, time }) => [event, text, time])).toEqual([
      ["backup", "computer", utc("2025-04-07T06:41:21Z")],
      ["restore", "iCloud", utc("2024-04-07T06:41:21Z")],
    ]);
    expect(reading.problems.length).toBe(1);
  });

  it("tell settings wherever they lie, bounded", async () => {
    const set = dictionary({ timestamp: date("2025-04-07T06:41:21Z"), event: "set", process: "mdmd" });
    let deep: PlistValue = set;
    for (let depth = 0; depth < 30; depth++) deep = dictionary({ inner: deep });
    const reading = await read(
      settingsEvents,
      "logs/MCState/Shared/MCSettingsEvents.plist",
      writeBinaryPlist(dictionary({ Restrictions: dictionary({ restrictedBool: dictionary({ allowX: set }) }), deep })),
    );
    expect(recordsOf(reading, "setting")).toMatchObject([
      { namespace: "Restrictions/restrictedBool", key: "allowX", value: "set", details: { process: "mdmd" } },
    ]);
    expect(reading.problems.map(({ code }) => code)).toEqual(["limit"]);
  });
});

describe("shutdown logs", () => {
  const last =
    "After 1.26s, these clients are still here:\n\t\tremaining client pid: 9 (/usr/x/EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A)\nSIGTERM: [1700000000]\n";
  it.each([
    ["shutdown.log", last, [["shutdown", 1.7e15]]],
    ["shutdown.0.log", last, [["shutdown", 1.7e15]]],
    ["shutdown.log", "", [["empty log", undefined]]],
    ["shutdown.log", "\n\n", [["empty log", undefined]]],
    ["shutdown.log", "After 1.26s, these clients are still here:\n", []],
  ])("%#: %s", async (name, text, expected) => {
    const path = `system_logs.logarchive/Extra/${name}`;
    const found = recordsOf(await read(shutdowns, path, text), "log_event").map(({ event, time }) => [event, time]);
    expect(found).toEqual(expected);
  });
  it("in a sysdiagnose are read for their clients", async () => {
    const reading = await read(shutdownLog, "system_logs.logarchive/Extra/shutdown.0.log", last);
    expect(recordsOf(reading, "shutdown_delay")).toMatchObject([{ path: "/usr/x", time: 1.7e15 }]);
  });
});

describe("what an attachment named GIF begins with", () => {
  it.each<[string, string, object]>([
    ["a GIF", "GIF89a", { content_type: "gif" }],
    ["a PDF", "%PDF-1.4", { content_type: "pdf" }],
    ["a PDF with JBIG2", "%PDF-1.4 /Filter /JBIG2Decode", { content_type: "pdf", jbig2: true }],
    ["a Photoshop file", "8BPS\u0000\u0001", { content_type: "psd" }],
    ["nothing", "", { content_type: "unknown" }],
  ])("%s", async (_, content, details) => {
    const reading = await read(attachmentContent, "MediaDomain-Library/SMS/Attachments/a/b/c/x.gif", content);
    expect(recordsOf(reading, "file")).toMatchObject([{ details }]);
    expect(recordsOf(reading, "file")[0]?.details).toEqual(details);
  });
});

describe("hostile lines", () => {
  const blank = " ".repeat(2 ** 20);
  it.each<[string, Artifact, string, string]>([
    ["blanks without end in ps.txt", runningProcesses, "ps.txt", `PID COMMAND\n1 a${blank}b\u2028`],
    ["columns without end in ps.txt", runningProcesses, "ps.txt", `PID ${"X ".repeat(100_000)} COMMAND\n1 a`],
    [
      "an installation without end",
      mobileInstallation,
      "mobile_installation.log.0",
      `Mon Apr  7 06:13:34 2025 [2] <x> (0x1) -[A b]: Uninstall requested by ${"(pid 1".repeat(200_000)}\u2028`,
    ],
    [
      "a pairing without end",
      lockdownd,
      "lockdownd.log",
      `04/07/25 06:35:07.1 pid=1 handle_pair: Pair message: ${"HostID = x".repeat(100_000)}`,
    ],
  ])("%s cost little", async (_, artifact, path, text) => {
    const start = performance.now();
    await read(artifact, path, text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
