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
  wants: (record) => receivedLinks(record).length > 0,
  notes(record) {
    if (record.kind !== "web_visit" || typeof record.time !== "number") return undefined;
    const site = siteOf(record.url ?? "");
    return site && site.label.length >= shortestName ? `${site.domain} ${Math.floor(record.time / day)}` : undefined;
  },
  detect(context) {
    const days = new Map<string, number>();
    let known: readonly Known[] | undefined;
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

function knownSites(days: ReadonlyMap<string, number>): Known[] {
  return [...days].flatMap(([domain, count]) => {
    const site = count >= daysKnown ? siteOf(domain) : undefined;
    return site ? [{ ...site, days: count }] : [];
  });
}

function compare(link: string, message: Message, known: readonly Known[], context: RuleContext): void {
  const site = siteOf(link);
  if (!site || known.some(({ domain, label }) => domain === site.domain || label === site.label)) return;
  if (context.matcher.warninglists(site.host).length > 0) return;
  const like = known.find((one) => isLike(site, one));
  if (!like) return;
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

function isLike(site: Site, known: Site): boolean {
  return (
    // `known.com.something-else.net`
    `.${site.host}`.includes(`.${known.domain}.`) ||
    (site.label.includes("-") && site.label.split("-").includes(known.label)) ||
    plainest(site.label) === plainest(known.label) ||
    (site.label.length >= shortestName && isOneEditAway(site.label, known.label))
  );
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
