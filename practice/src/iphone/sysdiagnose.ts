import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import { type TarEntry, writeTar } from "../android/writers/tar-writer.ts";
import { type Plain, plist, plistDate } from "../plist.ts";
import { type Crash, crashName, crashReport } from "./crash-report.ts";
import { localStamp, offset } from "./local-time.ts";
import { type Shutdown, shutdownLog } from "./logs.ts";
import {
  type InstallEvent,
  type LockdownEvent,
  lastShutdown,
  lockdowndLog,
  mobileInstallationLog,
  psText,
  type RunningProcess,
} from "./system-texts.ts";

export type { Crash, CrashThread } from "./crash-report.ts";
export type { Shutdown, Straggler } from "./logs.ts";
export { type InstallEvent, type LockdownEvent, pairing, type RunningProcess, serviceStart } from "./system-texts.ts";

/** A setting or profile that somebody changed, as MCState keeps it. */
export interface ManagedEvent {
  readonly time: number;
  readonly operation: "install" | "remove" | "set";
  readonly process: string;
  /** A profile's UUID, or the name of a setting. */
  readonly subject: string;
}

export interface BackupState {
  /** When the last backup ended, milliseconds since 1970. */
  readonly date?: number;
  readonly isCloud?: boolean;
  readonly restore?: { readonly date: number; readonly cloud: boolean; readonly build: string };
}

