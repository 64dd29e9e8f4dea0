import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, plistOf, sampleTime } from "./sample.ts";

/** Files that lie in a sysdiagnose. */

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = (...all: string[]): Uint8Array => bytes(`${all.join("\n")}\n`);
const date = (seconds: number): Date => new Date((sampleTime + seconds) * 1000);

const header = {
  app_name: "bridgehead",
  timestamp: "2023-11-14 23:13:20.00 +0100",
  bug_type: "309",
  os_version: "iPhone OS 17.1.1 (21B91)",
  name: "bridgehead",
  incident_id: "5A11A9E0-0000-4000-8000-000000000001",
};
const crash = {
  captureTime: "2023-11-14 23:13:20.1234 +0100",
  incident: header.incident_id,
  pid: 455,
  procName: "bridgehead",
  procPath: "/usr/libexec/bridgehead",
  exception: { type: "EXC_BAD_ACCESS", signal: "SIGSEGV", subtype: "KERN_INVALID_ADDRESS at 0x0000000000000201" },
  faultingThread: 1,
  threads: [
    { id: 1, queue: "com.apple.main-thread", frames: [] },
    { id: 2, triggered: true, name: "worker", queue: "com.example.work", frames: [{ symbol: "start", imageIndex: 0 }] },
  ],
  usedImages: [{ name: "bridgehead", path: "/usr/libexec/bridgehead" }],
};
const report = (head: object, body: object): Uint8Array => lines(JSON.stringify(head), JSON.stringify(body, null, 2));

export function crashReportsSample(): FileSample {
  return {
    kind: "ios_sysdiagnose",
    path: "crashes_and_spins/bridgehead-2023-11-14-231320.ips",
    bytes: report(header, crash),
    single: true,
    poisoned: {
      "a thread that is a number": report(header, { ...crash, threads: [...crash.threads, 7] }),
      "a binary that is a text": report(header, { ...crash, usedImages: [...crash.usedImages, "x"] }),
    },
  };
}

export function binaryLocationsSample(): FileSample {
  const paths = ["/usr/libexec/bridgehead", "/usr/lib/libobjc.A.dylib", "/sbin/launchd"];
  return {
    kind: "ios_sysdiagnose",
    path: "logs/tailspindb/UUIDToBinaryLocations",
    bytes: writeBinaryPlist(plistOf(Object.fromEntries(paths.map((path, index) => [`5A11A9E0-${index}`, path])))),
  };
}

export function jetsamEventsSample(): FileSample {
  const head = { ...header, bug_type: "298" };
  const processes = ["launchd", "bridgehead", "SpringBoard"].map((name, pid) => ({ name, pid, rpages: 100 }));
  const date = "2023-11-14 23:13:20.12 +0100";
  return {
    kind: "ios_sysdiagnose",
    path: "crashes_and_spins/JetsamEvent-2023-11-14-231320.ips",
    bytes: report(head, { date, processes }),
    poisoned: {
      "a number for a process": report(head, { date, processes: [...processes, 7] }),
      "a process without a name": report(head, { date, processes: [...processes, { pid: 3 }] }),
    },
  };
}

export function lockdowndSample(): FileSample {
  const log = [
    "11/14/23 22:13:20.106098 pid=79 handle_pair: Preparing to pair for usbmuxd .",
    "11/14/23 22:13:20.106402 pid=79 handle_pair: Pair message: {",
    "    PairRecord =     {",
    '        HostID = "5A11A9E0-0000-4000-8000-000000000001";',
    '        SystemBUID = "30142955-444094379208051516";',
    "    };",
    "    Request = Pair;",
    "}",
    "11/14/23 22:13:21.563345 pid=79 handle_pair: Pair for usbmuxd succeeded .",
    "11/14/23 22:14:00.000000 pid=79 handle_start_service: idevicebackup2 attempting to spawn com.apple.afc service.",
  ];
  return {
    kind: "ios_sysdiagnose",
    path: "logs/MobileLockdown/lockdownd.log",
    bytes: lines(...log),
    poisoned: {
      "rubbish before the first entry": lines("g\uFFFD{[(", ...log),
      "an entry of a day that is none": lines(...log, "13/45/23 22:13:20.106098 pid=79 handle_pair: x"),
    },
  };
}

