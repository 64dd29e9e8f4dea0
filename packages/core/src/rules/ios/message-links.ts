import { parse } from "tldts";
import { findUrls } from "../../indicators/text.ts";
import type { SourcedRecord } from "../../records/kinds.ts";

export type Message = Extract<SourcedRecord, { kind: "message" }>;

/** Where people are written to: what both rules on lures read. */
export const messageArtifacts = ["ios.sms", "ios.whatsapp"] as const;

const none: readonly string[] = [];
/** Something that a link has and few sentences have: looking for links in each of a million texts takes seconds. */
const mayHoldLink = /:\/\/|\.[^\s.]{2}/;

/** Several rules ask the same of each message, one after the other: what was found last is kept. */
let last: Message | undefined;
let found: readonly string[] = none;

/** The links of a message that the owner did not write, each once. */
export function receivedLinks(record: SourcedRecord): readonly string[] {
  if (record.kind !== "message" || record.direction === "outgoing") return none;
  if (!record.urls?.length && !mayHoldLink.test(record.text ?? "")) return none;
  if (record !== last) {
    found = [...new Set([...(record.urls ?? []), ...findUrls(record.text ?? "")])];
    last = record;
  }
  return found;
}

export interface Site {
  readonly host: string;
  /** Registrable; two tenants of one platform are two. */
  readonly domain: string;
  /** The domain's own part, without the suffix that others share: `example` of `example.co.uk`. */
  readonly label: string;
}

/** Undefined for addresses and for hosts without a registrable domain. */
export function siteOf(url: string): Site | undefined {
  const { hostname, domain, domainWithoutSuffix } = parse(url, { allowPrivateDomains: true });
  return hostname && domain && domainWithoutSuffix ? { host: hostname, domain, label: domainWithoutSuffix } : undefined;
}
