import type { Limits } from "../bytes/limits.ts";
import type { ByteSource } from "../bytes/source.ts";
import type { SqliteEngine } from "../formats/sqlite/engine.ts";
import { isoTime } from "../formats/time.ts";
import type { Platform } from "../platform.ts";
import { piecesFile, piecesIn } from "./android/pieces.ts";
import { androidDumpAt } from "./android-dump.ts";
import type { Container } from "./container.ts";
import { exportFile } from "./exports/account-export.ts";
import { glanceAtBackup, isBackup, openBackup } from "./ios-backup/backup.ts";
import type { BackupKeys } from "./ios-backup/keys.ts";
import { iosDumpAt } from "./ios-dump.ts";
import { messageBackupFile, messageBackupsIn } from "./message-backup/recognise.ts";
import { isArchiveName } from "./nested.ts";
import { isSysdiagnoseArchive, isSystemLog, sysdiagnoseAt, systemLogsIn } from "./sysdiagnose.ts";
import { EvidenceOpenError, type EvidenceTree } from "./tree.ts";
import { subtree } from "./view.ts";

/** What opening may need. `depth` counts the containers around what is being opened. */
export interface OpenContext {
  readonly platform: Platform;
  readonly limits: Limits;
  readonly engine: () => Promise<SqliteEngine>;
  readonly password: () => Promise<string | undefined>;
  readonly keys?: BackupKeys;
  /** The text of the owner's age key file. */
  readonly identity?: string;
  /** The bytes of the owner's key file to a backup of messages or a database, or of the digits that it holds as text. */
  readonly key?: Uint8Array;
  /** Which of several backups or acquisitions, counted from 1. */
  readonly backup?: number;
  readonly depth: number;
  /** How many more archives may be opened inside of others, in all. */
  readonly inner: { left: number };
  /**
   * Opens a file that was found in other evidence; undefined where it is of no known kind. Takes the source over when
   * it answers, and closes it when it throws.
   */
  readonly openInside: (file: SingleFile, context: OpenContext) => Promise<readonly EvidenceTree[] | undefined>;
}

/**
 * Recognises one kind of evidence. Asked in turn; the first answer counts. A recogniser that answers takes the
 * container over and closes it with its trees.
 */
export interface Recogniser {
  /** For the message that says what is accepted. */
  readonly accepts: string;
  /** In a folder or an archive. */
  inContainer?(container: Container, context: OpenContext): Promise<readonly EvidenceTree[] | undefined>;
  /** In a single file that is no archive. Takes the source over when it answers. */
  inFile?(file: SingleFile, context: OpenContext): Promise<readonly EvidenceTree[] | undefined>;
}

export interface SingleFile {
  readonly name: string;
  readonly source: ByteSource;
}

const iosBackup: Recogniser = {
  accepts: "an iOS backup (a folder with Manifest.db and Info.plist, or a folder that holds such backups)",
  async inContainer(container, context) {
    const prefixes: string[] = [];
    for await (const prefix of topPrefixes(container, 1)) {
      if (await isBackup(subtree(container, prefix))) prefixes.push(prefix);
      // A backup holds 256 folders of blobs and no other backup.
      if (prefixes[0] === "") break;
    }
    if (prefixes.length === 0) return undefined;
    const chosen = prefixes.length === 1 ? prefixes[0] : await chooseBackup(container, prefixes, context);
    return [await openBackup(subtree(container, chosen ?? ""), context)];
  },
};

const iosDump: Recogniser = {
  accepts: "a dump of an iPhone's file system (a folder or archive with private/var)",
  async inContainer(container) {
    for await (const prefix of topPrefixes(container, 2)) {
      const dump = await iosDumpAt(container, prefix);
      if (dump) return [dump];
    }
    return undefined;
  },
};

const sysdiagnose: Recogniser = {
  accepts:
    "a sysdiagnose of an iPhone (its folder or archive), or a folder of an iPhone's crash reports and system logs",
  async inContainer(container, context) {
    for await (const prefix of topPrefixes(container, 1)) {
      const tree = await sysdiagnoseAt(container, prefix);
      if (tree) return [tree];
    }
    return (await hasSystemLogs(container))
      ? [...(await sysdiagnosesIn(container, context)), systemLogsIn(container)]
      : undefined;
  },
};

