import { minutes } from "../../time.ts";
import type { LogLine } from "../content.ts";
import { type AndroidPhone, acquisition, phone as model, wallClock } from "../phone.ts";
import { packageLogLines } from "./package-log.ts";

/** `logcat -d -b all`: the ring is short, so that only the taking of evidence is still in it. */
export function logcat(phone: AndroidPhone): string[] {
  const { content } = phone;
  const logged = [...content.log, ...packageLogLines(phone), ...lines(acquisition.started)].sort(
    (a, b) => a.time - b.time,
  );
  return ["--------- beginning of main", ...logged.map(threadTime)];
}

/** `logcat -L`: what was logged before the last start of the phone. */
export function oldLogcat({ content }: AndroidPhone): string[] {
  return ["--------- beginning of last main", ...content.oldLog.map(threadTime)];
}

function lines(start: number): LogLine[] {
  return [
    line(start - 40_000, "1000", 1_894, "I", "AdbDebuggingManager", "Key accepted, connection stored"),
    line(start + 2_000, "shell", 24_201, "I", "adbd", "adbd started, version 41"),
    line(start + 21_000, "shell", 24_310, "D", "collector", "collector 1.0 starts"),
    line(start + minutes(2), "u0a231", 5_120, "W", "JobScheduler", "Job took longer than its window"),
    line(start + minutes(5), "1000", 1_894, "D", "BatteryService", "level:61, scale:100, status:2, health:2"),
    line(start + minutes(9), "shell", 24_877, "I", "dumpstate", `Build fingerprint: '${model.fingerprint}'`),
  ];
}

export function line(
  time: number,
  uid: string,
  pid: number,
  level: LogLine["level"],
  tag: string,
  text: string,
): LogLine {
  return { time, uid, pid, level, tag, text };
}

/** `11-18 11:04:30.120  1000  1894  1894 I Tag: text` */
function threadTime({ time, uid, pid, level, tag, text }: LogLine): string {
  const { date, precise } = wallClock(time);
  const number = String(pid).padStart(5);
  return `${date.slice(5)} ${precise} ${uid.padStart(6)} ${number} ${number} ${level} ${tag}: ${text}`;
}
