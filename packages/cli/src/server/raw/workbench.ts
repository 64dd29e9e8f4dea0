import { existsSync } from "node:fs";
import { wording } from "@sillage/core/findings/wording/wording.ts";
import type { RawWorkbench } from "@sillage/core/workbench/raw.ts";
import type { FileEntry } from "@sillage/core/workbench/records.ts";
import type { Asked } from "@sillage/core/workbench/workbench.ts";
import { filesOf } from "../files.ts";
import type { OpenCase, OpenCases } from "../open-cases.ts";
import { integer, language, oneOf, optional, text } from "../read.ts";

type Readers = { readonly [M in keyof RawWorkbench]: (given: Readonly<Record<string, unknown>>) => Asked<M> };

const path = (given: Readonly<Record<string, unknown>>, name: string) => text(given, name, 20_000);
const ofCase = (given: Readonly<Record<string, unknown>>) => ({ case: text(given, "case", 200) });

/** What opens encrypted evidence. */
export function access(given: Readonly<Record<string, unknown>>) {
  return {
    ...optional(given, "password", (fields, name) => text(fields, name, 1000)),
    ...optional(given, "identityFile", path),
    ...optional(given, "keyFile", path),
  };
}

function ofFile(given: Readonly<Record<string, unknown>>) {
  return { ...ofCase(given), ...access(given), evidence: evidenceIn(given), file: path(given, "file") };
}

function evidenceIn(given: Readonly<Record<string, unknown>>): number {
  return integer(given, "evidence", 0, 10_000);
}

const place = (given: Readonly<Record<string, unknown>>, name: string) =>
  integer(given, name, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

export const rawReaders: Readers = {
  evidence: (given) => ({ ...ofCase(given), ...language(given) }),
  evidenceFolder: (given) => ({
    ...ofCase(given),
    ...access(given),
    evidence: evidenceIn(given),
    folder: path(given, "folder"),
  }),
  fileFacts: ofFile,
  fileText: (given) => ({
    ...ofFile(given),
    from: integer(given, "from", 1, Number.MAX_SAFE_INTEGER),
    count: integer(given, "count", 1, 2000),
  }),
  fileTree: ofFile,
  fileTables: ofFile,
  fileRows: (given) => ({
    ...ofFile(given),
    table: text(given, "table", 2000),
    ...optional(given, "from", place),
    limit: integer(given, "limit", 1, 500),
  }),
  fileFind: (given) => ({
    ...ofFile(given),
    what: text(given, "what", 1000),
    as: oneOf(given, "as", ["text", "bytes"]),
    from: integer(given, "from", 0, Number.MAX_SAFE_INTEGER),
    way: oneOf(given, "way", ["forward", "backward"]),
  }),
  fileImage: ofFile,
};

export function rawMethods(open: OpenCases): RawWorkbench {
  const reader = async (id: string) => (await open.get(id)).evidence;
  return {
    async evidence({ case: id, language: asked }) {
      const words = wording(asked);
      return (await open.get(id)).stored.caseFile.evidence.map((piece, evidence) => ({
        evidence,
        name: piece.name,
        path: piece.path,
        kind: piece.kind,
        kindTitle: words.evidenceKind(piece.kind),
        encrypted: piece.encrypted,
        there: existsSync(piece.path),
        files: piece.fileCount,
        read: piece.files.length,
      }));
    },
    async evidenceFolder({ case: id, ...asked }) {
      const opened = await open.get(id);
      const found = await opened.evidence.folder(asked);
      if (!found.list) return found;
      const known = await knownIn(opened, asked.evidence, asked.folder);
      const entries = found.list.entries.map((entry) => ({ ...entry, ...known.get(`${entry.type} ${entry.name}`) }));
      return { list: { ...found.list, entries } };
    },
    fileFacts: async ({ case: id, ...asked }) => (await reader(id)).facts(asked),
    fileText: async ({ case: id, ...asked }) => (await reader(id)).text(asked),
    fileTree: async ({ case: id, ...asked }) => (await reader(id)).tree(asked),
    fileTables: async ({ case: id, ...asked }) => (await reader(id)).tables(asked),
    fileRows: async ({ case: id, ...asked }) => (await reader(id)).rows(asked),
    fileFind: async ({ case: id, ...asked }) => (await reader(id)).find(asked),
    fileImage: async ({ case: id, ...asked }) => (await reader(id)).image(asked),
  };
}

/** What the case knows of the files in a folder: their hashes, and how many records rest on them. */
async function knownIn(
  opened: OpenCase,
  evidence: number,
  folder: string,
): Promise<ReadonlyMap<string, Pick<FileEntry, "sha256" | "records">>> {
  const { entries } = await filesOf(opened, evidence, folder);
  return new Map(entries.map(({ type, name, sha256, records }) => [`${type} ${name}`, { sha256, records }]));
}
