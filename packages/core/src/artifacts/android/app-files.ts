import type { Artifact } from "../artifact.ts";

/**
 * Where a file of an application's own folder lies: in a dump of the file system, for each user of the phone, and as a
 * file that was copied out and handed in by itself or among others.
 */
export function appFile(apps: readonly string[], path: string): Artifact["where"] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { ...appFileInDump(apps, path), files: [`**/${name}`] };
}

/** Only in a dump: the file's name says too little by itself. */
export function appFileInDump(apps: readonly string[], path: string): Artifact["where"] {
  return { android_filesystem: apps.flatMap((app) => [`data/data/${app}/${path}`, `data/user/*/${app}/${path}`]) };
}

/** The path of a file whose application is the `n`th folder of a dump's path; its package, or null. */
export function packageOf(path: string): string | null {
  return /^data\/(?:data|user\/[^/]*|user_de\/[^/]*)\/([^/]+)\//.exec(path)?.[1] ?? null;
}
