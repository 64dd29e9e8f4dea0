import { type ByteSource, readAll, sliceSource } from "../../bytes/source.ts";
import { isArchiveMetadata } from "../../formats/signal-backup/archive-keys.ts";
import { readFramesHeader } from "../../formats/signal-backup/frames.ts";
import { readCryptHeader } from "../../formats/whatsapp-crypt/header.ts";
import { singleFileTree } from "../android/single-file.ts";
import type { Container } from "../container.ts";
import type { OpenContext, SingleFile } from "../recognise.ts";
import type { EvidenceProblem, EvidenceTree } from "../tree.ts";
import type { InnerFile } from "./inner-file.ts";
import { unlockSignalArchive } from "./signal-archive.ts";
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

/** A single file: an encrypted backup of WhatsApp, or of Signal with 30 digits. */
export async function messageBackupFile(
  file: SingleFile,
  context: OpenContext,
): Promise<readonly EvidenceTree[] | undefined> {
  const unlock = unlockerOf(file.name, file.source);
  if (!unlock) return undefined;
  const inner = await unlock(context);
  return [messageBackupTree(singleFileTree(file.name, file.source), [{ path: file.name, inner }], [])];
}

/**
 * A folder or archive with such files, or with the plain export that Signal writes. Those that the key does not open
 * are told, unless there is nothing else.
 */
export async function messageBackupsIn(
  container: Container,
  context: OpenContext,
): Promise<readonly EvidenceTree[] | undefined> {
  const found = new Found(container, context);
  await found.search();
  if (found.unlocked.length === 0 && !found.hasPlain) {
    found.close();
    if (found.refusal) throw found.refusal.error;
    return undefined;
  }
  const tree = messageBackupTree(container, found.unlocked, found.problems);
  return [closingAlso(tree, () => found.close())];
}

class Found {
  readonly unlocked: Unlocked[] = [];
  readonly problems: EvidenceProblem[] = [];
  refusal: { readonly error: unknown } | undefined;
  hasPlain = false;
  readonly #container: Container;
  readonly #context: OpenContext;
  readonly #sources: ByteSource[] = [];

  constructor(container: Container, context: OpenContext) {
    this.#container = container;
    this.#context = context;
  }

  /** The nearest folders first. */
  async search(): Promise<void> {
    const prefixes = [""];
    for (let at = 0; at < prefixes.length && at < mostFolders; at++) {
      const prefix = prefixes[at] ?? "";
      await this.#lookAt(prefix, await this.#container.files(prefix));
      if (prefix.split("/").length > deepest) continue;
      for (const name of await this.#container.folders(prefix)) prefixes.push(`${prefix}${name}/`);
    }
  }

  close(): void {
    for (const source of this.#sources) source.close?.();
  }

  async #lookAt(prefix: string, names: readonly string[]): Promise<void> {
    this.hasPlain ||= names.includes(plainExport) && names.includes("metadata.json");
    if (names.includes("main") && names.includes("metadata")) await this.#unlockArchive(prefix);
    for (const name of names.filter(isBackupName)) {
      const source = await this.#open(prefix + name);
      const unlock = source && unlockerOf(name, source);
      if (unlock) await this.#unlock(prefix + name, unlock);
    }
  }

  async #unlockArchive(prefix: string): Promise<void> {
    const main = await this.#open(`${prefix}main`);
    const metadata = await this.#open(`${prefix}metadata`);
    if (!main || !metadata || metadata.size > longestMetadata) return;
    if (!isArchiveMetadata(readAll(metadata, longestMetadata))) return;
    const name = `${prefix}main`;
    await this.#unlock(name, (context) => unlockSignalArchive({ name, main, metadata }, context));
  }

  async #open(path: string): Promise<ByteSource | undefined> {
    const source = await (await this.#container.file(path))?.open();
    if (source) this.#sources.push(source);
    return source;
  }

  async #unlock(path: string, unlock: Unlock): Promise<void> {
    if (this.unlocked.length + this.problems.length >= mostBackups) return;
    try {
      this.unlocked.push({ path, inner: await unlock(this.#context) });
    } catch (error) {
      this.problems.push(refusalOf(path, error));
      this.refusal ??= { error };
    }
  }
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

function isBackupName(name: string): boolean {
  return /\.(?:crypt\d+|backup)$/i.test(name);
}

function closingAlso(tree: EvidenceTree, also: () => void): EvidenceTree {
  const close = tree.close.bind(tree);
  return Object.assign(tree, {
    close() {
      close();
      also();
    },
  });
}
