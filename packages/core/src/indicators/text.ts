import { parse } from "tldts";
import { hostOf, isAddress } from "./host.ts";

/** Something in a text that indicators can be asked about. */
export interface TextCandidate {
  readonly kind: "url" | "host" | "email";
  /** As it stands in the text, without the punctuation around it. A host comes with its path. */
  readonly text: string;
}

/** A URL in a text may be so long; what follows is cut off. */
const longestUrl = 8192;
const longestHost = 255;
const longestScheme = 32;

/** `hxxp`, `[.]`, `(dot)`, `[:]//`: how people write links that should not be clicked on. */
const defanged = /hxxp|[[({]\s*(?:\.|dot|:|:\/\/)\s*[\])}]/i;

/** Puts defanged links right. */
export function refang(text: string): string {
  return text
    .replace(/[[({]\s*(?:\.|dot)\s*[\])}]/gi, ".")
    .replace(/[[({]\s*(:(?:\/\/)?)\s*[\])}]/g, "$1")
    .replace(/\bhxxp/gi, "http");
}

const none: readonly TextCandidate[] = [];

/** The matcher and several rules ask the same of each text, one after the other: what was found last is kept. */
let lastText = "";
let lastCandidates = none;

/**
 * URLs, bare hosts (with their path) and e-mail addresses in a text, in order, defanged ones put right. A host inside
 * another URL's path or query is a part of that URL, and a word behind `/` a part of a path: neither is given. Time is
 * linear in the text's length.
 */
export function textCandidates(text: string): readonly TextCandidate[] {
  if (text !== lastText) {
    const isDefanged = defanged.test(text);
    const source = isDefanged ? refang(text) : text;
    lastCandidates = isDefanged || text.includes(".") || text.includes("://") ? [...candidatesIn(source)] : none;
    lastText = text;
  }
  return lastCandidates;
}

function* candidatesIn(source: string): Generator<TextCandidate> {
  let position = 0;
  let dot = source.indexOf(".");
  let scheme = source.indexOf("://");
  while (dot >= 0 || scheme >= 0) {
    const start: number = scheme >= 0 ? schemeStart(source, scheme, position) : -1;
    if (scheme >= 0 && (dot < 0 || start <= dot)) {
      const end = urlEnd(source, scheme + 3);
      if (start < scheme && end > scheme + 3) yield { kind: "url", text: source.slice(start, end) };
      position = Math.max(end, scheme + 3);
    } else {
      const found = wordAround(source, dot, position);
      yield* found.candidates;
      position = found.end;
    }
    if (dot >= 0 && dot < position) dot = source.indexOf(".", position);
    if (scheme >= 0 && scheme < position) scheme = source.indexOf("://", position);
  }
}

/** Where the scheme before `://` begins: letters, digits, `+`, `-` and `.`, from a letter on. */
function schemeStart(text: string, colon: number, from: number): number {
  let start = colon;
  const earliest = Math.max(from, colon - longestScheme);
  while (start > earliest && /[a-z0-9+.-]/i.test(text.charAt(start - 1))) start--;
  while (start < colon && !/[a-z]/i.test(text.charAt(start))) start++;
  // Glued to a word before it (`seehttp://`): the scheme that everyone means.
  const glued = /https?$/i.exec(text.slice(start, colon));
  return glued ? start + glued.index : start;
}

