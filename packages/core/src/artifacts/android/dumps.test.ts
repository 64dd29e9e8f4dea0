import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type ArtifactReading, readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { acquisitionAdbKeySample } from "../../../test/samples/android-dumps.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import type { Artifact } from "../artifact.ts";
import { acquisitionAdbKey } from "./acquisition-adb-key.ts";
import { dumpstateProcesses } from "./dumpstate-processes.ts";
import { dumpsysAccessibility } from "./dumpsys-accessibility.ts";
import { dumpsysActivities } from "./dumpsys-activities.ts";
import { dumpsysAdb } from "./dumpsys-adb.ts";
import { dumpsysAppops } from "./dumpsys-appops.ts";
import { dumpsysBatteryDaily } from "./dumpsys-battery-daily.ts";
import { dumpsysBatteryHistory } from "./dumpsys-battery-history.ts";
import { dumpsysDbinfo } from "./dumpsys-dbinfo.ts";
import { dumpsysDevicePolicy } from "./dumpsys-device-policy.ts";
import { dumpsysInstallLog } from "./dumpsys-install-log.ts";
import { dumpsysPackages } from "./dumpsys-packages.ts";
import { dumpsysPlatformCompat } from "./dumpsys-platform-compat.ts";
import { dumpsysReceivers } from "./dumpsys-receivers.ts";
import { dumpsysSettings } from "./dumpsys-settings.ts";
import { getprop } from "./getprop.ts";

const at = (iso: string) => Date.parse(`${iso}Z`) * 1000;

function read(artifact: Artifact, place: string, lines: readonly string[]): Promise<ArtifactReading> {
  const path = `bugreport.zip!dumpstate.txt!${place}`;
  return readArtifact(artifact, { [path]: new TextEncoder().encode(lines.join("\r\n")) }, "bugreport");
}

describe("android.dumpsys_accessibility", () => {
  it("reads both layouts, and only states that a list names", async () => {
    const reading = await read(dumpsysAccessibility, "dumpsys/accessibility", [
      "User state[attributes:{id=10, currentUser=true",
      "  installed services: {",
      "    0 : org.a/.One",
      "  }",
      "  enabled services: {",
      "    0 : org.a/.One",
      "  }",
      "    1 : org.b/.NotInAList",
      "     Bound services:{Service[label=A service, capabilities=11]}",
      "     Enabled services:{{org.c/org.c.Two}, {org.d/.Three}}",
      "     Binding services:{}",
    ]);
    expect(reading.problems).toEqual([]);
    const components = recordsOf(reading, "app_component");
    expect(components.map(({ app_id, component, state }) => [app_id, component, state])).toEqual([
      ["org.a", ".One", "installed"],
      ["org.a", ".One", "enabled"],
      ["org.c", "org.c.Two", "enabled"],
      ["org.d", ".Three", "enabled"],
    ]);
    expect(components[0]?.details).toEqual({ user: "10" });
  });
});

describe("android.dumpsys_device_policy", () => {
  it("reads administrators of every user with what they may do, and the owner", async () => {
    const reading = await read(dumpsysDevicePolicy, "dumpsys/device_policy", [
      "Current Device Policy Manager state:",
      "  Device Owner: ",
      "    admin=ComponentInfo{org.a/org.a.Owner}",
      "    name=org.a",
      "  Enabled Device Admins (User 0, provisioningState: 3):",
      "    org.a/.Owner:",
      "      uid=10201",
      "      testOnlyAdmin=false",
      "      policies:",
      "        force-lock",
      "        wipe-data",
      "      passwordQuality=0x0",
      "      accountTypesWithManagementDisabled: x",
      "  Enabled Device Admins (User 10, provisioningState: 0):",
      "    org.b/.Other:",
      "      uid=1010202",
      "  mPasswordOwner=-1",
    ]);
    expect(reading.problems).toEqual([]);
    const seen = recordsOf(reading, "app_component").map(({ app_id, component, component_type, details }) => [
      app_id,
      component,
      component_type,
      details,
    ]);
    expect(seen).toEqual([
      ["org.a", "org.a.Owner", "device owner", { policies: [] }],
      ["org.a", ".Owner", "device admin", { user: "0", uid: 10_201, policies: ["force-lock", "wipe-data"] }],
      ["org.b", ".Other", "device admin", { user: "10", uid: 1_010_202, policies: [] }],
    ]);
  });

  it("finds none in the old layout that lists none", async () => {
    const reading = await read(dumpsysDevicePolicy, "dumpsys/device_policy", [
      "  Enabled Device Admins:",
      " ",
      "  mActivePasswordQuality=0x0",
    ]);
    expect(reading).toMatchObject({ records: [], problems: [] });
  });
});

