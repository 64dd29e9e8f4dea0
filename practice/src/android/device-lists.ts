import { createHash } from "node:crypto";
import type { Running, Setting } from "./content.ts";
import type { App } from "./life/apps.ts";
import { hashOf, listedFiles } from "./life/files.ts";
import type { AndroidPhone } from "./phone.ts";
import { accessibilityServices } from "./texts/accessibility.ts";
import { collector } from "./traps.ts";

/** The lists that AndroidQF writes as JSON and text. Shapes: its files of 2025, `packages.json` indented by four. */

export function packagesJson({ apps }: AndroidPhone): string {
  return JSON.stringify(apps.map(packageRow), null, 4);
}

function packageRow(app: App) {
  const hash = (algorithm: string): string => createHash(algorithm).update(`apk of ${app.name}`).digest("hex");
  const ofCertificate = (algorithm: string): string =>
    createHash(algorithm).update(`certificate of ${app.certificate.subject}`).digest("hex");
  return {
    name: app.name,
    files: [
      {
        path: `${app.codePath}/${app.system ? `${app.name}.apk` : "base.apk"}`,
        local_name: "",
        md5: hash("md5"),
        sha1: hash("sha1"),
        sha256: hash("sha256"),
        sha512: hash("sha512"),
        error: "",
        verified_certificate: true,
        certificate: {
          Md5: ofCertificate("md5"),
          Sha1: app.certificate.sha1,
          Sha256: app.certificate.sha256,
          ValidFrom: "2015-03-01T10:00:00Z",
          ValidTo: "2045-02-21T10:00:00Z",
          Issuer: app.certificate.subject,
          Subject: app.certificate.subject,
          SignatureAlgorithm: "SHA256-RSA",
          SerialNumber: 1_000_000 + app.uid,
        },
        certificate_error: "",
        trusted_certificate: app.system,
      },
    ],
    installer: app.installer ?? "null",
    uid: app.uid,
    disabled: app.disabled,
    system: app.system,
    third_party: !app.system,
  };
}

export function filesJson(phone: AndroidPhone): string {
  const rows = listedFiles(phone).map((file) => {
    const seconds = Math.floor(file.modified / 1_000);
    return {
      path: file.path,
      size: file.size,
      mode: file.mode,
      user_id: file.user,
      user_name: "",
      group_id: file.group,
      group_name: "",
      changed_time: seconds,
      modified_time: seconds,
      access_time: seconds,
      error: "",
      context: file.context,
      sha1: "",
      sha256: hashOf(file),
      sha512: "",
      md5: "",
    };
  });
  return JSON.stringify(rows);
}

export const untrusted = "u:r:untrusted_app:s0:c41,c257,c512,c768";
export const ofShell = "u:r:shell:s0";

const ordinarilyRunning: readonly Running[] = [
  { pid: 1, name: "init", command: ["/system/bin/init", "second_stage"], context: "u:r:init:s0" },
  { pid: 2, name: "kthreadd", command: null, context: "u:r:kernel:s0" },
  { pid: 640, name: "logd", command: ["/system/bin/logd"], context: "u:r:logd:s0" },
  { pid: 1_021, name: "netd", command: ["/system/bin/netd"], context: "u:r:netd:s0" },
  { pid: 1_102, name: "main", command: ["zygote64"], context: "u:r:zygote:s0" },
  { pid: 1_894, name: "system_server", command: ["system_server"], context: "u:r:system_server:s0" },
  { pid: 2_204, name: "ndroid.systemui", command: ["com.android.systemui"], context: "u:r:platform_app:s0" },
  { pid: 2_811, name: "m.android.phone", command: ["com.android.phone"], context: "u:r:radio:s0" },
  { pid: 3_377, name: "oid.app.launcher", command: ["com.sec.android.app.launcher"], context: untrusted },
  { pid: 8_817, name: "fr.meteo", command: ["fr.meteo"], context: untrusted },
  { pid: 9_402, name: "m.x8bit.bitwarden", command: ["com.x8bit.bitwarden"], context: untrusted },
  { pid: 24_201, name: "adbd", command: ["/apex/com.android.adbd/bin/adbd"], context: "u:r:adbd:s0" },
  { pid: collector.pid, name: "collector", command: [collector.path, "ps"], context: ofShell, folder: "/" },
];

