import { describe, expect, it } from "vitest";
import { runRule, type TestRecord } from "../../../test/run-rule.ts";
import type { DraftOf } from "../../records/kinds.ts";

const t0 = Date.UTC(2025, 5, 1, 10) * 1000;
const second = 1e6;
const locator = { line: 1 } as const;

const log = (event: string, text: string, time: number | null = t0): TestRecord => ({
  kind: "log_event",
  locator,
  event,
  text,
  time,
  artifact: "android.logcat",
});
const kernel = (text: string, seconds = 1): TestRecord => ({
  kind: "log_event",
  locator,
  event: "kernel",
  text,
  time: null,
  details: { seconds, boot: "since the last start" },
  artifact: "android.kernel_log",
});
const file = (path: string, more: Partial<DraftOf<"file">> = {}): TestRecord => ({
  kind: "file",
  locator,
  path,
  mode: "-rw-r--r--",
  ...more,
});
const acquisition = (event: "started" | "completed", time: number): TestRecord => ({
  kind: "log_event",
  locator,
  event: `acquisition ${event}`,
  time,
});
const setting = (key: string, value: string): TestRecord => ({ kind: "setting", locator, key, value });
const app = (app_id: string, installer: string | null, more: object = {}): TestRecord => ({
  kind: "app",
  locator,
  app_id,
  installer,
  system: false,
  ...more,
});
const sideloaded = app("org.example.spy", "com.google.android.packageinstaller");
const fromStore = app("org.example.spy", "com.android.vending");
const crash = (backtrace: readonly string[], more: Partial<DraftOf<"crash">> = {}): TestRecord => ({
  kind: "crash",
  locator,
  process: "com.samsung.ipservice",
  pid: 42,
  uid: 1000,
  signal: "SIGSEGV",
  time: t0,
  details: { backtrace },
  ...more,
});
const usb = (time: number, id: number, bus = "001", event = "connected"): TestRecord => ({
  kind: "usb_event",
  locator,
  event,
  time,
  path: `/dev/bus/usb/${bus}/002`,
  vendor_id: id,
  product_id: 1,
});
const found = (port: string, vendor: string, seconds: number) =>
  kernel(`usb ${port}: New USB device found, idVendor=${vendor}, idProduct=0001, bcdDevice= 1.00`, seconds);
const security = (event: string, more: Partial<DraftOf<"security_event">> = {}): TestRecord => ({
  kind: "security_event",
  locator,
  event,
  time: t0,
  ...more,
});
const user = (user_id: number, user_type: string | null, flags = "0x0"): TestRecord => ({
  kind: "phone_user",
  locator,
  user_id,
  name: "x",
  user_type,
  details: { flags },
});
const listener = (local_ip: string, uid: number | null, state = "LISTEN"): TestRecord => ({
  kind: "connection",
  locator,
  local_ip,
  local_port: 8080,
  state,
  uid,
});
const denied = (rights: string, rest: string) =>
  log(
    "auditd",
    `type=1400 audit(0.0:9): avc:  denied  { ${rights} } for  comm="x" ${rest} permissive=0 app=org.example`,
  );
const untrusted = (tclass: string) => `scontext=u:r:untrusted_app:s0:c1,c2 tcontext=u:r:x:s0 tclass=${tclass}`;
const quram = "/system/lib64/libimagecodec.quram.so (QuramDngOpcodeScalePerColumn::processArea(QuramDngImage*)+1234)";
const received: TestRecord = { kind: "message", locator, direction: "incoming", time: t0 - 180 * second };

/** The rule, what it is about, the records, and severity and sentence of each finding. */
type Case = [rule: string, what: string, records: readonly TestRecord[], expected: readonly string[]];

