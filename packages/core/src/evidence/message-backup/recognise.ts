import { type ByteSource, sliceSource } from "../../bytes/source.ts";
import { readFramesHeader } from "../../formats/signal-backup/frames.ts";
import { readCryptHeader } from "../../formats/whatsapp-crypt/header.ts";
import { singleFileTree } from "../android/single-file.ts";
import type { Container } from "../container.ts";
import type { OpenContext, SingleFile } from "../recognise.ts";
import type { EvidenceProblem, EvidenceTree } from "../tree.ts";
import type { InnerFile } from "./inner-file.ts";
import { unlockSignalFrames } from "./signal-frames.ts";
import { messageBackupTree, refusalOf, type Unlocked } from "./tree.ts";
import { unlockWhatsApp } from "./whatsapp.ts";

/** Folders looked into, and how deep: `Android/media/com.whatsapp/WhatsApp/Databases` is five below the storage. */
const mostFolders = 500;
const deepest = 6;
/** Dated copies lie beside the newest one. */
const mostBackups = 100;

/** Opens a backup that was recognised. Throws EvidenceOpenError. */
type Unlock = (context: OpenContext) => Promise<InnerFile>;

/** A single file: an encrypted backup of WhatsApp or of Signal. */
export async function messageBackupFile(
  file: SingleFile,
  context: OpenContext,
): Promise<readonly EvidenceTree[] | undefined> {
  const unlock = unlockerOf(file.name, file.source);
  if (!unlock) return undefined;
  const inner = await unlock(context);
  return [messageBackupTree(singleFileTree(file.name, file.source), [{ path: file.name, inner }], [])];
}

/** A folder or archive with such files. Those that the key does not open are told, unless there is no other. */
export async function messageBackupsIn(
  container: Container,
  context: OpenContext,
): Promise<readonly EvidenceTree[] | undefined> {
  const unlocked: Unlocked[] = [];
  const problems: EvidenceProblem[] = [];
  const sources: ByteSource[] = [];
  let refusal: { error: unknown } | undefined;
  for await (const path of candidates(container)) {
    if (unlocked.length + problems.length >= mostBackups) break;
    const source = await (await container.file(path))?.open();
    const unlock = source && unlockerOf(path, source);
    if (!unlock) {
      source?.close?.();
      continue;
    }
    sources.push(source);
    try {
      unlocked.push({ path, inner: await unlock(context) });
    } catch (error) {
      problems.push(refusalOf(path, error));
      refusal ??= { error };
    }
  }
  if (unlocked.length === 0 && !refusal) return undefined;
  if (unlocked.length === 0) {
    for (const source of sources) source.close?.();
    throw refusal?.error;
  }
  const tree = messageBackupTree(container, unlocked, problems);
  return [closingAlso(tree, sources)];
}

function unlockerOf(path: string, source: ByteSource): Unlock | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const header = readCryptHeader(source, name);
  // The source stays its owner's: what is read from it is closed with the tree.
  const stored = sliceSource(source, 0, source.size);
  if (header) return (context) => unlockWhatsApp({ name, source: stored, header }, context);
  const frames = readFramesHeader(source);
  if (frames) return (context) => unlockSignalFrames({ name, source: stored, header: frames }, context);
  return undefined;
}

/** Files whose names are those of backups, the nearest first. */
async function* candidates(container: Container): AsyncGenerator<string> {
  const prefixes = [""];
  for (let at = 0; at < prefixes.length && at < mostFolders; at++) {
    const prefix = prefixes[at] ?? "";
    for (const name of await container.files(prefix)) if (isBackupName(name)) yield prefix + name;
    if (prefix.split("/").length > deepest) continue;
    for (const name of await container.folders(prefix)) prefixes.push(`${prefix}${name}/`);
  }
}

function isBackupName(name: string): boolean {
  return /\.(?:crypt\d+|backup)$/i.test(name);
}

function closingAlso(tree: EvidenceTree, sources: readonly ByteSource[]): EvidenceTree {
  const close = tree.close.bind(tree);
  return Object.assign(tree, {
    close() {
      close();
      for (const source of sources) source.close?.();
    },
  });
}
