import { Deterministic } from "../random.ts";
import { at, hours, minutes } from "../time.ts";
import type { AndroidContent } from "./content.ts";
import { ofShell, untrusted } from "./device-lists.ts";
import { everything } from "./life/apps.ts";

/**
 * What was planted. Package ids, certificate hashes and hosts are published: MobiSpy by Echap (CC BY), NoviSpy and the
 * Android campaign of 2023 by Amnesty International's Security Lab (CC BY), Predator in MVT's indicators (MIT). Times,
 * texts, paths and everything else are invented.
 */

/** Somebody close to him had the phone for an evening and let a file from the browser install this. */
export const stalkerware = {
  name: "com.psac.a.processservice",
  label: "Process Service",
  certificateSha1: "b5075ab201ee483c8ecade1bc4fc711293d6932b",
  accessibilityService: "com.psac.a.processservice.KeyWatchService",
  admin: "com.psac.a.processservice.GuardReceiver",
  host: "my.mobispy.net",
  installed: at("2025-10-20T19:14:09.120Z"),
  /** Last of its look-ups that the log holds. */
  lookedUp: at("2025-11-17T22:41:12.604Z"),
} as const;

/** The phone was out of his hands at a border on this afternoon. */
export const custody = { from: at("2025-11-11T14:02:00Z"), to: at("2025-11-11T16:35:00Z") } as const;

/** What stayed on it after that: an application put there by ADB. */
export const implant = {
  name: "com.serv.services",
  certificateSha256: "35926e966186c8f2deec66864389d73989c75c85cb6668da2f455db6fe67e91f",
  installed: at("2025-11-11T15:21:44Z"),
} as const;

/** Its sibling, taken off again before the phone was handed back. */
export const removed = { name: "com.accesibilityservice", removed: at("2025-11-11T16:20:00Z") } as const;

/** A program without a name that anybody published, started from the shell's folder. */
export const program = {
  path: "/data/local/tmp/.sysd",
  name: ".sysd",
  pid: 18_722,
  modified: at("2025-11-11T15:18:31Z"),
  content: fakeProgram(),
} as const;

/** An old version over the installed one lets a computer read the messages; then the new one came back. */
export const downgraded = {
  name: "com.whatsapp",
  before: 252_470_003,
  old: 211_011_000,
  day: at("2025-11-11T15:30:00Z"),
  restored: at("2025-11-12T07:05:10Z"),
} as const;

/** A computer that the phone trusts and that is nobody's we know. */
export const strangeComputer = {
  comment: "service@kiosk-07",
  connected: at("2025-11-11T15:12:20.417Z"),
} as const;

export const lures = {
  sms: {
    host: "fast-notify.com",
    text: "Maître, la pièce 14 du dossier a été modifiée. Consultez avant 18h : https://fast-notify.com/p/t7xq2",
    from: "GreffeInfo",
    time: at("2025-08-26T08:12:40.331Z"),
  },
  mms: {
    host: "click-grid.com",
    text: "Mira quién te seguía ayer, hay fotos: http://click-grid.com/v/9mk3",
    from: "+33639980199",
    time: at("2025-09-30T19:48:07Z"),
  },
} as const;

/** A daemon that runs as root broke down, twenty minutes into the afternoon at the border. */
export const crash = {
  process: "netd",
  binary: "/system/bin/netd",
  pid: 1_021,
  tid: 18_655,
  thread: "netd-worker",
  time: at("2025-11-11T14:23:51.204Z"),
  abort: "Check failed: size <= capacity (size=4112, capacity=4096)",
} as const;

/** The vendor's updater was switched off. */
export const disabledUpdater = "com.wssyncmldm";

