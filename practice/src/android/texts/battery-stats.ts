import { at, days } from "../../time.ts";
import { appNamed } from "../life/apps.ts";
import { acquisition, local } from "../phone.ts";
import { downgraded, removed, stalkerware } from "../planted.ts";
import { updated } from "../traps.ts";
import { uidName } from "./app-ops.ts";

/** `dumpsys batterystats`: what happened since the last charge, then what each of the last days changed. */
export function batteryStats(): string[] {
  return [
    "Battery History [Format: 3] (2% used, 83KB used of 4096KB, 112 strings using 9KB):",
    `                    0 (19) RESET:TIME: ${dashed(at("2025-11-17T05:30:01Z"))}`,
    "                    0 (2) 100 status=discharging health=good plug=none temp=242 volt=4302 charge=4800 +running +wifi_running phone_signal_strength=great",
    '                    0 (2) 100 user=0:"0"',
    `          +1m47s645ms (2) 100 +job=${of("com.microsoft.teams")}/.services.jobs.SyncJob"`,
    `          +1m47s731ms (2) 100 -job=${of("com.microsoft.teams")}/.services.jobs.SyncJob"`,
    `         +26m18s315ms (2) 098 +top=${of(downgraded.name)}"`,
    `         +28m35s053ms (2) 098 -top=${of(downgraded.name)}"`,
    `       +1h12m01s004ms (2) 095 +job=${of(stalkerware.name)}/.UploadJob"`,
    `       +1h12m09s870ms (2) 095 -job=${of(stalkerware.name)}/.UploadJob"`,
    `       +2h00m00s120ms (2) 093 +wake_lock=${uidName(appNamed(stalkerware.name).uid)}:"*walarm*:${stalkerware.name}/.KeepAlive"`,
    "       +2h00m00s340ms (2) 093 -wake_lock",
    "      +17h41m20s588ms (2) 061 +usb_data -wifi_running",
    "",
    "Daily stats:",
    `  Current start time: ${dashed(at("2025-11-18T00:10:22Z"))}`,
    "  Next min deadline: 2025-11-19-01-00-00",
    "  Next max deadline: 2025-11-19-03-00-00",
    "  Current daily discharge step durations:",
    "    #0: +1h32m16s12ms to 62 (screen-off, power-save-off, device-idle-on)",
    ...[...dailyChanges].reverse().flatMap(dayLines),
  ];
}

/** `u0a230:"com.whatsapp`, the quotation mark left open for a component. */
function of(name: string): string {
  return `${uidName(appNamed(name).uid)}:"${name}`;
}

type Change = readonly [name: string, version: number];

/** By the day in order of time; the dump has the newest first. */
const dailyChanges: readonly { readonly from: number; readonly changes: readonly Change[] }[] = [
  day("2025-11-09", [[downgraded.name, downgraded.before]]),
  day("2025-11-10", [[updated.name, updated.versions[0]]]),
  day("2025-11-11", [
    [removed.name, 7],
    [downgraded.name, downgraded.old],
    [removed.name, 0],
  ]),
  day("2025-11-12", [[downgraded.name, downgraded.before]]),
  day("2025-11-13", [[updated.name, updated.versions[1]]]),
  day("2025-11-14", []),
  day("2025-11-15", [[updated.name, updated.versions[2]]]),
  day("2025-11-16", []),
  day("2025-11-17", []),
];

/** Android begins its day when the phone rests in the early morning. */
function day(date: string, changes: readonly Change[]): { readonly from: number; readonly changes: readonly Change[] } {
  return { from: at(`${date}T00:10:22Z`), changes };
}

function dayLines({ from, changes }: { readonly from: number; readonly changes: readonly Change[] }): string[] {
  const to = Math.min(from + days(1), acquisition.bugreport);
  return [
    `  Daily from ${dashed(from)} to ${dashed(to)}:`,
    "    Charge step durations:",
    "      #0: +5m15s53ms to 100 (screen-off, power-save-off, device-idle-off)",
    // The phone notes an update once for each user and split of the application.
    ...(changes.length === 0 ? [] : ["    Package changes:"]),
    ...changes.flatMap(([name, version]) => Array<string>(2).fill(`      Update ${name} vers=${version}`)),
  ];
}

function dashed(time: number): string {
  return local(time).replaceAll(/[ :]/g, "-");
}
