import { type ByteSource, EvidenceReadError, LimitError } from "../../bytes/source.ts";
import { wordsOf } from "../problems.ts";
import type { EvidenceTree } from "../tree.ts";
import { isSectionPath } from "./sectioned.ts";

/** One line of `hashes.csv`. */
export interface ListedHash {
  /** As the list has it. */
  readonly listed: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** From 1. */
  readonly line: number;
}

export interface HashList {
  readonly hashes: readonly ListedHash[];
  /** Lines that are neither a path with its hash nor a heading. With `mostUnreadable`, the list was given up. */
  readonly unreadable: readonly number[];
}

/** Then it is no list of hashes. */
export const mostUnreadable = 10_000;

export type HashOutcome = "verified" | "mismatched" | "missing" | "unreadable" | "not_listed" | "ignored";

export interface CheckedHash {
  /** In the acquisition. */
  readonly path: string;
  readonly outcome: HashOutcome;
  /** Absent for files that are not listed. */
  readonly listed?: ListedHash;
  /** Absent where there is no file, or it was not read. */
  readonly actual?: string;
  readonly size?: number;
  /** For what is ignored or unreadable. */
  readonly reason?: string;
}

const hexadecimal = /^[0-9a-f]{64}$/i;

/**
 * `path,sha256`, without a heading, as Go's encoding/csv quotes it; with the columns the other way round, with a
 * heading, and as `sha256sum` writes it (`hash  path`) as well. Source: mvt-project/androidqf, hashes.go.
 */
export function parseHashList(text: string): HashList {
  const hashes: ListedHash[] = [];
  const unreadable: number[] = [];
  let heading = true;
  for (const { fields, line } of csvRows(text)) {
    const [first = "", second = ""] = fields;
    const summed = /^([0-9a-f]{64}) [ *](.+)$/i.exec(fields.join(","));
    if (hexadecimal.test(second.trim())) hashes.push({ listed: first, sha256: second.trim().toLowerCase(), line });
    else if (hexadecimal.test(first.trim()) && second !== "") {
      hashes.push({ listed: second, sha256: first.trim().toLowerCase(), line });
    } else if (summed) hashes.push({ listed: summed[2] ?? "", sha256: (summed[1] ?? "").toLowerCase(), line });
    else if (!heading) unreadable.push(line);
    heading = false;
    if (unreadable.length >= mostUnreadable) break;
  }
  return { hashes, unreadable };
}

/** Rows of comma-separated values (RFC 4180), with the line that each begins in. Empty lines are left out. */
function* csvRows(text: string): Generator<{ fields: string[]; line: number }> {
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const start = line;
    const fields: string[] = [];
    for (;;) {
      const end = fieldEnd(text, at);
      const raw = text.slice(at, end);
      for (let next = raw.indexOf("\n"); next >= 0; next = raw.indexOf("\n", next + 1)) line++;
      fields.push(raw.startsWith('"') ? raw.replace(/^"|"\r?$/g, "").replaceAll('""', '"') : raw.replace(/\r$/, ""));
      at = end + 1;
      if (text[end] !== ",") break;
    }
    line++;
    if (fields.length > 1 || fields[0] !== "") yield { fields, line: start };
  }
}

/** Where the comma or the line end after the field lies; the end of the text where there is none. */
function fieldEnd(text: string, at: number): number {
  const from = text[at] === '"' ? (closingQuote(text, at) ?? at) : at;
  let end = from;
  while (end < text.length && text[end] !== "," && text[end] !== "\n") end++;
  return end;
}

/** A longer name no phone has: its quote is a character like any other, as is one that is never closed. */
const longestQuoted = 16_384;

function closingQuote(text: string, at: number): number | undefined {
  for (let quote = at + 1; quote - at < longestQuoted; quote += 2) {
    quote = text.indexOf('"', quote);
    if (quote < 0) return undefined;
    if (text[quote + 1] !== '"') return quote;
  }
  return undefined;
}

/**
 * Why the hash that the list has of a file says nothing of it. AndroidQF writes these while the list is being made:
 * their hash is that of a file that was not finished.
 */
const unfinished: Readonly<Record<string, string>> = {
  "hashes.csv": "the list cannot hold its own hash",
  "command.log": "the log was still being written when its hash was made",
  "acquisition.json": "it is written again after the list",
};

