import { type ByteSource, readAll, sliceSource } from "../../bytes/source.ts";
import { isArchiveMetadata } from "../../formats/signal-backup/archive-keys.ts";
import { readFramesHeader } from "../../formats/signal-backup/frames.ts";
import { readCryptHeader } from "../../formats/whatsapp-crypt/header.ts";
import { failureCode, problemOf } from "../android/failure.ts";
import { singleFileTree } from "../android/single-file.ts";
import type { Container } from "../container.ts";
import { filePiece, type Gatherer, isMessageBackupName } from "../piece.ts";
import type { OpenContext, Recogniser } from "../recognise.ts";
import { withEachSecret } from "../secrets.ts";
import type { EvidenceProblem, EvidenceTree } from "../tree.ts";
import { filteredTree } from "../view.ts";
import type { InnerFile } from "./inner-file.ts";
import { unlockSignalArchive } from "./signal-archive.ts";
import { unlockSignalFrames } from "./signal-frames.ts";
import { messageBackupTree, type Unlocked } from "./tree.ts";
import { unlockWhatsApp } from "./whatsapp.ts";

/** Dated copies lie beside the newest one. */
const mostBackups = 100;

/** Opens a backup that was recognised. Throws EvidenceOpenError. */
type Unlock = (context: OpenContext) => Promise<InnerFile>;

export const messageBackup: Recogniser = {
  accepts:
    "an encrypted backup of WhatsApp for Android (msgstore.db.crypt12, .crypt14, .crypt15) or of Signal (.backup, a " +
    "folder of Signal Backups), with its owner's key",
  gather: gatherBackups,
  async inFile({ name, source }) {
    const unlock = unlockerOf(name, source);
    return (
      unlock &&
      filePiece("message_backup", name, async (context) => {
        const inner = await withEachSecret(context, unlock);
        return [messageBackupTree(singleFileTree(name, source), [{ path: name, inner }], [])];
      })
    );
  },
};

/** A file that was recognised. */
interface Locked {
  readonly path: string;
  readonly unlock: Unlock;
}

/**
 * Files of backups, and the plain export that Signal writes, wherever they lie: one piece, so that what belongs together
 * (`msgstore.db` and `wa.db`, an archive of Signal's and its attachments) is read together.
 */
function gatherBackups(container: Container, { opened, secrets = [] }: OpenContext): Gatherer {
  const locked: Locked[] = [];
  const prefixes = new Set<string>();

  async function open(path: string): Promise<ByteSource | undefined> {
    try {
      const source = await (await container.file(path))?.open();
      if (source) opened.push(() => source.close?.());
      return source;
    } catch (error) {
      // Unlocking it says why it cannot be read.
      if (failureCode(error) === undefined) throw error;
      return undefined;
    }
  }

  async function archiveAt(prefix: string): Promise<boolean> {
    const main = await open(`${prefix}main`);
    const metadata = await open(`${prefix}metadata`);
    if (!main || !metadata || metadata.size > longestMetadata) return false;
    if (!isArchiveMetadata(readAll(metadata, longestMetadata))) return false;
    const name = `${prefix}main`;
    locked.push({ path: name, unlock: (context) => unlockSignalArchive({ name, main, metadata }, context) });
    return true;
  }

  async function fileAt(prefix: string, name: string): Promise<boolean> {
    const source = locked.length < mostBackups ? await open(prefix + name) : undefined;
    const unlock = source && unlockerOf(name, source);
    if (unlock) locked.push({ path: prefix + name, unlock });
    return unlock !== undefined;
  }

  return {
    async look(prefix, files, isOfPhone) {
      // Every phone keeps such backups beside the messages themselves: they are meant where their key was given.
      if (isOfPhone && secrets.length === 0) return () => false;
      const taken = new Set<string>();
      if (files.includes(plainExport) && files.includes("metadata.json")) taken.add(plainExport).add("metadata.json");
      if (files.includes("main") && files.includes("metadata") && (await archiveAt(prefix))) {
        taken.add("main").add("metadata");
      }
      for (const name of files.filter(isMessageBackupName)) if (await fileAt(prefix, name)) taken.add(name);
      if (taken.size > 0) prefixes.add(prefix);
      return (name) => taken.has(name);
    },
    piece(isAlone) {
      if (prefixes.size === 0) return undefined;
      const folders = [...prefixes].flatMap((prefix) => [prefix, attachmentsOf(prefix)]);
      const holds = (path: string): boolean => isAlone || folders.some((folder) => liesIn(path, folder));
      const files = isAlone ? container : filteredTree(container, holds, { kind: "files" });
      const [first = ""] = prefixes;
      const path = prefixes.size === 1 && !isAlone ? first : "";
      return { kind: "message_backup", path, holds, open: (context) => unlockAll(files, locked, context) };
    },
  };
}

/** Those that the secrets do not open are told, unless there is nothing else. */
async function unlockAll(
  files: EvidenceTree,
  locked: readonly Locked[],
  context: OpenContext,
): Promise<readonly EvidenceTree[]> {
  const unlocked: Unlocked[] = [];
  const problems: EvidenceProblem[] = [];
  let refusal: unknown;
  for (const { path, unlock } of locked) {
    try {
      unlocked.push({ path, inner: await withEachSecret(context, unlock) });
    } catch (error) {
      const problem = problemOf(path, error);
      if (!problem) throw error;
      problems.push(problem);
      refusal ??= error;
    }
  }
  if (locked.length > 0 && unlocked.length === 0) throw refusal;
  return [messageBackupTree(files, unlocked, problems)];
}

/** Of such a file a few dozen bytes are real. */
const longestMetadata = 256;
/** What Signal's export without encryption is called. */
const plainExport = "main.jsonl";

function unlockerOf(name: string, source: ByteSource): Unlock | undefined {
  const header = readCryptHeader(source, name);
  // The source stays its owner's: what is read from it is closed with the tree.
  const stored = sliceSource(source, 0, source.size);
  if (header) return (context) => unlockWhatsApp({ name, source: stored, header }, context);
  const frames = readFramesHeader(source);
  if (frames) return (context) => unlockSignalFrames({ name, source: stored, header: frames }, context);
  return undefined;
}

/** Signal keeps the attachments of all its archives in a folder beside theirs; an export has them in itself. */
function attachmentsOf(prefix: string): string {
  return prefix.replace(/[^/]+\/$/, "files/");
}

/** Right in a folder, or anywhere in one of attachments. */
function liesIn(path: string, folder: string): boolean {
  if (!path.startsWith(folder)) return false;
  const rest = path.slice(folder.length);
  return folder.endsWith("files/") || !rest.includes("/") || rest.startsWith("files/");
}
