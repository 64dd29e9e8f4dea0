import type { FrameObject } from "../../formats/signal-backup/archive-frames.ts";
import { isoTime } from "../../formats/time.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import { type Details, joinedLimit } from "../rows.ts";
import type { ArchivePeople, ArchiveRecipient } from "./signal-archive-people.ts";
import { at, flag, id, objects, text, time } from "./signal-frame-values.ts";

const service = "Signal";

/** Messages that are more than a text: each has its content in a field of its own, and most have reactions. */
const contents = [
  "standardMessage",
  "contactMessage",
  "stickerMessage",
  "viewOnceMessage",
  "directStoryReplyMessage",
  "paymentNotification",
  "giftBadge",
  "poll",
  "remoteDeletedMessage",
  "adminDeletedMessage",
  "updateMessage",
];

/** What a chat item tells: a call, or a message with its reactions. */
export function* chatItem(
  item: FrameObject,
  locator: Locator,
  people: ArchivePeople,
  tell: (message: string) => void,
): Generator<RecordDraft> {
  const thread = people.chats.get(id(item, "chatId"));
  const update = at(item, "updateMessage");
  const call = at(update, "individualCall") ?? at(update, "groupCall");
  if (call) {
    yield callOf(call, thread, locator, at(update, "groupCall") !== undefined);
    return;
  }
  const sent = time(item, "dateSent");
  if (sent === null) tell("a message says no time at which it was sent");
  const kind = contents.find((name) => at(item, name) !== undefined);
  const content = kind === undefined ? undefined : at(item, kind);
  yield message(item, { kind, content, thread, sent, locator, author: people.recipients.get(id(item, "authorId")) });
  for (const reaction of objects(content, "reactions").slice(0, joinedLimit)) {
    const author = people.recipients.get(id(reaction, "authorId"));
    yield {
      kind: "message",
      time: time(reaction, "sentTimestamp"),
      locator,
      direction: author === undefined ? "unknown" : author.self ? "outgoing" : "incoming",
      service,
      thread: thread?.address ?? null,
      sender: author?.address ?? null,
      sender_name: author?.name ?? null,
      reaction: text(reaction, "emoji"),
      reaction_to: messageId(sent),
    };
  }
}

/** Signal names a message by when it was sent. */
function messageId(sent: number | null): string | null {
  return sent === null ? null : String(sent / 1000);
}

interface ItemContext {
  readonly kind: string | undefined;
  readonly content: FrameObject | undefined;
  readonly thread: ArchiveRecipient | undefined;
  readonly author: ArchiveRecipient | undefined;
  readonly sent: number | null;
  readonly locator: Locator;
}

function message(item: FrameObject, context: ItemContext): RecordDraft {
  const { kind, content, thread, author, sent, locator } = context;
  const outgoing = at(item, "outgoing");
  const direction = outgoing ? "outgoing" : at(item, "incoming") ? "incoming" : "unknown";
  const earlier = objects(item, "revisions").flatMap((revision) => textOf(at(revision, "standardMessage")) ?? []);
  const receipts = receiptsOf(outgoing);
  return {
    kind: "message",
    time: sent,
    locator,
    direction,
    service: flag(item, "sms") ? "SMS" : service,
    thread: thread?.address ?? null,
    sender: direction === "outgoing" ? null : (author?.address ?? null),
    sender_name: direction === "outgoing" ? null : (author?.name ?? null),
    recipient: direction === "outgoing" ? (thread?.address ?? null) : null,
    text: textOf(content),
    urls: objects(content, "linkPreview").flatMap((preview) => text(preview, "url") || []),
    message_id: messageId(sent),
    reply_to: messageId(time(at(content, "quote"), "targetSentTimestamp")),
    edited: objects(item, "revisions").length > 0 ? sent : null,
    earlier_texts: earlier,
    retracted: kind === "remoteDeletedMessage" || kind === "adminDeletedMessage",
    delivered: receipts.delivered,
    read_time: receipts.read,
    attachment_names: attachmentsOf(content),
    details: detailsOf(item, context),
  };
}

/** The words of a message, whichever kind it is of. */
function textOf(content: FrameObject | undefined): string | null {
  return (
    text(at(content, "text"), "body") ??
    text(at(at(content, "textReply"), "text"), "body") ??
    text(at(content, "sticker"), "emoji") ??
    text(content, "emoji") ??
    text(content, "question") ??
    text(content, "note")
  );
}

