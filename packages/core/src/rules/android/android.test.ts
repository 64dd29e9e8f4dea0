import { describe, expect, it } from "vitest";
import { type RunOptions, runRule, verdicts } from "../../../test/run-rule.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { rules } from "../index.ts";

const asOf = Date.UTC(2023, 10, 20) * 1000;

function run(id: string, drafts: readonly RecordDraft[], kinds: RunOptions["kinds"] = ["bugreport"]) {
  return runRule(id, drafts, { asOf, kinds });
}

const locator = { line: 1 } as const;
const day = 86_400_000_000;

function service(app: string, state = "enabled"): RecordDraft {
  const component_type = "accessibility service";
  return { kind: "app_component", locator, app_id: app, component: ".Service", component_type, state };
}
function use(app: string, operation: string, outcome: string | null, age = "-3d2h"): RecordDraft {
  const decision = outcome === "reject" ? "ignore" : "allow";
  return { kind: "app_operation", locator, app_id: app, operation, decision, outcome, details: { age } };
}
function update(app: string, version: string, at: number): RecordDraft {
  return { kind: "app_event", locator, app_id: app, event: "update", version, time: at * day };
}
function app(app_id: string, permissions: readonly string[] = [], system = false): RecordDraft {
  return { kind: "app", locator, app_id, permissions, system };
}
function patch(value: string): RecordDraft {
  return { kind: "system_property", locator, key: "ro.build.version.security_patch", value };
}
function crash(uid: number, signal: string, process = "/system/bin/x"): RecordDraft {
  return { kind: "crash", locator, uid, signal, process, pid: 7, time: day };
}
function receiver(app_id: string, action: string): RecordDraft {
  return { kind: "app_component", locator, app_id, action, component_type: "receiver" };
}
function adb(fingerprint: string | null, source: string, at?: number): RecordDraft {
  const time = at === undefined ? null : at * day;
  return { kind: "adb_key", locator, fingerprint, source, host: "user@host", key: fingerprint ?? "!!", time };
}

const permissions = [
  "ACCESS_FINE_LOCATION",
  "ACCESS_COARSE_LOCATION",
  "CAMERA",
  "READ_CALENDAR",
  "READ_CALL_LOG",
  "READ_CONTACTS",
  "READ_PHONE_STATE",
  "READ_SMS",
  "RECORD_AUDIO",
  "SEND_SMS",
].map((name) => `android.permission.${name}`);

function admin(app_id: string, component_type = "device admin"): RecordDraft {
  return { kind: "app_component", locator, app_id, component: ".Receiver", component_type, state: "active" };
}
function running(path: string): RecordDraft {
  return { kind: "running_process", locator, process: "x", named: path };
}

const sms = "android.provider.Telephony.SMS_RECEIVED";

