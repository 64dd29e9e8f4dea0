import { type ByteSource, memorySource, readAll } from "../bytes/source.ts";
import type { Hasher } from "../platform.ts";
import { isSillagePack, readSillagePack } from "./bundled.ts";
import { csvDelimiter, readCsv } from "./csv.ts";
import { decodeText, notUtf8 } from "./decode-text.ts";
import type { PackSummary } from "./indicator.ts";
import { asArray, asRecord, asText } from "./json.ts";
import { readList } from "./list.ts";
import { mispEvents, readMisp } from "./misp.ts";
import { ObjectList } from "./object-list.ts";
import { type LoadedPack, type PackBuilder, packBuilder } from "./pack.ts";
import { type RegexEngine, regexEngine, regexEngineFor } from "./regex.ts";
import { isStalkerware, readStalkerware } from "./stalkerware.ts";
import { type StixReader, stixReader } from "./stix.ts";

/** Lower-case hexadecimal SHA-256 of bytes: the platform's. */
export type Sha256 = (bytes: Uint8Array) => string;

/** From this size on, bundles are read object by object. */
const listFrom = 1 << 22;
/** Larger files are never held in memory as one text. */
const textUpTo = 1 << 25;

/** What the caller knows of a pack that is the user's own; the file's own words fill the rest. */
function ownSummary(fileName: string) {
  return {
    id: fileName,
    name: fileName,
    publisher: "",
    licence: "",
    date: "",
    source: "",
    references: [],
    vetted: false,
  };
}

/**
 * Loads a pack of any kind: STIX 2.x, MISP, CSV, a plain list, AssoEchap's YAML, Sillage's own. What cannot be used is
 * named in the summary's problems; nothing in the bytes makes it throw. `defaults` is what the caller knows of the
 * pack; the file's own words fill the rest. The pack is the user's (`vetted` false) unless `defaults` says otherwise.
 * `regex` is what `regexEngineFor` gives for these bytes; without it regular expressions are not used, and named.
 */
export function loadPack(
  bytes: Uint8Array,
  fileName: string,
  sha256: Sha256,
  defaults: Partial<PackSummary> = {},
  regex?: RegexEngine,
): LoadedPack {
  const pack = packBuilder();
  const large = largeBundle(memorySource(bytes), pack);
  const said = large
    ? { date: large.stix.finish(large.list.name ?? fileName, regex) }
    : readPack(bytes, fileName, pack, regex);
  return pack.finish({ ...ownSummary(fileName), ...said, ...defaults, digest: sha256(bytes) });
}

/**
 * As `loadPack`, from a source that need not fit into memory: of a large bundle, only a window on the bytes is held.
 * Throws what the source throws.
 */
export async function loadPackFrom(source: ByteSource, fileName: string, newHasher: () => Hasher): Promise<LoadedPack> {
  const pack = packBuilder();
  const hasher = newHasher();
  const large = largeBundle(source, pack, (bytes) => hasher.update(bytes));
  if (!large) {
    const bytes = readAll(source, source.size);
    return loadPack(bytes, fileName, hashWith(newHasher), {}, await regexEngineFor(bytes));
  }
  const { list, stix } = large;
  list.finish();
  const date = stix.finish(list.name ?? fileName, stix.usesRegex() ? await regexEngine() : undefined);
  return pack.finish({ ...ownSummary(fileName), date, digest: hasher.digest() });
}

/** The SHA-256 of bytes that are at hand as a whole. */
function hashWith(newHasher: () => Hasher): Sha256 {
  return (bytes) => {
    const hasher = newHasher();
    hasher.update(bytes);
    return hasher.digest();
  };
}

/** What a large bundle says, as far as it is not damaged; undefined for what is better read as one text. */
function largeBundle(
  source: ByteSource,
  pack: PackBuilder,
  onBytes?: (bytes: Uint8Array) => void,
): { readonly list: ObjectList; readonly stix: StixReader } | undefined {
  if (source.size < listFrom) return undefined;
  const list = new ObjectList(source, onBytes);
  const kind = list.start();
  // A list may be one of MISP's events.
  if (kind === undefined || (kind === "list" && source.size < textUpTo)) return undefined;
  const stix = stixReader(pack);
  try {
    for (const slice of list.slices()) stix.read(slice);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    pack.problem("", `is damaged (${error.message}); what stands before the damage was used`);
  }
  if (list.latin1) pack.problem("", notUtf8);
  return { list, stix };
}

/** Loads a pack that is bundled with Sillage: `data/packs/*.json`. Throws TypeError for another file. */
export function loadBundledPack(bytes: Uint8Array, sha256: Sha256, regex?: RegexEngine): LoadedPack {
  const loaded = loadPack(bytes, "", sha256, { vetted: true }, regex);
  if (loaded.summary.id === "") throw new TypeError("is not a bundled pack");
  return loaded;
}

function readPack(
  bytes: Uint8Array,
  fileName: string,
  pack: PackBuilder,
  regex: RegexEngine | undefined,
): Partial<PackSummary> {
  const decoded = decodeText(bytes);
  if (!decoded) {
    pack.problem("", "is not a text");
    return {};
  }
  const text = decoded.text.startsWith("\ufeff") ? decoded.text.slice(1) : decoded.text;
  if (decoded.problem) pack.problem("", decoded.problem);
  if (text.trim() === "") pack.problem("", "is empty");
  else if (/^\s*[{[]/.test(text) || /\.(?:json|stix2?)$/i.test(fileName)) {
    return readJson(text, fileName, pack, regex);
  } else if (isStalkerware(text)) readStalkerware(text, pack);
  else {
    const delimiter = csvDelimiter(text);
    if (delimiter === undefined) readList(text, fileName, pack);
    else readCsv(text, delimiter, fileName, pack);
  }
  return {};
}

function readJson(
  text: string,
  fileName: string,
  pack: PackBuilder,
  regex: RegexEngine | undefined,
): Partial<PackSummary> {
  const document = parseJson(text, pack);
  if (document === undefined) return {};
  if (isSillagePack(document)) return readSillagePack(document, pack, regex);
  const objects = stixObjects(document);
  if (objects) {
    const stix = stixReader(pack);
    stix.read(objects);
    return { date: stix.finish(bundleName(document, fileName), regex) };
  }
  const events = mispEvents(document);
  if (events.length > 0) return { date: readMisp(events, pack) };
  pack.problem("", "is JSON, but neither STIX nor MISP");
  return {};
}

function parseJson(text: string, pack: PackBuilder): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    pack.problem("", `is not JSON: ${error instanceof Error ? error.message : ""}`);
    return undefined;
  }
}

/** A bundle's objects, a list of objects, or one object by itself. */
function stixObjects(document: unknown): readonly unknown[] | undefined {
  const record = asRecord(document);
  if (Array.isArray(record?.objects)) return asArray(record.objects);
  if (asText(record?.pattern) !== undefined) return [document];
  const isList =
    Array.isArray(document) &&
    document.some((item) => typeof asRecord(item)?.id === "string" && asText(asRecord(item)?.type) !== undefined);
  return isList ? asArray(document) : undefined;
}

function bundleName(document: unknown, fileName: string): string {
  return asText(asRecord(document)?.name) ?? fileName;
}
