import { defineRule, type RuleContext } from "../rule.ts";
import { type Message, receivedLinks, type Site, siteOf } from "./message-links.ts";

/** On so many different days a site was opened that counts as one that the owner knows; ours. */
const daysKnown = 5;
/** Shorter names are like one another by chance; ours. */
const shortestName = 6;
const day = 86_400 * 1_000_000;

export const lookalikeDomain = defineRule({
  id: "ios.lookalike_domain",
  version: 1,
  title: "Link to a name that looks like a site the owner visits",
  severity: "low",
  class: "targeting",
  platform: "ios",
  needs: ["ios.safari_history", "ios.sms"],
  scope: "examination",
  rationale:
    "Published lures led to names like those of news sites, telephone companies and networks: a letter doubled, a hyphen put in, a word added.",
  falsePositives: [
    "A site's own further domains, for instance for events, statistics or short links.",
    "Two sites whose names happen to be alike.",
  ],
  sentences: {
    statement:
      "A received message has a link to {host}. The name is close to {known}, which was opened from this phone on {days} different days. The record does not show who stands behind the link.",
  },
  references: [
    "Citizen Lab, malware-indicators: twiitter.com.mx, ideas-telcel.com.mx, hmizat.co",
    "Public Suffix List, with its private section",
  ],
  vouched: "inference",
  // Lures that were published came as text messages; the links of all chats would be too many to hold.
  wants: (record) => record.artifact === "ios.sms" && receivedLinks(record).length > 0,
  notes(record) {
    if (record.kind !== "web_visit" || typeof record.time !== "number") return undefined;
    const site = siteOf(record.url ?? "");
    return site && site.label.length >= shortestName ? `${site.domain} ${Math.floor(record.time / day)}` : undefined;
  },
  detect(context) {
    const days = new Map<string, number>();
    let known: KnownSites | undefined;
    return {
      note(text) {
        const domain = text.split(" ")[0] ?? "";
        days.set(domain, (days.get(domain) ?? 0) + 1);
      },
      record(record) {
        if (record.kind !== "message") return;
        known ??= knownSites(days);
        for (const link of receivedLinks(record)) compare(link, record, known, context);
      },
    };
  },
});

interface Known extends Site {
  readonly days: number;
}

/** What the owner visits, found by each way of looking like it: comparing all with all would take too long. */
interface KnownSites {
  readonly byDomain: ReadonlyMap<string, Known>;
  readonly byLabel: ReadonlyMap<string, Known>;
  readonly byPlainest: ReadonlyMap<string, Known>;
  /** By the name with each of its letters left out. */
  readonly byShortened: ReadonlyMap<string, readonly Known[]>;
}

function knownSites(days: ReadonlyMap<string, number>): KnownSites {
  const byDomain = new Map<string, Known>();
  const byLabel = new Map<string, Known>();
  const byPlainest = new Map<string, Known>();
  const byShortened = new Map<string, Known[]>();
  for (const [domain, count] of days) {
    const site = count >= daysKnown ? siteOf(domain) : undefined;
    if (!site) continue;
    const known = { ...site, days: count };
    byDomain.set(domain, known);
    byLabel.set(site.label, known);
    byPlainest.set(plainest(site.label), known);
    for (const short of shortened(site.label))
      byShortened.set(short, [...(byShortened.get(short) ?? []), known].slice(0, 8));
  }
  return { byDomain, byLabel, byPlainest, byShortened };
}

function compare(link: string, message: Message, known: KnownSites, context: RuleContext): void {
  const site = siteOf(link);
  if (!site || known.byDomain.has(site.domain) || known.byLabel.has(site.label)) return;
  const like = likeOf(site, known);
  if (!like || context.matcher.warninglists(site.host).length > 0) return;
  context.report({
    severity: "low",
    class: "targeting",
    key: `${site.domain} ${like.domain}`,
    records: [message],
    values: [site.host, like.domain],
    subject: `host:${site.host}`,
    words: { host: site.host, known: like.domain, days: like.days },
  });
}

function likeOf(site: Site, known: KnownSites): Known | undefined {
  return (
    inFront(site, known) ?? wordAdded(site, known) ?? known.byPlainest.get(plainest(site.label)) ?? oneEdit(site, known)
  );
}

/** `known.com.something-else.net` */
function inFront({ host, domain }: Site, known: KnownSites): Known | undefined {
  const labels = host.slice(0, -domain.length).split(".").filter(Boolean);
  for (const start of labels.keys()) {
    for (let end = start + 2; end <= Math.min(labels.length, start + 4); end++) {
      const found = known.byDomain.get(labels.slice(start, end).join("."));
      if (found) return found;
    }
  }
  return undefined;
}

function wordAdded({ label }: Site, known: KnownSites): Known | undefined {
  const words = label.includes("-") ? label.split("-") : [];
  for (const word of words) {
    const found = known.byLabel.get(word);
    if (found) return found;
  }
  return undefined;
}

function oneEdit({ label }: Site, known: KnownSites): Known | undefined {
  if (label.length < shortestName) return undefined;
  for (const short of [label, ...shortened(label)]) {
    const found =
      known.byShortened.get(short)?.find((one) => isOneEditAway(label, one.label)) ?? known.byLabel.get(short);
    if (found) return found;
  }
  return undefined;
}

function shortened(label: string): string[] {
  return Array.from(label, (_, index) => label.slice(0, index) + label.slice(index + 1));
}

/** Without hyphens, and with signs that look alike written as one. */
function plainest(label: string): string {
  return label
    .replaceAll("-", "")
    .replaceAll("0", "o")
    .replaceAll(/[1i]/g, "l")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
}

/** One letter more, less, or another. */
function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length === b.length) return restA.slice(1) === restB.slice(1);
  return a.length > b.length ? restA.slice(1) === restB : restA === restB.slice(1);
}
