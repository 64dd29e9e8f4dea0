import type { Artifact } from "../src/artifacts/artifact.ts";
import { openInput, problemOf, type ReadFile, type ReadProblem } from "../src/artifacts/input.ts";
import { indexPlaces } from "../src/artifacts/places.ts";
import { readingsOf } from "../src/artifacts/recovered.ts";
import { defaultLimits } from "../src/bytes/limits.ts";
import { memorySource } from "../src/bytes/source.ts";
import { withNestedFiles } from "../src/evidence/android/nested-files.ts";
import { shapeOf } from "../src/evidence/exports/shapes.ts";
import type {
  Difference,
  EvidenceEntry,
  EvidenceFile,
  EvidenceKind,
  EvidenceTree,
  FileMetadata,
} from "../src/evidence/tree.ts";
import type { SqliteEngine } from "../src/formats/sqlite/engine.ts";
import type { DraftOf, RecordDraft, RecordKind } from "../src/records/kinds.ts";
import { webPlatform } from "../src/web-platform.ts";
import { testEngine } from "./sqlite-engine.ts";

/** Path → content, or content with what the evidence says of the file, or a folder. */
export type TestFiles = Readonly<Record<string, Uint8Array | TestFile | "folder">>;
export interface TestFile {
  readonly bytes: Uint8Array;
  readonly metadata?: FileMetadata;
}

export interface ArtifactReading {
  readonly records: readonly RecordDraft[];
  readonly problems: readonly ReadProblem[];
  /** The files that were opened, in order. */
  readonly read: readonly ReadFile[];
}

/**
 * Reads an artifact as an examination does: from every one of the files that lies at a place of the artifact, in order,
 * or from the whole tree. A file that cannot be read at all becomes a problem.
 */
export async function readArtifact(
  artifact: Artifact,
  files: TestFiles,
  kind: EvidenceKind = "ios_backup",
  differences: readonly Difference[] = [],
): Promise<ArtifactReading> {
  const tree: EvidenceTree = Object.assign(treeOf(files, kind), {
    differences: async function* () {
      yield* differences;
    },
  });
  const places = artifact.where[kind];
  if (places === undefined) throw new Error(`${artifact.id} is not looked for in ${kind}`);
  const records: RecordDraft[] = [];
  const problems: ReadProblem[] = [];
  const read: ReadFile[] = [];
  const context = {
    platform,
    engine: await engine(),
    limits: defaultLimits,
    onProblem: (problem: ReadProblem) => void problems.push(problem),
  };
  for (const path of places === "tree" ? [undefined] : matching(files, places)) {
    if (path !== undefined && artifact.shapes && !(await hasShape(artifact, tree, path))) continue;
    const session = openInput(tree, path === undefined ? undefined : await tree.file(path), context);
    try {
      for (const reading of readingsOf(artifact, session.input))
        for await (const record of reading) {
          if (!artifact.kinds.includes(record.kind)) throw new Error(`${artifact.id} does not declare ${record.kind}`);
          records.push(record);
        }
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      problems.push({ ...problem, file: path ?? "" });
    } finally {
      session.close();
    }
    read.push(...session.files);
  }
  for (const { path, code, message } of tree.problems) problems.push({ code, file: path, message });
  return { records, problems, read };
}

/** Whether a file of an export is one that the artifact reads. A ruined one is read nonetheless, as if it still were. */
async function hasShape({ shapes }: Artifact, tree: EvidenceTree, path: string): Promise<boolean> {
  const source = await (await tree.file(path))?.open();
  const shape = source && shapeOf(path, source);
  return shape === undefined || shapes?.includes(shape) === true;
}

/** As evidence is opened: intrusion logs show what lies in the archives among them. */
function treeOf(files: TestFiles, kind: EvidenceKind): EvidenceTree {
  const tree = memoryTree(files, kind);
  if (kind !== "intrusion_logs") return tree;
  return withNestedFiles(tree, { platform, limits: defaultLimits, password: async () => undefined, depth: 1 });
}

/** The records of one kind, with their fields typed. */
export function recordsOf<K extends RecordKind>(reading: ArtifactReading, kind: K): DraftOf<K>[] {
  return reading.records.filter((record): record is DraftOf<K> => record.kind === kind);
}

/** A tree of files in memory. */
export function memoryTree(files: TestFiles, kind: EvidenceKind): EvidenceTree {
  const find = (path: string): EvidenceFile | undefined => {
    const content = Object.hasOwn(files, path) ? files[path] : undefined;
    if (content === undefined || content === "folder") return undefined;
    const { bytes, metadata = {} } = content instanceof Uint8Array ? { bytes: content } : content;
    return { path, ...domainOf(path, kind), size: bytes.length, metadata, open: async () => memorySource(bytes) };
  };
  return {
    kind,
    name: "test",
    encrypted: false,
    problems: [],
    device: async () => ({ platform: kind.startsWith("ios") ? "ios" : "android" }),
    async *entries(): AsyncGenerator<EvidenceEntry> {
      for (const path of Object.keys(files)) {
        const file = find(path);
        yield {
          path,
          ...domainOf(path, kind),
          type: file ? "file" : "folder",
          size: file?.size ?? 0,
          metadata: file?.metadata ?? {},
        };
      }
    },
    file: async (path) => find(path),
    close: () => {},
  };
}

/** `HomeDomain-Library/x` is of HomeDomain; application domains hold dashes only where tests give none. */
function domainOf(path: string, kind: EvidenceKind): { domain?: string } {
  const domain = kind === "ios_backup" ? /^([^/]*?Domain(?:-[a-z0-9.]+)?)-/i.exec(path)?.[1] : undefined;
  return domain === undefined ? {} : { domain };
}

function matching(files: TestFiles, globs: readonly string[]): string[] {
  const places = indexPlaces(globs.map((glob) => ({ glob, value: true })));
  return Object.keys(files).filter((path) => files[path] !== "folder" && places.lookup(path).length > 0);
}

const platform = webPlatform({ sqliteWasm: () => Promise.reject(new Error("tests load the engine themselves")) });

let loaded: Promise<SqliteEngine> | undefined;

/** One engine for all tests of a file: loading it takes a while. */
function engine(): Promise<SqliteEngine> {
  loaded ??= testEngine();
  return loaded;
}
