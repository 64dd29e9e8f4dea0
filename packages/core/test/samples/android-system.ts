import { gzipSync } from "node:zlib";
import type { FileSample } from "./sample.ts";

const encoder = new TextEncoder();
const bytesOf = (lines: readonly string[]) => encoder.encode(`${lines.join("\n")}\n`);
const dump = (service: string) => `dumpstate.txt!dumpsys/${service}`;

/** A text, and the same with a line behind its line `behind` that costs nothing and must be told of. */
function text(path: string, lines: readonly string[], bad: { behind: number; lines: readonly string[] }): FileSample {
  const poisoned = [...lines.slice(0, bad.behind), ...bad.lines, ...lines.slice(bad.behind)];
  return { kind: "bugreport", path, bytes: bytesOf(lines), poisoned: { "a bad value": bytesOf(poisoned) } };
}

export function usageStatsSample(): FileSample {
  const lines = [
    "user=0 {",
    '  Last 24 hour events (timeRange="11/14/2023, 22:13 – 11/15/2023, 22:13" )',
    '    time="2023-11-14 22:13:20" type=ACTIVITY_RESUMED package=org.example.app class=org.example.app.Main instanceId=7 flags=0x0',
    '    time="2023-11-14 22:14:00" type=KEYGUARD_SHOWN package=android flags=0x0',
    "  In-memory daily stats",
    '    timeRange="11/14/2023, 00:00 – 22:13"',
    "    packages",
    '      package=org.example.app totalTimeUsed="1:02:03" lastTimeUsed="2023-11-14 22:13:20" appLaunchCount=2',
    '      package=org.example.never totalTimeUsed="00:00" lastTimeUsed="1970-01-01 01:00:00" appLaunchCount=0',
    "    ChooserCounts",
    "      package=org.example.app",
    "}",
  ];
  return text(dump("usagestats"), lines, {
    behind: 3,
    lines: ['    time="2023-99-14 22:13:20" type=ACTIVITY_RESUMED package=org.example.bad flags=0x0'],
  });
}

export function kernelLogSample(): FileSample {
  const lines = [
    "------ KERNEL LOG (dmesg) ------",
    "<6>[    0.000000] Booting Linux on physical CPU 0x0",
    "<6>[  100.500000] PM: suspend exit 2023-11-14 22:13:20.500000000 UTC",
    "<6>[  101.500000] [0:      swapper/0:    0] usb 1-1: New USB device found, idVendor=18d1, idProduct=4ee7",
    "<4>[  102.500000] usb 1-1: Product: Pixel",
  ];
  return text("dumpstate.txt!section/KERNEL LOG", lines, { behind: 3, lines: ["<6>[1.2.3] no time"] });
}

export function dropboxSample(): FileSample {
  const lines = ["isPrevious: true", "Build: x/y/z", "", "[    1.000000] init: starting", "[    2.000000] done"];
  const packed = (...more: string[]) => new Uint8Array(gzipSync([...lines, ...more].join("\n")));
  return {
    kind: "bugreport",
    path: "FS/data/system/dropbox/SYSTEM_LAST_KMSG@1700000000000.txt.gz",
    bytes: packed(),
    // The size of the text is told: what stands in the middle of it changes it, so that only its end is damaged.
    poisoned: { "an end that is none": new Uint8Array([...packed().slice(0, -8), 1, 2, 3, 4, ...packed().slice(-4)]) },
  };
}

export function dumpsysDropboxSample(): FileSample {
  const lines = [
    "Drop box contents: 2 entries",
    "Max entries: 1000",
    "",
    "2023-11-14 22:13:20 SYSTEM_BOOT (text, 274 bytes)",
    "    Build: x/y/z ...",
    "2023-11-14 22:13:21 system_app_crash (compressed text, 1470 bytes)",
    "    Process: org.example.app ...",
    "2023-11-14 22:13:22 SYSTEM_TOMBSTONE (contents lost)",
  ];
  return text(dump("dropbox"), lines, { behind: 5, lines: ["2023-99-14 22:13:20 SYSTEM_BOOT (text, 274 bytes)"] });
}

export function usbSample(): FileSample {
  const connection = (mode: string, timestamp: string) => [
    "      {",
    "        device_address=/dev/bus/usb/001/002",
    `        mode=${mode}`,
    `        timestamp=${timestamp}`,
    "        manufacturer=6353",
    "        product=20199",
    "      }",
  ];
  const lines = [
    "USB MANAGER STATE (dumpsys usb):",
    "{",
    "  host_manager={",
    "    devices={",
    "      name=/dev/bus/usb/001/002",
    "      vendor_id=6353",
    "      product_id=20199",
    "      class=239",
    "      subclass=2",
    "      protocol=1",
    "      manufacturer_name=Example",
    "      product_name=Camera",
    "      configurations={",
    "        interfaces={",
    "          class=14",
    "          subclass=1",
    "          protocol=0",
    "        }",
    "      }",
    "    }",
    "    num_connects=2",
    "    connections=[",
    ...connection("0", "1700000000000"),
    ...connection("-1", "1700000010000"),
    "    ]",
    "  }",
    "}",
  ];
  return text(dump("usb"), lines, { behind: 22, lines: connection("0", "99999999999999999999") });
}

