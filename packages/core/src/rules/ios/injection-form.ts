import { parse as parseHost } from "tldts";
import { isAddress } from "../../indicators/host.ts";

export interface Site {
  readonly host: string;
  /** The registrable domain with private suffixes, so that two tenants of one platform are two. */
  readonly domain: string;
  /** The domain without its suffix: `yahoo` of `fr.yahoo.com`. */
  readonly brand: string;
}

export function siteOf(url: string | null | undefined): Site | undefined {
  const parsed = parseHost(url ?? "", { allowPrivateDomains: true });
  if (!parsed.hostname) return undefined;
  const domain = parsed.domain ?? parsed.hostname;
  return { host: parsed.hostname, domain, brand: parsed.domainWithoutSuffix || domain };
}

/**
 * The parts of a URL that have the form of the injections published in 2019: a high port, a random first label under
 * several others, one random token as the path, a fragment of many digits. Thresholds are ours. One part alone is met
 * elsewhere (test servers, content networks, short links); two are not.
 */
export function injectionParts(url: string, host: string): readonly string[] {
  const match = /^https?:\/\/[^/?#:]+(?::(\d+))?([^?#]*)[^#]*(?:#(.*))?$/i.exec(url);
  if (!match) return [];
  const [, port = "", path = "", fragment = ""] = match;
  const parts: string[] = [];
  if (Number(port) > 1024) parts.push(`:${port}`);
  const labels = host.split(".");
  if (labels.length >= 4 && !isAddress(host) && looksRandom(labels[0] ?? "")) parts.push(labels[0] ?? "");
  if (/^\/[A-Za-z0-9]{6,12}$/.test(path)) parts.push(path);
  if (/^\d{30,}$/.test(fragment)) parts.push(`#${fragment.slice(0, 12)}…`);
  return parts;
}

/** So many parts make the form. */
export const partsOfForm = 2;

/** At least eight letters and digits, with both among them. */
function looksRandom(label: string): boolean {
  return /^[a-z0-9]{8,}$/i.test(label) && /\d/.test(label) && /[a-z]/i.test(label);
}

/**
 * A host inside one's own network: private and link-local addresses (RFC 1918, 4193, 3927), names without a dot, and
 * endings that no public name has (RFC 6762, 6761, 8375).
 */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  if (name.includes(":")) return /^(?:::1?$|f[cd]|fe[89ab])/.test(name);
  if (isAddress(name)) return /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(name);
  return !name.includes(".") || /\.(?:local|localhost|lan|home|internal|intranet|test|invalid|home\.arpa)$/.test(name);
}
