import type { Matcher } from "../../indicators/matcher.ts";

/** Warning lists of much visited sites; others (dynamic names, sinkholes) say nothing against an attack. */
const lists = /tranco|cisco|cloudflare|majestic|\bmoz\b|google|microsoft/i;

export function isPopular(host: string, matcher: Matcher): boolean {
  return matcher.warninglists(host).some((list) => lists.test(list));
}
