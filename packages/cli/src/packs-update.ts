import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LoadedPack } from "@sillage/core/indicators/pack.ts";
import { makePack, type PackRepository, type PackSource } from "@sillage/core/indicators/pack-source.ts";
import { regexEngineFor } from "@sillage/core/indicators/regex.ts";
import { findPacks, loadPackSources, packFolders, readPack } from "./packs.ts";
import { sha256 } from "./sha256.ts";

/** Where publishers' files are fetched from. */
const publishers = "https://raw.githubusercontent.com";

const largestFile = 64 * 2 ** 20;
const longestFetch = 60_000;

export interface UpdateOptions {
  readonly home: string;
  /** Another place that serves `/owner/name/branch/path`: `https:`, or `http:` on this computer. */
  readonly base?: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

interface Change {
  readonly state: "fetched";
  readonly count: number;
  /** Values and wildcards that the pack did not have before, and that it has no more. */
  readonly added: number;
  readonly removed: number;
}

/** What became of one pack. */
export type Update =
  | { readonly id: string; readonly state: "failed"; readonly reason: string }
  | ({ readonly id: string } & Change);

/**
 * Fetches the packs of all known publishers. A pack that cannot be fetched, has no indicators, or has lost most of them
 * is left as it was.
 */
export async function* updatePacks(options: UpdateOptions): AsyncGenerator<Update> {
  const { packs, repositories } = await loadPackSources();
  const current = new Map(
    (await findPacks({ bundled: true, files: [], home: options.home })).map(({ pack }) => [pack.summary.id, pack]),
  );
  for (const source of packs) {
    const repository = repositories.get(source.repository);
    try {
      if (!repository) throw new Error(`its repository ${source.repository} is not known`);
      yield await updateOne(source, repository, current.get(source.id), options);
    } catch (error) {
      yield { id: source.id, state: "failed", reason: reasonOf(error) };
    }
  }
}

async function updateOne(
  source: PackSource,
  repository: PackRepository,
  before: LoadedPack | undefined,
  options: UpdateOptions,
): Promise<Update> {
  const files: Uint8Array[] = [];
  for (const path of source.files) {
    files.push(await fetchBytes(addressOf(source, repository, path, options.base ?? publishers)));
  }
  const regex = (await Promise.all(files.map(regexEngineFor))).find((engine) => engine !== undefined);
  const { text } = makePack(source, repository, files, repository.branch, options.today, sha256, regex);
  const folder = packFolders(options.home).updated;
  await mkdir(folder, { recursive: true });
  const waiting = join(folder, `.${source.id}.part`);
  try {
    await writeFile(waiting, text, { mode: 0o600 });
    const change = compare(before, await readPack(waiting));
    if (!before || change.added > 0 || change.removed > 0) await rename(waiting, join(folder, `${source.id}.json`));
    return { id: source.id, ...change };
  } finally {
    await rm(waiting, { force: true });
  }
}

/** Throws Error where the new pack is not one to take. */
function compare(before: LoadedPack | undefined, after: LoadedPack): Change {
  const { count } = after.summary;
  const added = missing(after, before);
  const removed = missing(before, after);
  if (count === 0) throw new Error("what was fetched has no indicators");
  if (before && removed > before.summary.count / 2) {
    throw new Error(`what was fetched lacks ${removed} of ${before.summary.count} indicators; it was not taken`);
  }
  return { state: "fetched", count, added, removed };
}

/** How many values and wildcards `pack` has that `other` does not. */
function missing(pack: LoadedPack | undefined, other: LoadedPack | undefined): number {
  const wildcards = new Set(other?.tests.map(({ type, text }) => `${type} ${text}`));
  let count = pack?.tests.filter(({ type, text }) => !wildcards.has(`${type} ${text}`)).length ?? 0;
  for (const [type, values] of pack?.values ?? []) {
    for (const value of values.keys()) if (!other?.values.get(type)?.has(value)) count++;
  }
  return count;
}

function addressOf(source: PackSource, repository: PackRepository, path: string, base: string): URL {
  const url = new URL(`${base}/${source.repository}/${repository.branch}/${path}`);
  const local = url.hostname === "127.0.0.1" || url.hostname === "localhost" || url.hostname === "[::1]";
  if (url.protocol !== "https:" && !(url.protocol === "http:" && local)) throw new Error(`${url.href} is not https`);
  return url;
}

async function fetchBytes(url: URL): Promise<Uint8Array> {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(longestFetch) });
  if (!response.ok || !response.body) throw new Error(`${url.href} answered ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > largestFile) throw new Error(`${url.href} has more than ${largestFile} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `${error.message}${cause}`;
}
