import type { Limits } from "../bytes/limits.ts";
import { type ByteSource, EvidenceReadError, LimitError, LockedError, readAll, readExactly } from "../bytes/source.ts";
import { gunzip, isGzip } from "../evidence/archive/gzip.ts";
import { inflateZlib, scratchSource } from "../evidence/archive/inflate.ts";
import { hashSource } from "../evidence/hash.ts";
import { type EvidenceFile, EvidenceOpenError, type EvidenceTree, type ProblemCode } from "../evidence/tree.ts";
import { openZip } from "../evidence/zip.ts";
import { FormatError } from "../formats/error.ts";
import { parsePlist } from "../formats/plist/parse.ts";
import { type Database, openDatabase } from "../formats/sqlite/database.ts";
import type { SqliteEngine } from "../formats/sqlite/engine.ts";
import type { Platform } from "../platform.ts";
import type { Locator } from "../records/kinds.ts";
import type { ArtifactInput } from "./artifact.ts";
import { textLines } from "./lines.ts";

/** A file that an artifact opened, with what a case keeps of it. */
export interface ReadFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string | null;
  readonly storedSha256?: string;
}

export interface ReadProblem {
  readonly code: ProblemCode;
  readonly file: string;
  readonly message: string;
  readonly locator?: Locator;
}

export interface InputSession {
  readonly input: ArtifactInput;
  /** Files opened so far, in order. */
  readonly files: readonly ReadFile[];
  /** The first file that was opened: the one that the artifact reads. Asked for with every record. */
  readonly first: ReadFile | undefined;
  /** A file that was opened, by its path or by that of a file inside it. */
  read(path: string): ReadFile | undefined;
  /** Closes databases and sources. */
  close(): void;
}

export interface InputContext {
  readonly platform: Platform;
  readonly engine: SqliteEngine;
  readonly limits: Limits;
  readonly onProblem: (problem: ReadProblem) => void;
}

/**
 * What was described of a tree's files before: several artifacts read one section of a dump, one log, one database. A
 * file that could not be read to its end is not among them, and is tried again.
 */
const describedFiles = new WeakMap<EvidenceTree, Map<string, ReadFile>>();

function describedIn(tree: EvidenceTree): Map<string, ReadFile> {
  const known = describedFiles.get(tree) ?? new Map<string, ReadFile>();
  describedFiles.set(tree, known);
  return known;
}

