import { minutes } from "../../time.ts";
import { acquisition, phone, wallClock } from "../phone.ts";
import { implant, program } from "../planted.ts";

interface LogLine {
  readonly time: number;
  readonly uid: string;
  readonly pid: number;
  readonly level: "V" | "D" | "I" | "W" | "E";
  readonly tag: string;
  readonly text: string;
}

/** `logcat -d -b all`: the ring is short, so that only the taking of evidence is still in it. */
export function logcat(): string[] {
  return ["--------- beginning of main", ...lines(acquisition.started).map(threadTime)];
}

/** `logcat -L`: what was logged before the last start of the phone. */
export function oldLogcat(): string[] {
  return [
    "--------- beginning of last main",
    ...[
      line(implant.installed - 9_000, "shell", 18_601, "I", "adbd", `service: shell,v2,raw:${program.path} -d`),
      line(
        implant.installed,
        "1000",
        1_894,
        "I",
        "PackageManager",
        `Update package ${implant.name} code path from null to /data/app`,
      ),
    ].map(threadTime),
  ];
}

function lines(start: number): LogLine[] {
  return [
    line(start - 40_000, "1000", 1_894, "I", "AdbDebuggingManager", "Key accepted, connection stored"),
    line(start + 2_000, "shell", 24_201, "I", "adbd", "adbd started, version 41"),
    line(start + 21_000, "shell", 24_310, "D", "collector", "collector 1.0 starts"),
    line(start + minutes(2), "u0a297", 5_120, "W", "JobScheduler", "Job took longer than its window"),
    line(start + minutes(5), "1000", 1_894, "D", "BatteryService", "level:61, scale:100, status:2, health:2"),
    line(start + minutes(9), "shell", 24_877, "I", "dumpstate", `Build fingerprint: '${phone.fingerprint}'`),
  ];
}

function line(time: number, uid: string, pid: number, level: LogLine["level"], tag: string, text: string): LogLine {
  return { time, uid, pid, level, tag, text };
}

/** `11-18 11:04:30.120  1000  1894  1894 I Tag: text` */
function threadTime({ time, uid, pid, level, tag, text }: LogLine): string {
  const { date, precise } = wallClock(time);
  const number = String(pid).padStart(5);
  return `${date.slice(5)} ${precise} ${uid.padStart(6)} ${number} ${number} ${level} ${tag}: ${text}`;
}