/** As the collector of 2025 fills it: user and parent are always 0, state and path empty. They tell nothing. */
export function processesJson({ content }: AndroidPhone): string {
  const running = [...ordinarilyRunning, ...content.running].sort((a, b) => a.pid - b.pid);
  return JSON.stringify(
    running.map((one) => ({
      pid: one.pid,
      uid: 0,
      ppid: 0,
      pgroup: 0,
      psid: 0,
      filename: `(${one.name})`,
      priority: 0,
      state: "",
      user_time: 0,
      kernel_time: 0,
      path: "",
      context: one.context,
      previous_context: "",
      command_line: one.command,
      env: null,
      cwd: one.folder ?? "",
    })),
  );
}

export function settings(phone: AndroidPhone): Readonly<Record<Setting["table"], string>> {
  const set = (table: Setting["table"]) =>
    Object.fromEntries(
      phone.content.settings.filter((one) => one.table === table).map(({ name, value }) => [name, value]),
    );
  return {
    system: lines({
      screen_off_timeout: "60000",
      time_12_24: "24",
      send_security_reports: "1",
      volume_ring: "6",
      ...set("system"),
    }),
    secure: lines({
      accessibility_enabled: "1",
      android_id: "5a11a9e00000a0d5",
      default_input_method: "com.samsung.android.honeyboard/.service.HoneyBoardService",
      enabled_accessibility_services: accessibilityServices(phone)
        .map(({ component }) => component)
        .join(":"),
      install_non_market_apps: "1",
      location_mode: "3",
      sms_default_application: "com.google.android.apps.messaging",
      ...set("secure"),
    }),
    global: lines({
      adb_enabled: "1",
      auto_time: "1",
      auto_time_zone: "1",
      development_settings_enabled: "1",
      device_name: phone.handset.name,
      package_verifier_enable: "1",
      package_verifier_user_consent: "1",
      verifier_verify_adb_installs: "1",
      wifi_on: "1",
      ...set("global"),
    }),
  };
}

function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join("\n");
}

export const mounts: readonly string[] = [
  "/dev/block/dm-4 on / type erofs (ro,seclabel,relatime,user_xattr,acl,cache_strategy=readaround)",
  "tmpfs on /dev type tmpfs (rw,seclabel,nosuid,relatime,size=3650000k,mode=755)",
  "proc on /proc type proc (rw,relatime,gid=3009,hidepid=invisible)",
  "/dev/block/dm-5 on /vendor type erofs (ro,seclabel,relatime,user_xattr,acl,cache_strategy=readaround)",
  "/dev/block/dm-6 on /product type erofs (ro,seclabel,relatime,user_xattr,acl,cache_strategy=readaround)",
  "/dev/block/dm-7 on /system_ext type erofs (ro,seclabel,relatime,user_xattr,acl,cache_strategy=readaround)",
  "/dev/block/dm-54 on /data type f2fs (rw,lazytime,seclabel,nosuid,nodev,noatime,background_gc=on)",
  "/dev/fuse on /storage/emulated type fuse (rw,lazytime,nosuid,nodev,noexec,noatime,user_id=0,group_id=0,allow_other)",
];

export const services = [
  "Found 5 services:",
  "0\taccessibility: [android.view.accessibility.IAccessibilityManager]",
  "1\tadb: [android.debug.IAdbManager]",
  "2\tappops: [com.android.internal.app.IAppOpsService]",
  "3\tbatterystats: [com.android.internal.app.IBatteryStats]",
  "4\tpackage: [android.content.pm.IPackageManager]",
].join("\n");

export const environment = [
  "_=/system/bin/env",
  "ANDROID_DATA=/data",
  "ANDROID_ROOT=/system",
  "EXTERNAL_STORAGE=/sdcard",
  "HOME=/",
  "HOSTNAME=a55x",
  "LOGNAME=shell",
  "PATH=/product/bin:/apex/com.android.runtime/bin:/system_ext/bin:/system/bin:/vendor/bin",
  "SHELL=/bin/sh",
  "TERM=dumb",
  "TMPDIR=/data/local/tmp",
  "USER=shell",
].join("\n");
