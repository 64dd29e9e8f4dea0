import { memorySource } from "../../bytes/source.ts";
import { htmlTokens } from "../../formats/html/tokens.ts";
import { addresses, allHeaders, header, mailTime } from "../../formats/mail/headers.ts";
import { byteLines } from "../../formats/mail/lines.ts";
import { type Mail, MailReader } from "../../formats/mail/message.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { linksIn } from "../links.ts";

/** Mails, alone or in a mailbox: who wrote, over which addresses it came, its text and the links of its page. */
export const mail = defineArtifact({
  id: "account.mail",
  title: "Exported mail",
  platform: "account",
  versions: "single mails (.eml) and mailboxes (.mbox), as of Google Takeout",
  where: { account_export: ["**/*.eml", "**/*.mbox"] },
  shapes: ["mail", "mailbox"],
  kinds: ["message"],
  timeBasis: "utc",
  reach: "what the mailbox held when it was exported",
  references: ["RFC 5322", "RFC 2045 to 2047, 2231", "RFC 4155: mbox", "Google Takeout: X-GM-THRID, X-Gmail-Labels"],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },
  async *read(input) {
    const source = await input.open();
    const isBox = /\.mbox$/i.test(input.file.path);
    let reader: MailReader | undefined = isBox ? undefined : new MailReader();
    let start = 1;
    let blank = true;
    for (const { number, text } of byteLines(source)) {
      if (isBox && (blank || !reader) && separator.test(text)) {
        if (reader) yield record(reader.end(), start, input);
        reader = new MailReader();
        start = number;
      } else if (reader) {
        reader.line(isBox ? text.replace(/^>(>*From )/, "$1") : text);
      } else if (text.trim() !== "") {
        input.problem("value", "a line before the first mail", { line: number });
      }
      blank = text === "";
    }
    if (reader) yield record(reader.end(), start, input);
  },
});

/** `From 1234@xxx Tue Nov 14 22:13:20 +0000 2023`, behind an empty line. */
const separator = /^From \S+ .*\d{4}/;

function record(read: Mail, line: number, input: ArtifactInput): RecordDraft {
  const { headers } = read;
  const locator = { line };
  if (headers.length === 0) input.problem("value", "a mail has no head", locator);
  if (read.cut) input.problem("limit", "a mail is too long, or has too many parts; its end is left out", locator);
  const [from] = addresses(header(headers, "from"));
  const to = ["to", "cc", "bcc"].flatMap((name) => addresses(allHeaders(headers, name).join(", ")));
  const labels = header(headers, "x-gmail-labels");
  const date = header(headers, "date");
  const time = mailTime(date);
  if (date !== null && time === null) input.problem("value", "Date is not a time", locator);
  const page = read.html === null ? undefined : pageOf(read.html);
  const received = allHeaders(headers, "received").slice(0, mostReceived);
  const ips = [
    ...new Set([...received.flatMap(addressesIn), ...addressesIn(header(headers, "x-originating-ip") ?? "")]),
  ];
  return {
    kind: "message",
    time,
    locator,
    service: "E-mail",
    direction: labels !== null && sent.test(labels) ? "outgoing" : "unknown",
    thread: header(headers, "x-gm-thrid") ?? firstReference(headers) ?? header(headers, "message-id"),
    sender: from?.address ?? null,
    sender_name: from?.name ?? null,
    recipient: to[0]?.address ?? null,
    participants: to.map(({ address }) => address).slice(0, mostParticipants),
    subject: header(headers, "subject"),
    text: read.text ?? page?.text ?? null,
    ...(page && page.links.length > 0 ? { urls: page.links } : {}),
    message_id: header(headers, "message-id"),
    reply_to: header(headers, "in-reply-to"),
    ...(read.attachments.length > 0 ? { attachment_names: read.attachments } : {}),
    details: {
      ...(ips.length > 0 ? { received_ips: ips } : {}),
      ...(received.length > 0 ? { received } : {}),
      ...Object.fromEntries(
        kept.flatMap((name) => [[name, header(headers, name)] as const]).filter(([, value]) => value),
      ),
      ...(time === null && date !== null ? { date } : {}),
    },
  };
}

const mostReceived = 50;
const mostParticipants = 1_000;
/** Labels of what the owner sent, in the languages of accounts that were seen. */
const sent =
  /(?:^|,)\s*"?(?:sent|envoyés|messages envoyés|enviados|المرسلة|gesendet|inviati|posta inviata)"?\s*(?:,|$)/i;
const kept = [
  "reply-to",
  "return-path",
  "authentication-results",
  "x-mailer",
  "user-agent",
  "x-gmail-labels",
  "list-unsubscribe",
];

function firstReference(headers: Mail["headers"]): string | null {
  return header(headers, "references")?.split(/\s+/)[0] ?? null;
}

/** Addresses in brackets, as servers write who handed them the mail. */
function addressesIn(text: string): string[] {
  return [...text.matchAll(/[[(](?:IPv6:)?((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})[\])]/gi)].map(
    ([, ip]) => ip ?? "",
  );
}

const mostLinks = 1_000;

/** What a page says, and where its links lead: what is shown of a link may be another address. */
function pageOf(html: string): { readonly text: string; readonly links: readonly string[] } {
  const links = new Set<string>();
  let text = "";
  for (const token of htmlTokens(memorySource(new TextEncoder().encode(html)))) {
    if (token.type === "text") text += token.text;
    else if (token.type === "open" && ["br", "p", "div", "tr", "li"].includes(token.name)) text += "\n";
    const link = token.type === "open" && token.name === "a" ? token.attribute("href") : undefined;
    if (link !== undefined && links.size < mostLinks) for (const found of linksIn(link)) links.add(found);
  }
  return {
    text: text
      .replace(/[ \t\u00a0]+/g, " ")
      .replace(/\s*\n\s*/g, "\n")
      .trim(),
    links: [...links],
  };
}
