import { defaultLimits, type Limits } from "../bytes/limits.ts";
import { EvidenceReadError, LimitError, sliceSource } from "../bytes/source.ts";
import { loadSqlite, type SqliteEngine } from "../formats/sqlite/engine.ts";
import type { Platform } from "../platform.ts";
import { keptOpen } from "./android/kept-open.ts";
import { singleFileTree } from "./android/single-file.ts";
import { within } from "./android/within.ts";
import { withAppDatabases } from "./app-databases/tree.ts";
import type { Container } from "./container.ts";
import { folderTree } from "./folder.ts";
import type { Host } from "./host.ts";
import { isBackup, openBackup } from "./ios-backup/backup.ts";
import type { BackupKeys } from "./ios-backup/keys.ts";
import { openArchive } from "./nested.ts";
import { openFound } from "./open-found.ts";
import type { Piece } from "./piece.ts";
import { ProblemLog, wordsOf } from "./problems.ts";
import { type OpenContext, recognisers, type SingleFile } from "./recognise.ts";
import { type Found, search } from "./search.ts";
import { type Secret, withEachSecret } from "./secrets.ts";
import { EvidenceOpenError, type EvidenceTree } from "./tree.ts";
import { filteredTree } from "./view.ts";

export interface OpenOptions {
  readonly platform: Platform;
  /** Loaded from the platform where it is not given. */
  readonly engine?: SqliteEngine;
  readonly limits?: Limits;
  /** The owner's passwords: each encrypted piece is tried with all. */
  readonly password?: string | readonly string[];
  /** From `keys` of a tree that was opened before: no password is needed then. */
  readonly keys?: BackupKeys;
  /** The text of the owner's age key file: needed only for what is encrypted with age. */
  readonly identity?: string;
  /** The bytes of the owner's key files: needed only for encrypted backups of messages, and databases of apps. */
  readonly key?: Uint8Array | readonly Uint8Array[];
  /** Which of several backups or acquisitions, counted from 1. */
  readonly backup?: number;
}

/**
 * Recognises what lies at `path` and opens all of it: each piece of evidence gives one tree, or several. A folder or
 * archive that holds files of no known kind is opened as `files`. Throws EvidenceOpenError, with a message that says
 * what to do next.
 */
export async function openEvidence(host: Host, path: string, options: OpenOptions): Promise<readonly EvidenceTree[]> {
  const opened: (() => void)[] = [];
  const closeAll = (): void => {
    for (const close of opened.splice(0).reverse()) close();
  };
  try {
    const context = contextOf(options, opened);
    const trees = (await openAt(host, path, context)).map((tree) => withAppDatabases(tree, context));
    return trees.map((tree, index) => (index === trees.length - 1 ? within(tree, { close: closeAll }) : tree));
  } catch (error) {
    closeAll();
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
    const trees = await openFound(folder, await search(folder, context), context);
    return trees ?? (await backupAround(host, found.path, context)) ?? [folder];
  }
  if (found.type !== "file") {
    throw new EvidenceOpenError("unrecognised", `${name} is a device, pipe or socket. ${accepted()}`);
  }
  const file = await lookInFile({ name, source: host.open(found.path) }, context);
  if (file) return (await openFound(file.container, file, context)) ?? [file.container];
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

function contextOf(options: OpenOptions, opened: (() => void)[]): OpenContext {
  const { platform, engine, limits = defaultLimits, keys, identity, backup } = options;
  const passwords = typeof options.password === "string" ? [options.password] : (options.password ?? []);
  const ownKeys = options.key instanceof Uint8Array ? [options.key] : (options.key ?? []);
  const secrets: Secret[] = [...ownKeys.map((key) => ({ key })), ...passwords.map((password) => ({ password }))];
  const [key] = ownKeys;
  return {
    platform,
    limits,
    // A sandbox that trapped on an earlier file is replaced.
    engine: async () => (engine && !engine.broken ? engine : loadSqlite(await platform.sqliteWasm())),
    password: async () => passwords[0],
    secrets,
    ...(key ? { key } : {}),
    ...(keys ? { keys } : {}),
    ...(backup === undefined ? {} : { backup }),
    ...(identity === undefined ? {} : { identity }),
    depth: 0,
    inner: { left: mostInner },
    opened,
    lookInside,
  };
}

/** What is open of a file that holds nothing that is known is closed at once. */
async function lookInside(file: SingleFile, context: OpenContext): Promise<Found | undefined> {
  const opened: (() => void)[] = [];
  let found: FoundIn | undefined;
  try {
    found = await lookInFile(file, { ...context, opened });
  } finally {
    if (found && found.pieces.length > 0) context.opened.push(...opened);
    else for (const close of opened.reverse()) close();
  }
  return (
    found && {
      ...found,
      pieces: [...found.pieces.map((piece, index) => (index === 0 ? saying(piece, found) : piece)), ...beside(found)],
    }
  );
}

/** The files of an archive beside its pieces. */
function beside(found: FoundIn): readonly Piece[] {
  const { container, hasMore, pieces } = found;
  if (!hasMore || pieces.length === 0) return [];
  const files = filteredTree(keptOpen(container), (path) => !pieces.some((piece) => piece.holds(path)), {
    kind: "files",
  });
  return [{ kind: "files", path: "", holds: () => false, open: async () => [files] }];
}

/** The first piece of an archive says what there is to say of the archive. */
function saying(piece: Piece, { container }: FoundIn): Piece {
  return {
    ...piece,
    open: async (context) =>
      (await piece.open(context)).map((tree, index) => (index === 0 ? within(tree, { container }) : tree)),
  };
}

/** What is there. The person may hand in a link; links inside the evidence are another matter. */
function look(host: Host, path: string) {
  const real = host.realpath(path);
  const stat = real === undefined ? undefined : host.stat(real);
  if (real === undefined || !stat) throw new EvidenceOpenError("not_found", `There is nothing at ${path}.`);
  return { path: real, type: stat.type };
}

interface FoundIn extends Found {
  readonly container: Container;
}

/** Undefined for a file of no known kind; an archive of no known kind has no pieces. */
async function lookInFile({ name, source }: SingleFile, context: OpenContext): Promise<FoundIn | undefined> {
  // Who opens a piece of it may close what they were given: the file stays open for the others.
  const lent = sliceSource(source, 0, source.size);
  context.opened.push(() => source.close?.());
  return recogniseFile({ name, source: lent }, context);
}

async function recogniseFile(file: SingleFile, context: OpenContext): Promise<FoundIn | undefined> {
  for (const { inFile } of recognisers) {
    const found = await inFile?.(file, context);
    if (!found) continue;
    const container = singleFileTree(file.name, file.source);
    if ("pieces" in found) return { ...found, container };
    return { pieces: [found], problems: new ProblemLog(), hasMore: false, container };
  }
  const container = await withEachSecret(context, (tried) => openArchive(file.source, file.name, tried));
  if (!container) return undefined;
  context.opened.push(() => container.close());
  const { pieces, problems, hasMore, refusal } = await search(container, context);
  return { pieces, problems, hasMore, refusal, container };
}

function accepted(): string {
  const kinds = recognisers.map((recogniser) => recogniser.accepts);
  const all = [...kinds, "a zip, tar or tar.gz file of these, or several of these in one folder"];
  return `Accepted are:\n${all.map((kind) => `  - ${kind}`).join("\n")}`;
}
