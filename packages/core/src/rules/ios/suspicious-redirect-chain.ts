import type { DetailValue } from "../../records/kinds.ts";
import { simpleRule } from "../simple-rule.ts";

export const suspiciousRedirectChain = simpleRule({
  id: "ios.suspicious_redirect_chain",
  version: 1,
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
  },
  references: ["MVT, module WebkitSessionResourceLog"],
  vouched: "source_read",
  see(record, context) {
    if (record.kind !== "web_trace" || record.trace !== "redirect") return undefined;
    const sources = hosts(record.details?.["redirect_source"]);
    const destinations = hosts(record.details?.["redirect_destination"]);
    if (sources.length === 0 && destinations.length === 0) return undefined;
    const chain = [...sources, record.url ?? "", ...destinations].filter((host) => host !== "");
    const match = chain.flatMap((host) => context.matcher.match("host", host))[0];
    if (!match) return undefined;
    return {
      key: JSON.stringify(record.locator),
      values: chain,
      words: {
        source: sources.join(", ") || "?",
        origin: record.url ?? "?",
        destination: destinations.join(", ") || "?",
      },
    };
  },
});

function hosts(value: DetailValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((host) => typeof host === "string") : [];
}