const cases: Case[] = [
  ["file_in_local_tmp", "a program", [file("/data/local/tmp/x.so")], ["high statement"]],
  [
    "file_in_local_tmp",
    "a program that was put there before the acquisition",
    [
      acquisition("started", t0),
      acquisition("completed", t0 + 60 * second),
      file("/data/local/tmp/x", { mode: "-rwxr-xr-x", changed: t0 - 86_400 * second }),
    ],
    ["high statement"],
  ],
  [
    "file_in_local_tmp",
    "a program that came with the acquisition",
    [
      acquisition("started", t0),
      acquisition("completed", t0 + 60 * second),
      file("/data/local/tmp/x", { mode: "-rwxr-xr-x", changed: t0 + 30 * second }),
    ],
    ["low during"],
  ],
  ["file_in_local_tmp", "scrcpy", [file("/data/local/tmp/scrcpy-server.jar")], ["low known_tool"]],
  ["file_in_local_tmp", "elsewhere", [file("/sdcard/x.so")], []],

  [
    "program_in_storage",
    "an executable in an application's files",
    [file("/data/data/org.example/files/x", { mode: "-rwx------" })],
    ["low statement"],
  ],
  ["program_in_storage", "Termux", [file("/data/data/com.termux/files/usr/bin/ls", { mode: "-rwx------" })], []],
  ["program_in_storage", "a folder", [file("/data/data/org.example/files/x", { mode: "drwx------" })], []],
  [
    "program_in_storage",
    "a picture with the mode of its storage",
    [file("/sdcard/DCIM/a.jpg", { mode: "-rwxrwx---", size: 9 })],
    [],
  ],

  ["image_codec_crash", "a published function", [crash([quram])], ["medium statement"]],
  ["image_codec_crash", "a published function after a message", [received, crash([quram])], ["high after_message"]],
  [
    "image_codec_crash",
    "an hour after a message",
    [{ ...received, time: t0 - 3600 * second }, crash([quram])],
    ["medium statement"],
  ],
  [
    "image_codec_crash",
    "a sent message",
    [{ ...received, direction: "outgoing" } as TestRecord, crash([quram])],
    ["medium statement"],
  ],
  ["image_codec_crash", "another fault of a codec", [crash(["/system/lib64/libstagefright.so (x+1)"])], ["low other"]],
  [
    "image_codec_crash",
    "another fault of a codec after a message",
    [received, crash(["/system/lib64/libstagefright.so (x+1)"])],
    ["medium other_after_message"],
  ],
  [
    "image_codec_crash",
    "a codec far out",
    [
      crash([
        ...Array.from({ length: 9 }, () => "/system/lib64/libc.so (abort+1)"),
        "/system/lib64/libstagefright.so (x+1)",
      ]),
    ],
    [],
  ],
  ["image_codec_crash", "the same crash told twice", [crash([quram]), crash([quram])], ["medium statement"]],
  ["tombstone_privileged", "what the codecs' rule tells", [crash([quram])], []],
  ["tombstone_privileged", "another crash of the system", [crash(["/system/bin/x (y+1)"])], ["medium statement"]],

  [
    "memory_safety_report",
    "MTE in a program that reads what others send",
    [crash([], { process: "/system/bin/mediaserver", details: { signal_info: { code_name: "SEGV_MTESERR" } } })],
    ["informational statement"],
  ],
  [
    "memory_safety_report",
    "MTE in another program",
    [crash([], { process: "/system/bin/sh", details: { signal_info: { code_name: "SEGV_MTESERR" } } })],
    [],
  ],
  [
    "memory_safety_report",
    "Scudo in the log",
    [log("scudo", "Scudo ERROR: corrupted chunk header at address 0x1")],
    ["informational logged"],
  ],
  ["memory_safety_report", "an ordinary line", [log("scudo", "started")], []],

  [
    "kernel_panic",
    "with a published part",
    [kernel("Kernel panic - not syncing: Fatal exception"), kernel("pc : fastrpc_init+0x1/0x2 [adsprpc]")],
    ["low statement"],
  ],
  [
    "kernel_panic",
    "as logcat has it",
    [log("Internal error", "Oops: 96000005 [#1] PREEMPT SMP"), log("uvcvideo", "x")],
    ["low statement"],
  ],
  [
    "kernel_panic",
    "of another kind",
    [kernel("Kernel panic - not syncing: x"), kernel("pc : foo")],
    ["informational other"],
  ],
  [
    "kernel_panic",
    "a published part long after",
    [kernel("Kernel panic - not syncing: x"), ...Array.from({ length: 201 }, () => kernel("x")), kernel("uvcvideo: x")],
    ["informational other"],
  ],
  [
    "kernel_panic",
    "the reason for a start",
    [{ kind: "system_property", locator, key: "sys.boot.reason", value: "kernel_panic,bug" }],
    ["informational reason"],
  ],
  [
    "kernel_panic",
    "an ordinary start",
    [
      { kind: "system_property", locator, key: "sys.boot.reason", value: "reboot" },
      kernel("uvcvideo: loaded"),
      log("X", "kernel of truth"),
    ],
    [],
  ],

  [
    "usb_device_burst",
    "three devices in turn",
    [found("1-1", "041e", 10), found("1-1", "04f2", 20), found("1-1", "1234", 40)],
    ["low statement"],
  ],
  [
    "usb_device_burst",
    "a dock: a device behind each of its sockets",
    [found("1-1", "041e", 10), found("1-1.1", "04f2", 11), found("1-1.2", "1234", 12)],
    [],
  ],
  [
    "usb_device_burst",
    "one device again and again",
    [found("1-1", "041e", 10), found("1-1", "041e", 20), found("1-1", "041e", 40)],
    [],
  ],
  [
    "usb_device_burst",
    "three devices in an hour",
    [found("1-1", "041e", 10), found("1-1", "04f2", 1000), found("1-1", "1234", 3000)],
    [],
  ],
  [
    "usb_device_burst",
    "while the screen was locked",
    [
      usb(t0, 1),
      usb(t0 + second, 2),
      usb(t0 + 2 * second, 3),
      { kind: "app_event", locator, event: "KEYGUARD_SHOWN", time: t0 - 60 * second },
    ],
    ["low locked"],
  ],
  [
    "usb_device_burst",
    "while it was not",
    [
      usb(t0, 1),
      usb(t0 + second, 2),
      usb(t0 + 2 * second, 3),
      { kind: "app_event", locator, event: "KEYGUARD_SHOWN", time: t0 - 60 * second },
      { kind: "app_event", locator, event: "KEYGUARD_HIDDEN", time: t0 - 50 * second },
    ],
    ["low statement"],
  ],
  [
    "usb_device_burst",
    "what was taken off",
    [usb(t0, 1, "001", "disconnected"), usb(t0, 2, "001", "disconnected"), usb(t0, 3, "001", "disconnected")],
    [],
  ],

  ["avc_denied_app", "a power over users", [denied("setuid", untrusted("capability"))], ["medium statement"]],
  ["avc_denied_app", "another process", [denied("ptrace", untrusted("process"))], ["low trace"]],
  [
    "avc_denied_app",
    "the camera itself",
    [denied("read", `path="/dev/video0" ${untrusted("chr_file")}`)],
    ["low sensor"],
  ],
  ["avc_denied_app", "a file", [denied("read", `name="net" ${untrusted("dir")}`)], []],
  [
    "avc_denied_app",
    "a part of the system",
    [denied("setuid", "scontext=u:r:vold:s0 tcontext=u:r:vold:s0 tclass=capability")],
    [],
  ],

  [
    "kernel_tainted",
    "by force",
    [kernel("CPU: 0 PID: 1 Comm: init Tainted: GF       W  O 5.10")],
    ["medium statement"],
  ],
  [
    "kernel_tainted",
    "a warning of a maker's module",
    [kernel("CPU: 0 PID: 1 Comm: init Tainted: G        W  OE 5.10")],
    [],
  ],
  [
    "kernel_tainted",
    "a maker's module",
    [kernel("wlan: module verification failed: signature and/or required key missing - tainting kernel")],
    ["informational unverified"],
  ],
  [
    "kernel_tainted",
    "as logcat has it",
    [log("wlan", "loading out-of-tree module taints kernel.")],
    ["informational unverified"],
  ],

  ["log_gap", "back in time", [log("a", "x", t0), log("a", "x", t0 - 7200 * second)], ["low statement"]],
  ["log_gap", "the end of summer time", [log("a", "x", t0), log("a", "x", t0 - 3600 * second)], []],
  ["log_gap", "a day without a line", [log("a", "x", t0), log("a", "x", t0 + 90_000 * second)], ["low silent"]],
  [
    "log_gap",
    "a day, then a start",
    [log("a", "x", t0), log("a", "x", t0 + 90_000 * second), log("boot_progress_start", "1", t0 + 90_001 * second)],
    [],
  ],
  [
    "log_gap",
    "a clock that starts in 1970, after a start",
    [log("boot_progress_start", "1", t0 - 1e9 * second), log("a", "x", t0)],
    [],
  ],
  ["log_gap", "seconds", [log("a", "x", t0), log("a", "x", t0 - second), log("a", "x", t0 + second)], []],
  ["log_gap", "no times", [log("a", "x", null), log("a", "x", null)], []],

  [
    "root_process_from_data",
    "among the data",
    [{ kind: "running_process", locator, user: "root", path: "/data/xyz/agent" }],
    ["high statement"],
  ],
  [
    "root_process_from_data",
    "of an application's user",
    [{ kind: "running_process", locator, user: "u0_a1", path: "/data/xyz/agent" }],
    [],
  ],
  [
    "root_process_from_data",
    "of the system",
    [{ kind: "running_process", locator, user: "root", path: "/system/bin/vold" }],
    [],
  ],
  [
    "root_process_from_data",
    "in the shell's folder, which another rule tells",
    [{ kind: "running_process", locator, uid: 0, path: "/data/local/tmp/x" }],
    [],
  ],
  [
    "root_process_from_data",
    "without a user",
    [{ kind: "running_process", locator, uid: null, path: "/data/xyz/agent" }],
    [],
  ],

  ["security_logging_stopped", "stopped", [security("logging_stopped")], ["medium statement"]],
  ["security_logging_stopped", "without a time", [security("logging_stopped", { time: null })], ["medium undated"]],
  ["security_logging_stopped", "started", [security("logging_started")], []],
  ["adb_shell_logged", "a command", [security("adb_shell_cmd", { shell_command: "pm path x" })], ["low statement"]],
  [
    "adb_shell_logged",
    "a command of the acquisition",
    [acquisition("started", t0 - 60 * second), acquisition("completed", t0 + 60 * second), security("adb_shell_cmd")],
    ["informational acquisition"],
  ],
  [
    "adb_shell_logged",
    "two days",
    [security("adb_shell_cmd"), security("adb_sync_send_file", { time: t0 + 172_800 * second })],
    ["low statement", "low statement"],
  ],
  ["adb_shell_logged", "another event", [security("keyguard_secured")], []],

  ["network_setting", "a proxy", [setting("http_proxy", "192.0.2.1:8080")], ["low statement"]],
  ["network_setting", "no proxy", [setting("http_proxy", ":0"), setting("http_proxy", "null")], []],
  ["network_setting", "an unknown resolver", [setting("private_dns_specifier", "dns.example.org")], ["low resolver"]],
  [
    "network_setting",
    "a public resolver",
    [setting("private_dns_specifier", "dns.google")],
    ["informational resolver"],
  ],
  ["network_setting", "a tunnel", [setting("always_on_vpn_app", "org.example.vpn")], ["informational tunnel"]],
  ["user_certificate", "added", [file("/data/misc/user/0/cacerts-added/1234abcd.0")], ["low statement"]],
  ["user_certificate", "of the system", [file("/system/etc/security/cacerts/1234abcd.0")], []],
  ["default_app", "sideloaded", [sideloaded, setting("sms_default_application", "org.example.spy")], ["low statement"]],
  ["default_app", "from a store", [fromStore, setting("sms_default_application", "org.example.spy")], []],
  ["default_app", "of the system", [setting("dialer_default_application", "com.android.dialer")], []],
  [
    "overlay_permission",
    "sideloaded",
    [
      sideloaded,
      {
        kind: "app_operation",
        locator,
        app_id: "org.example.spy",
        operation: "SYSTEM_ALERT_WINDOW",
        decision: "allow",
      },
    ],
    ["low statement"],
  ],
  [
    "overlay_permission",
    "refused",
    [
      sideloaded,
      {
        kind: "app_operation",
        locator,
        app_id: "org.example.spy",
        operation: "SYSTEM_ALERT_WINDOW",
        decision: "ignore",
      },
    ],
    [],
  ],
  [
    "overlay_permission",
    "from a store",
    [
      fromStore,
      {
        kind: "app_operation",
        locator,
        app_id: "org.example.spy",
        operation: "SYSTEM_ALERT_WINDOW",
        decision: "allow",
      },
    ],
    [],
  ],
  [
    "power_exemption",
    "sideloaded",
    [
      sideloaded,
      {
        kind: "app_component",
        locator,
        app_id: "org.example.spy",
        component_type: "exemption from saving of power",
        state: "user",
      },
    ],
    ["low statement"],
  ],
  [
    "power_exemption",
    "by the maker",
    [
      sideloaded,
      {
        kind: "app_component",
        locator,
        app_id: "org.example.spy",
        component_type: "exemption from saving of power",
        state: "system",
      },
    ],
    [],
  ],
  ["second_user", "the owner", [user(0, "android.os.usertype.full.SYSTEM")], []],
  ["second_user", "another", [user(11, "android.os.usertype.full.SECONDARY")], ["low statement"]],
  ["second_user", "a profile for work", [user(10, "android.os.usertype.profile.MANAGED")], ["informational profile"]],
  ["second_user", "a profile for work, by its flags", [user(10, null, "0x1030")], ["informational profile"]],
  ["second_user", "Secure Folder", [user(150, null)], ["informational profile"]],
  ["network_listener", "an application", [listener("0.0.0.0", 10_123)], ["low statement"]],
  ["network_listener", "an application on this phone alone", [listener("127.0.0.1", 10_123)], []],
  ["network_listener", "a part of the system", [listener("::", 1000)], []],
  ["network_listener", "a connection", [listener("::", 10_123, "ESTABLISHED")], []],
  [
    "factory_reset",
    "by recovery",
    [{ kind: "log_event", locator, event: "wipe_data", text: "MasterClearConfirm", time: t0 }],
    ["informational statement"],
  ],
  [
    "factory_reset",
    "in the history of starts",
    [
      {
        kind: "system_property",
        locator,
        key: "persist.sys.boot.reason.history",
        value: "reboot,adb,1558549857\nreboot,factory_reset,1558483886\nreboot,1558483823",
      },
    ],
    ["informational statement"],
  ],
  [
    "factory_reset",
    "no erasing",
    [
      { kind: "system_property", locator, key: "persist.sys.boot.reason.history", value: "reboot,1558483823" },
      { kind: "log_event", locator, event: "update_package", time: t0 },
    ],
    [],
  ],
];

describe("rules on traces of the system", () => {
  it.each(cases)("android.%s: %s", (rule, _, records, expected) => {
    const seen = runRule(`android.${rule}`, records, { kinds: ["androidqf"] });
    expect(seen.map(({ severity, sentence }) => `${severity} ${sentence ?? "statement"}`)).toEqual(expected);
  });
});

it("android.adb_shell_logged names what was asked", () => {
  const [seen] = runRule("android.adb_shell_logged", [security("adb_shell_cmd", { shell_command: "pm path x" })]);
  expect(seen?.values).toEqual(["pm path x"]);
});