function attachmentsOf(content: FrameObject | undefined): string[] {
  const single = at(content, "attachment");
  return [...objects(content, "attachments"), ...(single ? [single] : [])].flatMap((attachment) => {
    const pointer = at(attachment, "pointer");
    return text(pointer, "fileName") || text(pointer, "contentType") || [];
  });
}

/** The first delivery and the first reading: in a group, everybody has their own. */
function receiptsOf(outgoing: FrameObject | undefined): { delivered: number | null; read: number | null } {
  const times = { delivered: null as number | null, read: null as number | null };
  for (const status of objects(outgoing, "sendStatus")) {
    const known = at(status, "delivered") ? "delivered" : (at(status, "read") ?? at(status, "viewed")) ? "read" : null;
    const when = time(status, "timestamp");
    if (known === null || when === null) continue;
    times[known] = times[known] === null ? when : Math.min(times[known], when);
  }
  return times;
}

function detailsOf(item: FrameObject, { kind, content }: ItemContext): Details {
  const details: Details = kind === undefined || kind === "standardMessage" ? {} : { type: kind };
  const received = time(at(item, "incoming") ?? at(item, "outgoing"), "dateReceived");
  if (received !== null) details["dateReceived"] = isoTime(received);
  const expires = time(item, "expiresInMs");
  if (expires !== null) details["expiresInMs"] = expires / 1000;
  const quoted = text(at(at(content, "quote"), "text"), "body");
  if (quoted) details["quote"] = quoted;
  if (kind === "updateMessage") Object.assign(details, updateOf(content));
  if (kind === "contactMessage") Object.assign(details, sharedContact(at(content, "contact")));
  if (kind === "poll") details["options"] = objects(content, "options").map((option) => text(option, "option") ?? "");
  if (kind === "paymentNotification") details["amountMob"] = text(content, "amountMob");
  return details;
}

function updateOf(update: FrameObject | undefined): Details {
  const [name] = Object.keys(update ?? {});
  if (name === undefined) return {};
  const inner = at(update, name);
  const changes = objects(inner, "updates").flatMap((change) => Object.keys(change));
  const said = Object.entries(inner ?? {}).filter(
    ([, value]) => typeof value === "string" || typeof value === "number",
  );
  const group = objects(inner, "updates").flatMap(
    (change) => text(at(change, "groupNameUpdate"), "newGroupName") ?? [],
  );
  return {
    update: name,
    ...(changes.length > 0 ? { updates: changes } : {}),
    ...(group.length > 0 ? { newGroupName: group } : {}),
    ...(Object.fromEntries(said) as Details),
  };
}

function sharedContact(contact: FrameObject | undefined): Details {
  const name = at(contact, "name");
  return {
    shared_name: [text(name, "givenName"), text(name, "familyName")].filter((part) => part).join(" "),
    shared_numbers: objects(contact, "number").map((number) => text(number, "value") ?? ""),
    shared_emails: objects(contact, "email").map((email) => text(email, "value") ?? ""),
  };
}

const answeredStates: ReadonlyMap<string, boolean> = new Map([
  ["ACCEPTED", true],
  ["JOINED", true],
  ["NOT_ACCEPTED", false],
  ["DECLINED", false],
  ["MISSED", false],
  ["MISSED_NOTIFICATION_PROFILE", false],
]);

function callOf(
  call: FrameObject,
  thread: ArchiveRecipient | undefined,
  locator: Locator,
  inGroup: boolean,
): RecordDraft {
  const state = text(call, "state");
  const direction = text(call, "direction") ?? (state === "OUTGOING_RING" ? "OUTGOING" : null);
  const started = time(call, "startedCallTimestamp");
  const ended = time(call, "endedCallTimestamp");
  return {
    kind: "call",
    time: started,
    locator,
    direction: direction === "INCOMING" ? "incoming" : direction === "OUTGOING" ? "outgoing" : "unknown",
    service,
    contact: thread?.address ?? null,
    duration: started !== null && ended !== null && ended >= started ? (ended - started) / 1e6 : null,
    answered: answeredStates.get(state ?? "") ?? null,
    details: { call_type: inGroup ? "GROUP_CALL" : text(call, "type"), state },
  };
}