describe.each<[rule: string, cases: [what: string, records: RecordDraft[], verdicts: string[]][]]>([
  [
    "android.accessibility_service",
    [
      ["an unknown application", [service("org.example.spy")], ["medium statement"]],
      ["installed, not turned on", [service("org.example.spy", "installed")], []],
      ["a screen reader", [service("com.google.android.marvin.talkback")], ["informational assistive"]],
      ["a password manager", [service("com.x8bit.bitwarden")], ["low helper"]],
      ["another component", [receiver("org.example.spy", sms)], []],
    ],
  ],
  [
    "android.device_admin",
    [
      ["an unknown application", [admin("org.example.spy")], ["medium statement"]],
      ["the owner of the whole phone", [admin("org.example.spy", "device owner")], ["medium owner"]],
      ["an employer's", [admin("com.microsoft.windowsintune.companyportal")], ["informational management"]],
      ["another component", [service("org.example.spy")], []],
    ],
  ],
  [
    "android.program_from_local_tmp",
    [
      ["a program", [running("/data/local/tmp/.x")], ["high statement"]],
      ["the collector of AndroidQF", [running("/data/local/tmp/collector")], []],
      ["a program of the system", [running("/system/bin/x")], []],
    ],
  ],
  [
    "android.appops_install_packages",
    [
      ["used", [use("org.a", "REQUEST_INSTALL_PACKAGES", "access")], ["medium statement"]],
      ["used by a browser", [use("org.mozilla.firefox", "REQUEST_INSTALL_PACKAGES", "access")], ["low statement"]],
      ["refused", [use("org.a", "REQUEST_INSTALL_PACKAGES", "reject")], ["low refused"]],
      [
        "used and refused",
        ["reject", "access"].map((outcome) => use("org.a", "REQUEST_INSTALL_PACKAGES", outcome)),
        ["medium statement"],
      ],
      ["used by the shell", [use("com.android.shell", "REQUEST_INSTALL_PACKAGES", "access")], []],
      ["allowed, never used", [use("org.a", "REQUEST_INSTALL_PACKAGES", null)], ["informational allowed"]],
      ["another operation", [use("org.a", "CAMERA", "access")], []],
    ],
  ],
  [
    "android.shell_operation",
    [
      ["contacts, days ago", [use("com.android.shell", "READ_CONTACTS", "access")], ["medium statement"]],
      ["a wake lock, days ago", [use("com.android.shell", "WAKE_LOCK", "access")], ["low statement"]],
      [
        "in the hour of the dump",
        [use("com.android.shell", "READ_SMS", "access", "-4m2s")],
        ["informational acquisition"],
      ],
      ["allowed, never used", [use("com.android.shell", "WAKE_LOCK", null)], []],
      ["refused", [use("com.android.shell", "READ_CONTACTS", "reject")], []],
      ["another package", [use("org.a", "READ_CONTACTS", "access")], []],
    ],
  ],
  [
    "android.package_downgrade",
    [
      ["an older version", [update("org.a", "101", 1), update("org.a", "50", 2)], ["medium statement"]],
      ["newest day first", [update("org.a", "101", 2), update("org.a", "50", 1)], []],
      [
        "an older version, newest day first",
        [update("org.a", "50", 2), update("org.a", "101", 1)],
        ["medium statement"],
      ],
      ["the same version again", [update("org.a", "50", 1), update("org.a", "50", 2)], []],
      ["another application", [update("org.a", "101", 1), update("org.b", "50", 2)], []],
      ["twelve digits", [update("org.a", "385230290000", 1), update("org.a", "385230290001", 2)], []],
      ["no number", [update("org.a", "101", 1), update("org.a", "new", 2)], []],
      [
        "removed between",
        [
          update("org.a", "101", 1),
          { kind: "app_event", locator, app_id: "org.a", event: "uninstall", version: "0", time: 2 * day },
          update("org.a", "101", 3),
        ],
        [],
      ],
    ],
  ],
  [
    "android.package_uninstalled",
    [
      [
        "told twice",
        [1, 2].map((at) => ({ kind: "app_event", locator, app_id: "org.a", event: "uninstall", time: at * day })),
        ["informational statement"],
      ],
      ["an update", [update("org.a", "1", 1)], []],
    ],
  ],
  [
    "android.root_package",
    [
      ["met twice", [app("com.topjohnwu.magisk"), app("com.topjohnwu.magisk")], ["medium statement"]],
      ["another package", [app("com.topjohnwu")], []],
    ],
  ],
  [
    "android.dangerous_permissions",
    [
      ["ten", [app("org.a", permissions)], ["informational statement"]],
      ["nine", [app("org.a", permissions.slice(1))], []],
      ["of the system", [app("org.a", permissions, true)], []],
    ],
  ],
  [
    "android.security_patch",
    [
      ["older than six months", [patch("2023-05-01"), patch("2023-05-01")], ["low statement"]],
      ["186 days", [patch("2023-05-18")], []],
      ["187 days", [patch("2023-05-17")], ["low statement"]],
      ["newer than the comparison", [patch("2026-05-01")], []],
      ["no date", [patch("soon")], []],
      ["a day that there is not", [patch("2023-99-99")], []],
    ],
  ],
  [
    "android.sms_receivers",
    [
      ["an application", [receiver("org.a", sms)], ["informational statement"]],
      ["of Android", [receiver("com.android.mms", sms), receiver("com.google.android.gms", sms)], []],
      ["another action", [receiver("org.a", "android.intent.action.MAIN")], []],
    ],
  ],
  [
    "android.tombstone_privileged",
    [
      ["a fault of root", [crash(0, "SIGSEGV")], ["medium statement"]],
      ["text and protobuf of one crash", [crash(1000, "SIGSEGV"), crash(1000, "SIGSEGV")], ["medium statement"]],
      ["a program that aborted", [crash(2000, "SIGABRT")], ["low aborted"]],
      ["an application", [crash(10_100, "SIGSEGV")], []],
    ],
  ],
  [
    "android.adb_key_invalid",
    [
      ["no key", [adb(null, "keystore")], ["low statement"]],
      ["a key", [adb("F0:01", "keystore")], []],
    ],
  ],
  [
    "android.adb_key_foreign",
    [
      ["another computer", [adb("AA:01", "acquisition", 9), adb("F0:01", "keystore", 1)], ["low statement"]],
      [
        "listed twice",
        [adb("F0:01", "keystore", 1), adb("F0:01", "user_keys"), adb("AA:01", "acquisition")],
        ["low statement"],
      ],
      ["ours", [adb("F0:01", "acquisition", 9), adb("F0:01", "keystore", 1)], []],
      [
        "an acquisition that does not name its key",
        [adb(null, "acquisition", 9), adb("F0:01", "keystore")],
        ["low unknown"],
      ],
      ["a bug report by itself", [adb("F0:01", "keystore")], ["informational listed"]],
    ],
  ],
  [
    "android.adb_key_acquisition",
    [
      [
        "connected for the acquisition",
        [adb("F0:01", "keystore", 9), adb("F0:01", "acquisition", 9)],
        ["informational statement"],
      ],
      [
        "connected a day before",
        [adb("F0:01", "keystore", 8), adb("F0:01", "acquisition", 9)],
        ["informational earlier"],
      ],
      ["another computer", [adb("F0:01", "keystore", 9), adb("AA:01", "acquisition", 9)], []],
    ],
  ],
])("%s", (rule, cases) => {
  it.each(cases)("%s", (_, records, expected) => {
    expect(verdicts(run(rule, records))).toEqual(expected);
  });
});

it("a downgrade rests on both changes and is of the later day", () => {
  const [seen] = run("android.package_downgrade", [update("org.a", "101", 1), update("org.a", "50", 2)]);
  expect(seen).toMatchObject({ time: 2 * day, words: { app: "org.a", before: "101", after: "50" } });
  expect(seen?.records).toHaveLength(2);
});

it("a key's finding names the computer and its last connection", () => {
  const [seen] = run("android.adb_key_foreign", [adb("F0:01", "user_keys"), adb("F0:01", "keystore", 3)]);
  expect(seen).toMatchObject({ time: 3 * day, words: { host: "user@host", fingerprint: "F0:01" } });
});

it.each(rules.filter(({ id }) => id.startsWith("android.adb_key")).map((rule) => [rule.id, rule] as const))(
  "%s is given the acquisition's key as well",
  (_, rule) => {
    expect(rule.needs).toEqual(["android.acquisition_adb_key", "android.dumpsys_adb"]);
  },
);