/** What an invented sysdiagnose holds. Times are milliseconds since 1970; what is left out is not written. */
export interface Sysdiagnose {
  readonly device: { readonly product: string; readonly osVersion: string; readonly build: string };
  readonly acquired: number;
  /** Minutes that the phone's wall clock is ahead of UTC. */
  readonly zone: number;
  readonly lockdown?: readonly LockdownEvent[];
  readonly crashes?: readonly Crash[];
  /** Up to iOS 18 all are in the log; from iOS 26 on only the last one. An empty list writes an empty log. */
  readonly shutdowns?: readonly Shutdown[];
  readonly processes?: readonly RunningProcess[];
  readonly installs?: readonly InstallEvent[];
  readonly backup?: BackupState;
  readonly profiles?: readonly ManagedEvent[];
  readonly settings?: readonly ManagedEvent[];
  /** Further files, by their path below the top folder. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
}

/** `sysdiagnose_2025.04.07_08-06-18-0700_iPhone-OS_iPhone_20A362`: the wall clock and its zone, system, build. */
export function sysdiagnoseName({ acquired, zone, device }: Sysdiagnose): string {
  const [date = "", time = ""] = localStamp(acquired, zone).split(" ");
  const stamp = `${date.replaceAll("-", ".")}_${time.replaceAll(":", "-")}${offset(zone)}`;
  return `sysdiagnose_${stamp}_iPhone-OS_iPhone_${device.build}`;
}

/** The files of the archive, below its top folder. */
export function sysdiagnoseFiles(sysdiagnose: Sysdiagnose): TarEntry[] {
  const { device, acquired, zone } = sysdiagnose;
  const files: TarEntry[] = [];
  const put = (path: string, content: Uint8Array | string, modified = acquired): void => {
    files.push({ path, bytes: typeof content === "string" ? Buffer.from(content) : content, modified });
  };
  put("SYNTHETIC.txt", notice);
  put(
    "logs/SystemVersion/SystemVersion.plist",
    binary({ ProductName: "iPhone OS", ProductVersion: device.osVersion, ProductBuildVersion: device.build }),
  );
  put("sysdiagnose.log", "SYNTHETIC: no sysdiagnose ran.\n");
  if (sysdiagnose.lockdown) put("logs/MobileLockdown/lockdownd.log", lockdowndLog(sysdiagnose.lockdown, zone));
  for (const crash of sysdiagnose.crashes ?? []) {
    const folder = crash.retired === true ? "crashes_and_spins/Retired" : "crashes_and_spins";
    put(`${folder}/${crashName(crash, zone)}`, crashReport(crash, { ...device, zone }), crash.time);
  }
  putShutdowns(sysdiagnose, put);
  if (sysdiagnose.processes) put("ps.txt", psText(sysdiagnose.processes));
  if (sysdiagnose.installs) {
    put("logs/MobileInstallation/mobile_installation.log.0", mobileInstallationLog(sysdiagnose.installs, zone));
  }
  if (sysdiagnose.backup) {
    put("logs/MobileBackup/com.apple.MobileBackup.plist", binary(backupState(sysdiagnose.backup)));
  }
  if (sysdiagnose.profiles) {
    put("logs/MCState/Shared/MCProfileEvents.plist", binary(profileEvents(sysdiagnose.profiles)));
  }
  if (sysdiagnose.settings) {
    put("logs/MCState/Shared/MCSettingsEvents.plist", binary(settingsEvents(sysdiagnose.settings)));
  }
  for (const [path, content] of Object.entries(sysdiagnose.files ?? {})) put(path, content);
  return files;
}

/**
 * Writes it into `folder`, as a folder or an archive of the name that it would have, and answers its path. The same
 * bytes every time. SYNTHETIC.txt lies in it and, where there is none yet, beside it.
 */
export function writeSysdiagnose(folder: string, sysdiagnose: Sysdiagnose, form: "folder" | "tar.gz"): string {
  const name = sysdiagnoseName(sysdiagnose);
  const files = sysdiagnoseFiles(sysdiagnose);
  mkdirSync(folder, { recursive: true });
  const beside = join(folder, "SYNTHETIC.txt");
  if (!existsSync(beside)) writeFileSync(beside, notice);
  if (form === "tar.gz") {
    const path = join(folder, `${name}.tar.gz`);
    writeFileSync(path, gzipSync(writeTar(files.map((file) => ({ ...file, path: `${name}/${file.path}` })))));
    return path;
  }
  for (const { path, bytes, modified } of files) {
    const target = join(folder, name, ...path.split("/"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
    utimesSync(target, modified / 1_000, modified / 1_000);
  }
  return join(folder, name);
}

const notice = `SYNTHETIC: this is not evidence.

A program made this sysdiagnose for learning and for tests. The phone and its owner are invented.
`;

function putShutdowns(
  { device, shutdowns }: Sysdiagnose,
  put: (path: string, content: string, modified?: number) => void,
): void {
  if (!shutdowns) return;
  const folder = "system_logs.logarchive/Extra";
  const last = shutdowns.at(-1);
  if (Number.parseInt(device.osVersion, 10) < 26) {
    put(`${folder}/shutdown.log`, shutdownLog(shutdowns), last?.time);
  } else {
    put(`${folder}/shutdown.log`, "");
    put(`${folder}/shutdown.0.log`, last ? lastShutdown(last) : "", last?.time);
  }
}

const binary = (value: { readonly [key: string]: Plain }): Uint8Array => writeBinaryPlist(plist(value));

function backupState({ date, isCloud = false, restore }: BackupState): { readonly [key: string]: Plain } {
  return {
    ...(date === undefined ? {} : { BackupStateInfo: { date: plistDate(date), isCloud, state: 0 } }),
    ...(restore === undefined
      ? {}
      : {
          RestoreInfo: {
            RestoreDate: plistDate(restore.date),
            WasCloudRestore: restore.cloud,
            DeviceBuildVersion: restore.build,
            BackupBuildVersion: restore.build,
          },
        }),
  };
}

function profileEvents(events: readonly ManagedEvent[]): { readonly [key: string]: Plain } {
  return {
    ProfileEvents: events.map(({ time, operation, process, subject }) => ({
      [subject]: { Operation: operation, Process: process, timestamp: plistDate(time) },
    })),
  };
}

function settingsEvents(events: readonly ManagedEvent[]): { readonly [key: string]: Plain } {
  return {
    restrictedBool: Object.fromEntries(
      events.map(({ time, operation, process, subject }) => [
        subject,
        { event: operation, process, timestamp: plistDate(time) },
      ]),
    ),
  };
}
