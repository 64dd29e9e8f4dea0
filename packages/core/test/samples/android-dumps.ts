import type { FileSample, TreeSample } from "./sample.ts";

const encoder = new TextEncoder();
/** Bytes that no dump has: no UTF-8, a NUL, brackets that nothing closes. */
const rubbish = new Uint8Array([0x67, 0xff, 0xfe, 0x00, 0x7b, 0x5b, 0x28, 0x0a]);

/**
 * A section of a dump, with its poisoned forms: each line in `bad`, one of this section whose value is none, stands
 * behind the line that it is given for, and rubbish behind every line of the text. No dump's reader could tell all
 * rubbish from a line that it need not know, so each form has a bad value that must be told of.
 */
function section(
  path: string,
  lines: readonly string[],
  bad: readonly { readonly behind: number; readonly lines: readonly string[] }[],
  kind: FileSample["kind"] = "bugreport",
): FileSample {
  const poisoned = bad.flatMap(({ behind, lines: wrong }, index) => [
    [`bad value ${index + 1}`, bytesOf([...lines.slice(0, behind), ...wrong, ...lines.slice(behind)], false)] as const,
    [
      `bad value ${index + 1} in rubbish`,
      bytesOf([...lines.slice(0, behind), ...wrong, ...lines.slice(behind)], true),
    ] as const,
  ]);
  return { kind, path, bytes: bytesOf(lines, false), poisoned: Object.fromEntries(poisoned) };
}

function bytesOf(lines: readonly string[], withRubbish: boolean): Uint8Array {
  const parts = lines.map((line) => encoder.encode(`${line}\n`));
  return new Uint8Array(parts.flatMap((part) => (withRubbish ? [...part, ...rubbish] : [...part])));
}

const dump = (service: string) => `dumpstate.txt!dumpsys/${service}`;

export function accessibilitySample(): FileSample {
  const lines = [
    "User state[",
    "     attributes:{id=0, touchExplorationEnabled=false}",
    "     Enabled services:{{org.example.reader/org.example.reader.Service}, {org.example.keys/.Fill}}",
    "  installed services: {",
    "    0 : org.example.reader/org.example.reader.Service",
    "    1 : org.example.keys/.Fill",
    "  }",
    "]",
  ];
  return section(dump("accessibility"), lines, [{ behind: 3, lines: ["     Crashed services:{{nothing}}"] }]);
}

const resolver = (heading: string) => [
  "Verifiers:",
  `${heading} Resolver Table:`,
  "  Full MIME Types:",
  "      text/plain:",
  "        18d43d org.example.text/.View",
  "",
  "  Non-Data Actions:",
  "      android.provider.Telephony.SMS_RECEIVED:",
  "        23fa699 org.example.sms/.Receiver (2 filters)",
  "        85c0aa6 org.example.bank/.Codes",
  "      org.example.ACTION:",
  "        a713de8 org.example.sms/.Other",
  "",
  "Packages:",
  "  Package [org.example.sms] (1):",
];

export function activitiesSample(): FileSample {
  return section(dump("package"), resolver("Activity"), [{ behind: 10, lines: ["        1f nothing"] }]);
}

export function receiversSample(): FileSample {
  return section(dump("package"), resolver("Receiver"), [{ behind: 10, lines: ["        1f nothing"] }]);
}

const key = "QAAAAAcgbytJst31DsaSP7hn8QcBXKR9NPVPK9MZssFVSNIP";

export function adbSample(): FileSample {
  const lines = [
    "ADB MANAGER STATE (dumpsys adb):",
    "{",
    "  debugging_manager={",
    "    connected_to_adb=true",
    `    user_keys=${key} user@laptop`,
    "",
    "    keystore=<?xml version='1.0' encoding='utf-8' standalone='yes' ?>",
    '    <keyStore version="1">',
    `    <adbKey key="${key} user@laptop" lastConnection="1628501829898" />`,
    "    </keyStore>",
    "  }",
    "}",
  ];
  return section(dump("adb"), lines, [
    { behind: 8, lines: ['    <adbKey key="!! a@b" lastConnection="1628501829898" />'] },
    { behind: 8, lines: [`    <adbKey key="${key} a@b" lastConnection="9223372036854775807" />`] },
  ]);
}

