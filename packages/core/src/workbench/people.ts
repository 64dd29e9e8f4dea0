import { identifierKinds } from "../identifiers/identifier.ts";
import { namedKinds } from "../identifiers/named-kinds.ts";
import type { OfCase } from "./workbench.ts";

/** The identifiers of `sillage observables`, and what else names somebody or something. */
export const thingKinds = [...identifierKinds, ...namedKinds] as const;
export type ThingKind = (typeof thingKinds)[number];

/** What tells one from the others. */
export interface ThingName {
  readonly kind: ThingKind;
  /** In one spelling, whatever the records write: E.164, lower-case host, `EUR 12.50`. */
  readonly value: string;
  /** Of a handle or wallet: where it is one. */
  readonly service: string | null;
}

export interface Identifier extends ThingName {
  /** As an address book or a service calls it. */
  readonly name: string | null;
  /** Two letters of ISO 3166, where a number or document tells. */
  readonly country: string | null;
  /** No record states it for certain. */
  readonly guessed: boolean;
  /** Records that name it; what two sources tell alike counts once. */
  readonly count: number;
  /** Of them, rows that are no longer live. */
  readonly recovered: number;
  /** Days on which it occurs: what comes every day is seldom a lead. */
  readonly days: number;
  readonly artifacts: number;
  /** Microseconds since 1970. */
  readonly first: number | null;
  readonly last: number | null;
}

export const identifierOrders = ["most", "rarest", "newest", "earliest", "value"] as const;
export type IdentifierOrder = (typeof identifierOrders)[number];

export interface IdentifiersAsked extends OfCase {
  readonly text?: string;
  readonly kind?: ThingKind;
  readonly country?: string;
  /** Only what some record states for certain. */
  readonly certain?: true;
  readonly order: IdentifierOrder;
  readonly limit: number;
  readonly after?: string;
}

/** Until they are collected, once a case: how much of its records was read, from 0 to 1. */
export interface IdentifiersAwaited {
  readonly ready: false;
  readonly share: number;
}

export interface IdentifierPage {
  readonly ready: true;
  readonly identifiers: readonly Identifier[];
  readonly next?: string;
  readonly total: number;
  /** Of all that the words of the search meet. */
  readonly kinds: readonly { readonly kind: ThingKind; readonly count: number }[];
  readonly countries: readonly { readonly country: string; readonly count: number }[];
}

/** Another case of this folder that names the same identifier. */
export interface OtherCase {
  readonly case: string;
  readonly name: string;
  readonly count: number;
  readonly first: number | null;
  readonly last: number | null;
  /** What its owner's consent is for, in the words of the consent. */
  readonly purpose: string;
}

/** Only cases whose owners' consent is recorded and holds are looked in, and only from such a case. */
export interface OtherCases {
  readonly consented: boolean;
  readonly found: readonly OtherCase[];
  readonly looked: number;
  readonly withoutConsent: number;
  /** Their identifiers were not collected yet: nobody looked at their people and things. */
  readonly notCollected: number;
}

/** As a condition on the field `identifier` names it: `phone +336…`, `handle(Instagram) lea`. */
export function thingKey({ kind, value, service }: ThingName): string {
  return `${kind}${service === null ? "" : `(${service})`} ${value}`;
}

/** Reads what `thingKey` wrote; undefined for anything else. */
export function thingOfKey(key: string): ThingName | undefined {
  const [, word, service, value] = /^([a-z]+)(?:\(([^()]*)\))? (.+)$/s.exec(key) ?? [];
  const kind = thingKinds.find((one) => one === word);
  return kind === undefined || value === undefined ? undefined : { kind, value, service: service ?? null };
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
