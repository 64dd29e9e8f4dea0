import { describe, expect, it } from "vitest";
import { runRule } from "../../../test/run-rule.ts";
import type { RecordDraft } from "../../records/kinds.ts";

function run(id: string, drafts: readonly RecordDraft[]) {
  return runRule(id, drafts, { kinds: ["androidqf"] });
}

const locator = { line: 1 } as const;
const file = (path: string, mode = "-rw-r--r--"): RecordDraft => ({ kind: "file", locator, path, mode });
const app = (more: object): RecordDraft => ({ kind: "app", locator, app_id: "org.example", system: false, ...more });
const setting = (key: string, value: string, namespace = "global"): RecordDraft => ({
  kind: "setting",
  locator,
  key,
  value,
  namespace,
});
const mount = (path: string, ...options: readonly string[]): RecordDraft => ({
  kind: "mount",
  locator,
  path,
  options,
  writable: options.includes("rw"),
});
const event = (name: string, more: object = {}): RecordDraft => ({
  kind: "security_event",
  locator,
  event: name,
  ...more,
});

/** The rule, a record, and the severity and sentence that it gives; nothing where it must be silent. */
type Case = [rule: string, what: string, record: RecordDraft, expected: string | undefined];
const cases: Case[] = [
  ["sideloaded_app", "a file", app({ installer: "com.android.packageinstaller" }), "medium statement"],
  [
    "sideloaded_app",
    "a system part, from a file",
    app({ installer: "com.google.android.packageinstaller", system: true }),
    "medium statement",
  ],
  ["sideloaded_app", "F-Droid", app({ installer: "org.fdroid.fdroid" }), "informational third_party_store"],
  ["sideloaded_app", "another application", app({ installer: "org.dropper" }), "low other_installer"],
  ["sideloaded_app", "another application, in the system", app({ installer: "org.maker", system: true }), undefined],
  ["sideloaded_app", "the store", app({ installer: "com.android.vending" }), undefined],
  ["sideloaded_app", "nobody", app({ installer: "null" }), undefined],
  ["sideloaded_app", "not told", app({ installer: null }), undefined],
  ["installer_unknown", "nobody", app({ installer: "null" }), "medium statement"],
  ["installer_unknown", "nobody, in the system", app({ installer: "null", system: true }), undefined],
  ["installer_unknown", "not told", app({ installer: null }), undefined],
  ["disabled_security_package", "disabled", app({ app_id: "com.policydm", disabled: true }), "medium statement"],
  ["disabled_security_package", "in use", app({ app_id: "com.policydm", disabled: false }), undefined],
  ["disabled_update_package", "disabled", app({ app_id: "com.wssyncmldm", disabled: true }), "medium statement"],
  ["disabled_update_package", "another one", app({ disabled: true }), undefined],
  ["unsafe_setting", "off", setting("package_verifier_enable", "0"), "medium statement"],
  ["unsafe_setting", "in another list", setting("package_verifier_user_consent", "-1", "secure"), "low statement"],
  ["unsafe_setting", "accessibility", setting("accessibility_enabled", "1", "secure"), "informational accessibility"],
  ["unsafe_setting", "reports", setting("send_security_reports", "0", "system"), "low statement"],
  ["unsafe_setting", "on", setting("package_verifier_enable", "1"), undefined],
  ["unsafe_setting", "not set", setting("package_verifier_enable", "null"), undefined],
  ["unsafe_setting", "another one", setting("adb_enabled", "1"), undefined],
  ["root_binary", "su", file("/system/bin/su"), "high statement"],
  ["system_mount_writable", "writable", mount("/system", "rw", "seclabel"), "high statement"],
  ["system_mount_writable", "writable below", mount("/vendor/lib", "rw"), "high statement"],
  ["system_mount_writable", "unusual", mount("/system/app", "ro", "noatime"), "medium options"],
  ["system_mount_writable", "as makers do", mount("/vendor", "ro", "noatime"), undefined],
  ["system_mount_writable", "as makers do, remounted", mount("/vendor", "ro", "noatime", "remount"), "medium options"],
  ["system_mount_writable", "beside the system", mount("/systemd", "rw"), undefined],
  ["system_mount_writable", "data", mount("/data", "rw", "noatime"), undefined],
  ["file_in_local_tmp", "a program", file("/data/local/tmp/payload", "-rwxr-xr-x"), "high statement"],
  ["file_in_local_tmp", "a program, of find", file("/data/local/tmp/payload", "755"), "high statement"],
  ["file_in_local_tmp", "a library", file("/data/local/tmp/wd/pred.so"), "high statement"],
  ["file_in_local_tmp", "a developers' tool, by its name", file("/data/local/tmp/scrcpy-server.jar"), "low known_tool"],
  ["file_in_local_tmp", "a text", file("/data/local/tmp/readme.txt"), "medium other"],
  ["file_in_local_tmp", "a name that begins so", file("/data/local/tmpfile", "-rwxr-xr-x"), undefined],
  ["file_in_local_tmp", "our own", file("/data/local/tmp/collector", "-rwxr-xr-x"), undefined],
  ["selinux_permissive", "permissive", setting("enforce", "Permissive", "selinux"), "high statement"],
  ["selinux_permissive", "enforcing", setting("enforce", "Enforcing", "selinux"), undefined],
  [
    "cert_authority_installed",
    "added",
    event("cert_authority_installed", { subject: "CN=x", success: true }),
    "medium statement",
  ],
  [
    "cert_authority_installed",
    "not told whether",
    event("cert_authority_installed", { subject: "CN=x" }),
    "medium statement",
  ],
  [
    "cert_authority_installed",
    "failed",
    event("cert_authority_installed", { subject: "CN=x", success: false }),
    undefined,
  ],
  [
    "cert_validation_failure",
    "failed",
    event("cert_validation_failure", { details: { value: "bad" } }),
    "medium statement",
  ],
  [
    "key_integrity_violation",
    "found",
    event("key_integrity_violation", { details: { key_id: "k" } }),
    "medium statement",
  ],
  ["wipe_failure", "failed", event("wipe_failure"), "medium statement"],
  ["crypto_self_test_failed", "failed", event("crypto_self_test_completed", { success: false }), "medium statement"],
  [
    "crypto_self_test_failed",
    "failed, bare",
    event("crypto_self_test_completed", { details: { value: 0 } }),
    "medium statement",
  ],
  ["crypto_self_test_failed", "passed", event("crypto_self_test_completed", { details: { value: 1 } }), undefined],
];

