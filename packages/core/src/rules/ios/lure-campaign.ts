import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { span } from "./lure-link-form.ts";
import { speaksAsLuresDo } from "./lure-words.ts";
import { type Message, messageArtifacts, receivedLinks, siteOf } from "./message-links.ts";

/** So many such messages within so long; the published series are longer, these bounds are ours. */
const least = 3;
const window = 30 * 86_400 * 1_000_000;

export const lureCampaign = defineRule({
  id: "ios.lure_campaign",
  version: 1,
  title: "Series of alarming messages with links from a stranger",
  severity: "low",
  class: "targeting",
  platform: "ios",
  needs: messageArtifacts,
  scope: "examination",
  rationale:
    "People who were targeted have received series of messages about deaths, accidents, abductions and accusations, each with a link, from senders whom they did not know.",
  falsePositives: [
    "Alerts of a newspaper, a court, a hospital or an authority that a person subscribed to.",
    "Ordinary fraud, which uses the same words.",
  ],
  sentences: {
    statement:
      "{count:records} with a link and alarming words came from senders who are not among the contacts and were never answered, within 30 days: first {first:time}, last {last:time}. They have a sender or a domain in common: {common}. Fraud is written in the same way; what the links led to was not opened.",
  },
  references: [
    "Citizen Lab, Reckless Exploit I to VII, 2017 to 2019, as quoted by R3D and Milenio",
    "Amnesty International, Morocco: Human Rights Defenders Targeted with NSO Group's Spyware, October 2019",
  ],
  vouched: "secondary",
  wants: (record) =>
    record.kind === "message" &&
    Boolean(record.sender) &&
    typeof record.time === "number" &&
    typeof record.text === "string" &&
    receivedLinks(record).length > 0 &&
    speaksAsLuresDo(record.text),
  notes: (record) => knownPerson(record),
  detect(context) {
    const known = new Set<string>();
    const messages: Message[] = [];
    return {
      note: (person) => void known.add(person),
      record(record) {
        if (record.kind === "message" && !known.has(person(record.sender ?? ""))) messages.push(record);
      },
      end: () => reportSeries(messages, context),
    };
  },
});

/** Whom the owner knows: a contact, someone written to or called. */
function knownPerson(record: SourcedRecord): string | undefined {
  if (record.kind === "contact") return record.contact ? person(record.contact) : undefined;
  if (record.kind !== "message" && record.kind !== "call") return undefined;
  if (record.direction !== "outgoing") return undefined;
  const other = record.kind === "message" ? (record.recipient ?? record.thread) : record.contact;
  return other ? person(other) : undefined;
}

/** Numbers are written with and without their country: their last nine digits tell them apart well enough. */
function person(contact: string): string {
  const digits = contact.replace(/\D/g, "");
  return !contact.includes("@") && digits.length >= 7 ? digits.slice(-9) : contact.toLowerCase();
}

/** Messages with the same sender or domain, directly or through others, are one series. */
function reportSeries(messages: readonly Message[], context: RuleContext): void {
  const joined = new Map<string, string>();
  const root = (mark: string): string => {
    let at = mark;
    for (let next = joined.get(at); next !== undefined; next = joined.get(at)) at = next;
    // The next look-up finds it at once.
    if (at !== mark) joined.set(mark, at);
    return at;
  };
  const marked = messages.flatMap((message) => {
    const marks = marksIn(message, context);
    const [first] = marks;
    if (first === undefined) return [];
    for (const mark of marks) if (root(mark) !== root(first)) joined.set(root(mark), root(first));
    return [{ message, marks, first }];
  });
  const series = new Map<string, typeof marked>();
  for (const one of marked) {
    const known = series.get(root(one.first));
    if (known) known.push(one);
    else series.set(root(one.first), [one]);
  }
  for (const all of series.values()) {
    const dense = densest(all.sort((a, b) => (a.message.time ?? 0) - (b.message.time ?? 0)));
    if (dense.length < least) continue;
    const marks = [...new Set(dense.flatMap((one) => one.marks))];
    const records = dense.map(({ message }) => message);
    context.report({
      severity: "low",
      class: "targeting",
      key: marks[0] ?? "",
      records,
      values: marks,
      words: { common: marks.slice(0, 10).join(", "), ...span(records) },
    });
  }
}

/** The sender, and the domains of the links that are not those of much visited sites. None without such a link. */
function marksIn(message: Message, context: RuleContext): string[] {
  const domains = receivedLinks(message).flatMap((link) => {
    const site = siteOf(link);
    return site && context.matcher.warninglists(site.host).length === 0 ? [site.domain] : [];
  });
  return domains.length === 0 ? [] : [person(message.sender ?? ""), ...new Set(domains)];
}

/** Of messages in order, the most that lie within the window. */
function densest<T extends { readonly message: Message }>(messages: readonly T[]): readonly T[] {
  const timeOf = (one: T | undefined): number => one?.message.time ?? 0;
  let [from, to, start] = [0, 0, 0];
  for (const [end, one] of messages.entries()) {
    while (timeOf(one) - timeOf(messages[start]) > window) start++;
    if (end + 1 - start > to - from) [from, to] = [start, end + 1];
  }
  return messages.slice(from, to);
}
