import { createHash } from "node:crypto";
import { minutes } from "../time.ts";
import { backupFile } from "./backup.ts";
import { bugreportZip, notResponding } from "./bugreport.ts";
import { environment, filesJson, mounts, packagesJson, processesJson, services, settings } from "./device-lists.ts";
import { intrusionLogs } from "./intrusion-logs.ts";
import { listedFiles } from "./life/files.ts";
import { type AndroidPhone, acquisition, wallClock } from "./phone.ts";
import { ourKey } from "./texts/adb.ts";
import { properties } from "./texts/getprop.ts";
import { logcat, oldLogcat } from "./texts/logcat.ts";
import { dumpsys } from "./texts/sections.ts";

/** Files of an AndroidQF acquisition by their paths in it, in the order in which it writes them. */
export type AcquisitionFiles = ReadonlyMap<string, Uint8Array>;

/** `folder`: every file as it lies on the examiner's disk. `stream`: as one archive, written once from front to back. */
export function acquisitionFiles(phone: AndroidPhone, mode: "folder" | "stream"): AcquisitionFiles {
  const files = evidence(phone);
  const log = commandLog([...files.keys()]);
  const about = Buffer.from(acquisitionJson(phone, mode));
  return mode === "folder" ? withFolderSums(files, log, about) : withStreamSums(files, log, about);
}

function evidence(phone: AndroidPhone): Map<string, Uint8Array> {
  const { system, secure, global } = settings(phone);
  const tmp = listedFiles(phone).filter((file) => file.content);
  const texts: [string, string][] = [
    ["packages.json", packagesJson(phone)],
    ["getprop.txt", properties(phone).join("\n")],
    ["dumpsys.txt", dumpsys(phone)],
    ["processes.json", processesJson(phone)],
    ["services.txt", services],
    ["files.json", filesJson(phone)],
    ["settings_system.txt", system],
    ["settings_secure.txt", secure],
    ["settings_global.txt", global],
    ["selinux.txt", "Enforcing"],
    ["env.txt", environment],
    ["root_binaries.json", "[]"],
    ["mounts.json", JSON.stringify(mounts)],
    ["logcat.txt", logcat(phone).join("\n")],
    ["logcat_old.txt", oldLogcat(phone).join("\n")],
    [`logs/data/anr/${notResponding.name}`, notResponding.text],
    ["logs/data/system/uiderrors.txt", ""],
    ["adb_host_key.pub", `${ourKey.text}\n`],
  ];
  return new Map<string, Uint8Array>([
    ["backup.ab", backupFile(phone)],
    ...[...intrusionLogs(phone)].map(([name, text]): [string, Uint8Array] => [
      `intrusion_logs/${name}`,
      Buffer.from(text),
    ]),
    ...texts.map(([path, text]): [string, Uint8Array] => [path, Buffer.from(text)]),
    ["bugreport.zip", bugreportZip(phone)],
    ...tmp.map((file): [string, Uint8Array] => [
      file.path.replace("/data/local/tmp/", "tmp/"),
      file.content ?? new Uint8Array(),
    ]),
  ]);
}

/** Without a heading, the storage folder before each path. */
function withFolderSums(files: ReadonlyMap<string, Uint8Array>, log: string, about: Uint8Array): AcquisitionFiles {
  // The log is still being written when its sum is taken, the list of sums takes its own while it grows, and
  // acquisition.json comes later and has none. A reader has to know that these tell nothing.
  const early = log.slice(0, log.lastIndexOf("\n", log.length - 2) + 1);
  const rows = [...files].map(([path, bytes]) => sumRow(`${acquisition.uuid}/${path}`, bytes));
  rows.push(sumRow(`${acquisition.uuid}/command.log`, Buffer.from(early)));
  rows.push(sumRow(`${acquisition.uuid}/hashes.csv`, Buffer.from(rows.join(""))));
  return new Map([
    ...files,
    ["command.log", Buffer.from(log)],
    ["hashes.csv", Buffer.from(rows.join(""))],
    ["acquisition.json", about],
  ]);
}

/** Names of entries; everything that was written before, not the list itself. */
function withStreamSums(files: ReadonlyMap<string, Uint8Array>, log: string, about: Uint8Array): AcquisitionFiles {
  const all = new Map([...files, ["acquisition.json", about], ["command.log", Buffer.from(log)]]);
  const rows = [...all].map(([path, bytes]) => sumRow(path, bytes));
  return new Map([...all, ["hashes.csv", Buffer.from(rows.join(""))]]);
}

function sumRow(path: string, bytes: Uint8Array): string {
  return `${path},${createHash("sha256").update(bytes).digest("hex")}\n`;
}

/** What went into the log of the program, in the examiner's own time. */
function commandLog(paths: readonly string[]): string {
  const at = (time: number, text: string): string => {
    const { date, time: clock, zone } = wallClock(time);
    return `${date}T${clock}${zone.slice(0, 3)}:00 [DEBUG] ${text}\n`;
  };
  const step = (acquisition.completed - acquisition.started) / (paths.length + 2);
  return [
    at(acquisition.started, `Starting AndroidQF ${acquisition.version} (synthetic)`),
    ...paths.map((path, index) => at(acquisition.started + (index + 1) * step, `Collected ${path}`)),
    at(acquisition.completed - minutes(1), "Removing collector from the device"),
    at(acquisition.completed, "Acquisition completed."),
  ].join("");
}

function acquisitionJson({ handset }: AndroidPhone, mode: "folder" | "stream"): string {
  const about = {
    uuid: acquisition.uuid,
    androidqf_version: acquisition.version,
    storage_path: mode === "folder" ? acquisition.uuid : "",
    started: new Date(acquisition.started).toISOString().replace("Z", "118204Z"),
    completed: new Date(acquisition.completed).toISOString().replace("Z", "907331Z"),
    collector: {
      ExePath: "/data/local/tmp/collector",
      Installed: false,
      Adb: { ExePath: "/usr/bin/adb", Serial: handset.serial },
      Architecture: "arm64",
    },
    tmp_dir: "/data/local/tmp/",
    sdcard: "/sdcard/",
    cpu: "arm64-v8a",
    streaming_mode: mode === "stream",
    adb_host_public_key: ourKey.text,
  };
  return JSON.stringify(about, null, 1);
}