describe("the resolver tables", () => {
  const tables = [
    "Activity Resolver Table:",
    "  Non-Data Actions:",
    "      org.ACTION:",
    "        1f org.a/.Act filter 40767688",
    "          Action: org.ACTION",
    "  MIME Typed Actions:",
    "      org.TYPED:",
    "        2f org.b/.Typed",
    "  Schemes:",
    "      sms:",
    "        3f org.c/.Scheme",
    "Receiver Resolver Table:",
    "  Non-Data Actions:",
    "      org.EVENT:",
    "        4f org.d/.Receiver (2 filters)",
    "Packages:",
    "      org.EVENT:",
    "        5f org.e/.NotInATable",
  ];
  it.each([
    [
      dumpsysActivities,
      [
        ["org.a", "org.ACTION"],
        ["org.b", "org.TYPED"],
      ],
    ],
    [dumpsysReceivers, [["org.d", "org.EVENT"]]],
  ])("are told apart: %#", async (artifact, expected) => {
    const reading = await read(artifact, "dumpsys/package", tables);
    expect(recordsOf(reading, "app_component").map(({ app_id, action }) => [app_id, action])).toEqual(expected);
  });
});

describe("android.dumpsys_appops", () => {
  it("reads the layouts of Android 9 and 11, and what was never used", async () => {
    const reading = await read(dumpsysAppops, "dumpsys/appops", [
      "  Uid u10a103:",
      "    state=cch",
      "      LEGACY_STORAGE: mode=allow",
      "    Package org.a:",
      "      WAKE_LOCK (allow):",
      "          Access: [bg-s] 2022-03-29 23:03:03.763 (-24m50s324ms) duration=+1s33ms proxy[uid=0, pkg=null]",
      "      CAMERA (allow / switch OTHER=deny):",
      "          tag=[",
      "            Reject: [fg-s]2021-05-19 22:02:52.054 (-314d1h25m2s33ms)",
      "          ]",
      "      TOAST_WINDOW (allow):",
      "  Uid 1000:",
      "    Package org.b:",
      "      RUN_IN_BACKGROUND (ignore):",
    ]);
    expect(reading.problems).toEqual([]);
    const uses = recordsOf(reading, "app_operation");
    expect(uses.map((use) => [use.app_id, use.uid, use.operation, use.decision, use.outcome, use.time])).toEqual([
      ["org.a", 1_010_103, "WAKE_LOCK", "allow", "access", at("2022-03-29T23:03:03.763")],
      ["org.a", 1_010_103, "CAMERA", "allow / switch OTHER=deny", "reject", at("2021-05-19T22:02:52.054")],
      ["org.a", 1_010_103, "TOAST_WINDOW", "allow", undefined, undefined],
      ["org.b", 1000, "RUN_IN_BACKGROUND", "ignore", undefined, undefined],
    ]);
    expect(uses[0]).toMatchObject({
      duration: 1.033,
      app_state: "bg-s",
      details: { uid: "u10a103", proxy: "uid=0, pkg=null" },
    });
    expect(uses[1]?.details).toMatchObject({ attribution: "tag", age: "-314d1h25m2s33ms" });
  });
});

