import { deflateSync } from "node:zlib";
import { apkManifest } from "../apk-builder.ts";
import { buildZip } from "../zip-builder.ts";
import type { FileSample, TreeSample } from "./sample.ts";

const encoder = new TextEncoder();

/** A text of one entry a line. */
function lines(path: string, ...entries: readonly string[]): FileSample {
  return { kind: "androidqf", path, bytes: encoder.encode(`${entries.join("\n")}\n`) };
}

/** A JSON list of one entry a line. */
function list(path: string, entries: readonly unknown[]): FileSample {
  return lines(
    path,
    "[",
    ...entries.map((entry, index) => JSON.stringify(entry) + (entries[index + 1] ? "," : "")),
    "]",
  );
}

const hash = (digit: string) => digit.repeat(64);

export function acquisitionSample(): FileSample {
  return lines(
    "command.log",
    "2026-06-19T16:48:49+02:00 [INFO] Started acquisition",
    "2026-06-19T16:48:50+02:00 [DEBUG] Executing: pm list packages",
    "2026-06-19T16:59:03+02:00 [INFO] Acquisition completed",
  );
}

export function apksSample(): FileSample {
  const manifest = apkManifest("org.example.app", "1.2", ["android.permission.READ_SMS"]);
  const bytes = buildZip([{ name: "AndroidManifest.xml", data: manifest }]);
  // Its own hash is part of the record: no other form of it gives the same. Its poison is in apks.test.ts.
  return { kind: "androidqf", path: "apks/org.example.app.apk", bytes, single: true, poisoned: {} };
}

export function backupSmsSample(): FileSample {
  const messages = [
    {
      address: "+15550001",
      body: "See https://example.org/a",
      date: "1700000000000",
      date_sent: "1699999999000",
      type: "1",
    },
    { address: "+15550001", body: "Thanks", date: "1700000001000", date_sent: "0", type: "2", read: "1" },
    {
      address: "+15550002",
      body: "Later",
      date: "1700000002000",
      date_sent: "0",
      type: "6",
      recipients: ["+15550002"],
    },
  ];
  const packed = (...entries: readonly unknown[]) => new Uint8Array(deflateSync(JSON.stringify(entries)));
  const bytes = packed(...messages);
  return {
    kind: "android_backup",
    path: "apps/com.android.providers.telephony/d_f/000000_sms_backup",
    bytes,
    poisoned: {
      "an entry that is no message": packed(...messages, 7),
      "values of other types": packed(...messages, { address: 5, body: [], date: "later", type: {} }),
      "an entry without a date": packed(...messages, { body: "x" }),
    },
  };
}

export function environmentSample(): FileSample {
  return lines("env.txt", "ANDROID_ROOT=/system", "PATH=/product/bin:/system/bin", "EMPTY=");
}

export function filesSample(): FileSample {
  const entry = (path: string, more: object) => ({
    path,
    size: 12,
    mode: "-rw-rw----",
    user_id: 10_016,
    user_name: "",
    group_id: 1015,
    group_name: "",
    changed_time: 1_700_000_000,
    modified_time: 1_699_999_000,
    access_time: 1_699_999_500,
    error: "",
    context: "u:object_r:sdcardfs:s0",
    sha1: "",
    sha256: "",
    sha512: "",
    md5: "",
    ...more,
  });
  return list("files.json", [
    entry("/sdcard/DCIM/a.jpg", { sha256: hash("a") }),
    entry("/data/local/tmp/tool", { mode: "-rwxr-xr-x" }),
    entry("/system/bin/sh", { mode: "755", user_id: 0, group_id: 0 }),
  ]);
}

