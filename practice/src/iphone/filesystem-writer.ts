import { chmodSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { PhoneFile } from "./phone-file.ts";

/** Writes a full file-system dump: the files where the phone has them, databases with their logs, known times. */
export function writeFilesystem(folder: string, files: readonly PhoneFile[], otherwise: number): void {
  const times = new Map<string, number>();
  for (const file of files) {
    if (!file.device) continue;
    const path = join(folder, ...file.device.split("/"));
    if (file.folder) {
      mkdirSync(path, { recursive: true });
      times.set(path, file.modified);
      continue;
    }
    if (!file.content) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.live?.main ?? file.content);
    if (file.mode !== undefined) chmodSync(path, file.mode);
    times.set(path, file.modified);
    if (file.live) {
      writeFileSync(`${path}-wal`, file.live.wal);
      times.set(`${path}-wal`, file.modified);
    }
  }
  setTimes(folder, times, otherwise);
}

/** Children first: writing a child's time leaves its folder's alone, making it did not. */
function setTimes(folder: string, times: ReadonlyMap<string, number>, otherwise: number): void {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  paths.sort((a, b) => b.split(sep).length - a.split(sep).length);
  for (const path of [...paths, folder]) {
    const seconds = (times.get(path) ?? otherwise) / 1_000;
    utimesSync(path, seconds, seconds);
  }
}