/** The practice phone: everything above. */
export const planted: Partial<AndroidContent> = {
  apps: [
    {
      name: stalkerware.name,
      uid: 10_297,
      installer: "com.google.android.packageinstaller",
      originating: "com.android.chrome",
      installed: stalkerware.installed,
      updated: stalkerware.installed,
      versionCode: 31,
      sha1: stalkerware.certificateSha1,
      subject: "C=US, O=Android, CN=Android",
      granted: everything,
    },
    {
      name: implant.name,
      uid: 10_301,
      installer: null,
      initiating: "com.android.shell",
      installed: implant.installed,
      updated: implant.installed,
      versionCode: 4,
      sha256: implant.certificateSha256,
      subject: "CN=Serv",
      granted: everything.slice(0, 11),
    },
    { name: disabledUpdater, disabled: true },
    { name: downgraded.name, versionCode: downgraded.before, updated: downgraded.restored },
  ],
  receivers: [
    { action: "android.intent.action.MAIN", component: `${stalkerware.name}/.ActivateActivity` },
    { action: "android.provider.Telephony.SMS_RECEIVED", component: `${stalkerware.name}/.MessageReceiver` },
    { action: "android.intent.action.PHONE_STATE", component: `${implant.name}/.CallReceiver` },
    { action: "android.intent.action.BOOT_COMPLETED", component: `${stalkerware.name}/.BootReceiver` },
  ],
  accessibility: [{ component: `${stalkerware.name}/${stalkerware.accessibilityService}`, label: stalkerware.label }],
  admins: [{ name: stalkerware.name, receiver: stalkerware.admin, policies: ["force-lock", "wipe-data"] }],
  operations: [
    {
      app: stalkerware.name,
      operations: [
        { name: "READ_SMS", mode: "allow", accesses: [["bg-s", stalkerware.lookedUp - 2_000]] },
        { name: "RECORD_AUDIO", mode: "allow", accesses: [["bg-s", stalkerware.lookedUp - hours(3)]] },
        { name: "FINE_LOCATION", mode: "allow", accesses: [["bg-s", stalkerware.lookedUp - minutes(14)]] },
        {
          name: "REQUEST_INSTALL_PACKAGES",
          mode: "allow",
          accesses: [["top-s", stalkerware.installed + minutes(6)]],
        },
      ],
    },
    {
      app: implant.name,
      operations: [{ name: "READ_CONTACTS", mode: "allow", accesses: [["fgsvc-s", implant.installed + minutes(2)]] }],
    },
  ],
  jobs: [
    { app: stalkerware.name, minutes: 72, event: "job", component: ".UploadJob" },
    { app: stalkerware.name, minutes: 120, event: "wake_lock", component: ".KeepAlive" },
  ],
  changes: [
    { day: "2025-11-09", app: downgraded.name, version: downgraded.before },
    { day: "2025-11-11", app: removed.name, version: 7 },
    { day: "2025-11-11", app: downgraded.name, version: downgraded.old },
    { day: "2025-11-11", app: removed.name, version: 0 },
    { day: "2025-11-12", app: downgraded.name, version: downgraded.before },
  ],
  databases: [
    {
      app: stalkerware.name,
      pid: 5_120,
      name: "queue.db",
      statements: ["INSERT INTO outbox(kind,body,made) VALUES (?,?,?)", "SELECT _id FROM outbox WHERE sent = 0"],
    },
  ],
  computers: [strangeComputer],
  files: [program],
  running: [
    { pid: 5_120, name: "processservice", command: [stalkerware.name], context: untrusted },
    {
      pid: program.pid,
      name: program.name,
      command: [program.path, "-d"],
      context: ofShell,
      folder: "/data/local/tmp",
    },
  ],
  // Addresses are from ranges kept for documentation; the stalkerware's host has none of its real ones here.
  connections: [hours(40), hours(17), 0].map((back) => ({
    time: stalkerware.lookedUp - back,
    host: stalkerware.host,
    address: "192.0.2.77",
    app: stalkerware.name,
  })),
  securityEvents: [
    { time: program.modified - 2_000, tag: "adb_shell_interactive", data: {} },
    { time: program.modified, tag: "adb_sync_send_file", data: { path: program.path } },
    {
      time: implant.installed,
      tag: "package_installed",
      data: { package_name: implant.name, version_code: 4, user_id: 0 },
    },
  ],
  crashes: [
    {
      pid: crash.pid,
      tid: crash.tid,
      uid: 0,
      thread: crash.thread,
      command: crash.binary,
      label: "u:r:netd:s0",
      time: crash.time,
      uptime: 466_020,
      signal: { number: 6, name: "SIGABRT", code: -1, codeName: "SI_QUEUE" },
      abort: crash.abort,
    },
  ],
  remembered: [removed.name],
  oldLog: [
    {
      time: implant.installed - 9_000,
      uid: "shell",
      pid: 18_601,
      level: "I",
      tag: "adbd",
      text: `service: shell,v2,raw:${program.path} -d`,
    },
    {
      time: implant.installed,
      uid: "1000",
      pid: 1_894,
      level: "I",
      tag: "PackageManager",
      text: `Update package ${implant.name} code path from null to /data/app`,
    },
  ],
  messages: [
    { kind: "sms", ...lures.sms },
    { kind: "mms", ...lures.mms },
  ],
  settings: [
    { table: "global", name: "package_verifier_enable", value: "0" },
    { table: "global", name: "package_verifier_user_consent", value: "-1" },
    { table: "global", name: "verifier_verify_adb_installs", value: "0" },
  ],
};

/** Bytes that begin like a program for ARM and say what they are. */
function fakeProgram(): Uint8Array {
  const elf = Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0xb7, 0);
  const says = new TextEncoder().encode("SYNTHETIC: no program, made for practice.\n");
  return new Uint8Array([...elf, ...says, ...new Deterministic("the program in /data/local/tmp").bytes(2_048)]);
}
