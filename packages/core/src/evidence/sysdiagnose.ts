import type { Container } from "./container.ts";
import { plistOf, textAt } from "./device-plist.ts";
import type { Device, EvidenceTree } from "./tree.ts";
import { renamedTree, subtree } from "./view.ts";

/**
 * A sysdiagnose: the archive of logs that the owner of a phone has it make. Its top folder is named
 * `sysdiagnose_2025.06.24_11-01-29+0200_iPhone-OS_iPhone_22F76`: the wall clock with its offset to UTC, system, model,
 * build. Before it is finished, the name begins with `IN_PROGRESS_`.
 */
const named =
  /^(?:IN_PROGRESS_)?sysdiagnose_(\d{4})\.(\d\d)\.(\d\d)_(\d\d)-(\d\d)-(\d\d)([+-])(\d\d)(\d\d)_(.+?)_([A-Za-z0-9]+)$/;

/** What lies at its top: one of these is enough under such a name, three under any other. */
const topFolders = [
  "crashes_and_spins",
  "system_logs.logarchive",
  "logs",
  "summaries",
  "ioreg",
  "WiFi",
  "ASPSnapshots",
];
const topFiles = ["ps.txt", "sysdiagnose.log", "remotectl_dumpstate.txt", "uuid2path.txt", "taskinfo.txt", "mount.txt"];
const enough = 3;

export async function sysdiagnoseAt(container: Container, prefix: string): Promise<EvidenceTree | undefined> {
  const name = [prefix.split("/").at(-2) ?? "", stem(lastName(container.name))].find((candidate) =>
    named.test(candidate),
  );
  const folders = await container.folders(prefix);
  const files = await container.files(prefix);
  const marks =
    topFolders.filter((one) => folders.includes(one)).length + topFiles.filter((one) => files.includes(one)).length;
  if (marks < (name === undefined ? enough : 1)) return undefined;
  // A Mac makes archives of the same name and layout.
  if (name !== undefined && /^mac/i.test(named.exec(name)?.[10] ?? "")) return undefined;
  return renamedTree(subtree(container, prefix), same, {
    kind: "ios_sysdiagnose",
    device: (tree) => sysdiagnoseDevice(tree, name),
  });
}

/** Logs of a phone that stand in a sysdiagnose, or in what a computer copies of its crash reports. */
export function isSystemLog(name: string): boolean {
  return /^(?!\.).+\.ips$|^lockdownd\.log$|^shutdown(?:\.\d+)?\.log$|^mobile_installation\.log\.\d+$/.test(name);
}

/** Such logs without the rest of a sysdiagnose, wherever they lie. */
export function systemLogsIn(container: EvidenceTree): EvidenceTree {
  return renamedTree(container, same, { kind: "ios_sysdiagnose", device: async () => ({ platform: "ios" }) });
}

const same = { inner: (path: string) => path, outer: (path: string) => path };
const lastName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
const stem = (name: string): string => name.replace(/\.(?:tar\.gz|tgz|tar|zip)$/i, "");

async function sysdiagnoseDevice(tree: EvidenceTree, name: string | undefined): Promise<Device> {
  const version = await versionIn(tree);
  return { platform: "ios", ...(name === undefined ? {} : namedDevice(name)), ...version };
}

/** What the name tells: when it was made, the phone's zone then, the build. */
function namedDevice(name: string): Partial<Device> {
  const [, year, month, day, hour, minute, second, sign, zoneHour, zoneMinute, , build] = named.exec(name) ?? [];
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}${sign}${zoneHour}:${zoneMinute}`;
  const acquired = Date.parse(text) * 1_000;
  return {
    ...(Number.isNaN(acquired) ? {} : { acquired, timeZone: `${sign}${zoneHour}:${zoneMinute}` }),
    ...(build === undefined ? {} : { build }),
  };
}

async function versionIn(tree: EvidenceTree): Promise<Partial<Device>> {
  const version = await plistOf(tree, "logs/SystemVersion/SystemVersion.plist");
  const osVersion = textAt(version, "ProductVersion");
  const build = textAt(version, "ProductBuildVersion");
  return { ...(osVersion === undefined ? {} : { osVersion }), ...(build === undefined ? {} : { build }) };
}
