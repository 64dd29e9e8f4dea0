import { parseIsoTime } from "../../formats/time.ts";
import type { Container } from "../container.ts";
import type { NestedOptions } from "../nested.ts";
import { ProblemLog } from "../problems.ts";
import { withEachSecret } from "../secrets.ts";
import type { Device, EvidenceTree } from "../tree.ts";
import { subtree } from "../view.ts";
import { isBackupName } from "./backup.ts";
import { bugreportAt, isBugreport } from "./bugreport.ts";
import { androidDevice, parseProperties, textOf } from "./device.ts";
import { intrusionLogsAt, isIntrusionFolder } from "./intrusion.ts";
import { keptOpen } from "./kept-open.ts";
import { lazyTree } from "./lazy-tree.ts";
import { openPart } from "./nested-part.ts";
import { sectionedTree } from "./sectioned.ts";

/**
 * An acquisition of AndroidQF, or of Bugbane, which writes the same files (some as protocol buffers). Sources:
 * mvt-project/androidqf, acquisition.go and modules; osservatorionessuno/bugbane, AcquisitionRunner.kt.
 */
const known = new Set([
  "packages.json",
  "packages.pb",
  "files.json",
  "files.pb",
  "getprop.txt",
  "dumpsys.txt",
  "processes.json",
  "processes.txt",
  "ps.txt",
  "services.txt",
  "settings_system.txt",
  "settings_secure.txt",
  "settings_global.txt",
  "root_binaries.json",
  "root_binaries.pb",
  "mounts.json",
  "mounts.pb",
  "selinux.txt",
  "env.txt",
  "logcat.txt",
  "command.log",
  "hashes.csv",
]);

/** Whether an acquisition begins under the prefix. One file is enough at the top of what was handed in. */
export async function isAcquisition(container: Container, prefix: string): Promise<boolean> {
  const names = await container.files(prefix);
  const found = names.filter((name) => known.has(name));
  if (names.includes("acquisition.json")) return found.length > 0 || names.includes("bugreport.zip");
  const nearTop = prefix.split("/").length <= 2;
  return (
    found.length >= 2 ||
    (nearTop && (found.includes("getprop.txt") || found.includes("packages.json") || found.includes("packages.pb")))
  );
}

/** Folders that the two programs make. */
const ownFolders = new Set(["apks", "bugreports", "logs", "tmp", "temp"]);

/** Whether a folder of an acquisition is its own, and not something that was put beside it. */
export function isAcquisitionFolder(name: string): boolean {
  return ownFolders.has(name) || /bugreport/i.test(name) || isIntrusionFolder(name);
}

/** Whether a file of an acquisition is opened with it. */
export function isAcquisitionPart(name: string): boolean {
  return isBackupName(name) || isBugreportArchive(name);
}

/** The acquisition under the prefix, and what lies in it. The first tree closes the container. */
export async function acquisitionAt(
  container: Container,
  prefix: string,
  options: NestedOptions,
): Promise<readonly EvidenceTree[]> {
  const problems = new ProblemLog();
  const files = subtree(container, prefix);
  const texts = (await files.files("")).filter((name) => name === "dumpsys.txt");
  const device = (tree: EvidenceTree): Promise<Device> => acquisitionDevice(tree);
  const acquisition = sectionedTree(files, { kind: "androidqf", texts: async () => texts, device, problems });
  return [acquisition, ...(await parts(acquisition, keptOpen(files), problems, options))];
}

/** Who was acquired, without opening more than two small files: for choosing between several. */
export async function acquisitionDevice(tree: EvidenceTree): Promise<Device> {
  const properties = await textOf(tree, "getprop.txt");
  const about = acquisitionFacts((await textOf(tree, "acquisition.json")) ?? "");
  return androidDevice({
    properties: properties === undefined ? undefined : parseProperties(properties),
    acquired: about.completed ?? about.started,
    identifier: about.uuid,
  });
}

/** What `acquisition.json` says of itself; nothing where it is damaged, which is for the artifact that reads it to say. */
function acquisitionFacts(json: string) {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = undefined;
  }
  const text = (name: string): string | undefined => {
    const field: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
    return typeof field === "string" && field !== "" ? field : undefined;
  };
  const time = (name: string): number | undefined => parseIsoTime(text(name) ?? "");
  return { uuid: text("uuid"), started: time("started") ?? time("created"), completed: time("completed") };
}

async function parts(
  acquisition: EvidenceTree,
  files: Container,
  problems: ProblemLog,
  options: NestedOptions,
): Promise<EvidenceTree[]> {
  const top = await files.files("");
  const older = (await files.files("bugreports/")).map((name) => `bugreports/${name}`);
  const bugreports = [...top, ...older].filter(isBugreportArchive);
  const backups = top.filter(isBackupName);
  const folders = await files.folders("");
  const unpacked: string[] = [];
  for (const name of folders) {
    if (/bugreport/i.test(name) && (await isBugreport(files, `${name}/`))) unpacked.push(`${name}/`);
  }
  const logs = folders.filter(isIntrusionFolder);
  const device = (): Promise<Device> => acquisition.device();
  const part = (path: string, kind: "bugreport" | "android_backup"): EvidenceTree =>
    lazyTree(
      { kind, name: `${acquisition.name}/${path}`, encrypted: acquisition.encrypted },
      {
        open: () => withEachSecret(options, (tried) => openPart(files, path, kind, tried)),
        device,
        failed: (problem) => problems.put({ ...problem, path }),
      },
    );
  return [
    ...bugreports.map((path) => part(path, "bugreport")),
    ...(await Promise.all(unpacked.map((prefix) => bugreportAt(files, prefix, true)))),
    ...backups.map((path) => part(path, "android_backup")),
    ...logs.map((folder) => intrusionLogsAt(files, `${folder}/`, { ...options, device })),
  ];
}

export function isBugreportArchive(path: string): boolean {
  return /(?:bugreport[^/]*|dumpState_[^/]*)\.zip$/i.test(path);
}