describe("android.dumpsys_battery_daily", () => {
  it("tells updates of the current day too, and removals", async () => {
    const reading = await read(dumpsysBatteryDaily, "dumpsys/batterystats", [
      "Daily stats:",
      "  Current start time: 2022-08-17-01-15-45",
      "    Package changes:",
      "      Update org.a vers=3",
      "  Daily from 2022-08-16-15-56-39 to 2022-08-17-01-15-45:",
      "      Update org.a vers=0",
      "      Update org.b vers=soon",
    ]);
    expect(
      recordsOf(reading, "app_event").map(({ app_id, event, version, time, end }) => [
        app_id,
        event,
        version,
        time,
        end,
      ]),
    ).toEqual([
      ["org.a", "update", "3", at("2022-08-17T01:15:45"), null],
      ["org.a", "uninstall", "0", at("2022-08-16T15:56:39"), at("2022-08-17T01:15:45")],
      ["org.b", "update", "soon", at("2022-08-16T15:56:39"), at("2022-08-17T01:15:45")],
    ]);
    expect(reading.problems.map(({ locator }) => locator)).toEqual([{ line: 7 }]);
  });
});

describe("android.dumpsys_battery_history", () => {
  const events = (reading: ArtifactReading) =>
    recordsOf(reading, "app_event").map(({ event, app_id, time }) => [event, app_id, time]);

  it("counts from the time that the history states, to the first blank line", async () => {
    const reading = await read(dumpsysBatteryHistory, "dumpsys/batterystats", [
      "Battery History (0% used):",
      '            +1s (2) 100 +top=u0a1:"org.early"',
      "            +2s (19) TIME: 2022-01-04-17-30-02",
      '            +47s645ms (2) 100 +job=u0a94:"org.a/.Job" -top=u0a1:"org.early"',
      '       +1d1h0m0s (2) 095 -wake_lock=u0a21:"*walarm*:org.a/.Alarm" +wake_lock=u0a21:"*walarm*:org.a/.Alarm"',
      '       +1d1h0m1s (2) 095 +wake_lock=u0a21:"other"',
      '       +1d1h0m2s (2) 095 pkginst=12:"org.new" pkgunin=0:"org.old"',
      "",
      '            +48s (2) 100 +job=u0a94:"org.behind/.Job"',
    ]);
    expect(reading.problems).toEqual([]);
    expect(events(reading)).toEqual([
      ["start_top", "org.early", null],
      ["start_job", "org.a", at("2022-01-04T17:30:47.645")],
      ["end_top", "org.early", at("2022-01-04T17:30:47.645")],
      ["wake", "org.a", at("2022-01-05T18:30:00")],
      ["install", "org.new", at("2022-01-05T18:30:02")],
      ["uninstall", "org.old", at("2022-01-05T18:30:02")],
    ]);
  });

  it("reads the clock times of newer systems", async () => {
    const reading = await read(dumpsysBatteryHistory, "dumpsys/batterystats", [
      "Battery History [Format: 2] (0% used):",
      "  02-14 09:12:00.000 TIME: 2025-02-14-09-12-00",
      '  02-14 09:12:33.123 100 +job=u0a94:"org.a/.Job"',
    ]);
    expect(events(reading)).toEqual([["start_job", "org.a", at("2025-02-14T09:12:33.123")]]);
  });
});

describe("android.dumpsys_dbinfo", () => {
  it("keeps statements with quotes whole and names applications by path and owner", async () => {
    const path = "/data/user/0/org.a/databases/x.db";
    const entry = (sql: string, rest: string) =>
      `        0: [2023-07-27 12:21:44.097] [Pid:(12)]prepare took 4ms - succeeded, sql="${sql}"${rest}`;
    const reading = await read(dumpsysDbinfo, "dumpsys/dbinfo", [
      "** Database info for pid 8817 [org.owner:remote] **",
      `Connection pool for ${path}:`,
      entry('SELECT "a", "b"', ", path=/storage/Android/data/org.b/y.db"),
      entry("SELECT 1", ', bindArgs=["x"]'),
      '        1: [2023-07-27 12:21:44.097] executeForLong took 0ms - succeeded, sql="PRAGMA x"',
    ]);
    expect(reading.problems).toEqual([]);
    const operations = recordsOf(reading, "database_operation");
    expect(operations.map((one) => [one.sql, one.path, one.pid, one.event])).toEqual([
      ['SELECT "a", "b"', "/storage/Android/data/org.b/y.db", 12, "prepare"],
      ["SELECT 1", path, 12, "prepare"],
      ["PRAGMA x", path, 8817, "executeForLong"],
    ]);
    expect(operations[0]?.app_ids).toEqual(["org.b", "y.db", "org.owner"]);
  });
});

