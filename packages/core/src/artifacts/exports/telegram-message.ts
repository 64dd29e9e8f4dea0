import type { RecordDraft } from "../../records/kinds.ts";
import { isObject, type JsonFields } from "../android/json-fields.ts";

interface Chat {
  readonly thread: string;
  /** `user` and the number of the account's owner; undefined in an export of one chat. */
  readonly owner: string | undefined;
}

const taken = new Set([
  "id",
  "type",
  "date_unixtime",
  "edited_unixtime",
  "from",
  "from_id",
  "actor",
  "actor_id",
  "text",
  "text_entities",
  "reply_to_message_id",
  "file_name",
  "duration_seconds",
]);

export function telegramMessage(fields: JsonFields, chat: Chat): RecordDraft {
  const { text, links } = textOf(fields);
  const sender = idOf(fields);
  const action = fields.text("action");
  const names = [fields.text("file_name"), baseName(fields.text("file")), baseName(fields.text("photo"))];
  const attachments = [...new Set(names.filter((name) => name !== null))];
  return {
    kind: "message",
    time: fields.time("date_unixtime", "unix_s"),
    locator: fields.locator,
    service: "Telegram",
    thread: chat.thread,
    direction: directionOf(sender, chat),
    sender,
    sender_name: fields.text("from") ?? fields.text("actor"),
    text: text || action,
    message_id: numberOf(fields, "id"),
    reply_to: numberOf(fields, "reply_to_message_id"),
    edited: fields.time("edited_unixtime", "unix_s"),
    ...(links.length > 0 ? { urls: links } : {}),
    ...(attachments.length > 0 ? { attachment_names: attachments } : {}),
    details: detailsOf(fields),
  };
}

export function telegramCall(fields: JsonFields, chat: Chat): RecordDraft {
  const reason = fields.text("discard_reason");
  const duration = fields.number("duration_seconds");
  return {
    kind: "call",
    time: fields.time("date_unixtime", "unix_s"),
    locator: fields.locator,
    service: "Telegram",
    direction: directionOf(idOf(fields), chat),
    contact: chat.thread,
    duration,
    ...(reason === null ? {} : { answered: reason !== "missed" && reason !== "busy" }),
    details: detailsOf(fields),
  };
}

/** Older exports have the wall clock of the computer alone: it stays in the details. */
function detailsOf(fields: JsonFields) {
  const { date, edited, ...further } = fields.details(taken);
  return fields.has("date_unixtime") ? further : { ...further, date: date ?? null, edited: edited ?? null };
}

function idOf(fields: JsonFields): string | null {
  return numberOf(fields, "from_id") ?? numberOf(fields, "actor_id");
}

/** Numbers before 2021, texts such as `user12` since. */
function numberOf(fields: JsonFields, name: string): string | null {
  const value = fields.raw(name);
  return typeof value === "number" || (typeof value === "string" && value !== "") ? String(value) : null;
}

function directionOf(sender: string | null, { owner }: Chat): "incoming" | "outgoing" | "unknown" {
  if (owner === undefined || sender === null) return "unknown";
  return sender === owner || `user${sender}` === owner ? "outgoing" : "incoming";
}

/** A text, or a list of texts and of objects with a text each; links may stand behind other words. */
function textOf(fields: JsonFields): { readonly text: string; readonly links: readonly string[] } {
  const value = fields.raw("text");
  if (typeof value === "string") return { text: value, links: [] };
  const links: string[] = [];
  const parts = (Array.isArray(value) ? value : []).map((part: unknown) => {
    if (typeof part === "string") return part;
    if (!isObject(part)) return "";
    const { text, href } = part;
    if (typeof href === "string") links.push(href);
    return typeof text === "string" ? text : "";
  });
  return { text: parts.join(""), links };
}

/** `(File not included. Change data exporting settings to download.)` is no name. */
function baseName(path: string | null): string | null {
  return path === null || path.startsWith("(") ? null : (path.split("/").at(-1) ?? null);
}
