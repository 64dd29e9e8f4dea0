import { isoTime } from "../formats/time.ts";
import type { Container } from "./container.ts";
import { glanceAtBackup, isBackup, openBackup } from "./ios-backup/backup.ts";
import { iosDumpAt, isDumpFolder } from "./ios-dump.ts";
import { beginning, type Gatherer, isPhoneFile, type Piece } from "./piece.ts";
import type { OpenContext, Recogniser } from "./recognise.ts";
import { withEachSecret } from "./secrets.ts";
import { isSystemLog, sysdiagnoseAt, systemLogsIn } from "./sysdiagnose.ts";
import { filteredTree, subtree } from "./view.ts";

const iosBackup: Recogniser = {
  accepts: "an iOS backup (a folder with Manifest.db and Info.plist, or a folder that holds such backups)",
  async at(container, prefix, context) {
    // Listed for the others too: asking for files by name costs a folder of pictures more.
    if (!(await container.files(prefix)).some((name) => name.startsWith("Manifest."))) return undefined;
    const backing = subtree(container, prefix);
    if (!(await isBackup(backing))) return undefined;
    const open: Piece["open"] = async (opening) => [
      await withEachSecret(opening, (tried) => openBackup(backing, tried)),
    ];
    const describe = () => aboutBackup(backing, context);
    const owns = { file: isPhoneFile, folder: isBackupFolder };
    return beginning(prefix, "ios_backup", open, owns, { describe });
  },
};

/** Blobs lie in 256 folders; a computer that is making a backup keeps the one before it in `Snapshot`. */
function isBackupFolder(name: string): boolean {
  return /^[0-9a-f]{2}$/.test(name) || name === "Snapshot";
}

async function aboutBackup(backing: Container, { limits }: OpenContext): Promise<string> {
  const { device, encrypted } = await glanceAtBackup(backing, limits);
  const about = [
    device.name ?? "unnamed",
    device.model,
    device.osVersion === undefined ? undefined : `iOS ${device.osVersion}`,
    device.acquired === undefined ? "of an unknown date" : `of ${isoTime(device.acquired)}`,
    encrypted ? "encrypted" : "not encrypted",
  ];
  return about.filter((part) => part !== undefined).join(", ");
}

const iosDump: Recogniser = {
  accepts: "a dump of an iPhone's file system (a folder or archive with private/var)",
  async at(container, prefix) {
    const dump = await iosDumpAt(container, prefix);
    const owns = { file: isPhoneFile, folder: isDumpFolder };
    // Where the phone keeps the sysdiagnoses that it made.
    const logs = "mobile/Library/Logs/CrashReporter/DiagnosticLogs/sysdiagnose/";
    const searched = ["private/var/", "var/", ""].map((folder) => prefix + folder + logs);
    return dump && beginning(prefix, dump.kind, async () => [dump], owns, { searched });
  },
};

const sysdiagnose: Recogniser = {
  accepts:
    "a sysdiagnose of an iPhone (its folder or archive), or a folder of an iPhone's crash reports and system logs",
  async at(container, prefix) {
    const tree = await sysdiagnoseAt(container, prefix);
    return tree && beginning(prefix, tree.kind, async () => [tree]);
  },
  gather: gatherLogs,
};

/** Crash reports and logs lie in folders of their own, at most three deep. */
const deepestLogs = 3;

function gatherLogs(container: Container): Gatherer {
  const prefixes = new Set<string>();
  const holds = (path: string): boolean => prefixes.has(path.slice(0, path.lastIndexOf("/") + 1));
  return {
    async look(prefix, files) {
      const isHere = prefix.split("/").length <= deepestLogs + 1 && files.some(isSystemLog);
      if (isHere) prefixes.add(prefix);
      return (name) => isHere && isSystemLog(name);
    },
    piece(isAlone) {
      if (prefixes.size === 0) return undefined;
      const [first = ""] = prefixes;
      const logs = isAlone ? container : filteredTree(container, holds, { kind: "files" });
      return {
        kind: "ios_sysdiagnose",
        path: prefixes.size === 1 && !isAlone ? first : "",
        holds: (path) => isAlone || holds(path),
        open: async () => [systemLogsIn(logs)],
      };
    },
  };
}

export const iosKinds: readonly Recogniser[] = [iosBackup, iosDump, sysdiagnose];
