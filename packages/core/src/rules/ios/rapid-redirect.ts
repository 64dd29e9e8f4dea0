import { parse as parseHost } from "tldts";
import { isShortener } from "../../indicators/shorteners.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { type Detection, defineRule, type RuleContext, type Severity } from "../rule.ts";

type Visit = Extract<SourcedRecord, { kind: "web_visit" }>;

/** Warning lists of much visited sites; others (dynamic names, sinkholes) say nothing against an attack. */
const popularSites = /tranco|cisco|cloudflare|majestic|\bmoz\b|google|microsoft/i;

/** A redirect that took less than this cannot have been a person's doing. */
const limit = 1_000_000;

export const rapidRedirect = defineRule({
  id: "ios.rapid_redirect",
  version: 1,
  title: "Unencrypted page redirected at once to another domain",
  severity: "high",
  class: "attempt",
  platform: "ios",
  needs: ["ios.safari_history"],
  scope: "file",
  rationale: "An attacker inside the network can answer an unencrypted request faster than the real server.",
  falsePositives: [
    "Advertising and tracking redirects, short links, sign-in pages of public networks.",
    "Test servers and content networks on unusual ports.",
  ],
  sentences: {
    statement:
      "The unencrypted address {from} led to another domain, {to}, within {milliseconds} ms. An injection by the network looks like this; so do advertisements, short links and sign-in pages.",
    injection_shape:
      "The unencrypted address {from} led to another domain, {to}, within {milliseconds} ms. The destination has the form of published network injections: an unusual port, a random name, or a random path. This is a trace of an attempt; alone it does not show that code ran.",
  },
  references: [
    "MVT, module SafariHistory",
    "Claudio Guarnieri, October 2019, on the injections against Maati Monjib",
    "MVT issues 94, 144, 223, 319: false positives",
  ],
  vouched: "source_read",
  detect(context) {
    // Either end of a redirect may come first; what waits for its other end is kept, and nothing else.
    const sources = new Map<number, Visit>();
    const destinations = new Map<number, Visit>();
    return {
      record(record) {
        if (record.kind !== "web_visit") return;
        const id = record.visit_id ?? -1;
        const destination = record.redirect_destination;
        if (typeof destination === "number" && record.url?.startsWith("http://")) {
          const known = destinations.get(destination);
          if (known) compare(record, known, context);
          else sources.set(destination, record);
        }
        const source = sources.get(id);
        if (source) {
          sources.delete(id);
          compare(source, record, context);
        } else if (typeof record.redirect_source === "number") {
          destinations.set(id, record);
        }
      },
    };
  },
});

function compare(source: Visit, destination: Visit, context: RuleContext): void {
  if (typeof source.time !== "number" || typeof destination.time !== "number") return;
  const elapsed = destination.time - source.time;
  if (elapsed < 0 || elapsed >= limit) return;
  const from = site(source.url);
  const to = site(destination.url);
  if (!from || !to || from.domain === to.domain) return;
  const shape = hasInjectionShape(destination.url ?? "", to.host);
  const detection: Detection = {
    ...weigh(shape, source.url ?? "", to.host, context),
    class: shape ? "attempt" : "anomaly",
    key: `${source.visit_id}>${destination.visit_id}`,
    records: [source, destination],
    values: [source.url ?? "", destination.url ?? ""],
    words: { from: source.url ?? "", to: to.host, milliseconds: Math.round(elapsed / 1000) },
  };
  context.report(detection);
}

function weigh(
  shape: boolean,
  source: string,
  to: string,
  context: RuleContext,
): { severity: Severity; sentence: string } {
  if (shape) return { severity: "high", sentence: "injection_shape" };
  // A popular destination, or a short link that does what it is for, is what a browser meets every day.
  const popular = context.matcher.warninglists(to).some((list) => popularSites.test(list));
  const ordinary = popular || isShortener(source);
  return { severity: ordinary ? "low" : "medium", sentence: "statement" };
}

/** The registrable domain with private suffixes (so that two tenants of one platform are two), and the host. */
function site(url: string | null | undefined): { host: string; domain: string } | undefined {
  const parsed = parseHost(url ?? "", { allowPrivateDomains: true });
  if (!parsed.hostname) return undefined;
  return { host: parsed.hostname, domain: parsed.domain ?? parsed.hostname };
}

/**
 * The form of the injections published in 2019: a high port, a random first label under several others, one random
 * token as the path, or a fragment of many digits. Thresholds are ours. One feature alone is met elsewhere; two are not.
 */
function hasInjectionShape(url: string, host: string): boolean {
  const match = /^https?:\/\/[^/?#:]+(?::(\d+))?([^?#]*)[^#]*(?:#(.*))?$/i.exec(url);
  if (!match) return false;
  const [, port, path = "", fragment = ""] = match;
  const features = [
    Number(port ?? 0) > 1024,
    host.split(".").length >= 4 && looksRandom(host.split(".")[0] ?? ""),
    /^\/[A-Za-z0-9]{6,12}$/.test(path),
    /^\d{30,}$/.test(fragment),
  ];
  return features.filter(Boolean).length >= 2;
}

/** At least eight letters and digits, with both among them. */
function looksRandom(label: string): boolean {
  return /^[a-z0-9]{8,}$/i.test(label) && /\d/.test(label) && /[a-z]/i.test(label);
}