describe("android.dumpsys_install_log", () => {
  it("joins the lines of an entry", async () => {
    const reading = await read(dumpsysInstallLog, "dumpsys/package", [
      "2025-03-28 02:22:45.340: START INSTALL PACKAGE: observer{133061357}",
      "          stagedDir{/data/app/vmdl1456751445.tmp}",
      "          pkg{org.music}",
      "          versionCode{81253240}",
      "          Request from{com.android.vending}",
      "2025-03-28 02:22:45.717: result of install: 1{133061357}",
      "2024-10-18 09:52:01.536: START DELETE PACKAGE: observer{49463941}",
      "pkg{org.mail}, user{10}, caller{1010253} flags{4}",
      "Packages:",
    ]);
    const events = recordsOf(reading, "app_event");
    expect(events.map((event) => [event.event, event.app_id, event.version, event.installer])).toEqual([
      ["install", "org.music", "81253240", "com.android.vending"],
      ["result of install", undefined, undefined, undefined],
      ["uninstall", "org.mail", undefined, undefined],
    ]);
    expect(events[2]?.details).toMatchObject({ user: "10", caller: "1010253" });
  });
});

describe("android.dumpsys_packages", () => {
  it("reads Android 14: user's own times, where it came from, the first user first", async () => {
    const reading = await read(dumpsysPackages, "dumpsys/package", [
      "Packages:",
      "  Package [org.a] (672e433):",
      "    appId=10333",
      "    versionCode=16 minSdk=26 targetSdk=34",
      "    versionName=1.2.0",
      "    lastUpdateTime=2025-08-26 13:40:57",
      "    installerPackageName=com.google.android.packageinstaller",
      "    originatingPackageName=com.sec.android.app.sbrowser",
      "    initiatingPackageName=null",
      "    pkgFlags=[ HAS_CODE ALLOW_CLEAR_USER_DATA ]",
      "    usesLibraries:",
      "      android.ext.shared",
      "    install permissions:",
      "      android.permission.INTERNET: granted=true",
      "    User 10: ceDataInode=0 installed=false hidden=false",
      "      installReason=0",
      "      firstInstallTime=2025-08-26 13:40:57",
      "      runtime permissions:",
      "        android.permission.CAMERA: granted=true",
      "      disabledComponents:",
      "        org.a.Service",
      "    User 0: ceDataInode=122761 installed=true hidden=false",
      "      runtime permissions:",
      "        android.permission.READ_SMS: granted=true, flags=[ USER_SET]",
      "        android.permission.RECORD_AUDIO: granted=false, flags=[ USER_SET]",
      "",
      "Hidden system packages:",
      "  Package [org.b] (1):",
      "    userId=1000",
      "    pkgFlags=0x1 installStatus=1 enabled=0",
      "",
      "Shared users:",
      "  Package [org.not.a.package] (1):",
    ]);
    expect(reading.problems).toEqual([]);
    const [first, second, third] = recordsOf(reading, "app");
    expect(first).toMatchObject({
      app_id: "org.a",
      uid: 10333,
      version: "1.2.0",
      installer: "com.google.android.packageinstaller",
      installed: at("2025-08-26T13:40:57"),
      updated: at("2025-08-26T13:40:57"),
      system: false,
      permissions: ["android.permission.INTERNET", "android.permission.READ_SMS", "android.permission.CAMERA"],
      locator: { line: 2 },
      details: {
        versionCode: "16",
        targetSdk: "34",
        originatingPackageName: "com.sec.android.app.sbrowser",
        users: [
          { user: 10, installed: false },
          { user: 0, installed: true },
        ],
      },
    });
    expect(first?.details).not.toHaveProperty("initiatingPackageName");
    expect(second).toMatchObject({
      app_id: "org.b",
      uid: 1000,
      system: true,
      details: { hidden_system_package: true },
    });
    expect(third).toBeUndefined();
  });
});

describe("android.dumpsys_platform_compat", () => {
  it("tells what is kept and not in force", async () => {
    const reading = await read(dumpsysPlatformCompat, "dumpsys/platform_compat", [
      "ChangeId(189969744; name=DOWNSCALE_65; rawOverrides={org.other=false})",
      "ChangeId(168419799; name=DOWNSCALED; disabled; packageOverrides={org.a=false}; rawOverrides={org.a=false, org.b=true}; overridable)",
      "ChangeId(168419799; name=DOWNSCALED; disabled; rawOverrides={}; overridable)",
    ]);
    expect(recordsOf(reading, "app_event").map(({ app_id, details }) => [app_id, details?.["in_force"]])).toEqual([
      ["org.a", true],
      ["org.b", false],
    ]);
  });
});

