import type { SourcedRecord } from "../records/kinds.ts";
import { logText } from "../rules/android/log-text.ts";
import { isBackupAsked } from "../rules/extraction/adb-backup.ts";
import { serviceAsked } from "../rules/extraction/lockdown-services.ts";

/** What can happen to a phone that somebody else holds. */
export const custodyCategories = [
  "connection",
  "pairing",
  "debugging",
  "unlock",
  "install",
  "removal",
  "backup",
  "reboot",
  "configuration",
  "logging",
  "crash",
] as const;
export type CustodyCategory = (typeof custodyCategories)[number];

export interface Telling {
  readonly category: CustodyCategory;
  readonly time: number | null | undefined;
  /** What the record calls it, and what it is about. */
  readonly event: string;
  readonly object: string | null | undefined;
}

/** What a record tells of a phone's handling. Most records tell nothing of it. */
export function tellings(record: SourcedRecord): readonly Telling[] {
  const { time } = record;
  switch (record.kind) {
    case "adb_key":
      return [{ category: "pairing", time, event: "adb key used", object: record.host ?? record.fingerprint }];
    case "pairing":
      return [{ category: "pairing", time, event: record.outcome ?? "pair", object: record.host_id }];
    case "usb_event":
      return [{ category: "connection", time, event: record.event ?? "usb", object: usbDevice(record) }];
    case "security_event":
      return named(securityCategories, record.event, time, record.app_id ?? record.shell_command ?? record.path);
    case "app_event":
      return isBackupAsked(record)
        ? [{ category: "backup", time, event: record.event ?? "used", object: record.app_id }]
        : named(appCategories, record.event, time, record.app_id);
    case "log_event":
      return logTelling(record);
    case "app":
      return [
        { category: "install", time: record.installed, event: "installed", object: record.app_id },
        ...(record.updated === record.installed
          ? []
          : [{ category: "install", time: record.updated, event: "updated", object: record.app_id } as const]),
      ];
    case "app_operation":
      return record.app_id === "com.android.shell"
        ? [{ category: "debugging", time, event: record.operation ?? "operation", object: record.app_id }]
        : [];
    case "phone_user":
      return [{ category: "configuration", time: record.created, event: "user created", object: record.name }];
    case "profile_event":
      return [{ category: "configuration", time, event: record.operation ?? "profile", object: record.profile_id }];
    case "configuration_profile":
      return [{ category: "configuration", time: record.installed, event: "profile installed", object: record.name }];
    case "crash":
      return [{ category: "crash", time, event: "crash", object: record.process }];
    default:
      return [];
  }
}

type RecordOf<K extends SourcedRecord["kind"]> = Extract<SourcedRecord, { kind: K }>;

function usbDevice({ name, vendor_id, product_id, path }: RecordOf<"usb_event">): string | null | undefined {
  const hex = (value: number) => value.toString(16).padStart(4, "0");
  if (name) return name;
  return typeof vendor_id === "number" && typeof product_id === "number"
    ? `${hex(vendor_id)}:${hex(product_id)}`
    : path;
}

/** Logs have lines on everything: each is asked for its own few. */
function logTelling(record: RecordOf<"log_event">): readonly Telling[] {
  const { time, event, text } = record;
  switch (record.artifact) {
    case "ios.lockdownd": {
      const service = serviceAsked(record);
      if (service === undefined) return named(lockdownCategories, event, time, null);
      const [, category = "connection"] = services.find(([pattern]) => pattern.test(service)) ?? [];
      const object = record.process ? `${service} (${record.process})` : service;
      return [{ category, time, event: "service asked for", object }];
    }
    case "ios.mobile_backup":
      return [{ category: "backup", time, event: event ?? "backup", object: text }];
    case "ios.mobile_installation":
    case "ios.shutdowns":
      return named(bootCategories, event, time, text);
    case "android.recovery_history":
      return [{ category: "reboot", time, event: event ?? "recovery", object: text }];
    case "android.dropbox":
    case "android.dumpsys_dropbox":
      return event === "kernel" ? kernelTelling(record) : named(dropboxCategories, event, time, record.process);
    case "android.kernel_log":
      return kernelTelling(record);
    case "android.logcat":
      if (isBackupAsked(record)) return [{ category: "backup", time, event: event ?? "", object: text }];
      if (event === "boot_progress_start") return [{ category: "reboot", time, event, object: null }];
      return kernelTelling(record);
    default:
      return [];
  }
}

function kernelTelling(record: RecordOf<"log_event">): readonly Telling[] {
  const line = logText(record, "New USB device found");
  return line === undefined ? [] : [{ category: "connection", time: record.time, event: "kernel", object: line }];
}

type Names = readonly (readonly [pattern: RegExp, category: CustodyCategory])[];

/** Names of android.app.admin.SecurityLog's tags. */
const securityCategories: Names = [
  [/^adb_/, "debugging"],
  [/^keyguard_(?:dismiss|secured)|^password_changed/, "unlock"],
  [/^os_/, "reboot"],
  [/^logging_|^log_buffer/, "logging"],
  [/^package_uninstalled/, "removal"],
  [/^package_/, "install"],
  [/^backup_service/, "backup"],
  [/^media_|^cert_authority|^user_restriction/, "configuration"],
];

/** Of the package services of both systems, and android.app.usage.UsageEvents. */
const appCategories: Names = [
  [/^uninstall(?:ed| requested)?$/, "removal"],
  [/^(?:install(?:ed)?|update)$/, "install"],
  [/^KEYGUARD_HIDDEN$/, "unlock"],
  [/^DEVICE_(?:STARTUP|SHUTDOWN)$/, "reboot"],
];

const lockdownCategories: Names = [[/^password_changed/, "unlock"]];

/** Services of lockdownd that say what a computer was after; any other is a connection. */
const services: Names = [
  [/^com\.apple\.mobilebackup/, "backup"],
  [/^com\.apple\.(?:mobile\.mobile_image_mounter|amfi\.lockdown|debugserver|instruments\.)/, "debugging"],
];

const bootCategories: Names = [[/^(?:shutdown|reboot detected)$/, "reboot"]];

/** Tags of AOSP BootReceiver.java and ActivityManagerService.java. */
const dropboxCategories: Names = [
  [/^SYSTEM_(?:BOOT|RESTART|LAST_KMSG|RECOVERY_LOG|RECOVERY_KMSG)$|^APANIC/, "reboot"],
  [/_(?:native_)?crash$|^SYSTEM_TOMBSTONE/, "crash"],
];

function named(
  names: Names,
  event: string | null | undefined,
  time: Telling["time"],
  object: Telling["object"],
): readonly Telling[] {
  const found = typeof event === "string" ? names.find(([pattern]) => pattern.test(event)) : undefined;
  return found ? [{ category: found[1], time, event: event ?? "", object }] : [];
}
