import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultLimits } from "@sillage/core/bytes/limits.ts";
import { type ByteSource, EvidenceReadError, LimitError, readAll, readExactly } from "@sillage/core/bytes/source.ts";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { gunzip, isGzip } from "@sillage/core/evidence/archive/gzip.ts";
import { scratchSource } from "@sillage/core/evidence/archive/inflate.ts";
import { hashSource } from "@sillage/core/evidence/hash.ts";
import { openEvidence } from "@sillage/core/evidence/open.ts";
import { EvidenceOpenError, type EvidenceTree } from "@sillage/core/evidence/tree.ts";
import { FormatError } from "@sillage/core/formats/error.ts";
import { unarchive } from "@sillage/core/formats/keyed-archive/unarchive.ts";
import { get } from "@sillage/core/formats/plist/access.ts";
import { parsePlist } from "@sillage/core/formats/plist/parse.ts";
import { type PlainValue, toPlain } from "@sillage/core/formats/plist/plain.ts";
import { type Database, openDatabase } from "@sillage/core/formats/sqlite/database.ts";
import { loadSqlite, type SqliteEngine } from "@sillage/core/formats/sqlite/engine.ts";
import type { Access, NotShown, RawAsked, RawFacts, RawTree } from "@sillage/core/workbench/raw.ts";
import type { FileBytes } from "@sillage/core/workbench/records.ts";
import { nodeHost } from "../../platform/node-host.ts";
import { nodePlatform } from "../../platform/node-platform.ts";
import { type EvidenceIndex, evidenceIndex } from "./evidence-index.ts";
import { bytePattern, findBackward, findForward, textPatterns } from "./find.ts";
import { formsOf, imageType } from "./forms.ts";
import { type LineIndex, lineIndex } from "./line-index.ts";
import type { RawMethods } from "./methods.ts";
import { rowsOf } from "./table-rows.ts";

/** The file is asked for, and this is why it cannot be looked at. */
export class NotShownError extends Error {
  override name = "NotShownError";
  readonly why: NotShown["why"];
  constructor(why: NotShown["why"], message: string) {
    super(message);
    this.why = why;
  }
}

interface OpenFile {
  readonly name: string;
  readonly tree: EvidenceTree;
  readonly path: string;
  readonly source: ByteSource;
  readonly sha256: string;
  readonly unpacked: boolean;
  lines?: LineIndex;
  database?: { readonly db: Database; readonly problems: string[] };
  close(): void;
}

/** What a tree is made of is shown whole, so it has a bound; the records of a list come page by page elsewhere. */
const largestTree = 16 * 2 ** 20;
const treeLimits = { depth: 64, nodes: 100_000, characters: 4_000_000 };
const largestImage = 20 * 2 ** 20;

