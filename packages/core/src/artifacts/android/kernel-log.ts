import { defineArtifact } from "../artifact.ts";
import { kernelLines } from "./kernel-lines.ts";

/** A log of the time before the last start, by where it lies. */
const earlierBoot = /last_kmsg|LAST KMSG|LAST PANIC|pstore|ramoops/i;
/** A section KERNEL LOG may come from logd: its lines are those of `logcat`, which another artifact reads. */
const logcatLine = /^(?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}/;
/** What dumpstate writes around a file. */
const dumpstateWrote = /^(?:-{6,} |\*\*\* |\[[\w ]+: [\d.]+s elapsed\]$)/;

export const kernelLog = defineArtifact({
  id: "android.kernel_log",
  title: "Log of the kernel",
  platform: "android",
  versions: "all; what a phone keeps of the time before its last start differs",
  where: {
    bugreport: [
      "**!section/KERNEL LOG",
      "**!section/LAST KMSG",
      "**!section/LAST PANIC CONSOLE",
      "**FS/sys/fs/pstore/*",
      "**FS/proc/last_kmsg",
    ],
    files: ["**sys/fs/pstore/*", "**last_kmsg", "**dmesg.txt"],
    androidqf: ["logs/proc/kmsg", "logs/proc/last_kmsg", "logs/sys/fs/pstore/*"],
  },
  kinds: ["log_event"],
  timeBasis: "utc",
  reach: "minutes to days since the last start, and the minutes before it",
  references: [
    "AOSP dumpstate.cpp: do_dmesg, DoKmsg (LAST KMSG: /sys/fs/pstore/console-ramoops or /proc/last_kmsg)",
    "Linux kernel/power/suspend.c in Android's kernels, drivers/rtc/class.c: markers of the real time",
    "AndroidQF, module logs: /proc/kmsg, /proc/last_kmsg, /sys/fs/pstore/console-ramoops",
  ],
  view: { type: "table", columns: ["time", "level", "text"] },

  async *read(input) {
    const { path } = input.file;
    const name = path.slice(path.lastIndexOf("/") + 1);
    // pmsg holds Android's own log in its binary form.
    if (name.startsWith("pmsg")) return;
    if (/\.(?:z|enc)\b/.test(name)) {
      input.problem("schema", "a compressed record of the kernel; it was not read");
      return;
    }
    const boot = earlierBoot.test(path) ? "before the last start" : "since the last start";
    const say = (message: string, line: number) => input.problem("value", message, { line });
    for (const { line, seconds, time, level, text } of kernelLines(await input.open(), say)) {
      if (seconds === null && logcatLine.test(text)) return;
      if (dumpstateWrote.test(text)) continue;
      yield {
        kind: "log_event",
        time,
        locator: { line },
        event: "kernel",
        level,
        text,
        details: { boot, ...(seconds === null ? {} : { seconds }) },
      };
    }
  },
});
