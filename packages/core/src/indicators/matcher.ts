import { getPublicSuffix } from "tldts";
import type { ObservableType } from "../records/kinds.ts";
import { baseName, canonicalPath } from "./file-path.ts";
import { canonicalIp, canonicalUrl, hostOf, isAddress } from "./host.ts";
import type { IndicatorRole, IndicatorType } from "./indicator.ts";
import { type IndexedValues, mergePacks } from "./matcher-index.ts";
import type { Filed, LoadedPack } from "./pack.ts";
import { folderIndex, hostFilter, truncatedNames } from "./prefilter.ts";
import { textCandidates } from "./text.ts";
import { passes, sizeOf } from "./value-test.ts";
import { annotations, type Warninglist } from "./warninglist.ts";

/** A pack that holds the value, with the family or report it files it under. */
export interface MatchedPack {
  readonly pack: string;
  readonly family: string;
  readonly role: IndicatorRole;
}

export interface IndicatorMatch {
  /** The indicator's value as published, normalised (lower-case host, path without trailing slash …). */
  readonly value: string;
  readonly type: IndicatorType;
  /** Every pack that holds it, in load order. */
  readonly packs: readonly MatchedPack[];
  /** What was observed and matched: the URL in a text, the path. */
  readonly observed: string;
  /**
   * `exact`; `subdomain` of an indicated host; `within` an indicated folder; `truncated`: the observed process name
   * has 16 characters and is the start of an indicator's (a candidate, not a match).
   */
  readonly how: "exact" | "subdomain" | "within" | "truncated";
  /** Names of warning lists (popular sites and the like) that hold the value: a note, never a reason to drop it. */
  readonly warninglists: readonly string[];
}

export interface Matcher {
  /** How many indicators are loaded. Zero: nothing can match. */
  readonly size: number;
  /** All indicators that an observed value meets, in a fixed order. Never throws on any text. */
  match(type: ObservableType, value: string): readonly IndicatorMatch[];
  /** Names of the warning lists that hold a host. */
  warninglists(host: string): readonly string[];
}

type How = IndicatorMatch["how"];

const none: readonly IndicatorMatch[] = [];

/** iOS cuts process names to so many characters in some of its databases (MVT's own rule). */
const truncatedLength = 16;

const hashTypes: Readonly<Record<number, IndicatorType>> = { 32: "md5", 40: "sha1", 64: "sha256" };
const certificateTypes: Readonly<Record<number, IndicatorType>> = {
  32: "certificate_md5",
  40: "certificate_sha1",
  64: "certificate_sha256",
};

/**
 * Makes one matcher of all packs.
 *
 * A host matches an indicated host that it is or is below, at a label's boundary; never one above it. An indicated
 * public suffix (`duckdns.org`) is matched by itself only. URLs are equal after `canonicalUrl`. Process names, file
 * names, paths, application ids and property names keep their case; hosts, addresses, hashes, e-mail addresses and
 * profile ids do not.
 */
