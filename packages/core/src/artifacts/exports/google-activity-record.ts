import type { Locator, RecordDraft } from "../../records/kinds.ts";
import type { Details } from "../rows.ts";

/** One thing that My Activity keeps, from the page or from the document of it. */
export interface Activity {
  readonly time: number | null;
  readonly locator: Locator;
  /** The sentence in the account's language: `Searched for …`, `Vous avez consulté …`. */
  readonly title: string | null;
  readonly url: string | null;
  /** The service, as the account's language calls it. */
  readonly service: string | null;
  readonly details: Details;
}

/**
 * What was done shows in the link alone, since sentences are in the account's language: a search has its words in it, a
 * visit is wrapped by Google's redirector, an application is named by its page in the store.
 */
export function activityRecord({ time, locator, title, url, service, details }: Activity): RecordDraft {
  const about = { time, locator, details: { ...details, ...(title === null ? {} : { title }) } };
  if (url === null) return { kind: "app_use", ...about, event: title ?? service };
  const words = wordsOf(url);
  if (words !== undefined) return { kind: "search", ...about, query: words, url, application: service };
  const app = /^https?:\/\/play\.google\.com\/store\/apps\/details\?/.test(url) ? parameter(url, "id") : undefined;
  if (app !== undefined) return { kind: "app_use", ...about, app_id: app, event: title };
  const target = /^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?/.test(url) ? parameter(url, "q") : undefined;
  return { kind: "web_visit", ...about, url: target ?? url, title, application: service };
}

function wordsOf(url: string): string | undefined {
  if (/^https?:\/\/(?:[\w.-]+\.)?google\.[a-z.]+\/search\?/.test(url)) return parameter(url, "q");
  if (/^https?:\/\/(?:[\w.-]+\.)?youtube\.com\/results\?/.test(url)) return parameter(url, "search_query");
  if (/^https?:\/\/play\.google\.com\/store\/search\?/.test(url)) return parameter(url, "q");
  const place = /^https?:\/\/(?:www\.)?google\.[a-z.]+\/maps\/search\/([^/?@]+)/.exec(url)?.[1];
  return place === undefined ? undefined : decoded(place);
}

/** The value of a parameter of a link; undefined where it has none. */
export function parameter(url: string, name: string): string | undefined {
  const query = url.split("#", 1)[0]?.split("?")[1] ?? "";
  for (const part of query.split("&")) {
    const [key, value = ""] = part.split("=", 2);
    if (key === name) return decoded(value);
  }
  return undefined;
}

function decoded(value: string): string {
  const spaced = value.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    // Not every link is well formed; it is told as it is.
    return spaced;
  }
}
