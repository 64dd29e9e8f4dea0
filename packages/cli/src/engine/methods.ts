import { defaultLimits } from "@sillage/core/bytes/limits.ts";
import { hashSource } from "@sillage/core/evidence/hash.ts";
import type { BackupKeys } from "@sillage/core/evidence/ios-backup/keys.ts";
import { openEvidence } from "@sillage/core/evidence/open.ts";
import type { Device, EvidenceKind, EvidenceProblem, EvidenceTree } from "@sillage/core/evidence/tree.ts";
import { examineTask, type Plan, plan, type Task, type TaskResult } from "@sillage/core/examine.ts";
import { examineAcross } from "@sillage/core/findings/across.ts";
import type { CollectedDetection } from "@sillage/core/findings/collect.ts";
import type { CustodyWindow } from "@sillage/core/findings/custody.ts";
import { loadSqlite } from "@sillage/core/formats/sqlite/engine.ts";
import type { PackSummary } from "@sillage/core/indicators/indicator.ts";
import { createMatcher, type Matcher } from "@sillage/core/indicators/matcher.ts";
import { openRecordPart, type RecordPart } from "../case/record-part.ts";
import { loadPacks, loadWarninglists } from "../packs.ts";
import { nodeHost } from "../platform/node-host.ts";
import { nodePlatform } from "../platform/node-platform.ts";
import { keptPacker, type PackedKept, unpackKept } from "./kept.ts";

/** What the engine is asked to open. Everything in it can be sent between threads. */
export interface EvidenceRequest {
  readonly path: string;
  /** Which of several backups, counted from 1. */
  readonly backup?: number;
  /** Each encrypted piece is tried with all. */
  readonly password?: readonly string[];
  readonly keys?: BackupKeys;
  /** The text of the owner's age key file. */
  readonly identity?: string;
  /** The bytes of the owner's keys to backups of messages. */
  readonly key?: readonly Uint8Array[];
}

export interface EngineOptions {
  readonly scratchFolder: string;
  /** Where this engine's records go. */
  readonly recordsPath: string;
  readonly bundledPacks: boolean;
  readonly packFiles: readonly string[];
  /** Only packs with these SHA-256: of an examination that is repeated. */
  readonly packDigests?: readonly string[];
  /** Microseconds since 1970 UTC; undefined until the evidence has told its date. */
  readonly asOf?: number;
  readonly custody: readonly CustodyWindow[];
}

/** A piece of evidence as it was opened. */
export interface OpenedEvidence {
  readonly name: string;
  readonly path: string;
  readonly kind: EvidenceKind;
  readonly encrypted: boolean;
  readonly device: Device;
  /** For other threads, so that the password is stretched once. */
  readonly keys?: BackupKeys;
}

export interface HashedFile {
  readonly evidence: number;
  readonly path: string;
  readonly size: number;
  readonly sha256: string | null;
}

export interface ExaminedByEngine {
  readonly result: TaskResult;
  readonly kept: PackedKept;
}

export type Progress = (done: number, note: string) => void;

/**
 * The engine behind named methods: it runs in a worker that can be killed, and knows nothing of terminals. Every
 * method's arguments and answers are plain data.
 */
export interface Engine {
  /** Without `describe` the evidence is opened and nothing said: whose phone it is may lie deep inside an archive. */
  open(requests: readonly EvidenceRequest[], describe?: boolean): Promise<readonly OpenedEvidence[]>;
  loadIndicators(): Promise<readonly PackSummary[]>;
  plan(): Promise<Plan>;
  examine(task: Task, asOf: number): Promise<ExaminedByEngine>;
  /** Rules over the whole examination, on what the tasks kept for them, in task order. */
  across(tasks: readonly PackedKept[], asOf: number, phones: readonly number[]): Promise<readonly CollectedDetection[]>;
  /** SHA-256 of every file of one piece of evidence. */
  hashAll(evidence: number): Promise<readonly HashedFile[]>;
  problems(): Promise<readonly (readonly EvidenceProblem[])[]>;
  /** Closes the evidence, to open it anew: with one more password. */
  letGo(): Promise<void>;
  close(): Promise<void>;
}

