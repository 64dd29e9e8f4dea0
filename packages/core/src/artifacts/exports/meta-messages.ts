import type { RecordDraft } from "../../records/kinds.ts";
import { isObject, JsonFields } from "../android/json-fields.ts";
import { defineArtifact } from "../artifact.ts";
import { exportValues } from "./json-export.ts";
import { repairedInside } from "./meta-text.ts";

/** Conversations of Messenger and Instagram, one folder each, in pieces of 10,000 messages, the newest first. */
export const metaMessages = defineArtifact({
  id: "account.meta_messages",
  title: "Messages of Facebook and Instagram accounts",
  platform: "account",
  versions: "Download Your Information, as JSON",
  where: { account_export: ["**/*.json"] },
  shapes: ["meta_messages"],
  kinds: ["message", "call", "conversation"],
  timeBasis: "utc",
  reach: "everything that the account still has; encrypted chats only where they were asked for",
  references: ["OllieBoyne/messenger_parser", "joweich/chat-miner: Instagram", "NorseKode/Waultar: content examples"],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender_name" },
  async *read(input) {
    const { path } = input.file;
    const service = /instagram/i.test(path) ? "Instagram" : /facebook/i.test(path) ? "Facebook Messenger" : "Meta";
    const folder = path.split(/[/!]/).at(-2) ?? "";
    let title: string | null = null;
    const participants: string[] = [];
    let count = 0;
    for (const found of exportValues(await input.open(), input, wanted)) {
      const { path: place, locator } = found;
      const value = repairedInside(found.value);
      const fields = isObject(value) ? new JsonFields(value, locator, input) : undefined;
      if (place[0] === "title" && typeof value === "string") title = value;
      else if (place[0] === "participants" && fields) participants.push(fields.text("name") ?? "");
      else if (place[0] === "messages" && fields) {
        count++;
        yield message(fields, { service, thread: threadOf(folder, participants) });
      } else input.problem("value", `one of ${String(place[0])} is not an object`, locator);
    }
    if (count > 0) {
      yield {
        kind: "conversation",
        locator: { key: "messages" },
        service,
        thread: threadOf(folder, participants),
        name: title,
        message_count: count,
        details: { participants },
      };
    }
  },
});

/** The folder names the conversation, as long as there is one. */
function threadOf(folder: string, participants: readonly string[]): string {
  return folder || participants.join(", ") || "conversation";
}

const wanted = [["participants", "*"], ["messages", "*"], ["title"]];

const media = ["photos", "videos", "audio_files", "files", "gifs"];
const taken = new Set(["sender_name", "timestamp_ms", "content", "is_unsent", "call_duration", ...media]);

function message(fields: JsonFields, about: { readonly service: string; readonly thread: string }): RecordDraft {
  const common = {
    time: fields.time("timestamp_ms", "unix_ms"),
    locator: fields.locator,
    service: about.service,
    direction: "unknown",
  };
  if (fields.has("call_duration")) {
    const duration = fields.number("call_duration");
    return {
      kind: "call",
      ...common,
      contact: about.thread,
      duration,
      ...(duration === null ? {} : { answered: duration > 0 }),
      details: { caller: fields.text("sender_name"), content: fields.text("content") },
    };
  }
  const attachments = media
    .flatMap((name) => fields.objects(name))
    .flatMap((one) => one.text("uri")?.split("/").at(-1) ?? []);
  const link = fields.object("share")?.text("link") ?? null;
  return {
    kind: "message",
    ...common,
    thread: about.thread,
    sender_name: fields.text("sender_name"),
    text: fields.text("content"),
    ...(link === null ? {} : { urls: [link] }),
    ...(attachments.length > 0 ? { attachment_names: attachments } : {}),
    ...(fields.raw("is_unsent") === true ? { retracted: true } : {}),
    details: fields.details(taken),
  };
}
