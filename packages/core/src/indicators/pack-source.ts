import { formatPack, type PackHeader } from "./bundled.ts";
import type { PackProblem } from "./indicator.ts";
import { asArray, asRecord, asText } from "./json.ts";
import { loadPack, type Sha256 } from "./load.ts";
import type { LoadedPack } from "./pack.ts";
import type { RegexEngine } from "./regex.ts";

/** A publisher's repository, as `data/pack-sources.json` describes it. */
export interface PackRepository {
  readonly publisher: string;
  /** SPDX identifier. */
  readonly licence: string;
  readonly branch: string;
  /** Of the bundled snapshot. */
  readonly commit: string;
  readonly date: string;
}

/** A pack that Sillage bundles and can update. */
export interface PackSource {
  readonly id: string;
  readonly name: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** Paths in the repository; together they are the pack. */
  readonly files: readonly string[];
  /** For plain lists, which do not name one. */
  readonly family?: string;
  readonly research: readonly string[];
  readonly references: readonly string[];
}

export interface PackSources {
  readonly repositories: ReadonlyMap<string, PackRepository>;
  readonly packs: readonly PackSource[];
}

/** Reads `data/pack-sources.json`. Throws TypeError where it is not what it should be. */
export function readPackSources(document: unknown): PackSources {
  const root = asRecord(document);
  const repositories = new Map(
    Object.entries(asRecord(root?.repositories) ?? {}).map(([name, value]) => [
      name,
      {
        publisher: text(value, "publisher"),
        licence: text(value, "licence"),
        branch: text(value, "branch"),
        commit: text(value, "commit"),
        date: text(value, "date"),
      },
    ]),
  );
  const packs = asArray(root?.packs).map((value): PackSource => {
    const family = asText(asRecord(value)?.family);
    const repository = text(value, "repository");
    if (!repositories.has(repository)) throw new TypeError(`pack sources: unknown repository ${repository}`);
    return {
      id: text(value, "id"),
      name: text(value, "name"),
      repository,
      files: texts(value, "files"),
      research: texts(value, "research"),
      references: texts(value, "references"),
      ...(family === undefined ? {} : { family }),
    };
  });
  return { repositories, packs };
}

function text(value: unknown, key: string): string {
  const found = asText(asRecord(value)?.[key]);
  if (found === undefined) throw new TypeError(`pack sources: ${key} is missing`);
  return found;
}

function texts(value: unknown, key: string): readonly string[] {
  return asArray(asRecord(value)?.[key]).filter((item) => typeof item === "string");
}

/** A pack file made of its publisher's files. */
export interface MadePack {
  readonly text: string;
  readonly problems: readonly PackProblem[];
}

/**
 * Turns the publisher's files of a source into one pack file. `files` are in the source's order; `version` is the
 * commit or branch that they are of, `date` the day of that version (`YYYY-MM-DD`). `regex` is needed where one of the
 * files has regular expressions; without it they are problems, and not in the pack.
 */
export function makePack(
  source: PackSource,
  repository: PackRepository,
  files: readonly Uint8Array[],
  version: string,
  date: string,
  sha256: Sha256,
  regex?: RegexEngine,
): MadePack {
  const loaded = files.map((bytes, position) => {
    const path = source.files[position] ?? "";
    const pack = loadPack(bytes, path, sha256, {}, regex);
    return path.endsWith(".csv") ? onlyHashes(pack) : source.family ? withFamily(pack, source.family) : pack;
  });
  const header: PackHeader = {
    id: source.id,
    name: source.name,
    publisher: repository.publisher,
    licence: repository.licence,
    attribution: [repository.publisher, ...source.research].join(", "),
    date,
    source: `https://github.com/${source.repository}/tree/${version} (${source.files.join(", ")})`,
    references: source.references,
  };
  return { text: formatPack(header, loaded), problems: loaded.flatMap(({ summary }) => summary.problems) };
}

/** A table of samples tells which files are known; its packages and certificates stand, vetted, in `ioc.yaml`. */
function onlyHashes(pack: LoadedPack): LoadedPack {
  return { ...pack, values: new Map([...pack.values].filter(([type]) => type === "sha256")) };
}

function withFamily(pack: LoadedPack, family: string): LoadedPack {
  return { ...pack, filings: pack.filings.map((filing) => ({ ...filing, family })) };
}
