import type { ArchivedValue } from "../formats/plist/value.ts";
import { walk } from "../formats/plist/walk.ts";

const link = /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s<>"'`{}|\\^\p{Cc}\ufffc]+/giu;

/** So many links are taken from one text or list. */
const linksTaken = 1000;

/**
 * The links with a scheme that a text holds, in order. Only for texts that stand beside what a record shows: a free
 * text of a record is searched by the matcher itself, which also knows bare and defanged hosts.
 */
export function linksIn(text: string): string[] {
  if (!text.includes("://")) return [];
  const links: string[] = [];
  for (const [found] of text.matchAll(link)) {
    links.push(withoutPunctuation(found));
    if (links.length >= linksTaken) break;
  }
  return links;
}

/** A sentence's own marks at the end are not part of the link; a bracket is only where it was opened. */
function withoutPunctuation(found: string): string {
  const end = found.replace(/[.,;:!?]+$/, "");
  return end.endsWith(")") && !end.includes("(") ? withoutPunctuation(end.slice(0, -1)) : end;
}

/** The links in all texts of a property list or archive, each once; what a key calls a URL counts without a scheme. */
export function linksInside(value: ArchivedValue): string[] {
  const links = new Set<string>();
  for (const part of walk(value)) {
    if (links.size >= linksTaken) break;
    if (typeof part === "string") for (const found of linksIn(part)) links.add(found);
    else if (part instanceof Map) for (const found of namedUrls(part)) links.add(found);
  }
  return [...links];
}

function namedUrls(dictionary: ReadonlyMap<string, ArchivedValue>): string[] {
  const urls: string[] = [];
  for (const [key, value] of dictionary) {
    if (typeof value === "string" && /url/i.test(key) && /^[^\s/:]+\.[^\s]+$/.test(value)) urls.push(value);
  }
  return urls;
}
