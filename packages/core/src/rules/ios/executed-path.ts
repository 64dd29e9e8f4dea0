import type { SourcedRecord } from "../../records/kinds.ts";

/** The path of a program that a record shows to have run: at a shutdown, in a list of processes or binaries, in a crash. */
export function executedPath(record: SourcedRecord): string | undefined {
  const runs = record.kind === "shutdown_delay" || record.kind === "running_process" || record.kind === "crash";
  if (!runs && !(record.kind === "file" && record.artifact === "ios.binary_locations")) return undefined;
  const path = record.path;
  return typeof path === "string" && path.startsWith("/") ? path : undefined;
}

/** Artifacts whose records have such paths. */
export const executedPathArtifacts = [
  "ios.shutdown_log",
  "ios.running_processes",
  "ios.crash_reports",
  "ios.binary_locations",
] as const;

/** Folders of the system, on its own volume and in the images that updates mount. */
const systemFolders =
  /^\/(?:System|usr|s?bin|Applications|Library\/Apple|Developer|kernel|private\/preboot|private\/var\/staged_system_apps)(?:\/|$)/;

export const isSystemPath = (path: string): boolean => systemFolders.test(path);

/** `/tmp` and `/var` are links into `/private`. */
export const realPath = (path: string): string =>
  path.replace(/^\/(?=(?:tmp|var)\/)/, "/private/").replace(/^\/private\/tmp\//, "/private/var/tmp/");
