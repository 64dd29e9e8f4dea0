import { isShortener } from "../../indicators/shorteners.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { siteOf } from "./injection-form.ts";
import { isPopular } from "./popular-sites.ts";
import { type RedirectPair, redirectPairs, type Visit } from "./redirect-pairs.ts";

/** In the published case the page was asked for again within minutes; the limit is ours. */
const limit = 120_000_000;
/** A history has few such redirects; these many of the latest are waited for. */
const mostOpen = 50;

export const redirectRetried = defineRule({
  id: "ios.redirect_retried",
  version: 1,
  title: "Page asked for again after it was redirected elsewhere",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.safari_history"],
  scope: "file",
  rationale:
    "In a published case of injection by the network, the person saw another page than the one asked for and asked for it again.",
  falsePositives: ["People type an address or a search a second time for many reasons."],
  sentences: {
    statement:
      "The unencrypted address {from} had led to another domain, {to}, at once; {seconds} seconds later {again} was opened. Someone who sees a wrong page does so; it is also done for other reasons.",
  },
  references: ["Claudio Guarnieri, October 2019, on the injections against Maati Monjib"],
  vouched: "source_read",
  detect(context) {
    const open: RedirectPair[] = [];
    const look = redirectPairs((pair) => {
      if (!isOrdinary(pair, context)) open.push(pair);
      if (open.length > mostOpen) open.shift();
    });
    return {
      record(record) {
        if (record.kind === "web_visit" && open.length > 0) retry(record, open, context);
        look(record);
      },
    };
  },
});

/** A short link, a popular destination, or another address of the same brand (`yahoo.fr`, `yahoo.com`). */
function isOrdinary({ source, from, to }: RedirectPair, { matcher }: RuleContext): boolean {
  return from.brand === to.brand || isShortener(source.url ?? "") || isPopular(to.host, matcher);
}

/** Visits are stored in the order in which they are made. One that a page led to is no asking again. */
function retry(visit: Visit, open: RedirectPair[], context: RuleContext): void {
  if (typeof visit.time !== "number" || typeof visit.redirect_source === "number") return;
  for (const [index, { source, destination, from, to, time }] of open.entries()) {
    const later = visit.time - time;
    if (later <= 0 || later > limit || !asksFor(visit.url ?? "", from.brand)) continue;
    open.splice(index, 1);
    context.report({
      severity: "low",
      class: "anomaly",
      key: `${source.visit_id}>${destination.visit_id}`,
      records: [source, destination, visit] satisfies SourcedRecord[],
      values: [source.url ?? "", destination.url ?? "", visit.url ?? ""],
      subject: `host:${to.host}`,
      words: {
        from: source.url ?? from.host,
        to: to.host,
        seconds: Math.round(later / 1_000_000),
        again: visit.url ?? "",
      },
    });
    return;
  }
}

/** The same brand's site, or a search for it. */
function asksFor(url: string, brand: string): boolean {
  if (siteOf(url)?.brand === brand) return true;
  const search = /[?&](?:q|p|query)=([^&#]*)/.exec(url)?.[1];
  return search?.toLowerCase().includes(brand) ?? false;
}
