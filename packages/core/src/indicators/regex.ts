import type { RE2JS } from "re2js";
import type { IndicatorType } from "./indicator.ts";
import { packFormat } from "./pack.ts";

/**
 * Regular expressions of packs. They come from strangers and meet the evidence of others, so they run in an engine
 * whose time is at most proportional to expression and value (re2js, a port of RE2). It knows no back-references and no
 * look-around; PCRE, which STIX 2.1 (section 9.6) names, has them: such expressions are not used, and that is said.
 */
export interface Regex {
  readonly source: string;
  /** Whether it is found anywhere in the value. */
  test(value: string): boolean;
}

export interface RegexEngine {
  compile(source: string, ignoreCase: boolean): Regex | { readonly reason: string };
}

const longestSource = 500;
const largestProgram = 2000;
/** Longer values are not compared. */
const longestValue = 2048;
/** Expressions that say "so many times" more often than this grow large before the engine refuses them. */
const mostRepeats = 1000;

/** Two texts that no indicator speaks of: an expression that is found in both is found nearly everywhere. */
const nonsense = ["qjxz", "https://qjxz.example/0/1?2"];

/** An engine for a pack that has regular expressions; undefined for all others, which need not wait for it. */
export async function regexEngineFor(pack: Uint8Array): Promise<RegexEngine | undefined> {
  return mentionsRegex(pack) ? regexEngine() : undefined;
}

export async function regexEngine(): Promise<RegexEngine> {
  const { RE2JS } = await import("re2js");
  return { compile: (source, ignoreCase) => compile(source, ignoreCase, RE2JS) };
}

/** `MATCHES` of a STIX pattern, or the key of a Sillage pack. Most packs have neither, and some are large. */
function mentionsRegex(pack: Uint8Array): boolean {
  const decoder = new TextDecoder("latin1");
  const isOurs = decoder.decode(pack.subarray(0, 100)).includes(packFormat);
  return isOurs ? decoder.decode(pack).includes('"matches"') : holdsOperator(pack);
}

const operator = "MATCHES";

/** In bytes: capitals are rare in packs. */
function holdsOperator(pack: Uint8Array): boolean {
  for (let at = pack.indexOf(0x4d); at >= 0; at = pack.indexOf(0x4d, at + 1)) {
    let length = 1;
    while (length < operator.length && pack[at + length] === operator.charCodeAt(length)) length++;
    if (length === operator.length) return true;
  }
  return false;
}

function compile(source: string, ignoreCase: boolean, engine: typeof RE2JS): ReturnType<RegexEngine["compile"]> {
  if (source.length > longestSource) return { reason: `an expression of more than ${longestSource} characters` };
  if (repeatsIn(source) > mostRepeats) return { reason: "repeats too much" };
  let program: RE2JS;
  try {
    program = engine.compile(source, engine.DOTALL | (ignoreCase ? engine.CASE_INSENSITIVE : 0));
  } catch (error) {
    return { reason: error instanceof Error ? error.message : "cannot be read" };
  }
  if (program.programSize() > largestProgram) return { reason: "is too large" };
  if (program.test("") || nonsense.every((text) => program.test(text))) return { reason: "is too general" };
  return { source, test: (value) => value.length <= longestValue && program.test(value) };
}

function repeatsIn(source: string): number {
  let sum = 0;
  for (const [, least, most] of source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) sum += Number(most || least);
  return sum;
}

/** Types whose observed values are compared in lower case. */
const inLowerCase: ReadonlySet<IndicatorType> = new Set([
  "domain",
  "ipv4",
  "ipv6",
  "email",
  "md5",
  "sha1",
  "sha256",
  "certificate_md5",
  "certificate_sha1",
  "certificate_sha256",
  "configuration_profile",
]);

/** The expressions of one indicator, or why it cannot be used. */
export function regexesOf(
  sources: readonly string[],
  type: IndicatorType,
  engine: RegexEngine | undefined,
): readonly Regex[] | { readonly reason: string } {
  const regexes: Regex[] = [];
  for (const source of sources) {
    const regex = engine?.compile(source, inLowerCase.has(type)) ?? {
      reason: "MATCHES (a regular expression) is not used here",
    };
    if ("reason" in regex) return regex;
    regexes.push(type === "file_path" ? inBothSpellings(regex) : regex);
  }
  return regexes;
}

/** `/private/var` and `/var` are one folder of an iPhone; observed paths have the first spelling. */
function inBothSpellings({ source, test }: Regex): Regex {
  const prefix = "/private";
  return {
    source,
    test: (value) => test(value) || (value.startsWith(`${prefix}/`) && test(value.slice(prefix.length))),
  };
}
