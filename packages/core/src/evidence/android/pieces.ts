import { isoTime } from "../../formats/time.ts";
import { androidDumpAt, isDumpFolder } from "../android-dump.ts";
import type { Container } from "../container.ts";
import { beginning, filePiece, isPhoneFile, isPieceFile, type Piece } from "../piece.ts";
import type { OpenContext, Recogniser, SingleFile } from "../recognise.ts";
import type { Found } from "../search.ts";
import { withEachSecret } from "../secrets.ts";
import { EvidenceOpenError } from "../tree.ts";
import { subtree } from "../view.ts";
import { isAge } from "./age-start.ts";
import {
  acquisitionAt,
  acquisitionDevice,
  isAcquisition,
  isAcquisitionFolder,
  isAcquisitionPart,
} from "./androidqf.ts";
import { isUnpackedBackup, openBackupFile, unpackedBackupAt } from "./backup.ts";
import { isBackupFile } from "./backup-header.ts";
import { bugreportAt, bugreportText, isBugreport, isReportName, isWholeBugreport } from "./bugreport.ts";
import { beginsAsIntrusionLog, intrusionLogsAt, isIntrusionFolder, isIntrusionLogs } from "./intrusion.ts";
import { singleFileTree } from "./single-file.ts";
import { within } from "./within.ts";

const androidDump: Recogniser = {
  accepts: "a dump of an Android phone's file system (a folder or archive with data/data or data/system)",
  async at(container, prefix) {
    const dump = await androidDumpAt(container, prefix);
    const owns = { file: isPhoneFile, folder: isDumpFolder };
    // The phone's shared storage: what its owner and the messengers keep there is looked through.
    const searched = ["data/media/", "media/"].map((folder) => prefix + folder);
    return dump && beginning(prefix, dump.kind, async () => [dump], owns, { searched });
  },
};

const acquisition: Recogniser = {
  accepts: "an acquisition of AndroidQF or Bugbane (a folder, a zip file, or one encrypted with age)",
  async at(container, prefix) {
    if (!(await isAcquisition(container, prefix))) return undefined;
    const file = (name: string): boolean => isPhoneFile(name) || isAcquisitionPart(name);
    const open: Piece["open"] = (context) => acquisitionAt(container, prefix, context);
    const describe = () => aboutAcquisition(subtree(container, prefix));
    return beginning(prefix, "androidqf", open, { file, folder: isAcquisitionFolder }, { describe });
  },
};

async function aboutAcquisition(tree: Container): Promise<string> {
  const device = await acquisitionDevice(tree);
  const about = [
    device.model ?? "unknown phone",
    device.osVersion === undefined ? undefined : `Android ${device.osVersion}`,
    device.acquired === undefined ? "of an unknown date" : `of ${isoTime(device.acquired)}`,
  ];
  return about.filter((part) => part !== undefined).join(", ");
}

const bugreport: Recogniser = {
  accepts: "an Android bug report",
  async at(container, prefix) {
    if (!(await isBugreport(container, prefix))) return undefined;
    const isWhole = await isWholeBugreport(container, prefix);
    const isAlone = isWhole || !(await container.files(prefix)).some(isPieceFile);
    const open: Piece["open"] = async () => [await bugreportAt(container, prefix, isAlone)];
    const owns = isWhole ? {} : { file: isReportName, folder: () => false };
    return beginning(prefix, "bugreport", open, owns, { isWhole });
  },
  async inFile({ name, source }) {
    const report = bugreportText(name, source);
    return report && filePiece(report.kind, name, async () => [report]);
  },
};

const intrusionLogs: Recogniser = {
  accepts: "Android intrusion logs",
  async at(container, prefix) {
    const folder = prefix.split("/").at(-2) ?? "";
    if (!(isIntrusionFolder(folder) || (await isIntrusionLogs(container, prefix)))) return undefined;
    return beginning(prefix, "intrusion_logs", async (context) => [intrusionLogsAt(container, prefix, context)]);
  },
  async inFile({ name, source }) {
    if (!beginsAsIntrusionLog(startOf(source))) return undefined;
    return filePiece("intrusion_logs", name, async (context) => [
      intrusionLogsAt(singleFileTree(name, source), "", context),
    ]);
  },
};

const androidBackup: Recogniser = {
  accepts: "an Android backup (.ab, or what was unpacked of one)",
  async at(container, prefix) {
    if (!(await isUnpackedBackup(container, prefix))) return undefined;
    const owns = { file: () => false, folder: (name: string) => name === "apps" || name === "shared" };
    const open: Piece["open"] = async () => [unpackedBackupAt(container, prefix)];
    return beginning(prefix, "android_backup", open, owns, { isWhole: false });
  },
  async inFile({ name, source }) {
    if (!isBackupFile(startOf(source))) return undefined;
    return filePiece("android_backup", name, async (context) => [
      await withEachSecret(context, (tried) => openBackupFile(source, name, tried)),
    ]);
  },
};

const ageFile: Recogniser = {
  accepts: "any of these encrypted with age, with its owner's key",
  async inFile(file, context) {
    return isAge(startOf(file.source)) ? lookIntoAge(file, context) : undefined;
  },
};

/** What an age file holds: it has to be decrypted to be known. */
async function lookIntoAge(file: SingleFile, context: OpenContext): Promise<Found> {
  const { openAge } = await import("./age.ts");
  const { source, truncated } = await withEachSecret(context, (tried) => openAge(file.source, file.name, tried));
  const found = await context.lookInside({ name: file.name, source }, { ...context, depth: context.depth + 1 });
  if (!found || found.pieces.length === 0) {
    if (found?.refusal) throw found.refusal;
    throw new EvidenceOpenError("unrecognised", `${file.name} was decrypted; what it holds is of no known kind.`);
  }
  if (truncated !== undefined) found.problems.add("", "truncated", truncated);
  return { ...found, pieces: found.pieces.map(decrypted) };
}

function decrypted(piece: Piece): Piece {
  return {
    ...piece,
    open: async (context) => (await piece.open(context)).map((tree) => within(tree, { encrypted: true })),
  };
}

function startOf(source: SingleFile["source"]): Uint8Array {
  const start = new Uint8Array(8192);
  return start.subarray(0, source.read(start, 0));
}

export const androidKinds: readonly Recogniser[] = [
  androidDump,
  acquisition,
  bugreport,
  intrusionLogs,
  androidBackup,
  ageFile,
];