export function createMatcher(packs: readonly LoadedPack[], warninglists: readonly Warninglist[] = []): Matcher {
  const { values, tests, filings } = mergePacks(packs);
  const ofType = (type: IndicatorType): IndexedValues => values.get(type) ?? new Map();
  const domains = ofType("domain");
  const urls = ofType("url");
  const processes = ofType("process");
  const paths = ofType("file_path");
  const fileNames = ofType("file_name");
  const indicatedHosts = hostFilter(domains, urls);
  const longProcesses = truncatedNames(processes.keys(), truncatedLength);
  const folders = folderIndex(paths.keys());
  const size = sizeOf(values) + [...tests.values()].reduce((sum, list) => sum + list.length, 0);
  const hostTests = tests.has("domain") || tests.has("url");
  const holdsAddresses = (["ipv4", "ipv6"] as const).some((type) => tests.has(type) || ofType(type).size > 0);

  function found(type: IndicatorType, value: string, filed: Filed, observed: string, how: How): IndicatorMatch {
    const numbers = typeof filed === "number" ? [filed] : filed;
    const notes = warninglists.length > 0 ? annotations(warninglists, value) : [];
    return {
      value,
      type,
      packs: numbers.flatMap((number) => filings[number] ?? []),
      observed,
      how,
      warninglists: notes,
    };
  }

  /** The indicator of this type that has the value, and the wildcards that it passes. */
  function look(
    type: IndicatorType,
    value: string,
    observed: string,
    into: IndicatorMatch[],
    how: How = "exact",
  ): void {
    const filed = values.get(type)?.get(value);
    if (filed !== undefined) into.push(found(type, value, filed, observed, how));
    const testing = tests.get(type);
    if (!testing) return;
    for (const test of testing) {
      if (passes(test.test, value)) into.push(found(type, test.text, test.filed, observed, how));
    }
  }

  function matchHost(host: string, observed: string, into: IndicatorMatch[]): void {
    if (host === "") return;
    if (isAddress(host)) {
      look(host.includes(":") ? "ipv6" : "ipv4", host, observed, into);
      return;
    }
    look("domain", host, observed, into);
    for (let dot = host.indexOf("."); dot >= 0; dot = host.indexOf(".", dot + 1)) {
      const parent = host.slice(dot + 1);
      const filed = domains.get(parent);
      if (filed === undefined || isPublicSuffix(parent)) continue;
      into.push(found("domain", parent, filed, observed, "subdomain"));
    }
  }

  function matchUrl(value: string): readonly IndicatorMatch[] {
    const host = hostOf(value);
    if (host === "") return value.includes("@") ? matchEmail(value) : none;
    if (!hostTests && !isAddress(host) && !indicatedHosts.mayHold(host)) return none;
    const matches: IndicatorMatch[] = [];
    const url = urls.size > 0 || tests.has("url") ? canonicalUrl(value) : "";
    if (url !== "") look("url", url, value, matches);
    // Published without a scheme: of any scheme.
    const bare = url.slice(url.indexOf("//"));
    const filed = bare === url ? undefined : urls.get(bare);
    if (filed !== undefined) matches.push(found("url", bare, filed, value, "exact"));
    matchHost(host, value, matches);
    return matches;
  }

  function matchText(text: string): readonly IndicatorMatch[] {
    let matches: IndicatorMatch[] | undefined;
    for (const candidate of textCandidates(text)) {
      const here = candidate.kind === "email" ? matchEmail(candidate.text) : matchUrl(candidate.text);
      if (here.length > 0) {
        matches ??= [];
        matches.push(...here);
      }
    }
    return matches ?? none;
  }

  function matchEmail(value: string): readonly IndicatorMatch[] {
    if (!value.includes("@")) return none;
    const address = value
      .trim()
      .toLowerCase()
      .replace(/^mailto:/, "")
      .replace(/\?.*$/s, "");
    // Apple's list of looked-up identities pads some with NUL.
    return exact("email", address.split("\u0000", 1)[0] ?? "", value);
  }

  function exact(type: IndicatorType, value: string, observed: string): readonly IndicatorMatch[] {
    const matches: IndicatorMatch[] = [];
    look(type, value, observed, matches);
    return matches.length > 0 ? matches : none;
  }

  /** A name, a path, or `name/bundle.id` as iOS's data usage writes it; on Android, a package and `:service`. */
  function matchProcess(value: string): readonly IndicatorMatch[] {
    const matches: IndicatorMatch[] = [];
    const names = new Set([baseName(value)]);
    const slash = value.indexOf("/");
    if (slash > 0) names.add(value.slice(0, slash));
    for (const name of names) {
      look("process", name, value, matches);
      if (name.length !== truncatedLength) continue;
      for (const full of longProcesses.get(name) ?? []) {
        matches.push(found("process", full, processes.get(full) ?? [], value, "truncated"));
      }
    }
    look("app_id", value, value, matches);
    const colon = value.indexOf(":");
    if (colon > 0) look("app_id", value.slice(0, colon), value, matches);
    return matches.length > 0 ? matches : none;
  }

  function matchPath(value: string): readonly IndicatorMatch[] {
    const path = canonicalPath(value);
    const matches: IndicatorMatch[] = [];
    look("file_path", path, value, matches);
    for (const folder of folders.foldersOf(path)) {
      matches.push(found("file_path", folder, paths.get(folder) ?? [], value, "within"));
    }
    for (const end of folders.endsOf(path)) {
      matches.push(found("file_path", end, paths.get(end) ?? [], value, "exact"));
    }
    look("file_name", baseName(path), value, matches);
    matchComponents(path, value, matches);
    return matches.length > 0 ? matches : none;
  }

  /** A program's file, or a folder of its own, bears its process name. */
  function matchComponents(path: string, observed: string, into: IndicatorMatch[]): void {
    if (processes.size === 0) return;
    let start = 1;
    while (start < path.length) {
      const slash = path.indexOf("/", start);
      const name = path.slice(start, slash < 0 ? path.length : slash);
      const filed = processes.get(name);
      if (filed !== undefined) into.push(found("process", name, filed, observed, slash < 0 ? "exact" : "within"));
      if (slash < 0) return;
      start = slash + 1;
    }
  }

  function matchHash(value: string, types: Readonly<Record<number, IndicatorType>>): readonly IndicatorMatch[] {
    const digits = value.replace(/[:\s]/g, "").toLowerCase();
    const type = types[digits.length];
    return type === undefined ? none : exact(type, digits, value);
  }

  function matchApp(value: string): readonly IndicatorMatch[] {
    const matches: IndicatorMatch[] = [];
    look("app_id", value, value, matches);
    look("process", value, value, matches);
    return matches.length > 0 ? matches : none;
  }

  function matchIp(value: string): readonly IndicatorMatch[] {
    const ip = holdsAddresses ? canonicalIp(value) : "";
    return ip === "" ? none : exact(ip.includes(":") ? "ipv6" : "ipv4", ip, value);
  }

  const emails = remembered(matchEmail);
  const processNames = remembered(matchProcess);

  function match(type: ObservableType, value: string): readonly IndicatorMatch[] {
    if (size === 0 || value === "") return none;
    switch (type) {
      case "url":
      case "host":
        return matchUrl(value);
      case "free_text":
        return matchText(value);
      case "email":
        return emails(value);
      case "process_name":
        return processNames(value);
      case "file_path":
        return matchPath(value);
      case "file_name":
        return fileNames.size === 0 && !tests.has("file_name") ? none : exact("file_name", baseName(value), value);
      case "app_id":
        return matchApp(value);
      case "profile_id":
        return exact("configuration_profile", value.trim().toLowerCase(), value);
      case "hash":
        return matchHash(value, hashTypes);
      case "certificate_hash":
        return matchHash(value, certificateTypes);
      case "property_name":
        return exact("android_property", value, value);
      case "ip":
        return matchIp(value);
    }
  }

  return { size, match, warninglists: (host) => annotations(warninglists, hostOf(host)) };
}

/** So many answers are kept, of values so long at most. */
const answersKept = 4096;
const longestKept = 100;

/** Correspondents and processes are few and come again and again: what a value was found to be is kept. */
function remembered(find: (value: string) => readonly IndicatorMatch[]): typeof find {
  const known = new Map<string, readonly IndicatorMatch[]>();
  return (value) => {
    const answer = known.get(value);
    if (answer) return answer;
    const found = find(value);
    if (known.size < answersKept && value.length <= longestKept) known.set(value, found);
    return found;
  };
}

/** Everyone below a public suffix is someone else: `evil.duckdns.org` says nothing of `other.duckdns.org`. */
function isPublicSuffix(host: string): boolean {
  return getPublicSuffix(host, { allowPrivateDomains: true, validateHostname: false }) === host;
}