/** Reads files of the evidence that a case was made from. It runs in a thread of its own: evidence may be hostile. */
export function createViewer({ evidence: pieces, options }: Pick<CaseFile, "evidence" | "options">): RawMethods {
  /** By the path that was handed in. */
  const trees = new Map<string, Promise<readonly EvidenceTree[]>>();
  let engine: Promise<SqliteEngine> | undefined;
  let scratch: string | undefined;
  const indexes = new Map<number, EvidenceIndex>();
  /** One at a time: whoever looks at a file looks on in the same one. */
  let current: OpenFile | undefined;

  function platform() {
    scratch ??= mkdtempSync(join(tmpdir(), "sillage-evidence-"));
    return nodePlatform({ scratchFolder: scratch });
  }
  const sqlite = () => (engine ??= platform().sqliteWasm().then(loadSqlite));

  /** What lies at a path: it may have held several pieces, in the order in which the examination opened them. */
  async function openAt(path: string, { password, identityFile, keyFile }: Access): Promise<readonly EvidenceTree[]> {
    statSync(path);
    return openEvidence(nodeHost, path, {
      platform: platform(),
      engine: await sqlite(),
      limits: defaultLimits,
      ...(password === undefined ? {} : { password }),
      ...(identityFile === undefined ? {} : { identity: new TextDecoder().decode(keyIn(identityFile)) }),
      ...(keyFile === undefined ? {} : { key: keyIn(keyFile) }),
      ...(options.backup === undefined ? {} : { backup: options.backup }),
    });
  }

  async function treeOf(evidence: number, access: Access): Promise<EvidenceTree> {
    const path = pieces[evidence]?.path ?? "";
    const opening = trees.get(path) ?? openAt(path, access);
    trees.set(path, opening);
    try {
      const tree = (await opening)[evidence - pieces.findIndex((piece) => piece.path === path)];
      if (!tree) throw new NotShownError("gone", "what lies there now is other evidence");
      return tree;
    } catch (error) {
      // Another password, or evidence that was put back, is tried afresh.
      trees.delete(path);
      throw whyNot(error);
    }
  }

  async function indexOf(evidence: number, tree: EvidenceTree): Promise<EvidenceIndex> {
    const index = indexes.get(evidence) ?? (await evidenceIndex(tree));
    indexes.set(evidence, index);
    return index;
  }

  async function open(asked: RawAsked): Promise<OpenFile> {
    const name = `${asked.evidence} ${asked.file}`;
    if (current?.name === name) return current;
    const tree = await treeOf(asked.evidence, asked);
    // A record may be of a file inside of a file that only its reader opens.
    const inner = asked.file.lastIndexOf("!");
    const found =
      (await tree.file(asked.file)) ?? (inner > 0 ? await tree.file(asked.file.slice(0, inner)) : undefined);
    if (!found) {
      if ((await indexOf(asked.evidence, tree)).isFolder(asked.file))
        throw new NotShownError("folder", `${asked.file} is a folder`);
      throw new NotShownError("file_gone", `the evidence has no file ${asked.file}`);
    }
    try {
      const raw = await found.open();
      const sha256 = hashSource(platform(), raw);
      const unpacked = await unpack(raw);
      close();
      current = {
        name,
        tree,
        path: found.path,
        sha256,
        source: unpacked ?? raw,
        unpacked: unpacked !== undefined,
        close: closeAll(raw, unpacked),
      };
      return current;
    } catch (error) {
      throw whyNot(error);
    }
  }

  async function unpack(source: ByteSource): Promise<ByteSource | undefined> {
    if (!isGzip(readExactly(source, 0, Math.min(3, source.size)))) return undefined;
    const { scratch: unpacked } = await gunzip(platform(), source, defaultLimits);
    return scratchSource(unpacked);
  }

  function close(): void {
    current?.database?.db.close();
    current?.close();
    current = undefined;
  }

  async function database(file: OpenFile) {
    if (file.database) return file.database;
    const walFile = await file.tree.file(`${file.path}-wal`);
    const wal = walFile && walFile.size > 0 ? await walFile.open() : undefined;
    const problems: string[] = [];
    const db = openDatabase(await sqlite(), {
      main: file.source,
      ...(wal ? { wal } : {}),
      hasJournal: ((await file.tree.file(`${file.path}-journal`))?.size ?? 0) > 0,
      onProblem: ({ message }) => void problems.push(message),
    });
    file.database = { db, problems };
    return file.database;
  }

  const recordedOf = ({ evidence, file }: RawAsked) =>
    pieces[evidence]?.files.find((one) => one.path === file)?.sha256 ?? null;

  return {
    async facts(asked): Promise<RawFacts> {
      const recorded = recordedOf(asked);
      try {
        const { source, sha256, unpacked } = await open(asked);
        return { shown: true, size: source.size, recorded, now: sha256, unpacked, forms: formsOf(source) };
      } catch (error) {
        return notShown(error, recorded);
      }
    },
    async folder({ evidence, folder, ...access }) {
      try {
        const tree = await treeOf(evidence, access);
        return { list: (await indexOf(evidence, tree)).folder(folder) };
      } catch (error) {
        return { list: null, not: notShown(error, null) };
      }
    },
    async bytes({ from, length, ...asked }): Promise<FileBytes> {
      const { source, sha256 } = await open(asked);
      const part = new Uint8Array(Math.max(0, Math.min(length, source.size - from)));
      const read = source.read(part, from);
      const bytes = Buffer.from(part.subarray(0, read)).toString("base64");
      return { size: source.size, from, bytes, sha256: { recorded: recordedOf(asked), now: sha256 } };
    },
    async text({ from, count, ...asked }) {
      const file = await open(asked);
      file.lines ??= lineIndex(file.source);
      return { from, ...file.lines.lines(from, count) };
    },
    async tree(asked): Promise<RawTree> {
      const { source } = await open(asked);
      return treeIn(readAll(source, largestTree));
    },
    async tables(asked) {
      const { db } = await database(await open(asked));
      return [...db.tables].map(([name, columns]) => ({ name, columns }));
    },
    async rows({ table, from, limit, ...asked }) {
      const { db, problems } = await database(await open(asked));
      const page = rowsOf(db, table, from, limit);
      if (!page) throw new NotShownError("unreadable", `there is no table ${table}`);
      return { ...page, problems: [...new Set(problems)].slice(0, 20) };
    },
    async find({ what, as, from, way, ...asked }) {
      const file = await open(asked);
      const bytes = as === "bytes" ? bytePattern(what) : undefined;
      const patterns = as === "text" && what !== "" ? textPatterns(what) : bytes ? [bytes] : [];
      if (patterns.length === 0) throw new NotShownError("unreadable", "give a text, or pairs of hexadecimal digits");
      const { hit, goOn } = (way === "forward" ? findForward : findBackward)(file.source, patterns, from);
      file.lines ??= lineIndex(file.source);
      return { hit: hit && { ...hit, line: file.lines.lineAt(hit.at) }, goOn };
    },
    async image(asked) {
      const { source } = await open(asked);
      const bytes = readAll(source, largestImage);
      const type = imageType(bytes);
      if (type === undefined) throw new NotShownError("unreadable", "this is no image that a browser shows");
      return { type, bytes: Buffer.from(bytes).toString("base64") };
    },
    async close() {
      close();
      for (const opening of trees.values()) for (const tree of await opening.catch(() => [])) tree.close();
      if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** No key is longer; a file that is named by mistake is not read into memory. */
const largestKey = 1_000_000;

function keyIn(path: string): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > largestKey) throw new NotShownError("no_key_file", `${path} is no key file: it is too large`);
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    if (error instanceof NotShownError) throw error;
    throw new NotShownError("no_key_file", `the key file ${path} cannot be read`);
  }
}