export async function createEngine(options: EngineOptions, progress: Progress): Promise<Engine> {
  const platform = nodePlatform({ scratchFolder: options.scratchFolder });
  const engine = await loadSqlite(await platform.sqliteWasm());
  const trees: EvidenceTree[] = [];
  let matcher: Matcher | undefined;
  let records: RecordPart | undefined;

  async function indicators(): Promise<readonly PackSummary[]> {
    const { bundledPacks: bundled, packFiles: files, packDigests: digests } = options;
    const packs = await loadPacks({ bundled, files, ...(digests ? { digests } : {}) });
    matcher = createMatcher(packs, options.bundledPacks ? await loadWarninglists() : []);
    return packs.map(({ summary }) => summary);
  }

  async function loadedMatcher(): Promise<Matcher> {
    if (!matcher) await indicators();
    if (!matcher) throw new Error("indicators were not loaded");
    return matcher;
  }

  function treeOf(index: number): EvidenceTree {
    const tree = trees[index];
    if (!tree) throw new Error(`no evidence ${index}`);
    return tree;
  }

  return {
    async open(requests, describe = true) {
      const opened: OpenedEvidence[] = [];
      for (const request of requests) {
        const { path, ...access } = request;
        const found = await openEvidence(nodeHost, path, { platform, engine, limits: defaultLimits, ...access });
        for (const tree of found) {
          trees.push(tree);
          if (!describe) continue;
          opened.push({
            name: tree.name,
            path,
            kind: tree.kind,
            encrypted: tree.encrypted,
            device: await tree.device(),
            ...(tree.keys ? { keys: tree.keys } : {}),
          });
        }
      }
      return opened;
    },

    loadIndicators: indicators,

    plan: () => plan(trees, (count) => progress(count, "files listed")),

    async examine(task, asOf) {
      records ??= await openRecordPart(options.recordsPath);
      const part = records;
      let row = 0;
      const kept = keptPacker();
      const { notes, ...result } = await examineTask(task, treeOf(task.evidence), {
        platform,
        engine,
        matcher: await loadedMatcher(),
        limits: defaultLimits,
        asOf,
        custody: options.custody,
        onRecord: (record) => part.append(task.index, row++, record),
        onWanted: kept.add,
        onProgress: (count) => progress(count, "records"),
      });
      await part.flush();
      return { result, kept: kept.packed(notes) };
    },

    across: async (tasks, asOf, phones) =>
      examineAcross(
        tasks.map(unpackKept),
        { matcher: await loadedMatcher(), asOf },
        trees.map(({ kind }) => kind),
        phones,
      ),

    async hashAll(evidence) {
      const tree = treeOf(evidence);
      const hashed: HashedFile[] = [];
      for await (const entry of tree.entries()) {
        if (entry.type !== "file") continue;
        hashed.push({ evidence, path: entry.path, size: entry.size, sha256: await hashFile(tree, entry.path) });
        if (hashed.length % 64 === 0) progress(hashed.length, "files hashed");
      }
      return hashed;
    },

    problems: async () => trees.map((tree) => [...tree.problems]),

    async letGo() {
      for (const tree of trees.splice(0)) tree.close();
    },

    async close() {
      await records?.close();
      for (const tree of trees) tree.close();
    },
  };

  async function hashFile(tree: EvidenceTree, path: string): Promise<string | null> {
    try {
      const source = await (await tree.file(path))?.open();
      if (!source) return null;
      try {
        return hashSource(platform, source);
      } finally {
        source.close?.();
      }
    } catch {
      // The tree's or the artifact's problems say why; the list of hashes says that there is none.
      return null;
    }
  }
}
