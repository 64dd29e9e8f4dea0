import type { IndicatorType } from "./indicator.ts";
import { asArray, asRecord, asText, type JsonRecord } from "./json.ts";
import { type PackBuilder, shorten } from "./pack.ts";
import { type RegexEngine, regexesOf } from "./regex.ts";
import { type PatternTerm, readPattern, readSimplePattern } from "./stix-pattern.ts";
import { isUsableLike, passes, textOf, type ValueTest } from "./value-test.ts";

/** Object paths that phones have values for. `app`, `configuration-profile` and `android-property` are MVT's own. */
const typeOfPath: Readonly<Record<string, IndicatorType>> = {
  "domain-name:value": "domain",
  "ipv4-addr:value": "ipv4",
  "ipv6-addr:value": "ipv6",
  "network-traffic:dst_ref.value": "domain",
  "url:value": "url",
  "email-addr:value": "email",
  "process:name": "process",
  "file:name": "file_name",
  "file:path": "file_path",
  "directory:path": "file_path",
  "file:hashes.md5": "md5",
  "file:hashes.sha1": "sha1",
  "file:hashes.sha256": "sha256",
  "app:id": "app_id",
  "app:cert.md5": "certificate_md5",
  "app:cert.sha1": "certificate_sha1",
  "app:cert.sha256": "certificate_sha256",
  "x509-certificate:hashes.md5": "certificate_md5",
  "x509-certificate:hashes.sha1": "certificate_sha1",
  "x509-certificate:hashes.sha256": "certificate_sha256",
  "configuration-profile:id": "configuration_profile",
  "android-property:name": "android_property",
};

/** What an indicator may point to as its family, the most telling first. */
const familyTypes = new Set(["malware", "tool", "campaign", "intrusion-set", "threat-actor", "infrastructure"]);

/** What the objects read so far say. An indicator's family may stand behind it, so that its terms wait for it. */
interface Reading {
  readonly names: Map<string, string>;
  readonly reportOf: Map<string, string>;
  readonly revoked: Set<string>;
  /** In columns, a row for each term of an indicator's pattern: a million objects would cost more than their values. */
  readonly ids: string[];
  readonly paths: string[];
  /** The one value that the path must have, where there is no more to the term. */
  readonly values: string[];
  readonly authors: (string | undefined)[];
  /** What the relationship says that stands right behind the indicator. */
  readonly targets: (string | undefined)[];
  /** By row: what else there is to a term. */
  readonly terms: Map<number, PatternTerm>;
  /** Targets of indicators whose relationship stands elsewhere. */
  readonly targetOf: Map<string, string>;
  /** One text for all that say the same. */
  readonly texts: Map<string, string>;
  newest: string;
}

export interface StixReader {
  read(slice: readonly unknown[]): void;
  /** Whether an indicator is a regular expression, for which `finish` needs an engine. */
  usesRegex(): boolean;
  /** Adds what was read to the pack. Returns the date of the newest object (`YYYY-MM-DD`, empty where none has one). */
  finish(bundleName: string, regex?: RegexEngine): string;
}

/**
 * Reads the objects of a STIX 2.x bundle, in slices. A family is the report that lists the indicator, else the malware
 * that it indicates, else its author's or the bundle's name. `valid_until` is not looked at: what a phone did while
 * the indicator held stays true.
 */
export function stixReader(pack: PackBuilder): StixReader {
  const reading: Reading = {
    names: new Map(),
    reportOf: new Map(),
    revoked: new Set(),
    ids: [],
    paths: [],
    values: [],
    authors: [],
    targets: [],
    terms: new Map(),
    targetOf: new Map(),
    texts: new Map(),
    newest: "",
  };
  let position = 0;
  return {
    read(slice) {
      const { ids, values } = reading;
      const known = ids.length;
      for (const value of slice) readObject(value, position++, reading, pack);
      cutLoose(ids, known);
      cutLoose(values, known);
    },
    usesRegex: () => [...reading.terms.values()].some(({ matches = [] }) => matches.length > 0),
    finish(bundleName, regex) {
      shareTargets(reading);
      for (let row = 0; row < reading.ids.length; row++) {
        const id = reading.ids[row] ?? "";
        if (reading.revoked.has(id)) continue;
        const filed = pack.filing(familyOf(row, id, reading) || bundleName);
        const term = reading.terms.get(row);
        if (term) addTerm(term, filed, id, pack, regex);
        else addValue(reading.paths[row] ?? "", reading.values[row] ?? "", filed, id, pack);
      }
      return reading.newest.slice(0, 10);
    },
  };
}

function familyOf(row: number, id: string, { names, reportOf, authors, targets, targetOf }: Reading): string {
  return reportOf.get(id) || names.get(targets[row] ?? targetOf.get(id) ?? "") || names.get(authors[row] ?? "") || "";
}

/**
 * Texts that were cut out of a larger one keep all of it in memory. Those from `from` on are copied into a text that
 * holds nothing else.
 */
function cutLoose(texts: string[], from: number): void {
  const all = texts.slice(from).join("");
  let at = 0;
  for (let index = from; index < texts.length; index++) {
    const end = at + (texts[index] ?? "").length;
    texts[index] = all.slice(at, end);
    at = end;
  }
}

function readObject(value: unknown, position: number, reading: Reading, pack: PackBuilder): void {
  const object = asRecord(value);
  const type = asText(object?.type);
  if (!object || type === undefined) {
    pack.problem(`objects[${position}]`, "is not a STIX object");
    return;
  }
  const id = asText(object.id) ?? `objects[${position}]`;
  const modified = asText(object.modified) ?? asText(object.created) ?? "";
  if (modified > reading.newest && /^\d{4}-\d\d-\d\d/.test(modified)) reading.newest = modified;
  if (object.revoked === true) {
    reading.revoked.add(id);
    if (type === "indicator") pack.problem(id, "was revoked by its publisher");
  } else if (type === "indicator") readIndicator(object, id, reading, pack);
  else if (type === "relationship") noteTarget(object, reading);
  else if (type === "report" || type === "grouping") noteReport(object, reading.reportOf);
  else if (familyTypes.has(type) || type === "identity") reading.names.set(id, asText(object.name) ?? "");
}