/** Where a URL that runs at `from` ends, without the punctuation that a sentence puts behind it. */
function urlEnd(text: string, from: number): number {
  const most = Math.min(text.length, from + longestUrl);
  let end = from;
  while (end < most && !isDelimiter(text.charCodeAt(end)) && !isFullStop(text, end)) end++;
  const glued = /[,;|]https?:\/\//i.exec(text.slice(from, end));
  if (glued && !/[?#]/.test(text.slice(from, from + glued.index))) end = from + glued.index;
  while (end > from && isClosing(text, from, end)) end--;
  return end;
}

/** The full stop of Chinese and Japanese, where no ASCII follows: `evil。com` is read as `evil.com` by browsers. */
function isFullStop(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x3002 && !/[\w-]/.test(text.charAt(at + 1));
}

/** White space, controls, quotes, brackets and the punctuation of Chinese, Japanese and Arabic end a URL. */
function isDelimiter(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0x80) return code === 0x22 || code === 0x3c || code === 0x3e || code === 0x60 || code === 0x7f;
  return (
    code === 0xa0 ||
    isArabicPunctuation(code) ||
    code === 0xab ||
    code === 0xbb ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2018 && code <= 0x201f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x3000 ||
    code === 0x3001 ||
    (code >= 0x3008 && code <= 0x3011) ||
    code === 0xff0c ||
    code === 0xff08 ||
    code === 0xff09
  );
}

/** Comma, semicolon, question mark and full stop of Arabic and Urdu: they touch the word before them. */
function isArabicPunctuation(code: number): boolean {
  return code === 0x60c || code === 0x61b || code === 0x61f || code === 0x6d4;
}

/** Whether the last character before `end` is a sentence's and not the URL's: a bracket that was opened in it stays. */
function isClosing(text: string, from: number, end: number): boolean {
  const last = text.charAt(end - 1);
  if (".,'\";:!?*|\\^…。".includes(last)) return true;
  const open = last === ")" ? "(" : last === "]" ? "[" : last === "}" ? "{" : "";
  return open !== "" && text.lastIndexOf(open, end - 1) < from;
}

interface Word {
  readonly candidates: readonly TextCandidate[];
  /** Where to go on. */
  readonly end: number;
}

/** The host or address around a dot. */
function wordAround(text: string, dot: number, from: number): Word {
  if (!isHostCharacter(text.charCodeAt(dot - 1)) || !isHostCharacter(text.charCodeAt(dot + 1))) {
    return { candidates: [], end: dot + 1 };
  }
  const start = hostStart(text, dot, Math.max(from, dot - longestHost));
  const end = hostEnd(text, dot + 1);
  const before = text.charAt(start - 1);
  if (before === "@") return { candidates: emails(text, start, end, from), end };
  if (text.charAt(end) === "@") {
    const close = hostEnd(text, end + 1);
    return { candidates: emails(text, end + 1, close, start), end: close };
  }
  const hasPath = "/:?#".includes(text.charAt(end) || " ");
  const next = hasPath ? urlEnd(text, end) : end;
  const inPath = before === "\\" || (before === "/" && text.charAt(start - 2) !== "/");
  if (inPath) return { candidates: [], end: Math.max(next, end) };
  const hosts = hostsIn(text, start, end).map(([first, last]): TextCandidate => {
    const tail = last === end && next > end ? text.slice(end, next) : "";
    return { kind: "host", text: text.slice(first, last).replace(/[.-]+$/, "") + tail };
  });
  return { candidates: hosts.filter(({ text: word }) => !isNumber(word)), end: Math.max(next, end) };
}

/** `12.30` and `1.5.2` are no addresses in a text, though browsers would read them as such. */
function isNumber(word: string): boolean {
  return /^[\d.]+(?![^/:?#])/.test(word) && !/^\d+(?:\.\d+){3}(?![\w.])/.test(word);
}

function hostStart(text: string, from: number, earliest: number): number {
  let start = from;
  while (start > earliest && isHostCharacter(text.charCodeAt(start - 1))) start--;
  return start;
}

function hostEnd(text: string, from: number): number {
  let end = from;
  const most = Math.min(text.length, from + longestHost);
  while (end < most && isHostCharacter(text.charCodeAt(end))) end++;
  return end;
}

/** The address whose host stands at `start`, right behind an `@`. */
function emails(text: string, start: number, end: number, earliest: number): TextCandidate[] {
  let first = start - 1;
  const most = Math.max(earliest, start - 65);
  while (first > most && /[\w.!#$%&'*+/=?^`{|}~-]/.test(text.charAt(first - 1))) first--;
  const address = text.slice(first, end).replace(/[.-]+$/, "");
  return first < start - 1 ? [{ kind: "email", text: address }] : [];
}

/** Scripts whose words stand apart from a host by a space; others (Chinese, emoji …) may touch it. */
const spacedLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]/u;

/** Where in a word hosts may stand: all of it, and ASCII parts with a dot that only touch what needs no space. */
function hostsIn(text: string, start: number, end: number): [number, number][] {
  const found: [number, number][] = [[start, end]];
  let first = start;
  while (first < end) {
    let last = first;
    while (last < end && text.charCodeAt(last) < 0x80) last++;
    const partial = first > start || last < end;
    const touches =
      spacedLetter.test(charBefore(text, first, start)) || spacedLetter.test(text.charAt(last < end ? last : -1));
    if (partial && !touches && /\w\.\w/.test(text.slice(first, last))) found.push([first, last]);
    first = last + 1;
  }
  return found;
}

function charBefore(text: string, at: number, start: number): string {
  return at > start ? text.charAt(at - 1) : "";
}

/** Letters, digits, `-`, `_`, `.` and every character beyond ASCII that is no punctuation. */
function isHostCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x5f ||
    (code >= 0x80 && !isDelimiter(code))
  );
}

/** Whether a bare word is a host: an address, or under a top-level domain that exists. */
export function isKnownHost(host: string): boolean {
  if (isAddress(host)) return true;
  const { isIcann, domain } = parse(host, { validateHostname: false });
  return isIcann === true && domain !== null;
}

/**
 * The links that a text holds, in order, defanged ones put right: URLs with a scheme and a host, and bare hosts under
 * a top-level domain that exists. A sentence without space behind its full stop ("Hello.It") is no link.
 */
export function findUrls(text: string): string[] {
  const urls: string[] = [];
  for (const candidate of textCandidates(text)) {
    if (candidate.kind === "email") continue;
    const host = hostOf(candidate.text);
    if (candidate.kind === "url" ? host !== "" : isKnownHost(host) && !isSentenceBreak(candidate.text)) {
      urls.push(candidate.text);
    }
  }
  return urls;
}

function isSentenceBreak(word: string): boolean {
  return /^[^/:?#]*[a-z]\.[A-Z][a-z]+$/.test(word);
}
