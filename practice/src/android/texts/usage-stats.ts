import { at, days, minutes } from "../../time.ts";
import type { AppUse, UsageEvent } from "../content.ts";
import { type AndroidPhone, acquisition, local } from "../phone.ts";

/** `dumpsys usagestats` (layout: AOSP UserUsageStatsService.java). The year's statistics outlive an application. */
export function usageStats({ content }: AndroidPhone): string[] {
  const events = [...ordinaryEvents, ...content.usageEvents].sort((a, b) => a.time - b.time);
  return [
    "user=0 {",
    '  Last 24 hour events (timeRange="11/17/2025, 11:13 AM – 11/18/2025, 11:13 AM")',
    ...events.map(({ time, type, app }) => `    time="${local(time)}" type=${type} package=${app} flags=0x0`),
    "  In-memory yearly stats",
    "    packages",
    ...[...ordinaryUses, ...content.uses].map(useLine),
    "    ChooserCounts",
    "}",
  ];
}

function useLine({ app, seconds, last, launches }: AppUse): string {
  const used = elapsed(seconds);
  const counts = `appLaunchCount=${launches} fgServiceLaunchCount=0`;
  const times = `lastTimeUsed="${local(last)}" totalTimeVisible="${used}" lastTimeVisible="${local(last)}"`;
  return `      package=${app} totalTimeUsed="${used}" ${times} totalTimeFS="00:00" lastTimeFS="1970-01-01 01:00:00" ${counts}`;
}

/** `00:24`, `2:03:09` */
function elapsed(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const [hours, rest] = [Math.floor(seconds / 3_600), seconds % 3_600];
  const short = `${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
  return hours === 0 ? short : `${hours}:${short}`;
}

const ordinaryUses: readonly AppUse[] = [
  { app: "com.whatsapp", seconds: 94_210, last: at("2025-11-17T20:41:09Z"), launches: 2_804 },
  { app: "com.android.chrome", seconds: 71_004, last: at("2025-11-17T19:02:44Z"), launches: 1_120 },
  { app: "fr.meteo", seconds: 4_411, last: at("2025-11-18T06:03:20Z"), launches: 402 },
  { app: "com.sncf.fusion", seconds: 9_120, last: acquisition.started - days(3), launches: 188 },
];

const ordinaryEvents: readonly UsageEvent[] = [
  { time: at("2025-11-17T06:02:11Z"), type: "KEYGUARD_HIDDEN", app: "android" },
  { time: at("2025-11-17T06:02:12Z"), type: "ACTIVITY_RESUMED", app: "fr.meteo" },
  { time: at("2025-11-17T06:04:50Z"), type: "KEYGUARD_SHOWN", app: "android" },
  { time: at("2025-11-17T20:40:40Z"), type: "KEYGUARD_HIDDEN", app: "android" },
  { time: at("2025-11-17T20:40:41Z"), type: "ACTIVITY_RESUMED", app: "com.whatsapp" },
  { time: at("2025-11-17T20:55:02Z"), type: "KEYGUARD_SHOWN", app: "android" },
  { time: acquisition.started - minutes(1), type: "KEYGUARD_HIDDEN", app: "android" },
];
