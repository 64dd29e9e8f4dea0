import { at } from "../time.ts";
import { type AndroidPhone, acquisition, local, phone } from "./phone.ts";
import { properties } from "./texts/getprop.ts";
import { kernelLog } from "./texts/kernel-log.ts";
import { logcat } from "./texts/logcat.ts";
import { netstat } from "./texts/netstat.ts";
import { bugreportServices, section } from "./texts/sections.ts";
import { tombstones } from "./tombstones.ts";
import { ordinaryCrash } from "./traps.ts";
import { writeZip } from "./writers/zip-writer.ts";

/** `bugreport-a55xnaxx-AP3A.240905.015.A2-2025-11-18-11-13-30` */
const name = `bugreport-${phone.product}-AP3A.240905.015.A2-${local(acquisition.bugreport).replaceAll(/[ :]/g, "-")}`;

/** The zip that `adb bugreport` fetches. */
export function bugreportZip(android: AndroidPhone): Uint8Array {
  const entry = (path: string, content: string | Uint8Array, time: number = acquisition.bugreport) => ({
    name: path,
    bytes: typeof content === "string" ? Buffer.from(content) : content,
    modified: local(time),
  });
  return writeZip([
    entry("version.txt", "2.0"),
    entry("dumpstate_board.txt", "------ BOARD (synthetic) ------\nno board of this phone was ever asked\n"),
    ...tombstones(android).map((one) => entry(`FS/data/tombstones/${one.name}`, one.bytes, one.time)),
    entry(`FS/data/anr/${notResponding.name}`, notResponding.text, notResponding.time),
    entry("FS/proc/self/mountinfo", "22 1 254:4 / / ro,relatime - erofs /dev/block/dm-4 ro,seclabel\n"),
    entry(`${name}.txt`, dumpstate(android)),
    entry("main_entry.txt", `${name}.txt`),
    entry("dumpstate_log.txt", "synthetic: dumpstate wrote this report\n"),
  ]);
}

export const notResponding = {
  name: "anr_2025-11-13-18-40-02-117",
  time: at("2025-11-13T17:40:02Z"),
  text: [
    `Subject: Input dispatching timed out (${ordinaryCrash.name}/.MainActivity is not responding)`,
    "",
    `----- pid 19877 at ${local(at("2025-11-13T17:40:02Z"))}.117000000+0100 -----`,
    `Cmd line: ${ordinaryCrash.name}`,
    `Build fingerprint: '${phone.fingerprint}'`,
    "",
    '"main" prio=5 tid=1 Native',
    "",
  ].join("\n"),
} as const;

function dumpstate(android: AndroidPhone): string {
  const line = "=".repeat(56);
  return [
    line,
    `== dumpstate: ${local(acquisition.bugreport)}`,
    line,
    "",
    `Build: ${phone.build}`,
    `Build fingerprint: '${phone.fingerprint}'`,
    `Bootloader: ${phone.incremental}`,
    `Radio: ${phone.incremental}`,
    "Network: Practice Mobile,",
    "Kernel: Linux version 6.1.75-android14-11-synthetic",
    "Command line: androidboot.verifiedbootstate=green",
    "Uptime: up 0 weeks, 2 days, 5 hours, 15 minutes, load average: 2.15, 2.40, 2.61",
    "Bugreport format version: 2.0",
    "Dumpstate info: id=1 pid=24877 dry_run=0 parallel_run=1 args= bugreport_mode=",
    "",
    ...section("UPTIME", "uptime", [" 11:13:30 up 2 days,  5:15,  0 users,  load average: 2.15, 2.40, 2.61"]),
    ...section("SYSTEM PROPERTIES", "getprop", properties(android)),
    ...section("SYSTEM LOG", "logcat -v threadtime -v printable -v uid -d *:v", logcat(android)),
    ...section("KERNEL LOG", "dmesg", kernelLog(android)),
    ...section("NETSTAT", "netstat -nW", netstat(android)),
    ...section(
      "PACKAGES",
      "pm list packages",
      android.apps.map((app) => `package:${app.name}`),
    ),
    ...bugreportServices(android),
    "=".repeat(56),
    `== dumpstate: done (id 1)`,
    "=".repeat(56),
    "",
  ].join("\n");
}
