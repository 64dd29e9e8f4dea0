/**
 * Hosts, addresses and URLs as a browser reads them (WHATWG URL Standard), in one spelling: lower case, Punycode, no
 * port, no user name, no trailing dot. Plain hosts are cut out by hand, because that is ten times faster than `URL`;
 * anything odd is left to `URL`.
 */

/** Schemes whose `//` may be missing, doubled or written with backslashes and are still read as a host. */
const lenientSchemes = new Set(["http", "https", "ftp", "ws", "wss"]);

/** Schemes that only wrap another URL. */
const wrapper = /^(?:blob|view-source|filesystem|feed):/i;

const longestScheme = 40;
/** A host name has at most 253 characters (RFC 1035); Unicode spellings, escapes and ports need some more room. */
const longestAuthority = 2048;

/** The matcher and several rules ask the same of each value, one after the other: what was found last is kept. */
let lastValue = "";
let lastHost = "";

/**
 * The host that a URL, or a bare host with or without port and path, leads to. Addresses come in their usual form.
 * Empty where there is none (`mailto:`, `about:blank`). Never throws.
 */
export function hostOf(value: string): string {
  if (value !== lastValue) {
    lastHost = findHost(value);
    lastValue = value;
  }
  return lastHost;
}

function findHost(value: string): string {
  let url = value;
  if (hasOddStart(url)) url = url.trim().replace(/[\t\n\r]/g, "");
  for (let round = 0; round < 3 && wrapper.test(url); round++) url = url.replace(wrapper, "");
  const start = authorityStart(url);
  return start < 0 ? "" : readAuthority(url, start);
}

/** Browsers drop spaces around a URL, and tabs and line ends within its first part. */
function hasOddStart(url: string): boolean {
  const end = Math.min(url.length, longestScheme);
  for (let at = 0; at < end; at++) if (url.charCodeAt(at) <= 0x20) return true;
  return false;
}

/** Where the authority (user, host, port) begins, or -1. */
function authorityStart(url: string): number {
  if (url.startsWith("//")) return 2;
  let at = 0;
  const end = Math.min(url.length, longestScheme);
  while (at < end && isSchemeCharacter(url.charCodeAt(at))) at++;
  if (url.charCodeAt(at) !== 0x3a || at === 0) return 0;
  const rest = at + 1;
  if (url.startsWith("//", rest)) return skipSlashes(url, rest);
  if (lenientSchemes.has(url.slice(0, at).toLowerCase())) return skipSlashes(url, rest);
  // `host:8080/path` is not a scheme; `mailto:…` and `javascript:…` are, and have no host. IPv6 has more colons.
  return /^\d{0,5}(?:[/?#]|$)/.test(url.slice(rest, rest + 6)) || isBareIpv6(url) ? 0 : -1;
}

function skipSlashes(url: string, from: number): number {
  let at = from;
  while (url.charCodeAt(at) === 0x2f || url.charCodeAt(at) === 0x5c) at++;
  return at;
}

function isSchemeCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2e ||
    code === 0x2d ||
    code === 0x2b
  );
}

function isBareIpv6(text: string): boolean {
  return text.length <= 64 && /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(?:%\w+)?$/i.test(text);
}

function readAuthority(url: string, from: number): string {
  let start = from;
  let at = from;
  let colon = -1;
  let upper = false;
  let odd = false;
  const end = Math.min(url.length, from + longestAuthority);
  for (; at < end; at++) {
    const code = url.charCodeAt(at);
    if (code === 0x2f || code === 0x3f || code === 0x23 || code === 0x5c) break; // / ? # \
    if (code === 0x40) {
      // user:password@ goes up to the last @
      if (from === 0) return "";
      start = at + 1;
      colon = -1;
      upper = false;
      odd = false;
    } else if (code === 0x3a) {
      if (colon >= 0) odd = true;
      else colon = at;
    } else if (code >= 0x41 && code <= 0x5a) upper = true;
    else if (code <= 0x20 && from === 0) return "";
    else if (code >= 0x80 || code === 0x25 || code <= 0x20 || code === 0x5b) odd = true;
  }
  if (odd) return oddHost(url.slice(start, at));
  const host = url.slice(start, colon >= 0 ? colon : at);
  return tidyHost(upper ? host.toLowerCase() : host);
}

