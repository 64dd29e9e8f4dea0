import type { ByteSource } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { type ManifestFile, readManifestFile } from "../../formats/keyed-archive/manifest-file.ts";
import { Connection, SqliteError, type Statement } from "../../formats/sqlite/connection.ts";
import { type Database, openDatabase, type Row } from "../../formats/sqlite/database.ts";
import type { SqliteEngine } from "../../formats/sqlite/engine.ts";
import { allowanceFor } from "../../formats/sqlite/work.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { ProblemLog } from "../problems.ts";
import type { EvidenceEntry, FileMetadata } from "../tree.ts";
import { isFileId, type Manifest, type ManifestRow } from "./manifest.ts";

/**
 * `Manifest.db` of iOS 10 and later: table Files(fileID, domain, relativePath, flags, file), where `file` is a keyed
 * archive of an MBFile. Source: reading backups of iOS 14 and 16.
 */
export interface ManifestSources {
  readonly main: ByteSource;
  readonly wal?: ByteSource;
}

const columns = {
  id: "f.fileID",
  domain: "f.domain",
  path: "f.relativePath",
  flags: "f.flags",
  file: "f.file",
} as const;

/** Throws FormatError when the bytes are no database at all. Everything short of that is said in `problems`. */
export function openManifestDb(engine: SqliteEngine, sources: ManifestSources, problems: ProblemLog): Manifest {
  const state = { damaged: false };
  const db = openDatabase(engine, {
    ...sources,
    hasJournal: false,
    onProblem: ({ code, message }) => {
      if (code !== "value") state.damaged = true;
      problems.add("Manifest.db", code, message);
    },
  });
  if (!db.has("Files")) {
    state.damaged = true;
    problems.add("Manifest.db", "schema", "the manifest has no table of files");
  }
  const index = sources.wal || state.damaged ? undefined : openIndex(engine, sources.main);
  return new ManifestDb(db, index, state, problems);
}

/** SQLite's pages have at least so many bytes. */
const smallestPage = 512;

/**
 * A second connection, for look-ups: `select` walks a table whatever its indexes are like, which is right for reading
 * everything and too slow for finding one row of many. Undefined where SQLite will not have the file.
 */
function openIndex(engine: SqliteEngine, source: ByteSource): Index | undefined {
  try {
    const connection = new Connection(engine, source, allowanceFor(source.size, source.size / smallestPage));
    return new Index(connection);
  } catch (error) {
    if (error instanceof SqliteError) return undefined;
    throw error;
  }
}

/** Numbers of rows by their file ID or path. Each file that is asked for is looked up: statements are compiled once. */
class Index {
  readonly #connection: Connection;
  #byFileId: Statement | undefined;
  #byPath: Statement | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  withFileId(fileId: string): readonly Found[] {
    this.#byFileId ??= this.#connection.prepare("SELECT rowid FROM Files WHERE fileID = ? LIMIT 64");
    return this.#byFileId.rowsFor(fileId);
  }

  /** Rows whose file ID is not the SHA-1 of the path, through the index of relative paths. */
  withPath(path: string): readonly Found[] {
    const [only = "", ...others] = relativePaths(path);
    if (others.length > 0) return this.#withOneOf([only, ...others]);
    this.#byPath ??= this.#connection.prepare("SELECT rowid FROM Files WHERE relativePath = ? LIMIT 64");
    return this.#byPath.rowsFor(only);
  }

  #withOneOf(paths: readonly string[]): readonly Found[] {
    const values = paths.map((text) => `'${text.replaceAll("'", "''")}'`).join(", ");
    return [...this.#connection.rows(`SELECT rowid FROM Files WHERE relativePath IN (${values}) LIMIT 64`)];
  }

  close(): void {
    this.#connection.close();
  }
}

type Found = readonly (number | string | null)[];

class ManifestDb implements Manifest {
  readonly #db: Database;
  #index: Index | undefined;
  readonly #state: { readonly damaged: boolean };
  readonly #problems: ProblemLog;
  /** Who goes through the rows asks for the files on the way. */
  #latest: ManifestRow | undefined;
  /** By path, where the database's own indexes cannot be used or trusted. */
  #all: Map<string, ManifestRow> | undefined;

  constructor(db: Database, index: Index | undefined, state: { readonly damaged: boolean }, problems: ProblemLog) {
    this.#db = db;
    this.#index = index;
    this.#state = state;
    this.#problems = problems;
  }

  get damaged(): boolean {
    return this.#state.damaged;
  }

  *rows(): Iterable<ManifestRow> {
    for (const row of this.#select()) {
      this.#latest = row;
      yield row;
    }
  }

