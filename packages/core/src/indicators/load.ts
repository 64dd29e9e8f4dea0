import { isSillagePack, readSillagePack } from "./bundled.ts";
import { csvDelimiter, readCsv } from "./csv.ts";
import { decodeText } from "./decode-text.ts";
import type { PackSummary } from "./indicator.ts";
import { asArray, asRecord, asText } from "./json.ts";
import { jsonSlices } from "./json-slices.ts";
import { readList } from "./list.ts";
import { mispEvents, readMisp } from "./misp.ts";
import { type LoadedPack, type PackBuilder, packBuilder } from "./pack.ts";
import type { RegexEngine } from "./regex.ts";
import { isStalkerware, readStalkerware } from "./stalkerware.ts";
import { readStix } from "./stix.ts";

/** Lower-case hexadecimal SHA-256 of bytes: the platform's. */
export type Sha256 = (bytes: Uint8Array) => string;

/** Larger bundles are parsed a slice at a time. */
const sliceFrom = 32_000_000;

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
  const said = readPack(bytes, fileName, pack, regex);
  return pack.finish({
    id: fileName,
    name: fileName,
    publisher: "",
    licence: "",
    date: "",
    source: "",
    references: [],
    vetted: false,
    ...said,
    ...defaults,
    digest: sha256(bytes),
  });
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
  const start = firstSign(bytes);
  if (bytes.length > sliceFrom && (start === "{" || start === "["))
    return readLargeBundle(bytes, fileName, pack, regex);
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

function firstSign(bytes: Uint8Array): string {
  const at = bytes.findIndex((byte) => byte > 0x20 && byte < 0x80);
  return at < 0 ? "" : String.fromCharCode(bytes[at] ?? 0);
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
  if (objects) return { date: readStix([objects], bundleName(document, fileName), pack, regex) };
  const events = mispEvents(document);
  if (events.length > 0) return { date: readMisp(events, pack) };
  pack.problem("", "is JSON, but neither STIX nor MISP");
  return {};
}

function readLargeBundle(
  bytes: Uint8Array,
  fileName: string,
  pack: PackBuilder,
  regex: RegexEngine | undefined,
): Partial<PackSummary> {
  let problem: string | undefined;
  function* untilDamaged(): Generator<readonly unknown[]> {
    try {
      yield* jsonSlices(bytes);
    } catch (error) {
      problem = error instanceof Error ? error.message : "";
    }
  }
  const date = readStix(untilDamaged(), fileName, pack, regex);
  if (problem !== undefined) pack.problem("", `is damaged (${problem}); what stands before the damage was used`);
  return { date };
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