const android: Recogniser = {
  accepts:
    "an acquisition of AndroidQF or Bugbane (a folder, a zip file, or one encrypted with age), an Android bug report, " +
    "an Android backup (.ab), Android intrusion logs, or several of these in one folder or archive",
  inContainer: piecesIn,
  inFile: piecesFile,
};

const androidDump: Recogniser = {
  accepts: "a dump of an Android phone's file system (a folder or archive with data/data or data/system)",
  async inContainer(container) {
    for await (const prefix of topPrefixes(container, 2)) {
      const dump = await androidDumpAt(container, prefix);
      if (dump) return [dump];
    }
    return undefined;
  },
};

const messageBackup: Recogniser = {
  accepts:
    "an encrypted backup of WhatsApp for Android (msgstore.db.crypt12, .crypt14, .crypt15) or of Signal (a .backup " +
    "file, a SignalBackups folder), with its owner's key",
  inContainer: messageBackupsIn,
  inFile: messageBackupFile,
};

const accountExport: Recogniser = {
  accepts:
    "an export of an account (Google Takeout, Apple, Facebook, Instagram, Telegram), a chat exported from WhatsApp, " +
    "or a single .ics, .vcf, .eml, .mbox or timeline file of one",
  // In folders and archives they are looked for among the pieces of phones.
  async inFile(file) {
    const tree = exportFile(file);
    return tree && [tree];
  },
};

/** Every kind of evidence that is recognised. Adding one is a recogniser and a word here. */
export const recognisers: readonly Recogniser[] = [
  iosBackup,
  iosDump,
  androidDump,
  sysdiagnose,
  android,
  messageBackup,
  accountExport,
];

/** Crash reports and logs lie in folders of their own, at most three deep; beside other archives they are not meant. */
async function hasSystemLogs(container: Container): Promise<boolean> {
  let found = false;
  for await (const prefix of topPrefixes(container, 3)) {
    const files = await container.files(prefix);
    if (files.some((name) => isArchiveName(name) && !isSysdiagnoseArchive(name))) return false;
    found ||= files.some(isSystemLog);
  }
  return found;
}

/** What a computer copies of a phone's crash reports may hold archives of sysdiagnoses. */
async function sysdiagnosesIn(container: Container, context: OpenContext): Promise<readonly EvidenceTree[]> {
  const trees: EvidenceTree[] = [];
  for await (const prefix of topPrefixes(container, 3)) {
    for (const name of (await container.files(prefix)).filter(isSysdiagnoseArchive)) {
      if (context.inner.left-- <= 0) return trees;
      const source = await (await container.file(prefix + name))?.open();
      if (!source) continue;
      trees.push(...((await context.openInside({ name, source }, { ...context, depth: context.depth + 1 })) ?? []));
    }
  }
  return trees;
}

/** Folders looked into at each level: evidence is not handed in among thousands of others. */
const mostPrefixes = 1_000;

/** The top and the folders below it, nearest first: where evidence that was packed with its folder begins. */
async function* topPrefixes(container: Container, levels: number): AsyncGenerator<string> {
  let level = [""];
  for (let depth = 0; depth <= levels; depth++) {
    yield* level;
    if (depth === levels) return;
    const next: string[] = [];
    for (const prefix of level) {
      for (const name of await container.folders(prefix)) {
        if (next.length < mostPrefixes) next.push(`${prefix}${name}/`);
      }
    }
    level = next;
  }
}

async function chooseBackup(container: Container, prefixes: readonly string[], context: OpenContext): Promise<string> {
  const chosen = context.backup === undefined ? undefined : prefixes[context.backup - 1];
  if (chosen !== undefined) return chosen;
  const lines: string[] = [];
  for (const [index, prefix] of prefixes.entries()) {
    const { device, encrypted } = await glanceAtBackup(subtree(container, prefix), context.limits);
    const about = [
      device.name ?? "unnamed",
      device.model,
      device.osVersion === undefined ? undefined : `iOS ${device.osVersion}`,
      device.acquired === undefined ? "of an unknown date" : `of ${isoTime(device.acquired)}`,
      encrypted ? "encrypted" : "not encrypted",
    ];
    lines.push(`  ${index + 1}  ${prefix}  ${about.filter((part) => part !== undefined).join(", ")}`);
  }
  throw new EvidenceOpenError(
    "choose_one",
    `There are ${prefixes.length} backups here. Choose one with --backup and its number:\n${lines.join("\n")}`,
  );
}