describe("android.getprop", () => {
  it("joins values of several lines", async () => {
    const reading = await read(getprop, "section/SYSTEM PROPERTIES", [
      "[a]: [1]",
      "[b]: [first",
      "second]",
      "",
      "rubbish",
      "[c]: [never ends",
    ]);
    expect(recordsOf(reading, "system_property").map(({ key, value }) => [key, value])).toEqual([
      ["a", "1"],
      ["b", "first\nsecond"],
      ["c", "never ends"],
    ]);
    expect(reading.problems.map(({ code, locator }) => [code, locator])).toEqual([
      ["value", { line: 5 }],
      ["truncated", { line: 6 }],
    ]);
  });
});

describe("android.dumpstate_processes", () => {
  it("reads ps of toolbox, of toybox, and leaves threads out", async () => {
    const reading = await read(dumpstateProcesses, "section/PROCESSES (ps -P)", [
      "USER     PID   PPID  VSIZE  RSS    PCY  WCHAN    PC         NAME",
      "root      1     0     328    184   fg  ffffffff 00000000 S /init",
      "[ps: 0.1s elapsed]",
      "LABEL         USER    PID   TID  PPID CMD",
      "u:r:init:s0   root      2     2     0 [kthreadd]",
      "u:r:app:s0    u0_a1   812   812     1 org.a --flag x",
      "u:r:app:s0    u0_a1   812   820     1 Binder",
    ]);
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "running_process").map((one) => [one.pid, one.process, one.path, one.context])).toEqual([
      [1, "/init", "/init", undefined],
      [2, "[kthreadd]", undefined, "u:r:init:s0"],
      [812, "org.a --flag x", undefined, "u:r:app:s0"],
    ]);
  });
});

describe("keys of adb", () => {
  it("are read from binary XML as far as a text keeps it", async () => {
    const key = `QAAAA${"A".repeat(691)}AQA=`;
    const reading = await read(dumpsysAdb, "dumpsys/adb", [
      "  debugging_manager={",
      `    user_keys=${key} me@one`,
      `${key} me@two`,
      "",
      `    keystore=ABX\0\u0010keyStore\uFFFDkey\u0002D${key} me@one\uFFFD\u000elastConnection\u0011`,
      "    adb_wifi={",
      "      enabled=false",
      "    }",
      "  }",
    ]);
    expect(recordsOf(reading, "adb_key").map(({ host, source, time }) => [host, source, time])).toEqual([
      ["me@one", "user_keys", undefined],
      ["me@two", "user_keys", undefined],
      ["me@one", "keystore", undefined],
    ]);
    expect(recordsOf(reading, "setting").map(({ key: name, value }) => [name, value])).toEqual([
      ["adb_wifi.enabled", "false"],
    ]);
  });

  const acquisition = (bytes: Uint8Array) =>
    readArtifact(acquisitionAdbKey, { "acquisition.json": bytes }, "androidqf");
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

  it("of the acquisition come from its own words", async () => {
    const { bytes } = acquisitionAdbKeySample();
    const adb_host_public_key = new TextDecoder().decode(bytes).trim();
    const named = await acquisition(json({ started: "2023-11-20T10:00:00Z", adb_host_public_key }));
    expect(recordsOf(named, "adb_key")).toMatchObject([
      {
        fingerprint: "F0:0B:27:08:E3:68:7B:FA:4C:79:A2:B4:BF:0E:CF:70",
        time: at("2023-11-20T10:00:00"),
        source: "acquisition",
      },
    ]);
    const unnamed = await acquisition(json({ uuid: "x" }));
    expect(recordsOf(unnamed, "adb_key")).toMatchObject([{ source: "acquisition", time: null }]);
  });

  it.each([["[1"], ["null"], ["7"]])("of an acquisition that says %s are a problem", async (text) => {
    const reading = await acquisition(new TextEncoder().encode(text));
    expect(reading.records).toEqual([]);
    expect(reading.problems).toMatchObject([{ code: "damaged" }]);
  });
});

