import { type AndroidPhone, acquisition, local } from "../phone.ts";
import { accessibility } from "./accessibility.ts";
import { adb } from "./adb.ts";
import { appOps } from "./app-ops.ts";
import { batteryStats } from "./battery-stats.ts";
import { dbInfo } from "./db-info.ts";
import { devicePolicy } from "./device-policy.ts";
import { packageService, platformCompat } from "./package-service.ts";
import { deviceIdle, usb, users } from "./system-services.ts";
import { usageStats } from "./usage-stats.ts";

/** What one system service says of itself. */
interface Service {
  readonly name: string;
  readonly lines: readonly string[];
  /** In a bug report these come first, and are marked. */
  readonly urgent?: boolean;
}

function services(phone: AndroidPhone): Service[] {
  return [
    { name: "power", lines: power, urgent: true },
    { name: "accessibility", lines: accessibility(phone) },
    { name: "adb", lines: adb(phone) },
    { name: "appops", lines: appOps(phone) },
    { name: "batterystats", lines: batteryStats(phone) },
    { name: "dbinfo", lines: dbInfo(phone) },
    { name: "deviceidle", lines: deviceIdle },
    { name: "device_policy", lines: devicePolicy(phone) },
    { name: "package", lines: packageService(phone) },
    { name: "platform_compat", lines: platformCompat(phone) },
    { name: "usagestats", lines: usageStats(phone) },
    { name: "usb", lines: usb },
    { name: "user", lines: users },
    {
      name: "uimode",
      lines: ["Current UI Mode Service state:", "  mDockState=0 mLastBroadcastState=0", "  mNightMode=1 (no)"],
    },
  ];
}

const power = [
  "POWER MANAGER (dumpsys power)",
  "",
  "Power Manager State:",
  "  mWakefulness=Awake",
  "  mIsPowered=true",
];

const rule = "-".repeat(79);

/** What `dumpsys` prints: the names of all services, then each of them. */
export function dumpsys(phone: AndroidPhone): string {
  const all = services(phone);
  return ["Currently running services:", ...all.map((one) => `  ${one.name}`), ...all.flatMap((one) => dump(one))].join(
    "\n",
  );
}

/** The part of a bug report that `dumpsys` makes, in two runs. */
export function bugreportServices(phone: AndroidPhone): string[] {
  const all = services(phone);
  const urgent = all.filter((one) => one.urgent);
  const others = all.filter((one) => !one.urgent);
  return [
    ...section(
      "DUMPSYS CRITICAL",
      "/system/bin/dumpsys",
      urgent.flatMap((one) => dump(one, "CRITICAL ")),
    ),
    ...section(
      "DUMPSYS",
      "/system/bin/dumpsys",
      others.flatMap((one) => dump(one)),
    ),
  ];
}

/** A section of a bug report: title and command, what it said, how long it took. */
export function section(title: string, command: string, lines: readonly string[]): string[] {
  return [`------ ${title} (${command}) ------`, ...lines, `------ 0.042s was the duration of '${title}' ------`, ""];
}

function dump(service: Service, priority = ""): string[] {
  return [
    rule,
    `DUMP OF SERVICE ${priority}${service.name}:`,
    ...service.lines,
    `--------- 0.012s was the duration of dumpsys ${service.name}, ending at: ${local(acquisition.bugreport)}`,
  ];
}