  find(path: string, fileId: string): ManifestRow | undefined {
    if (!this.#db.has("Files")) return undefined;
    try {
      if (this.#index && !this.damaged) {
        if (this.#latest?.path === path && this.#latest.fileId === fileId) return this.#latest;
        const found = this.#lookUp(this.#index, path, fileId);
        if (found || !this.damaged) return found;
      }
    } catch (error) {
      if (!(error instanceof SqliteError)) throw error;
      this.#index?.close();
      this.#index = undefined;
    }
    this.#all ??= new Map([...this.#select()].map((row) => [row.path, row]));
    return this.#all.get(path);
  }

  #lookUp(index: Index, path: string, fileId: string): ManifestRow | undefined {
    return this.#rowOf(path, index.withFileId(fileId)) ?? this.#rowOf(path, index.withPath(path));
  }

  #rowOf(path: string, found: readonly Found[]): ManifestRow | undefined {
    for (const [rowid] of found) {
      for (const row of this.#select(`f.rowid = ${Number(rowid)}`)) if (row.path === path) return row;
    }
    return undefined;
  }

  close(): void {
    this.#index?.close();
    this.#db.close();
  }

  *#select(where?: string): Iterable<ManifestRow> {
    const query = { from: ["Files", "f"], columns } as const;
    if (!this.#db.has("Files")) return;
    for (const row of this.#db.select(where === undefined ? query : { ...query, where })) {
      const read = this.#read(row);
      if (read) yield read;
    }
  }

  #read(row: Row): ManifestRow | undefined {
    const fileId = row.text("id")?.toLowerCase();
    const domain = row.text("domain");
    if (fileId === undefined || !isFileId(fileId) || domain === null) {
      this.#problems.add("Manifest.db", "value", `row ${row.rowid} of Files has no valid file ID or domain`);
      return undefined;
    }
    const path = `${domain}-${row.text("path") ?? ""}`;
    const type = typeOf(row.integer("flags"));
    return new LazyRow({ fileId, domain, path, type }, row.bytes("file"), this.#problems);
  }
}

/** A row whose properties are decoded when they are asked for: most of 200,000 rows are only looked at by name. */
class LazyRow implements ManifestRow {
  readonly fileId: string;
  readonly domain: string;
  readonly path: string;
  readonly type: EvidenceEntry["type"];
  readonly #blob: Uint8Array | null;
  readonly #problems: ProblemLog;
  #decoded: ManifestFile | undefined;

  constructor(
    { fileId, domain, path, type }: Pick<ManifestRow, "fileId" | "domain" | "path" | "type">,
    blob: Uint8Array | null,
    problems: ProblemLog,
  ) {
    this.fileId = fileId;
    this.domain = domain;
    this.path = path;
    this.type = type;
    this.#blob = blob;
    this.#problems = problems;
  }

  get #file(): ManifestFile {
    this.#decoded ??= decode(this.#blob, this.path, this.#problems);
    return this.#decoded;
  }

  get size(): number {
    return sizeOf(this.#file.size);
  }

  get sizeStated(): boolean {
    return this.#file.size !== undefined;
  }

  get metadata(): FileMetadata {
    return metadataOf(this.#file, this.path, this.#problems);
  }

  get key(): Uint8Array | undefined {
    return this.#file.encryptionKey;
  }

  get digest(): Uint8Array | undefined {
    return this.#file.digest;
  }
}

function decode(blob: Uint8Array | null, path: string, problems: ProblemLog): ManifestFile {
  if (blob === null) return {};
  try {
    return readManifestFile(blob);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    problems.add(path, "value", `its properties in the manifest cannot be read: ${error.message}`);
    return {};
  }
}

function metadataOf(file: ManifestFile, path: string, problems: ProblemLog): FileMetadata {
  const metadata: { -readonly [Name in keyof FileMetadata]: FileMetadata[Name] } = {};
  for (const name of ["modified", "created", "changed"] as const) {
    const seconds = file[name];
    if (seconds === undefined || seconds === 0) continue;
    const time = toMicroseconds(seconds, "unix_s");
    if (time === undefined) problems.add(path, "value", `its time "${name}" in the manifest can be no time`);
    else metadata[name] = time;
  }
  for (const name of ["mode", "owner", "group"] as const) {
    const number = file[name];
    if (number !== undefined) metadata[name] = number;
  }
  return metadata;
}

/** What may be the relative path: a domain may hold dashes, and it begins after one of those before the first slash. */
function relativePaths(path: string): string[] {
  const slash = path.indexOf("/");
  const head = path.slice(0, slash < 0 ? path.length : slash);
  return [...head.matchAll(/-/g)].slice(0, 64).map((dash) => path.slice(dash.index + 1));
}

function typeOf(flags: number | null): EvidenceEntry["type"] {
  if (flags === 1) return "file";
  if (flags === 2) return "folder";
  return flags === 4 ? "link" : "other";
}

/** A size that can be none is as good as no size: what is there is measured when it is opened. */
function sizeOf(size: number | undefined): number {
  return size !== undefined && Number.isSafeInteger(size) && size >= 0 ? size : 0;
}
