import type { DetailValue } from "../../records/kinds.ts";
import type { RuleContext } from "../rule.ts";
import { type Seen, simpleRule } from "../simple-rule.ts";
import { siteOf } from "./injection-form.ts";
import { isPopular } from "./popular-sites.ts";

export const suspiciousRedirectChain = simpleRule({
  id: "ios.suspicious_redirect_chain",
  version: 2,
  title: "Suspicious chain of redirects",
  severity: "high",
  class: "attempt",
  platform: "ios",
  needs: ["ios.webkit_resource_log"],
  rationale: "Injected redirects leave chains that do not belong to the page that was opened.",
  falsePositives: ["Advertisements, consent pages and sign-in services."],
  sentences: {
    statement:
      "A page led from {source} by way of {origin} to {destination}. Decoys of published attacks stood in such chains; advertisements and consent pages make them too.",
    unknown_decoy:
      "A page led from {source}, a much visited site, by way of {origin} to {destination}, with which nobody interacted. Neither is a much visited site. Decoys of published attacks stood in such chains; advertisements and consent pages make them far more often.",
    unknown_decoy_in_app:
      "In a page shown inside an application, {source}, a much visited site, led by way of {origin} to {destination}, with which nobody interacted. Neither is a much visited site. Decoys of published attacks stood in such chains; advertisements and consent pages make them far more often.",
  },
  references: ["MVT, module WebkitSessionResourceLog"],
  vouched: "source_read",
  see(record, context) {
    if (record.kind !== "web_trace" || record.trace !== "redirect") return undefined;
    const sources = hosts(record.details?.["redirect_source"]);
    const destinations = hosts(record.details?.["redirect_destination"]);
    if (sources.length === 0 && destinations.length === 0) return undefined;
    const origin = record.url ?? "";
    const chain = [...sources, origin, ...destinations].filter((host) => host !== "");
    const told = {
      key: JSON.stringify(record.locator),
      values: chain,
      words: {
        source: sources.join(", ") || "?",
        origin: origin || "?",
        destination: destinations.join(", ") || "?",
      },
    };
    if (chain.some((host) => context.matcher.match("host", host).length > 0)) return told;
    if (record.user_interaction !== false || !isDecoy(sources, origin, destinations, context)) return undefined;
    const inApp = record.file.includes("com.apple.SafariViewService");
    return {
      ...told,
      severity: "low",
      class: "anomaly",
      subject: `host:${origin}`,
      sentence: inApp ? "unknown_decoy_in_app" : "unknown_decoy",
    } satisfies Seen;
  },
});

/**
 * One much visited site led to one that is not, and that one to a third: trackers stand in many chains at once. What is
 * much visited, the warning lists say; without them nothing is a decoy.
 */
function isDecoy(
  sources: readonly string[],
  origin: string,
  destinations: readonly string[],
  { matcher }: RuleContext,
): boolean {
  const [source, destination] = [sources[0], destinations[0]];
  if (sources.length !== 1 || destinations.length !== 1 || !source || !destination) return false;
  const domains = new Set([source, origin, destination].map((host) => siteOf(host)?.domain));
  return (
    domains.size === 3 && isPopular(source, matcher) && !isPopular(origin, matcher) && !isPopular(destination, matcher)
  );
}

function hosts(value: DetailValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((host) => typeof host === "string") : [];
}
