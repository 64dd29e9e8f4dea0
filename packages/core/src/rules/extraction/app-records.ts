import type { SourcedRecord } from "../../records/kinds.ts";

/** The application that a record is of, whichever artifact tells of it. */
export function appOf(record: SourcedRecord): string | undefined {
  switch (record.kind) {
    case "app":
    case "app_event":
    case "app_component":
    case "app_operation":
    case "security_event":
    case "dns_lookup":
    case "connection":
      return record.app_id ?? undefined;
    case "running_process":
      return record.process ?? undefined;
    default:
      return undefined;
  }
}

const byHand = /^(?:install|uninstall|update|ACTIVITY_RESUMED|MOVE_TO_FOREGROUND|start_top)$/;

/** That an application is there, came, went or was opened: not what it or the system does by itself. */
export function isByHand(record: SourcedRecord): boolean {
  if (record.kind !== "app_event") return record.kind === "app";
  if (record.event === "used") return (record.duration ?? 0) > 0;
  return byHand.test(record.event ?? "");
}

/** Artifacts whose records name applications of Android. */
export const appSources = [
  "android.packages",
  "android.dumpsys_packages",
  "android.dumpsys_install_log",
  "android.dumpsys_usagestats",
  "android.dumpsys_battery_daily",
] as const;