describe("rules on what AndroidQF and the security log tell", () => {
  it.each(cases)("android.%s: %s", (id, _, record, expected) => {
    const found = run(`android.${id}`, [record]).map(
      ({ severity, sentence }) => `${severity} ${sentence ?? "statement"}`,
    );
    expect(found).toEqual(expected === undefined ? [] : [expected]);
  });

  it("one folder in the shell's folder is one fact", () => {
    const found = run("android.file_in_local_tmp", [
      file("/data/local/tmp/wd/a.so"),
      file("/data/local/tmp/wd/b/c.so"),
    ]);
    expect(new Set(found.map(({ key }) => key)).size).toBe(1);
  });
});

describe("android.own_acquisition", () => {
  const hour = 3_600e6;
  const started = 1_700_000_000e6;
  const acquired = (name: string, time: number): RecordDraft => ({
    kind: "log_event",
    locator,
    time,
    event: `acquisition ${name}`,
  });
  const collector = (changed: number | null): RecordDraft => ({
    kind: "file",
    locator,
    path: "/data/local/tmp/collector",
    changed,
  });
  const both = [acquired("started", started), acquired("completed", started + hour)];
  const told: [string, RecordDraft[], string[]][] = [
    ["made during it", [collector(started + 1e6), ...both], ["informational statement"]],
    ["made before it", [collector(started - hour), ...both], ["low outside"]],
    ["made long behind it", [...both, collector(started + 3 * hour)], ["low outside"]],
    ["the end is not told", [acquired("started", started), collector(started + 3 * hour)], ["informational statement"]],
    ["no acquisition is told", [collector(started)], ["informational undated"]],
    ["no time is told", [collector(null), ...both], ["informational undated"]],
    ["no collector", both, []],
  ];
  it.each(told)("%s", (_, records, expected) => {
    const found = run("android.own_acquisition", records);
    expect(found.map(({ severity, sentence }) => `${severity} ${sentence ?? "statement"}`)).toEqual(expected);
  });
});