/**
 * Compares every file of an acquisition with its list of hashes: first the listed ones in the order of the list, then
 * the files that the list does not have. `hash` is asked for the SHA-256 of a file's content.
 */
export async function* checkHashes(
  tree: EvidenceTree,
  list: HashList,
  hash: (source: ByteSource) => string,
): AsyncGenerator<CheckedHash> {
  const prefix = await prefixOf(tree, list.hashes);
  const seen = new Map<string, CheckedHash>();
  for (const listed of list.hashes) {
    const path = pathOf(listed.listed, prefix);
    const before = seen.get(path);
    // A list may name a large file a million times.
    const checked = before ? again(before, listed) : await checkOne(tree, path, listed, hash);
    seen.set(path, checked);
    yield checked;
  }
  for await (const { path, type, size } of tree.entries()) {
    if (type !== "file" || path === "hashes.csv" || seen.has(path) || isSectionPath(path)) continue;
    const reason = unfinished[path];
    yield reason === undefined ? { path, outcome: "not_listed", size } : { path, outcome: "ignored", size, reason };
  }
}

/** All of them at once, by outcome. */
export async function verifyHashes(
  tree: EvidenceTree,
  list: HashList,
  hash: (source: ByteSource) => string,
): Promise<Readonly<Record<HashOutcome, readonly CheckedHash[]>>> {
  const outcomes: Record<HashOutcome, CheckedHash[]> = {
    verified: [],
    mismatched: [],
    missing: [],
    unreadable: [],
    not_listed: [],
    ignored: [],
  };
  for await (const checked of checkHashes(tree, list, hash)) outcomes[checked.outcome].push(checked);
  return outcomes;
}

async function checkOne(
  tree: EvidenceTree,
  path: string,
  listed: ListedHash,
  hash: (source: ByteSource) => string,
): Promise<CheckedHash> {
  const file = await tree.file(path);
  if (!file) return { path, outcome: "missing", listed };
  if (path === "hashes.csv")
    return { path, outcome: "ignored", listed, size: file.size, reason: unfinished[path] ?? "" };
  let source: ByteSource | undefined;
  try {
    source = await file.open();
    const actual = hash(source);
    const found = { path, listed, actual, size: source.size };
    if (actual === listed.sha256) return { ...found, outcome: "verified" };
    const reason = unfinished[path];
    return reason === undefined ? { ...found, outcome: "mismatched" } : { ...found, outcome: "ignored", reason };
  } catch (error) {
    if (!(error instanceof EvidenceReadError || error instanceof LimitError)) throw error;
    return { path, outcome: "unreadable", listed, size: file.size, reason: wordsOf(error) };
  } finally {
    source?.close?.();
  }
}

/** The same file, listed once more, perhaps with another hash. */
function again(before: CheckedHash, listed: ListedHash): CheckedHash {
  if (before.outcome !== "verified" && before.outcome !== "mismatched") return { ...before, listed };
  return { ...before, listed, outcome: before.actual === listed.sha256 ? "verified" : "mismatched" };
}

/** So many lines tell what the list writes before its paths. */
const mostTried = 200;

/**
 * What stands before each path: AndroidQF writes where it stored the acquisition, `<uuid>/` or a whole path, with the
 * separators of its computer. It is what makes most of the paths lead to a file.
 */
async function prefixOf(tree: EvidenceTree, hashes: readonly ListedHash[]): Promise<string> {
  const found = new Map<string, number>();
  for (const { listed } of hashes.slice(0, mostTried)) {
    const path = slashed(listed);
    for (let start = 0, depth = 0; start >= 0 && depth < 32; depth++) {
      if ((await tree.file(path.slice(start))) !== undefined) {
        const prefix = path.slice(0, start);
        found.set(prefix, (found.get(prefix) ?? 0) + 1);
      }
      const slash = path.indexOf("/", start);
      start = slash < 0 ? -1 : slash + 1;
    }
  }
  const best = [...found].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0];
  return best?.[0] ?? "";
}

function pathOf(listed: string, prefix: string): string {
  const path = slashed(listed);
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}

/** Windows writes `uuid\\logs\\x`; a phone's file name may hold a backslash, which a path with slashes shows. */
function slashed(path: string): string {
  return path.includes("/") ? path : path.replaceAll("\\", "/");
}