/** Opens files for one artifact: hashes what it opens, brings a database's `-wal`, and closes everything at the end. */
export function openInput(tree: EvidenceTree, file: EvidenceFile | undefined, context: InputContext): InputSession {
  const files = new Map<string, ReadFile>();
  const described = describedIn(tree);
  let first: ReadFile | undefined;
  const closers: (() => void)[] = [];

  async function open(target: EvidenceFile): Promise<ByteSource> {
    let source: ByteSource;
    try {
      source = await target.open();
      closers.push(() => source.close?.());
      if (!files.has(target.path)) files.set(target.path, await describe(target, source));
    } catch (error) {
      if (!files.has(target.path)) files.set(target.path, { path: target.path, size: target.size, sha256: null });
      throw error;
    }
    return source;
  }

  async function describe(target: EvidenceFile, source: ByteSource): Promise<ReadFile> {
    const known = described.get(target.path) ?? (await hashed(target, source));
    described.set(target.path, known);
    return known;
  }

  async function hashed(target: EvidenceFile, source: ByteSource): Promise<ReadFile> {
    const sha256 = hashSource(context.platform, source);
    if (!target.openStored) return { path: target.path, size: source.size, sha256 };
    const stored = await target.openStored();
    try {
      return { path: target.path, size: source.size, sha256, storedSha256: hashSource(context.platform, stored) };
    } finally {
      stored.close?.();
    }
  }

  function ownFile(): EvidenceFile {
    if (!file) throw new Error("this artifact reads a tree, not a file");
    return file;
  }

  const databases = new Map<string, Database>();

  /** Opened once: what is no longer live is read from it after what is. */
  async function sqlite(target: EvidenceFile = ownFile()): Promise<Database> {
    const database = databases.get(target.path) ?? (await openSqlite(target));
    databases.set(target.path, database);
    return database;
  }

  async function openSqlite(target: EvidenceFile): Promise<Database> {
    const main = await open(target);
    if (target.locked) throw new LockedError(target.locked.message);
    const walFile = await tree.file(`${target.path}-wal`);
    const wal = walFile && walFile.size > 0 ? await open(walFile) : undefined;
    const journal = await tree.file(`${target.path}-journal`);
    const database = openDatabase(context.engine, {
      main,
      ...(wal ? { wal } : {}),
      hasJournal: (journal?.size ?? 0) > 0,
      onProblem: (problem) => {
        const where = problem.table !== undefined && problem.rowid !== undefined;
        context.onProblem({
          code: problem.code,
          file: target.path,
          message: problem.message,
          ...(where ? { locator: { table: problem.table ?? "", rowid: problem.rowid ?? 0 } } : {}),
        });
      },
    });
    closers.push(() => database.close());
    return database;
  }

  const input: ArtifactInput = {
    tree,
    platform: context.platform,
    get file() {
      return ownFile();
    },
    open: (target = ownFile()) => open(target),
    sha256: (target = ownFile()) => files.get(target.path)?.sha256 ?? null,
    async zip(target = ownFile()) {
      const source = await open(target);
      const { platform, limits } = context;
      try {
        return await openZip(source, target.path, { platform, limits, password: async () => undefined });
      } catch (error) {
        if (error instanceof EvidenceOpenError) throw new EvidenceReadError(error.message);
        throw error;
      }
    },
    async inflate(target = ownFile()) {
      const { platform, limits } = context;
      const packed = await open(target);
      const zipped = isGzip(readExactly(packed, 0, Math.min(3, packed.size)))
        ? await gunzip(platform, packed, limits)
        : undefined;
      const inflated = zipped
        ? { source: scratchSource(zipped.scratch), complete: zipped.end === "complete" }
        : await inflateZlib(platform, packed, limits);
      closers.push(() => inflated.source.close?.());
      return inflated;
    },
    sqlite,
    plist: async (target = ownFile()) => parsePlist(readAll(await open(target), context.limits.memory)),
    lines: async () => textLines(await open(ownFile())),
    async beside(name) {
      const { path } = ownFile();
      // Backup paths are `Domain-relative`: the folder of a file at a domain's root ends at the dash, which only the
      // tree knows, so the sibling is found by exchanging the last name.
      const slash = path.lastIndexOf("/");
      if (slash >= 0) return tree.file(path.slice(0, slash + 1) + name);
      const domain = tree.kind === "ios_backup" ? path.lastIndexOf("-") : -1;
      return tree.file(path.slice(0, domain + 1) + name);
    },
    hash(bytes, algorithm = "sha256") {
      const hasher = context.platform.hash(algorithm);
      hasher.update(bytes);
      return hasher.digest();
    },
    hashOf: (source) => hashSource(context.platform, source),
    problem(code, message, where) {
      const path = where && "file" in where ? where.file : (file?.path ?? "");
      context.onProblem({ code, file: path, message, ...(where ? { locator: where } : {}) });
    },
  };

  return {
    input,
    get files() {
      return [...files.values()];
    },
    get first() {
      first ??= files.values().next().value;
      return first;
    },
    read: (path) => files.get(path) ?? files.get(path.slice(0, Math.max(0, path.lastIndexOf("!")))),
    close() {
      for (const close of closers.reverse()) close();
      closers.length = 0;
    },
  };
}

/** What a failed read is called in coverage; undefined for errors that are defects of ours. */
export function problemOf(error: unknown): { code: ProblemCode; message: string } | undefined {
  if (error instanceof FormatError) return { code: "damaged", message: error.message };
  if (error instanceof LimitError) return { code: "limit", message: error.message };
  if (error instanceof LockedError) return { code: "encrypted", message: error.message };
  if (error instanceof EvidenceReadError) return { code: "unreadable", message: error.message };
  return undefined;
}