function readIndicator(object: JsonRecord, id: string, reading: Reading, pack: PackBuilder): void {
  const language = asText(object.pattern_type) ?? "stix";
  if (language !== "stix") {
    pack.problem(id, `patterns of the kind ${shorten(language)} are not used`);
    return;
  }
  const pattern = asText(object.pattern);
  if (pattern === undefined) {
    pack.problem(id, "has no pattern");
    return;
  }
  const said = asText(object.created_by_ref);
  const author = said === undefined ? undefined : sameText(said, reading);
  const simple = readSimplePattern(pattern);
  if (simple) {
    addRow(reading, id, simple.path, simple.value, author);
    return;
  }
  const { terms, unused } = readPattern(pattern);
  for (const reason of unused) pack.problem(id, `${shorten(pattern)}: ${reason}`);
  for (const term of terms) {
    reading.terms.set(reading.ids.length, term);
    addRow(reading, id, term.path, "", author);
  }
}

function addRow(reading: Reading, id: string, path: string, value: string, author: string | undefined): void {
  reading.ids.push(id);
  reading.paths.push(sameText(path, reading));
  reading.values.push(value);
  reading.authors.push(author);
  reading.targets.push(undefined);
}

/** One text for all that say the same. */
function sameText(said: string, { texts }: Reading): string {
  const known = texts.get(said);
  if (known !== undefined) return known;
  const own = [said];
  cutLoose(own, 0);
  const [text = ""] = own;
  texts.set(text, text);
  return text;
}

/** The first target counts. Most relationships stand right behind their indicator, whose row then bears it. */
function noteTarget(object: JsonRecord, reading: Reading): void {
  const { ids, targets, targetOf } = reading;
  const source = asText(object.source_ref);
  const said = asText(object.target_ref);
  if (source === undefined || said === undefined || (targetOf.size > 0 && targetOf.has(source))) return;
  if (!familyTypes.has(said.slice(0, said.indexOf("--")))) return;
  const target = sameText(said, reading);
  const last = ids.length - 1;
  if (ids[last] !== source) {
    const own = [source];
    cutLoose(own, 0);
    for (const id of own) targetOf.set(id, target);
  } else if (targets[last] === undefined) for (let row = last; ids[row] === source; row--) targets[row] = target;
}

/** An indicator may stand in a bundle more than once: rows that have no target get that of a row with the same id. */
function shareTargets({ ids, targets, targetOf }: Reading): void {
  if (targets.every((target) => target === undefined)) return;
  const lacking = new Set(ids.filter((_, row) => targets[row] === undefined));
  if (lacking.size === 0) return;
  for (const [row, id] of ids.entries()) {
    const target = targets[row];
    if (target !== undefined && lacking.has(id) && !targetOf.has(id)) targetOf.set(id, target);
  }
}

function noteReport(object: JsonRecord, reportOf: Map<string, string>): void {
  const name = asText(object.name);
  for (const reference of asArray(object.object_refs)) {
    const id = asText(reference);
    if (name && id?.startsWith("indicator--") && !reportOf.has(id)) reportOf.set(id, name);
  }
}

function typeAt(path: string, id: string, pack: PackBuilder): IndicatorType | undefined {
  const type = Object.hasOwn(typeOfPath, path) ? typeOfPath[path] : undefined;
  if (type === undefined) pack.problem(id, `${shorten(path)} is not something that phones are searched for`);
  return type;
}

function addValue(path: string, value: string, filed: number, id: string, pack: PackBuilder): void {
  const type = typeAt(path, id, pack);
  if (type !== undefined) pack.add(type, value, filed, id);
}

function addTerm(term: PatternTerm, filed: number, id: string, pack: PackBuilder, regex?: RegexEngine): void {
  const type = typeAt(term.path, id, pack);
  if (type === undefined) return;
  const matches = regexesOf(term.matches ?? [], type, regex);
  if ("reason" in matches) pack.problem(id, `${shorten((term.matches ?? []).join(" "))}: ${matches.reason}`);
  else if (term.values === undefined) addWildcard({ like: term.like, matches }, type, filed, id, pack);
  else {
    const values = term.values.filter((value) => passes({ like: term.like, matches }, value));
    if (values.length === 0) pack.problem(id, `its conditions on ${term.path} can never hold together`);
    for (const value of values) pack.add(type, value, filed, id);
  }
}

function addWildcard(
  test: Required<ValueTest>,
  type: IndicatorType,
  filed: number,
  id: string,
  pack: PackBuilder,
): void {
  const like = test.like.map((pattern) => comparable(type, pattern));
  if (!like.every(isUsableLike)) pack.problem(id, `${shorten(test.like.join(" "))}: too general, or too long`);
  else {
    const tested = test.matches.length > 0 ? { like, matches: test.matches } : { like };
    pack.addTest({ type, text: textOf(test), test: tested, filed }, id);
  }
}

/** The spelling in which observed values are compared. */
function comparable(type: IndicatorType, pattern: string): string {
  if (type === "file_path") return pattern.replace(/^(?=\/(?:var|tmp)(?:\/|$))/, "/private");
  return type === "process" ||
    type === "file_name" ||
    type === "app_id" ||
    type === "url" ||
    type === "android_property"
    ? pattern
    : pattern.toLowerCase();
}
