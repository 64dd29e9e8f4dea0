import { isShortener } from "../../indicators/shorteners.ts";
import { type Detection, defineRule, type RuleContext } from "../rule.ts";
import { injectionParts, partsOfForm } from "./injection-form.ts";
import { isPopular } from "./popular-sites.ts";
import { type RedirectPair, redirectPairs } from "./redirect-pairs.ts";

export const rapidRedirect = defineRule({
  id: "ios.rapid_redirect",
  version: 2,
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
      "The unencrypted address {from} led to another domain, {to}, within {milliseconds} ms. The destination has the form of published network injections: {parts}. This is a trace of an attempt; alone it does not show that code ran.",
    other_device:
      "The history synchronised from another device of the same account says that the unencrypted address {from} led to another domain, {to}, within {milliseconds} ms. An injection by the network looks like this; so do advertisements, short links and sign-in pages. Which device it was, the record does not say.",
  },
  references: [
    "MVT, module SafariHistory",
    "Claudio Guarnieri, October 2019, on the injections against Maati Monjib",
    "MVT issues 94, 144, 223, 319: false positives",
  ],
  vouched: "source_read",
  detect: (context) => ({ record: redirectPairs((pair) => context.report(detection(pair, context))) }),
});

function detection(pair: RedirectPair, context: RuleContext): Detection {
  const { source, destination, from, to, elapsed } = pair;
  const parts = injectionParts(destination.url ?? "", to.host);
  const hasForm = parts.length >= partsOfForm;
  return {
    ...weigh(pair, hasForm, context),
    class: hasForm ? "attempt" : "anomaly",
    key: `${source.visit_id}>${destination.visit_id}`,
    records: [source, destination],
    values: [source.url ?? "", destination.url ?? ""],
    subject: `host:${to.host}`,
    words: {
      from: source.url ?? from.host,
      to: to.host,
      milliseconds: Math.round(elapsed / 1000),
      parts: parts.join("  "),
    },
  };
}

function weigh(
  { source, destination, to }: RedirectPair,
  hasForm: boolean,
  context: RuleContext,
): Pick<Detection, "severity"> & { readonly sentence: string } {
  // It happened elsewhere: on this phone only its record lies.
  if (source.from_other_device || destination.from_other_device) {
    return { severity: hasForm ? "medium" : "low", sentence: "other_device" };
  }
  if (hasForm) return { severity: "high", sentence: "injection_shape" };
  // A popular destination, or a short link that does what it is for, is what a browser meets every day.
  return {
    severity: isPopular(to.host, context.matcher) || isShortener(source.url ?? "") ? "low" : "medium",
    sentence: "statement",
  };
}