/** Takes a host apart that has Unicode, percent escapes, brackets or several colons. */
function oddHost(authority: string): string {
  if (isBareIpv6(authority)) return canonicalIp(authority);
  return tidyHost(browserHost(authority.replace(/[)\].,'";>!?}\s]+$/u, (end) => (end.startsWith("]") ? "]" : ""))));
}

/** What `URL` makes of a host: Punycode, decoded escapes, addresses in their usual form. Empty where it refuses. */
function browserHost(authority: string): string {
  try {
    return new URL(`http://${authority}/`).hostname;
  } catch {
    return "";
  }
}

/** Drops dots and punctuation around a lower-case ASCII host and brings addresses to their usual form. */
function tidyHost(host: string): string {
  let start = 0;
  let end = host.length;
  while (end > 0 && isTrailing(host.charCodeAt(end - 1))) end--;
  while (start < end && host.charCodeAt(start) === 0x2e) start++;
  const tidy = start > 0 || end < host.length ? host.slice(start, end) : host;
  if (tidy.startsWith("[")) return canonicalIp(tidy);
  const last = lastLabelStart(tidy);
  const code = tidy.charCodeAt(last);
  return code >= 0x30 && code <= 0x39 ? numericHost(tidy, last) : tidy;
}

/** Punctuation that texts put behind a link: . ) , ' " ; > ! } */
function isTrailing(code: number): boolean {
  return (
    code === 0x2e ||
    code === 0x29 ||
    code === 0x2c ||
    code === 0x27 ||
    code === 0x22 ||
    code === 0x3b ||
    code === 0x3e ||
    code === 0x21 ||
    code === 0x7d
  );
}

function lastLabelStart(host: string): number {
  return host.lastIndexOf(".") + 1;
}

const dottedDecimal = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** A host whose last label is a number is an IPv4 address to a browser, also in octal, hexadecimal or as one number. */
function numericHost(host: string, last: number): string {
  if (dottedDecimal.test(host)) return host;
  if (!/^(?:\d+|0x[0-9a-f]*)$/.test(host.slice(last))) return host;
  return browserHost(host);
}

/** The usual form of an IPv4 or IPv6 address, IPv4 for `::ffff:a.b.c.d`. Empty where it is none. */
export function canonicalIp(value: string): string {
  let text = value.trim();
  // Java writes `host/1.2.3.4`, and `/1.2.3.4` where it has no host.
  text = text.slice(text.lastIndexOf("/") + 1);
  if (dottedDecimal.test(text)) return text;
  const bracketed = /^\[([^\]]*)\]/.exec(text);
  if (bracketed) text = bracketed[1] ?? "";
  else if (/^[^:]+:\d{1,5}$/.test(text)) text = text.slice(0, text.indexOf(":"));
  if (text.includes(":")) return canonicalIpv6(text);
  return /^[0-9.]+$|^0x[0-9a-f.x]+$/i.test(text) ? browserHost(text) : "";
}

function canonicalIpv6(text: string): string {
  const zone = text.indexOf("%");
  const host = browserHost(`[${zone < 0 ? text : text.slice(0, zone)}]`);
  if (host === "") return "";
  const mapped = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(host);
  if (!mapped) return host.slice(1, -1);
  const high = Number.parseInt(mapped[1] ?? "", 16);
  const low = Number.parseInt(mapped[2] ?? "", 16);
  return `${high >> 8}.${high & 0xff}.${low >> 8}.${low & 0xff}`;
}

/** Whether a host as `hostOf` gives it is an address. */
export function isAddress(host: string): boolean {
  const last = host.charCodeAt(host.length - 1);
  return host.includes(":") || (last >= 0x30 && last <= 0x39 && dottedDecimal.test(host));
}

/**
 * A URL for comparison: scheme and host in lower case, no user name, default port or fragment, `/` for an empty path.
 * Without a scheme it starts with `//`. Empty where it cannot be read.
 */
export function canonicalUrl(value: string): string {
  const text = value.trim();
  const bare = !/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text);
  try {
    const url = new URL(bare ? `http://${text.replace(/^\/+/, "")}` : text);
    if (url.host === "") return "";
    return `${bare ? "" : url.protocol}//${url.host}${url.pathname}${url.search}`;
  } catch {
    return "";
  }
}