export function usersSample(): FileSample {
  const lines = [
    "Current user: 0",
    "Users:",
    "  UserInfo{0:Owner:c13} serialNo=0 isPrimary=true",
    "    Type: android.os.usertype.full.SYSTEM",
    "    State: RUNNING_UNLOCKED",
    "    Created: <unknown>",
    "    Last logged in: +2h3m4s5ms ago",
    "  UserInfo{10:Work: main:1030} serialNo=10",
    "    Type: android.os.usertype.profile.MANAGED",
    "    Created: +10d2h ago",
    "  UserInfo{150:Secure Folder:61001010} serialNo=150",
    "",
  ];
  return text(dump("user"), lines, { behind: 10, lines: ["  UserInfo{11:x:0}", "    Created: long ago"] });
}

export function deviceIdleSample(): FileSample {
  const lines = [
    "  Settings:",
    "    light_after_inactive_to=+4m0s0ms",
    "  Whitelist system apps:",
    "    com.android.shell",
    "  Whitelist user apps:",
    "    org.example.app",
    "    org.example.other",
    "  Whitelist app ids:",
    "    10123",
  ];
  return text(dump("deviceidle"), lines, { behind: 6, lines: ["    not a package!"] });
}

export function netstatSample(): FileSample {
  const lines = [
    "------ NETSTAT (netstat -nW) ------",
    "Active Internet connections (w/o servers)",
    "Proto Recv-Q Send-Q Local Address           Foreign Address         State",
    "tcp        0      0 192.0.2.1:45000         198.51.100.7:443        ESTABLISHED",
    "tcp6       0      0 ::ffff:192.0.2.1:45001  ::ffff:198.51.100.8:443 TIME_WAIT",
    "udp        0      0 0.0.0.0:68              0.0.0.0:*",
    "Active UNIX domain sockets (w/o servers)",
  ];
  return text("dumpstate.txt!section/NETSTAT", lines, { behind: 5, lines: ["tcp        0      0 nowhere"] });
}

export function logcatInstallsSample(): FileSample {
  const line = (time: string, what: string) => `11-14 22:13:${time}  1000  1486  1500 D PackageManager: ${what}`;
  const lines = [
    "------ SYSTEM LOG (logcat -v threadtime -v printable -v uid -d *:v) ------",
    line("20.100", "START INSTALL PACKAGE: observer{133061357}"),
    line("20.100", "          stagedDir{/data/app/vmdl1.tmp}"),
    line("20.100", "          stagedCid{null}"),
    line("20.100", "          pkg{org.example.music}"),
    line("20.100", "          Request from{null}"),
    line("20.900", "result of install: 1{133061357}"),
    line("30.000", "START DELETE PACKAGE: observer{49463941}"),
    line("30.000", "pkg{org.example.music}, user{10}, caller{1010253} flags{4}"),
  ];
  return text("dumpstate.txt!section/SYSTEM LOG", lines, { behind: 7, lines: ["result of nothing that is a log"] });
}

export function recoveryHistorySample(): FileSample {
  const lines = [
    "+ [A5 | 2020/01/02 03:04:05 | BUILD1]",
    "--wipe_data",
    "--reason=MasterClearConfirm",
    "--locale=en-US",
    "-",
    "+ [A5 | 2021/01/02 03:04:05 | BUILD2]",
    "--update_package=/data/ota.zip",
    "reboot reason: recovery-update",
    "-",
    "+ [A5 | 2022/01/02 03:04:05 | BUILD2]",
    "--prompt_and_wipe_data",
  ];
  return text("FS/data/log/recovery_history.log", lines, {
    behind: 5,
    lines: ["+ [A5 | never | X]", "--wipe_data", "-"],
  });
}

export function usageStatsFilesSample(): FileSample {
  const lines = [
    "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>",
    '<usagestats version="1" endTime="86400000">',
    "<packages>",
    '<package lastTimeActive="1000" package="org.example.app" timeActive="62000" lastEvent="2" />',
    '<package lastTimeActive="-1700000005000" package="org.example.other" timeActive="0" lastEvent="2" />',
    "</packages>",
    "<event-log>",
    '<event time="500" package="org.example.app" class="org.example.app.Main" flags="0" type="1" />',
    "</event-log>",
    "</usagestats>",
  ];
  const bad = '<package lastTimeActive="soon" package="org.example.bad" timeActive="0" />';
  return {
    kind: "files",
    path: "data/system/usagestats/0/daily/1700000000000",
    bytes: bytesOf(lines),
    poisoned: { "a bad value": bytesOf([...lines.slice(0, 4), bad, ...lines.slice(4)]) },
  };
}