export function devicePolicySample(): FileSample {
  const lines = [
    "Current Device Policy Manager state:",
    "  Enabled Device Admins (User 0, provisioningState: 0):",
    "    org.example.mdm/.Receiver:",
    "      uid=10201",
    "      policies:",
    "        wipe-data",
    "      passwordQuality=0x0",
    "    org.example.other/org.example.other.Guard:",
    "      uid=10202",
    "  Enabled Device Admins (User 10, provisioningState: 0):",
    "    org.example.mdm/.Receiver:",
    "      uid=1010201",
  ];
  return section(dump("device_policy"), lines, [{ behind: 9, lines: ["      uid=everybody"] }]);
}

export function appopsSample(): FileSample {
  const lines = [
    "Current AppOps Service state:",
    "  Uid u0a103:",
    "    state=cch",
    "      COARSE_LOCATION: mode=ignore",
    "    Package org.example.app:",
    "      READ_CONTACTS (allow):",
    "          null=[",
    "            Access: [fg-s]2023-11-01 22:02:52.054 (-314d1h25m2s33ms)",
    "            Reject: [bg-s]2023-11-01 22:03:52.054 (-314d1h25m2s33ms) duration=+1s942ms",
    "          ]",
    "      WAKE_LOCK (allow):",
  ];
  const bad = "            Access: [bg-s]2023-13-41 29:00:00.000 (-1d)";
  return section(dump("appops"), lines, [{ behind: 8, lines: [bad] }]);
}

const battery = [
  "Battery History (0% used, 2720 used of 4096KB, 31 strings using 2694):",
  "                    0 (19) RESET:TIME: 2022-01-04-17-30-01",
  '            +47s645ms (2) 100 +job=u0a94:"org.example.app/.Job"',
  '       +1h26m18s315ms (2) 095 +top=u0a280:"org.example.chat"',
  '    +2d23h22m24s588ms (2) 079 +wake_lock=u0a21:"*walarm*:org.example.app/.Alarm"',
  "",
  "Daily stats:",
  "  Current start time: 2022-08-17-01-15-45",
  "  Daily from 2022-08-16-15-56-39 to 2022-08-17-01-15-45:",
  "    Package changes:",
  "      Update org.example.app vers=12",
  "      Update org.example.chat vers=0",
  "  Daily from 2022-08-15-15-56-39 to 2022-08-16-15-56-39:",
  "    Package changes:",
  "      Update org.example.app vers=11",
];

export function batteryDailySample(): FileSample {
  return section(dump("batterystats"), battery, [
    { behind: 11, lines: ["      Update org.example.other vers=many"] },
    { behind: 12, lines: ["  Daily from 2022-99-15-15-56-39 to 2022-08-16-15-56-39:"] },
  ]);
}

export function batteryHistorySample(): FileSample {
  const bad = '            soon (2) 100 +job=u0a94:"org.example.bad/.Job"';
  return section(dump("batterystats"), battery, [{ behind: 3, lines: [bad] }]);
}

export function dbinfoSample(): FileSample {
  const path = "/data/user/0/org.example.app/databases/a.db";
  const entry = (index: number, clock: string, sql: string) =>
    `        ${index}: [${clock}] [Pid:(0)]executeForLong took 0ms - succeeded, sql="${sql}", path=${path}`;
  const lines = [
    "** Database info for pid 8817 [org.example.app] **",
    `Connection pool for ${path}:`,
    "      Most recently executed operations:",
    entry(0, "2023-07-27 12:21:44.097", "PRAGMA page_size;"),
    entry(1, "2023-07-27 12:21:44.096", 'SELECT \\"a\\", b FROM t'),
    entry(2, "2023-07-27 12:21:44.092", "COMMIT"),
  ];
  return section(dump("dbinfo"), lines, [
    { behind: 5, lines: [entry(7, "yesterday", "SELECT 1")] },
    { behind: 5, lines: ['        sql="'] },
  ]);
}