const event = (type: string, time: number, more: object) => JSON.stringify({ [type]: { event_time: time, ...more } });
const intrusion = [
  event("dns_event", 1_700_000_000_000, {
    event_id: 1,
    hostname: "a.example.org",
    package_name: "org.example",
    ip_addresses: ["/192.0.2.1"],
  }),
  event("dns_event", 1_700_000_001_000, {
    event_id: 2,
    hostname: "b.example.org",
    package_name: "org.example",
    ip_addresses: [],
  }),
  event("dns_event", 1_700_000_002_000, {
    event_id: 3,
    hostname: "c.example.org",
    package_name: "org.example",
    ip_addresses: ["/2001:db8::1"],
  }),
  event("connect_event", 1_700_000_000_000, {
    event_id: 4,
    ip_address: "/192.0.2.1",
    port: 443,
    package_name: "org.example",
  }),
  event("connect_event", 1_700_000_000_500, {
    event_id: 5,
    ip_address: "host/2001:db8::1",
    port: 80,
    package_name: "org.example",
  }),
  event("connect_event", 1_700_000_000_700, {
    event_id: 6,
    ip_address: "/192.0.2.3",
    port: 22,
    package_name: "org.example",
  }),
  event("security_event", 1_700_000_000_000_000_000, { adb_shell_cmd: { command: "ls -l /data/local/tmp" } }),
  event("security_event", 1_700_000_001_000_000_000, { keyguard_secured: {} }),
  event("security_event", 1_700_000_002_000_000_000, { cert_validation_failure: "bad chain" }),
].join("\n");

export function intrusionSample(): TreeSample {
  return { kind: "intrusion_logs", tree: { "log.txt": encoder.encode(intrusion) } };
}

export function logFilesSample(): TreeSample {
  const file = (text: string) => ({ bytes: encoder.encode(text), metadata: { modified: 1_700_000_000_000_000 } });
  return {
    kind: "androidqf",
    tree: {
      "logs/data/anr/anr_1": file("a"),
      "logs/data/log/x": file("b"),
      "tmp/tool": file("c"),
      "env.txt": file(""),
    },
  };
}

export function logcatSample(): FileSample {
  return {
    ...lines(
      "logcat.txt",
      "--------- beginning of main",
      "11-14 22:13:20.123  1000  1001 I ActivityManager: Start proc 4242:org.example.app/u0a100 for broadcast",
      "11-14 22:13:21.000  4242  4242 D Example : opens https://example.org/a",
      "--------- switch to system",
      "11-14 22:13:22.000  1000  1001 W Service: x",
    ),
    companions: { "acquisition.json": encoder.encode('{"started":"2023-11-15T10:00:00Z"}') },
  };
}

export function mountsSample(): FileSample {
  return list("mounts.json", [
    "/dev/block/dm-1 on / type ext4 (ro,seclabel,noatime)",
    "/dev/block/dm-2 /vendor ext4 ro,seclabel 0 0",
    "tmpfs on /data type tmpfs (rw,nosuid)",
  ]);
}

export function packagesListSample(): FileSample {
  const certificate = { Md5: "b".repeat(32), Sha1: "b".repeat(40), Sha256: hash("b"), Issuer: "CN=x", SerialNumber: 1 };
  const entry = (name: string, more: object) => ({
    name,
    files: [{ path: `/data/app/${name}/base.apk`, md5: "a".repeat(32), sha256: hash("a"), certificate }],
    installer: "com.android.vending",
    uid: 10_100,
    disabled: false,
    system: false,
    third_party: true,
    ...more,
  });
  return list("packages.json", [
    entry("org.example.one", {}),
    entry("org.example.two", { installer: "null" }),
    entry("org.example.three", { files: [] }),
  ]);
}

export function processesSample(): FileSample {
  return lines(
    "processes.txt",
    "LABEL USER PID PPID VSZ RSS WCHAN ADDR S NAME",
    "u:r:init:s0 root 1 0 57912 2084 0 0 S init",
    "u:r:kernel:s0 root 2 0 0 0 0 0 S [kthreadd]",
    "u:r:untrusted_app:s0 u0_a100 4242 900 57912 2084 0 0 S org.example.app",
  );
}

export function rootBinariesSample(): FileSample {
  return list("root_binaries.json", ["/system/bin/su", "/system/xbin/busybox\n/data/adb/magisk"]);
}

export function selinuxSample(): FileSample {
  return { ...lines("selinux.txt", "Enforcing"), single: true };
}

export function serviceListSample(): FileSample {
  return lines(
    "services.txt",
    "Found 3 services:",
    "0\tsip: [android.net.sip.ISipService]",
    "1\tactivity: [android.app.IActivityManager]",
    "2\tvendor.thing: []",
  );
}

export function settingsSample(): FileSample {
  return lines("settings_global.txt", "adb_enabled=1", "package_verifier_enable=1", "empty=");
}