withShared("dumps of real phones", () => {
  const real = (name: string) =>
    new Uint8Array(readFileSync(sharedPath("evidence/real/mvt/tests/artifacts/android_data", name)));
  it.each<[Artifact, string, string, number]>([
    [dumpsysAccessibility, "dumpsys/accessibility", "dumpsys_accessibility.txt", 4],
    [dumpsysAccessibility, "dumpsys/accessibility", "dumpsys_accessibility_v14_or_later.txt", 1],
    [dumpsysActivities, "dumpsys/package", "dumpsys_packages.txt", 4],
    [dumpsysReceivers, "dumpsys/package", "dumpsys_packages.txt", 4],
    [dumpsysPackages, "dumpsys/package", "dumpsys_packages.txt", 2],
    [dumpsysAdb, "dumpsys/adb", "dumpsys_adb.txt", 4],
    [dumpsysAdb, "dumpsys/adb", "dumpsys_adb_wifi.txt", 9],
    [dumpsysAdb, "dumpsys/adb", "dumpsys_adb_xml.txt", 3],
    [dumpsysAppops, "dumpsys/appops", "dumpsys_appops.txt", 49],
    [dumpsysBatteryDaily, "dumpsys/batterystats", "dumpsys_battery.txt", 18],
    [dumpsysBatteryHistory, "dumpsys/batterystats", "dumpsys_battery.txt", 5],
    [dumpsysDbinfo, "dumpsys/dbinfo", "dumpsys_dbinfo.txt", 5],
    [dumpsysPlatformCompat, "dumpsys/platform_compat", "dumpsys_platform_compat.txt", 2],
    [getprop, "section/SYSTEM PROPERTIES", "getprop.txt", 13],
    [dumpstateProcesses, "section/PROCESSES", "ps.txt", 17],
  ])("$id in $2", async (artifact, place, name, count) => {
    const reading = await readArtifact(artifact, { [`d.txt!${place}`]: real(name) }, "bugreport");
    expect(reading.problems).toEqual([]);
    expect(reading.records).toHaveLength(count);
  });
});

describe("android.dumpsys_settings", () => {
  it.each([
    ["with all that may follow", "value:1 default:0 defaultSystemSet:true tag:a b", "1"],
    ["with a tag alone", "value:My phone tag:x", "My phone"],
    ["that names a default itself", "value:a default:b c", "a default:b c"],
    ["that is none", "value:{null}", null],
    ["that is empty", "value:", ""],
  ])("reads a value %s", async (_, rest, value) => {
    const reading = await read(dumpsysSettings, "dumpsys/settings", [
      "_id:1 name:before value:any list",
      "SECURE SETTINGS (user 0)",
      `_id:7 name:key pkg:android ${rest}`,
    ]);
    expect(recordsOf(reading, "setting")).toMatchObject([
      { namespace: "secure", key: "key", value, details: { set_by: "android" } },
    ]);
    expect(reading.problems).toEqual([]);
  });

  it("tells the users of the phone apart", async () => {
    const reading = await read(dumpsysSettings, "dumpsys/settings", [
      "SYSTEM SETTINGS (user 10)",
      "_id:7 name:a value:1",
      "Historical operations",
      "12-31 12:00:00 update",
    ]);
    expect(recordsOf(reading, "setting").map(({ namespace }) => namespace)).toEqual(["system (user 10)"]);
  });
});

it("android.dumpsys_packages reads which components were turned off", async () => {
  const reading = await read(dumpsysPackages, "dumpsys/package", [
    "Packages:",
    "  Package [org.example.a] (1):",
    "    pkgFlags=[ HAS_CODE ]",
    "    User 0: ceDataInode=1 installed=true",
    "      gids=[3003]",
    "      disabledComponents:",
    "        org.example.a.Main",
    "      runtime permissions:",
    "        android.permission.CAMERA: granted=true",
  ]);
  expect(recordsOf(reading, "app")).toMatchObject([
    { permissions: ["android.permission.CAMERA"], details: { disabledComponents: ["org.example.a.Main"] } },
  ]);
});