export function installLogSample(): FileSample {
  const lines = [
    "Service host process PID: 1486",
    "2025-03-28 02:22:45.340: START INSTALL PACKAGE: observer{133061357}",
    "          stagedDir{/data/app/vmdl1456751445.tmp}",
    "          pkg{org.example.music}",
    "          versionCode{81253240}",
    "          Request from{com.android.vending}",
    "2025-03-28 02:22:45.717: result of install: 1{133061357}",
    "2025-03-29 09:52:01.536: START DELETE PACKAGE: observer{49463941}",
    "pkg{org.example.music}, user{10}, caller{1010253} flags{4}",
    "2025-03-29 09:52:01.538: result of delete: -2{49463941}",
  ];
  const bad = ["2025-03-99 09:52:01.536: START DELETE PACKAGE: observer{1}", "pkg{org.example.bad}, user{0}"];
  // Rubbish in the middle of an entry ends it: only between entries it costs nothing.
  const { poisoned, ...sample } = section(dump("package"), lines, [{ behind: 7, lines: bad }]);
  const [[what, bytes] = ["", undefined]] = Object.entries(poisoned ?? {});
  return { ...sample, poisoned: bytes ? { [what]: bytes } : {} };
}

export function packagesSample(): FileSample {
  const lines = (name: string) => [
    `  Package [${name}] (d64f0000):`,
    "    userId=10008",
    "    versionCode=508 minSdk=28 targetSdk=28",
    "    versionName=5.0.8",
    "    timeStamp=2023-05-01 10:00:00",
    "    firstInstallTime=2023-04-01 10:00:00",
    "    lastUpdateTime=2023-05-01 10:00:01",
    "    installerPackageName=com.android.vending",
    "    pkgFlags=[ HAS_CODE ]",
    "    requested permissions:",
    "      android.permission.CAMERA",
    "    install permissions:",
    "      android.permission.INTERNET: granted=true",
    "    User 0: ceDataInode=1 installed=true",
    "      runtime permissions:",
    "        android.permission.CAMERA: granted=true, flags=[ X ]",
  ];
  const all = [
    "Packages:",
    ...lines("org.example.a"),
    ...lines("org.example.b"),
    "",
    "Hidden system packages:",
    ...lines("org.example.c"),
  ];
  const bad = ["  Package [org.example.bad] (1):", "    firstInstallTime=2023-04-31 10:00:00", "    versionCode="];
  return section(dump("package"), all, [{ behind: 17, lines: bad }]);
}

export function platformCompatSample(): FileSample {
  const change = (overrides: string) =>
    `ChangeId(168419799; name=DOWNSCALED; disabled; packageOverrides={org.a=false}; rawOverrides={${overrides}}; overridable)`;
  const lines = [
    "ChangeId(180326845; name=OVERRIDE_MIN_ASPECT_RATIO_MEDIUM; disabled; overridable)",
    change("org.a=false, org.example.gone=false, org.example.other=true"),
  ];
  return section(dump("platform_compat"), lines, [{ behind: 2, lines: [change("not a name=false")] }]);
}

export function dumpsysSettingsSample(): FileSample {
  const lines = [
    "GLOBAL SETTINGS (user 0)",
    "_id:12 name:adb_enabled pkg:android value:1 default:0 defaultSystemSet:true",
    "_id:13 name:device_name pkg:com.android.settings value:My phone tag:x",
    "",
    "SECURE SETTINGS (user 10)",
    "_id:7 name:enabled_notification_listeners value:org.example.a/.One:org.example.b/.Two",
  ];
  return section(dump("settings"), lines, [{ behind: 2, lines: ["_id:14 nothing"] }]);
}