export function mobileInstallationSample(): FileSample {
  const log = [
    "Tue Nov 14 22:13:20 2023 [234] <notice> (0x2174a6380) main: Reboot detected",
    "Tue Nov 14 22:13:34 2023 [234] <notice> (0x16b48f000) -[MIInstaller performInstallationWithError:]: Install Successful for (Customer:com.example.bridge); Staging: 0.03s",
    "Tue Nov 14 22:20:00 2023 [234] <notice> (0x16fd27000) -[MIUninstaller x:]: Uninstalling identifier com.example.bridge",
  ];
  const broken = "Tue Nov 45 22:20:00 2023 [234] <notice> (0x16fd27000) main: Reboot detected";
  return {
    kind: "ios_sysdiagnose",
    path: "logs/MobileInstallation/mobile_installation.log.0",
    bytes: lines(...log),
    poisoned: { "an entry of a day that is none": lines(log[0] ?? "", broken, ...log.slice(1)) },
  };
}

export function mobileBackupSample(): FileSample {
  return {
    kind: "ios_sysdiagnose",
    path: "logs/MobileBackup/com.apple.MobileBackup.plist",
    bytes: writeBinaryPlist(
      plistOf({
        BackupStateInfo: { date: date(0), isCloud: false },
        RestoreInfo: { RestoreDate: date(-900), WasCloudRestore: true },
        AccountEnabledDate: date(-1800),
      }),
    ),
  };
}

export function runningProcessesSample(): FileSample {
  return {
    kind: "ios_sysdiagnose",
    path: "ps.txt",
    bytes: lines(
      "USER             UID   PID  PPID  %CPU %MEM PRI NI      VSZ    RSS WCHAN    TT  STAT STARTED      TIME COMMAND",
      "root               0     1     0   0.0  0.4  37  0  4226848   8912 -        ??  Ss   14Jan19   7:27.40 /sbin/launchd",
      "mobile           501    94     1   0.0  0.4  37  0  4226848   8912 -        ??  Ss   14Jan19   7:27.40 /Applications/My Maps.app/My Maps --quiet",
      "root               0    95     1   0.0  0.4  37  0  4226848   8912 -        ??  Ss   14Jan19   7:27.40 /usr/libexec/bridgehead",
    ),
  };
}

export function settingsEventsSample(): FileSample {
  const set = (seconds: number) => ({ timestamp: date(seconds), event: "set", process: "Preferences" });
  return {
    kind: "ios_sysdiagnose",
    path: "logs/MCState/Shared/MCSettingsEvents.plist",
    bytes: writeBinaryPlist(
      plistOf({
        Restrictions: { restrictedBool: { allowA: { value: set(0) }, allowB: set(60) } },
        other: { c: set(9) },
      }),
    ),
  };
}

export function shutdownsSample(): FileSample {
  return {
    kind: "ios_sysdiagnose",
    path: "system_logs.logarchive/Extra/shutdown.log",
    bytes: lines(
      "After 1.26s, these clients are still here:",
      "\t\tremaining client pid: 94 (/usr/libexec/bridgehead)",
      "SIGTERM: [1700000000] All buffers flushed",
      "SIGTERM: [1700000100] All buffers flushed",
      "SIGTERM: [1700000200] All buffers flushed",
    ),
  };
}

export function systemVersionSample(): FileSample {
  return {
    kind: "ios_sysdiagnose",
    path: "logs/SystemVersion/SystemVersion.plist",
    bytes: writeBinaryPlist(
      plistOf({ ProductVersion: "17.1.1", ProductBuildVersion: "21B91", ProductName: "iPhone OS" }),
    ),
    single: true,
  };
}

export function attachmentContentSample(): FileSample {
  return {
    kind: "ios_backup",
    path: "MediaDomain-Library/SMS/Attachments/ab/11/5A11A9E0/IMG_1.gif",
    bytes: bytes("GIF89a and so on"),
    single: true,
    poisoned: {},
  };
}
