import { readFileSync } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ByteSource, EvidenceReadError, memorySource } from "@sillage/core/bytes/source.ts";
import { loadBundledPack, loadPackFrom } from "@sillage/core/indicators/load.ts";
import type { LoadedPack } from "@sillage/core/indicators/pack.ts";
import { type PackSources, readPackSources } from "@sillage/core/indicators/pack-source.ts";
import { regexEngineFor } from "@sillage/core/indicators/regex.ts";
import { loadWarninglist, type Warninglist } from "@sillage/core/indicators/warninglist.ts";
import { nodeHost } from "./platform/node-host.ts";
import { nodeHash } from "./platform/node-platform.ts";
import { sha256 } from "./sha256.ts";

/** Larger files are no indicators. */
const largestPack = 2 ** 31;

/**
 * Where the user's own packs are kept: `SILLAGE_HOME`, or the platform's folder for programs' data.
 */
export function sillageHome(environment: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  const given = environment.SILLAGE_HOME;
  if (given) return given;
  if (platform === "win32") return join(environment.APPDATA || join(homedir(), "AppData", "Roaming"), "Sillage");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Sillage");
  return join(environment.XDG_DATA_HOME || join(homedir(), ".local", "share"), "sillage");
}

/** Folders of the packs that the user added, and of those that were fetched anew from their publishers. */
export function packFolders(home: string): { readonly added: string; readonly updated: string } {
  return { added: join(home, "packs"), updated: join(home, "updates") };
}

/** A pack and the file that it came from. */
export interface PackFile {
  readonly kind: "bundled" | "updated" | "added" | "given";
  readonly path: string;
  readonly pack: LoadedPack;
}

export interface PackChoice {
  /** Packs of known publishers: bundled, or fetched by `sillage packs update` since. */
  readonly bundled: boolean;
  /** Files given on the command line. */
  readonly files: readonly string[];
  readonly home?: string;
  /** Only the packs with these SHA-256, in this order: what an examination that is repeated was made with. */
  readonly digests?: readonly string[];
}

/**
 * The packs of an examination, in a fixed order: bundled ones (an update takes its forerunner's place), those that the
 * user added, those given. Throws PackError, with the file's name, where one cannot be read.
 */
export async function loadPacks(choice: PackChoice): Promise<LoadedPack[]> {
  const packs = choice.digests ? await packsByDigest(choice.digests, choice) : await findPacks(choice);
  return packs.map(({ pack }) => pack);
}

/**
 * Those of these packs that are at hand: bundled, fetched, added or given. A bundled pack is found also where an update
 * has taken its place.
 */
export async function packsByDigest(
  digests: readonly string[],
  { files, home }: Pick<PackChoice, "files" | "home">,
): Promise<PackFile[]> {
  const folders = packFolders(home ?? sillageHome());
  const paths = [...(await filesIn(folders.updated)), ...(await filesIn(folders.added)), ...files];
  const atHand = [...(await bundledPacks()).values()];
  for (const path of paths) atHand.push({ kind: "given", path, pack: await readPack(path) });
  return digests.flatMap((digest) => atHand.find(({ pack }) => pack.summary.digest === digest) ?? []);
}

export async function findPacks(choice: PackChoice): Promise<PackFile[]> {
  const folders = packFolders(choice.home ?? sillageHome());
  const packs = choice.bundled ? await knownPacks(folders.updated) : [];
  for (const path of await filesIn(folders.added)) packs.push({ kind: "added", path, pack: await readPack(path) });
  for (const path of choice.files) packs.push({ kind: "given", path, pack: await readPack(path) });
  return packs;
}

async function knownPacks(updatedFolder: string): Promise<PackFile[]> {
  const known = await bundledPacks();
  for (const path of await filesIn(updatedFolder)) {
    const pack = await readPack(path);
    if (known.has(pack.summary.id)) known.set(pack.summary.id, { kind: "updated", path, pack });
  }
  return [...known.values()];
}

/** By their ids, in the order of their files. */
async function bundledPacks(): Promise<Map<string, PackFile>> {
  const paths = await filesIn(bundledFolder("packs"), ".json");
  const packs = await Promise.all(
    paths.map(async (path): Promise<PackFile> => {
      const bytes = await readBytes(path);
      return { kind: "bundled", path, pack: loadBundledPack(bytes, sha256, await regexEngineFor(bytes)) };
    }),
  );
  return new Map(packs.map((one) => [one.pack.summary.id, one]));
}

/** The file of a pack cannot be read; the message says which and why. */
export class PackError extends Error {
  override name = "PackError";
}

/** Loads a pack of any kind. Throws PackError where the file cannot be read. */
export async function readPack(path: string): Promise<LoadedPack> {
  const source = await openPack(path);
  try {
    return await loadPackFrom(source, basename(path), () => nodeHash("sha256"));
  } catch (error) {
    throw error instanceof EvidenceReadError ? unreadable(path, error) : error;
  } finally {
    source.close?.();
  }
}

/** A plain file is read as it is needed. A pipe may be given too. */
async function openPack(path: string): Promise<ByteSource> {
  try {
    const found = await stat(path);
    if (found.size > largestPack) throw new RangeError("it is too large");
    return found.isFile() ? nodeHost.open(await realpath(path)) : memorySource(await readFile(path));
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): PackError {
  return new PackError(
    `the indicators in ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  );
}

/** The lists that annotate matches. Each is read when the first match asks for it. */
export async function loadWarninglists(): Promise<Warninglist[]> {
  return (await filesIn(bundledFolder("warninglists"), ".json")).map(lazyWarninglist);
}

function lazyWarninglist(path: string): Warninglist {
  let loaded: Warninglist | undefined;
  const list = () => {
    loaded ??= loadWarninglist(JSON.parse(readFileSync(path, "utf8")));
    if (!loaded) throw new TypeError(`${path} is not a warning list`);
    return loaded;
  };
  return {
    get name() {
      return list().name;
    },
    holds: (value) => list().holds(value),
  };
}

/** Where the bundled packs come from, and where `sillage packs update` looks for new ones. */
export async function loadPackSources(): Promise<PackSources> {
  return readPackSources(JSON.parse(await readFile(bundledFolder("pack-sources.json"), "utf8")));
}

/** The core package's data, beside its `src` or `dist`. */
function bundledFolder(name: string): string {
  const core = dirname(fileURLToPath(import.meta.resolve("@sillage/core/indicators/load.ts")));
  return join(core, "..", "..", "data", name);
}

/** Paths of a folder's plain files, sorted; none where it does not exist. */
async function filesIn(folder: string, suffix = ""): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(suffix) && !entry.name.startsWith("."))
      .map((entry) => join(folder, entry.name))
      .sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
