import type { OfCase } from "./workbench.ts";

export const identifierTypes = [
  "phone",
  "email",
  "account",
  "name",
  "number",
  "device",
  "application",
  "host",
  "ip",
] as const;
/** `number`: a short code, or another number that names no subscriber; `account`: an id of a service. */
export type IdentifierType = (typeof identifierTypes)[number];

export interface Identifier {
  readonly value: string;
  readonly type: IdentifierType;
  /** As an address book or a service calls it. */
  readonly name: string | null;
  /** Two letters of ISO 3166, where a number tells. */
  readonly country: string | null;
  /** How often fields of records hold it. */
  readonly count: number;
  /** Days on which it occurs: what comes every day is seldom a lead. */
  readonly days: number;
  readonly artifacts: number;
  readonly first: number | null;
  readonly last: number | null;
}

export const identifierOrders = ["most", "rarest", "newest", "earliest", "value"] as const;
export type IdentifierOrder = (typeof identifierOrders)[number];

export interface IdentifiersAsked extends OfCase {
  readonly text?: string;
  readonly type?: IdentifierType;
  readonly country?: string;
  readonly order: IdentifierOrder;
  readonly limit: number;
  readonly after?: string;
}

export interface IdentifierPage {
  readonly identifiers: readonly Identifier[];
  readonly next?: string;
  readonly total: number;
  /** Of all that the words of the search meet. */
  readonly types: readonly { readonly type: IdentifierType; readonly count: number }[];
  readonly countries: readonly { readonly country: string; readonly count: number }[];
}

/** Somebody in the graph: an identifier, `me:EVIDENCE` for the owner of a phone, `group:THREAD` for a group. */
export type PersonId = string;

/** Who was in contact with whom, one way. */
export interface Link {
  readonly from: PersonId;
  readonly to: PersonId;
  readonly messages: number;
  readonly calls: number;
  /** Contacts that the phone counted by itself; it may count messages that are listed as well. */
  readonly interactions: number;
  readonly first: number | null;
  readonly last: number | null;
}

/** Whole days of UTC, from `from` to before `to`, microseconds. */
export interface LinksAsked extends OfCase {
  readonly from?: number;
  readonly to?: number;
  /** Only links of this person. */
  readonly around?: PersonId;
}

export interface LinkList {
  /** Those with most contacts first. */
  readonly links: readonly Link[];
  readonly cut: boolean;
  readonly people: Readonly<Record<PersonId, { readonly name: string | null; readonly country: string | null }>>;
  /** Contacts a day over the whole time, whatever is asked for. */
  readonly days: readonly { readonly day: number; readonly count: number }[];
}