export function getpropSample(): FileSample {
  const lines = [
    "[ro.build.version.security_patch]: [2023-01-05]",
    "[persist.sys.timezone]: [Europe/Madrid]",
    "[ro.empty]: []",
  ];
  return section("dumpstate.txt!section/SYSTEM PROPERTIES", lines, [
    { behind: 1, lines: ["[no end]"] },
    { behind: 2, lines: ["no property"] },
  ]);
}

export function dumpstateProcessesSample(): FileSample {
  const lines = [
    "LABEL                          USER           PID   TID  PPID     VSZ    RSS WCHAN            ADDR S CMD",
    "u:r:init:s0                    root             1     1     0   68696   2864 0                   0 S init",
    "u:r:kernel:s0                  root             2     2     0       0      0 0                   0 S [kthreadd]",
    "u:r:app:s0                     u0_a12         812   812     1  900000  90000 0                   0 S org.example.app",
    "u:r:app:s0                     u0_a12         812   820     1  900000  90000 0                   0 S Binder:812_1",
  ];
  return section("dumpstate.txt!section/PROCESSES AND THREADS", lines, [{ behind: 3, lines: ["too few words"] }]);
}

export function tombstonesSample(): FileSample {
  const lines = [
    "*** *** *** *** *** *** *** *** *** *** *** *** *** *** *** ***",
    "Build fingerprint: 'x/y:10/user/release-keys'",
    "Timestamp: 2021-09-29 17:43:49+0200",
    "pid: 9850, tid: 9893, name: worker  >>> /system/bin/adbd <<<",
    "uid: 2000",
    "signal 6 (SIGABRT), code -1 (SI_QUEUE), fault addr --------",
    "Abort message: 'Check failed'",
    "",
    "backtrace:",
    "      #00 pc 000603ca  /apex/com.android.runtime/lib/bionic/libc.so (abort+166) (BuildId: 320fbd)",
  ];
  const sample = section("FS/data/tombstones/tombstone_00", lines, [{ behind: 2, lines: ["uid: notanumber"] }]);
  // The backtrace ends at a line that is no frame.
  const [[what, bytes] = ["", undefined]] = Object.entries(sample.poisoned ?? {});
  return { ...sample, single: true, poisoned: bytes ? { [what]: bytes } : {} };
}

export function acquisitionAdbKeySample(): FileSample {
  const json = (started: string) =>
    new TextEncoder().encode(JSON.stringify({ started, adb_host_public_key: `${key} user@laptop` }));
  return {
    kind: "androidqf",
    path: "adb_host_key.pub",
    bytes: bytesOf([`${key} user@laptop`], false),
    companions: { "acquisition.json": json("2023-11-20T10:00:00Z") },
    single: true,
    poisoned: { "a key that is none": bytesOf([`${key} user@laptop`, "!! user@laptop"], false) },
  };
}

export function bugreportTimestampsSample(): TreeSample {
  const file = { bytes: new Uint8Array(1), metadata: { modified: 1_700_000_000_000_000 } };
  const packed = { bytes: new Uint8Array(1), metadata: { modifiedLocal: 1_700_003_600_000_000 } };
  return {
    kind: "bugreport",
    tree: {
      "FS/data/misc/x.log": file,
      "FS/data/anr/anr_1": file,
      "bugreport.zip!FS/data/tombstones/tombstone_00": packed,
      "dumpstate.txt": file,
    },
  };
}

export function dumpsysServicesSample(): TreeSample {
  const bytes = new Uint8Array(1);
  return {
    kind: "bugreport",
    tree: { [dump("package")]: bytes, [dump("adb")]: bytes, "b.zip!dumpstate.txt!dumpsys/appops": bytes },
  };
}
