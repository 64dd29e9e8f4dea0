import { defaultLimits, type Limits } from "../bytes/limits.ts";
import { type ByteSource, EvidenceReadError, LimitError } from "../bytes/source.ts";
import { loadSqlite, type SqliteEngine } from "../formats/sqlite/engine.ts";
import type { Platform } from "../platform.ts";
import { within } from "./android/within.ts";
import { withAppDatabases } from "./app-databases/tree.ts";
import type { Container } from "./container.ts";
import { folderTree } from "./folder.ts";
import type { Host } from "./host.ts";
import { isBackup, openBackup } from "./ios-backup/backup.ts";
import type { BackupKeys } from "./ios-backup/keys.ts";
import { openArchive } from "./nested.ts";
import { wordsOf } from "./problems.ts";
import { type OpenContext, recognisers } from "./recognise.ts";
import { EvidenceOpenError, type EvidenceTree } from "./tree.ts";
import { filteredTree } from "./view.ts";

export interface OpenOptions {
  readonly platform: Platform;
  /** Loaded from the platform where it is not given. */
  readonly engine?: SqliteEngine;
  readonly limits?: Limits;
  /** The owner's password, or who to ask for it: asked only for encrypted evidence. */
  readonly password?: string | (() => Promise<string | undefined>);
  /** From `keys` of a tree that was opened before: no password is needed then. */
  readonly keys?: BackupKeys;
  /** The text of the owner's age key file: needed only for what is encrypted with age. */
  readonly identity?: string;
  /** The bytes of the owner's key file: needed only for encrypted backups of messages, and databases of apps. */
  readonly key?: Uint8Array;
  /** Which of several backups or acquisitions, counted from 1. */
  readonly backup?: number;
}

/**
 * Recognises what lies at `path` and opens it. A folder or archive that holds files of no known kind is opened as
 * `files`. Throws EvidenceOpenError, with a message that says what to do next.
 */
export async function openEvidence(host: Host, path: string, options: OpenOptions): Promise<readonly EvidenceTree[]> {
  try {
    const context = contextOf(options);
    return (await openAt(host, path, context)).map((tree) => withAppDatabases(tree, context));
  } catch (error) {
    if (!(error instanceof EvidenceReadError || error instanceof LimitError)) throw error;
    throw new EvidenceOpenError("damaged", `${host.basename(path)} cannot be opened: ${wordsOf(error)}.`);
  }
}

async function openAt(host: Host, path: string, context: OpenContext): Promise<readonly EvidenceTree[]> {
  const found = look(host, path);
  const name = host.basename(path);
  if (found.type === "folder") {
    // Listing it now tells a folder that cannot be read from an empty one.
    host.list(found.path);
    const folder = folderTree(host, path, context.limits);
    return (await recognise(folder, context)) ?? (await backupAround(host, found.path, context)) ?? [folder];
  }
  if (found.type !== "file") {
    throw new EvidenceOpenError("unrecognised", `${name} is a device, pipe or socket. ${accepted()}`);
  }
  const trees = await openFile(host.open(found.path), name, context);
  if (trees) return trees;
  const around = await backupAround(host, found.path, context);
  if (around) return around;
  const database = databaseAt(host, found.path, context);
  if (database) return [await unlockedAlone(database, context)];
  throw new EvidenceOpenError("unrecognised", `${name} is not a kind of evidence that is known. ${accepted()}`);
}

/** The backup that a file or folder of it stands for: people hand in its Manifest.db. */
async function backupAround(
  host: Host,
  path: string,
  context: OpenContext,
): Promise<readonly EvidenceTree[] | undefined> {
  const folder = folderTree(host, host.dirname(path), context.limits);
  return (await isBackup(folder)) ? [await openBackup(folder, context)] : undefined;
}

/** A database that was copied out of a phone and handed in by itself, with what lies beside it and belongs to it. */
function databaseAt(host: Host, path: string, context: OpenContext): EvidenceTree | undefined {
  const source = host.open(path);
  const magic = new Uint8Array(16);
  source.read(magic, 0);
  source.close?.();
  if (new TextDecoder().decode(magic) !== "SQLite format 3\0") return undefined;
  const name = host.basename(path);
  const own = new Set([name, `${name}-wal`, `${name}-journal`]);
  const folder = folderTree(host, host.dirname(path), context.limits);
  const tree = filteredTree(folder, (inside) => own.has(inside), { kind: "files" });
  return within(tree, { name });
}

/** Where a database alone is encrypted there is nothing to examine without its key. Throws EvidenceOpenError. */
async function unlockedAlone(tree: EvidenceTree, context: OpenContext): Promise<EvidenceTree> {
  const { locked } = (await withAppDatabases(tree, context).file(tree.name)) ?? {};
  if (!locked) return tree;
  tree.close();
  throw new EvidenceOpenError(locked.given ? "wrong_password" : "password_needed", `${tree.name}: ${locked.message}.`);
}

/** Archives opened inside of others: no real evidence holds so many. */
const mostInner = 500;

function contextOf(options: OpenOptions): OpenContext {
  const { platform, engine, limits = defaultLimits, password, keys, identity, key, backup } = options;
  return {
    platform,
    limits,
    // A sandbox that trapped on an earlier file is replaced.
    engine: async () => (engine && !engine.broken ? engine : loadSqlite(await platform.sqliteWasm())),
    password: async () => (typeof password === "function" ? password() : password),
    ...(keys ? { keys } : {}),
    ...(backup === undefined ? {} : { backup }),
    ...(identity === undefined ? {} : { identity }),
    ...(key === undefined ? {} : { key }),
    depth: 0,
    inner: { left: mostInner },
    openInside: ({ source, name }, context) => openFile(source, name, context),
  };
}

/** What is there. The person may hand in a link; links inside the evidence are another matter. */
function look(host: Host, path: string) {
  const real = host.realpath(path);
  const stat = real === undefined ? undefined : host.stat(real);
  if (real === undefined || !stat) throw new EvidenceOpenError("not_found", `There is nothing at ${path}.`);
  return { path: real, type: stat.type };
}

async function recognise(container: Container, context: OpenContext): Promise<readonly EvidenceTree[] | undefined> {
  for (const recogniser of recognisers) {
    const trees = await recogniser.inContainer?.(container, context);
    if (trees) return trees;
  }
  return undefined;
}

/** Undefined for a file of no known kind; an archive of no known kind is `files`. */
async function openFile(
  source: ByteSource,
  name: string,
  context: OpenContext,
): Promise<readonly EvidenceTree[] | undefined> {
  try {
    for (const recogniser of recognisers) {
      const trees = await recogniser.inFile?.({ name, source }, context);
      if (trees) return trees;
    }
    const archive = await openArchive(source, name, context);
    if (archive) return (await recognise(archive, context)) ?? [archive];
  } catch (error) {
    source.close?.();
    throw error;
  }
  source.close?.();
  return undefined;
}

function accepted(): string {
  const kinds = recognisers.map((recogniser) => recogniser.accepts);
  return `Accepted are:\n${[...kinds, "a zip, tar or tar.gz file of these"].map((kind) => `  - ${kind}`).join("\n")}`;
}
