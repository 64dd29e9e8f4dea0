import type { IndicatorType } from "./indicator.ts";
import { asArray, asRecord, asText, type JsonRecord } from "./json.ts";
import { type PackBuilder, shorten } from "./pack.ts";
import { type RegexEngine, regexesOf } from "./regex.ts";
import { type PatternTerm, readPattern } from "./stix-pattern.ts";
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

/** What the objects read so far say. An indicator's family may stand behind it, so that terms wait for it. */
interface Reading {
  readonly names: Map<string, string>;
  readonly reportOf: Map<string, string>;
  readonly targetOf: Map<string, string>;
  readonly authorOf: Map<string, string>;
  readonly revoked: Set<string>;
  /** In two columns: the indicators' ids, and a term of each one's pattern. */
  readonly ids: string[];
  readonly terms: PatternTerm[];
  newest: string;
}

/**
 * Reads the objects of a STIX 2.x bundle, in slices. A family is the report that lists the indicator, else the malware
 * that it indicates, else its author's or the bundle's name. `valid_until` is not looked at: what a phone did while
 * the indicator held stays true. Returns the date of the newest object (`YYYY-MM-DD`, empty where none has one).
 */
export function readStix(
  slices: Iterable<readonly unknown[]>,
  bundleName: string,
  pack: PackBuilder,
  regex?: RegexEngine,
): string {
  const reading: Reading = {
    names: new Map(),
    reportOf: new Map(),
    targetOf: new Map(),
    authorOf: new Map(),
    revoked: new Set(),
    ids: [],
    terms: [],
    newest: "",
  };
  let position = 0;
  for (const slice of slices) for (const value of slice) readObject(value, `objects[${position++}]`, reading, pack);
  const { names, reportOf, targetOf, authorOf, revoked, ids } = reading;
  for (const [index, term] of reading.terms.entries()) {
    const id = ids[index] ?? "";
    if (revoked.has(id)) continue;
    const family =
      reportOf.get(id) || names.get(targetOf.get(id) ?? "") || names.get(authorOf.get(id) ?? "") || bundleName;
    addTerm(term, pack.filing(family), id, pack, regex);
  }
  return reading.newest.slice(0, 10);
}

function readObject(value: unknown, place: string, reading: Reading, pack: PackBuilder): void {
  const object = asRecord(value);
  const type = asText(object?.type);
  if (!object || type === undefined) {
    pack.problem(place, "is not a STIX object");
    return;
  }
  const id = asText(object.id) ?? place;
  const modified = asText(object.modified) ?? asText(object.created) ?? "";
  if (modified > reading.newest && /^\d{4}-\d\d-\d\d/.test(modified)) reading.newest = modified;
  if (object.revoked === true) {
    reading.revoked.add(id);
    if (type === "indicator") pack.problem(id, "was revoked by its publisher");
  } else if (type === "indicator") readIndicator(object, id, reading, pack);
  else if (type === "relationship") noteTarget(object, reading.targetOf);
  else if (type === "report" || type === "grouping") noteReport(object, reading.reportOf);
  else if (familyTypes.has(type) || type === "identity") reading.names.set(id, asText(object.name) ?? "");
}

function readIndicator(object: JsonRecord, id: string, reading: Reading, pack: PackBuilder): void {
  for (const term of termsOf(object, id, pack)) {
    reading.ids.push(id);
    reading.terms.push(term);
  }
  const author = asText(object.created_by_ref);
  if (author !== undefined) reading.authorOf.set(id, author);
}

function termsOf(object: JsonRecord, id: string, pack: PackBuilder): readonly PatternTerm[] {
  const language = asText(object.pattern_type) ?? "stix";
  if (language !== "stix") {
    pack.problem(id, `patterns of the kind ${shorten(language)} are not used`);
    return [];
  }
  const pattern = asText(object.pattern);
  if (pattern === undefined) {
    pack.problem(id, "has no pattern");
    return [];
  }
  const { terms, unused } = readPattern(pattern);
  for (const reason of unused) pack.problem(id, `${shorten(pattern)}: ${reason}`);
  return terms;
}

function noteTarget(object: JsonRecord, targetOf: Map<string, string>): void {
  const source = asText(object.source_ref);
  const target = asText(object.target_ref);
  if (source === undefined || target === undefined || targetOf.has(source)) return;
  if (familyTypes.has(target.slice(0, target.indexOf("--")))) targetOf.set(source, target);
}

function noteReport(object: JsonRecord, reportOf: Map<string, string>): void {
  const name = asText(object.name);
  for (const reference of asArray(object.object_refs)) {
    const id = asText(reference);
    if (name && id?.startsWith("indicator--") && !reportOf.has(id)) reportOf.set(id, name);
  }
}

function addTerm(term: PatternTerm, filed: number, id: string, pack: PackBuilder, regex?: RegexEngine): void {
  const type = Object.hasOwn(typeOfPath, term.path) ? typeOfPath[term.path] : undefined;
  if (type === undefined) {
    pack.problem(id, `${shorten(term.path)} is not something that phones are searched for`);
    return;
  }
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
