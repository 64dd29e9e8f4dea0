import { at, days } from "../../time.ts";
import type { Job, PackageChange } from "../content.ts";
import { appNamed } from "../life/apps.ts";
import { type AndroidPhone, acquisition, local } from "../phone.ts";
import { updated } from "../traps.ts";
import { uidName } from "./app-ops.ts";

/** `dumpsys batterystats`: what happened since the last charge, then what each of the last days changed. */
export function batteryStats({ apps, content }: AndroidPhone): string[] {
  const of = (name: string) => `${uidName(appNamed(apps, name).uid)}:"${name}`;
  return [
    "Battery History [Format: 3] (2% used, 83KB used of 4096KB, 112 strings using 9KB):",
    `                    0 (19) RESET:TIME: ${dashed(at("2025-11-17T05:30:01Z"))}`,
    "                    0 (2) 100 status=discharging health=good plug=none temp=242 volt=4302 charge=4800 +running +wifi_running phone_signal_strength=great",
    '                    0 (2) 100 user=0:"0"',
    `          +1m47s645ms (2) 100 +job=${of("com.microsoft.teams")}/.services.jobs.SyncJob"`,
    `          +1m47s731ms (2) 100 -job=${of("com.microsoft.teams")}/.services.jobs.SyncJob"`,
    `         +26m18s315ms (2) 098 +top=${of("com.whatsapp")}"`,
    `         +28m35s053ms (2) 098 -top=${of("com.whatsapp")}"`,
    ...content.jobs.flatMap((job) => jobLines(job, of(job.app), uidName(appNamed(apps, job.app).uid))),
    "      +17h41m20s588ms (2) 061 +usb_data -wifi_running",
    "",
    "Daily stats:",
    `  Current start time: ${dashed(at("2025-11-18T00:10:22Z"))}`,
    "  Next min deadline: 2025-11-19-01-00-00",
    "  Next max deadline: 2025-11-19-03-00-00",
    "  Current daily discharge step durations:",
    "    #0: +1h32m16s12ms to 62 (screen-off, power-save-off, device-idle-on)",
    // The newest day first.
    ...recordedDays.toReversed().flatMap((day) => dayLines(day, content.changes)),
  ];
}

function jobLines({ app, event, component, minutes }: Job, named: string, uid: string): string[] {
  const moment = (later: string): string =>
    `+${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, "0")}m${later}`.padStart(22);
  if (event === "wake_lock") {
    return [
      `${moment("00s120ms")} (2) 093 +wake_lock=${uid}:"*walarm*:${app}/${component}"`,
      `${moment("00s340ms")} (2) 093 -wake_lock`,
    ];
  }
  return [
    `${moment("01s004ms")} (2) 095 +job=${named}/${component}"`,
    `${moment("09s870ms")} (2) 095 -job=${named}/${component}"`,
  ];
}

const recordedDays: readonly string[] = Array.from({ length: 9 }, (_, index) =>
  new Date(at("2025-11-09T12:00:00Z") + days(index)).toISOString().slice(0, 10),
);

/** Updates by the store. */
const ordinaryChanges: readonly PackageChange[] = [
  { day: "2025-11-10", app: updated.name, version: updated.versions[0] },
  { day: "2025-11-13", app: updated.name, version: updated.versions[1] },
  { day: "2025-11-15", app: updated.name, version: updated.versions[2] },
];

/** Android begins its day when the phone rests in the early morning. */
function dayLines(day: string, more: readonly PackageChange[]): string[] {
  const from = at(`${day}T00:10:22Z`);
  const to = Math.min(from + days(1), acquisition.bugreport);
  const changes = [...more, ...ordinaryChanges].filter((change) => change.day === day);
  return [
    `  Daily from ${dashed(from)} to ${dashed(to)}:`,
    "    Charge step durations:",
    "      #0: +5m15s53ms to 100 (screen-off, power-save-off, device-idle-off)",
    // The phone notes an update once for each user and split of the application.
    ...(changes.length === 0 ? [] : ["    Package changes:"]),
    ...changes.flatMap(({ app, version }) => Array<string>(2).fill(`      Update ${app} vers=${version}`)),
  ];
}

function dashed(time: number): string {
  return local(time).replaceAll(/[ :]/g, "-");
}
