import type { TimeBasis } from "../formats/time.ts";
import type { OfCase } from "./workbench.ts";

/** What tells one conversation from the others: two services, or two phones, may know the same name. */
export interface ThreadPlace {
  readonly evidence: number;
  readonly artifact: string;
  /** As its artifact names it; where it does not, the other party; empty where nothing tells. */
  readonly thread: string;
}

export interface Thread extends ThreadPlace {
  readonly name: string | null;
  readonly service: string | null;
  /** Others than the owner, those who wrote most first; at most a few. */
  readonly participants: readonly Participant[];
  readonly others: number;
  readonly messages: number;
  /** Of them, those that the search meets; all of them without a search. */
  readonly hits: number;
  readonly attachments: number;
  readonly first: number | null;
  readonly last: number | null;
}

export interface Participant {
  readonly id: string;
  /** As an address book or a service calls them. */
  readonly name: string | null;
}

export interface ThreadsAsked extends OfCase {
  /** Words of the messages. */
  readonly text?: string;
  /** Words of names, numbers and addresses of those who take part. */
  readonly who?: string;
  readonly service?: string;
  readonly limit: number;
  readonly after?: string;
}

/** The newest first. */
export interface ThreadPage {
  readonly threads: readonly Thread[];
  /** Undefined after the last page. */
  readonly next?: string;
  /** Of what is asked for, without regard to pages. */
  readonly total: number;
  readonly services: readonly { readonly service: string; readonly threads: number }[];
}

/** `owner`: written on this phone. */
export type Side = "owner" | "other" | "unknown";

export interface Message {
  readonly id: string;
  readonly time: number | null;
  readonly timeBasis: TimeBasis;
  readonly side: Side;
  readonly sender: Participant | null;
  readonly subject: string | null;
  readonly text: string | null;
  /** The text goes on: the record has it all. */
  readonly cut: boolean;
  readonly attachments: readonly string[];
  readonly edited: number | null;
  readonly earlierTexts: readonly string[];
  readonly retracted: boolean;
  readonly deleted: boolean;
  /** Where a row was found that is no longer live. */
  readonly recovered: string | null;
  readonly delivered: number | null;
  readonly read: number | null;
  /** What it answers. `message` is null where that is not in the conversation any more. */
  readonly replyTo: Quoted | null;
  /** A reaction whose message is not in the conversation. */
  readonly reaction: string | null;
  readonly reactions: readonly Reaction[];
}

export interface Quoted {
  readonly message: string | null;
  readonly sender: Participant | null;
  readonly side: Side;
  readonly text: string | null;
}

export interface Reaction {
  readonly record: string;
  readonly what: string;
  readonly side: Side;
  readonly sender: Participant | null;
  readonly time: number | null;
  /** Taken back again. */
  readonly retracted: boolean;
}

/** A conversation by its place, or by a message of it (id of its record). */
export interface ThreadAsked extends OfCase {
  readonly place?: ThreadPlace;
  readonly message?: string;
}

/** Without `at`, `before` and `after`: the newest. At most one of them is given. */
export interface MessagesAsked extends OfCase, ThreadPlace {
  /** Only messages that hold these words. */
  readonly text?: string;
  /** Only messages with attachments. */
  readonly attachments?: true;
  /** Only messages that are not as they were sent: edited, taken back, deleted, or found as rows that are no longer live. */
  readonly changed?: true;
  readonly limit: number;
  /** Around this message (id of its record). */
  readonly at?: string;
  /** Those before, or after, what `earlier` or `later` of another page said. */
  readonly before?: string;
  readonly after?: string;
}

/** In the order of time; what has no time comes last. */
export interface MessagePage {
  readonly messages: readonly Message[];
  /** Where the page before this one ends; undefined at the beginning of the conversation. */
  readonly earlier?: string;
  readonly later?: string;
}
