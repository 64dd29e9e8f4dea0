import { isoTime } from "../../formats/time.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { type Message, messageArtifacts, receivedLinks, siteOf } from "./message-links.ts";

/** A host, then seven digits and one letter, and nothing else (published links against people in Mexico and the Emirates). */
const form = /^https?:\/\/[^/]+\/\d{7}[st]\/?$/i;

/** What a text must hold, before its links are looked for. */
const ending = /\/\d{7}[st]/i;

/** So many senders and domains are named in the sentence; the records hold all. */
const named = 10;

export const lureLinkForm = defineRule({
  id: "ios.lure_link_form",
  version: 1,
  title: "Links of the form of published lures",
  severity: "medium",
  class: "targeting",
  platform: "ios",
  needs: messageArtifacts,
  scope: "examination",
  rationale:
    "Of the links published from attacks on journalists and defenders in 2015 to 2017, all that were not short links had this form: seven digits and a letter.",
  falsePositives: [
    "A website that numbers its pages in the same way.",
    "Messages that pass a published link on, for instance between researchers.",
  ],
  sentences: {
    statement:
      "Links whose path is seven digits and one letter were received ({count:records}): {domains}. Senders: {senders}. First {first:time}, last {last:time}. Published lures have this form. Receiving a link does not show that it was opened.",
  },
  references: [
    "Citizen Lab, malware-indicators: 201706_RecklessExploit, 201706_RecklessRedux, 201608_NSO_Group",
    "Citizen Lab, Reckless Exploit, June 2017",
  ],
  vouched: "source_read",
  wants: (record) =>
    record.kind === "message" &&
    (ending.test(record.text ?? "") || (record.urls ?? []).some((url) => ending.test(url))) &&
    receivedLinks(record).some((link) => form.test(link)),
  detect(context) {
    const messages: Message[] = [];
    return {
      record(record) {
        if (record.kind === "message" && linksOf(record, context).length > 0) messages.push(record);
      },
      end() {
        if (messages.length === 0) return;
        const links = messages.flatMap((message) => linksOf(message, context));
        context.report({
          severity: "medium",
          class: "targeting",
          // The form itself is what they have in common, whoever sent them and wherever they lead.
          key: "form",
          records: messages,
          values: [...new Set(links)],
          tool: { name: "Pegasus", trace: "family" },
          words: {
            domains: listOf(links.map((link) => siteOf(link)?.domain ?? link)),
            senders: listOf(messages.flatMap(({ sender }) => sender ?? [])),
            ...span(messages),
          },
        });
      },
    };
  },
});

function linksOf(message: Message, context: RuleContext): string[] {
  return receivedLinks(message).filter((link) => {
    const host = form.test(link) ? siteOf(link)?.host : undefined;
    return host !== undefined && context.matcher.warninglists(host).length === 0;
  });
}

function listOf(values: readonly string[]): string {
  const different = [...new Set(values)];
  return different.slice(0, named).join(", ") + (different.length > named ? ", …" : "");
}

/** First and last of the messages' times; empty where none has one. */
export function span(messages: readonly Message[]): { first: string; last: string } {
  const times = messages.flatMap(({ time }) => time ?? []).sort((a, b) => a - b);
  const [first, last] = [times[0], times.at(-1)];
  return { first: first === undefined ? "" : isoTime(first), last: last === undefined ? "" : isoTime(last) };
}