function closeAll(...sources: readonly (ByteSource | undefined)[]): () => void {
  return () => {
    for (const source of sources) source?.close?.();
  };
}

function treeIn(bytes: Uint8Array): RawTree {
  const text = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  if (/^[{[]/.test(text)) {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as PlainValue;
    return { format: "json", value };
  }
  const plist = parsePlist(bytes);
  const isArchive = get(plist, "$archiver") !== undefined;
  return isArchive
    ? { format: "archive", value: toPlain(unarchive(plist), treeLimits) }
    : { format: "plist", value: toPlain(plist, treeLimits) };
}

function notShown(error: unknown, recorded: string | null): NotShown {
  const { why, message } = whyNot(error);
  return { shown: false, why, message, recorded };
}

/** What keeps a file from being shown; any other error is a defect of ours, and goes on. */
export function whyNot(error: unknown): NotShownError {
  if (error instanceof NotShownError) return error;
  if (error instanceof EvidenceOpenError) {
    const why = error.code === "not_found" ? "gone" : error.code;
    const isNamed =
      why === "gone" || why === "password_needed" || why === "identity_needed" || why === "wrong_password";
    return new NotShownError(isNamed ? why : "unreadable", error.message);
  }
  const isExpected =
    error instanceof EvidenceReadError ||
    error instanceof LimitError ||
    error instanceof FormatError ||
    error instanceof SyntaxError;
  if (isExpected) return new NotShownError("unreadable", error.message);
  if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) {
    return new NotShownError("gone", "nothing lies where the evidence was examined");
  }
  throw error;
}
