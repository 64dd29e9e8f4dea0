import type { Row } from "../../formats/sqlite/database.ts";
import { linksIn } from "../links.ts";
import { type Details, tableDetails } from "../rows.ts";
import { directionOf, lastName, type Message, type StoreContext, toldKey } from "./whatsapp.ts";
import { knownNumbers, messageTypes, noMessage } from "./whatsapp-store.ts";

/**
 * The table `messages`, which WhatsApp had until 2021: people and groups by their ids, media in columns of their own.
 * `told` holds what the newer table said already. Source: WhatsApp-Chat-Exporter android_handler.py.
 */
export function* oldMessages(context: StoreContext, told: ReadonlySet<string> | undefined): Generator<Message> {
  const { db } = context;
  const details = tableDetails(db, "messages", "m", {
    except: [
      "_id",
      "key_remote_jid",
      "key_from_me",
      "key_id",
      "data",
      "timestamp",
      "remote_resource",
      "media_caption",
      // A preview, and what belongs to it: the picture is on the phone.
      "raw_data",
      "thumb_image",
      "media_hash",
      "media_enc_hash",
      "participant_hash",
      "media_url",
      "receipt_device_timestamp",
      "read_device_timestamp",
    ],
    times: {
      received_timestamp: "unix_ms",
      send_timestamp: "unix_ms",
      receipt_server_timestamp: "unix_ms",
      played_device_timestamp: "unix_ms",
    },
    withoutZeros: true,
  });
  const rows = db.select({
    from: ["messages", "m"],
    join: [["messages_quotes", "q", "q._id = m.quoted_row_id"]],
    columns: {
      chat: "m.key_remote_jid",
      from_me: "m.key_from_me",
      key: "m.key_id",
      text: "m.data",
      caption: "m.media_caption",
      time: "m.timestamp",
      member: "m.remote_resource",
      media: "m.media_url",
      media_name: "m.media_name",
      type: "m.media_wa_type",
      edit: "m.edit_version",
      delivered: "m.receipt_device_timestamp",
      read: "m.read_device_timestamp",
      quoted: "q.key_id",
      ...details.columns,
    },
  });
  for (const row of rows) {
    const key = row.text("key");
    const chat = row.text("chat");
    if (chat === noMessage || (key !== null && told?.has(toldKey(chat, key)))) continue;
    yield oldMessage(row, details.read(row), context);
  }
}

/** What `edit_version` says of a message that its sender took back. */
const takenBack = 7;

function oldMessage(row: Row, details: Details, context: StoreContext): Message {
  const thread = row.text("chat");
  const direction = directionOf(row.integer("from_me"));
  const member = row.text("member");
  const sender = direction === "outgoing" ? null : member || thread;
  const type = row.integer("type");
  const word = type === null ? undefined : messageTypes.get(type);
  const media = row.text("media");
  if (word !== undefined) details["type"] = word;
  if (media !== null) details["media_url"] = media;
  Object.assign(details, knownNumbers([thread, sender], context.people));
  const name = lastName(row.text("media_name"));
  return {
    kind: "message",
    time: row.time("time", "unix_ms"),
    locator: { table: "messages", rowid: row.rowid },
    direction,
    service: context.service,
    thread,
    sender,
    recipient: direction === "outgoing" ? thread : null,
    // Where the media are on WhatsApp's servers is no link that anybody sent.
    text: row.text("text") ?? row.text("caption"),
    urls: type === 0 && media !== null ? linksIn(media) : [],
    message_id: row.text("key"),
    reply_to: row.text("quoted"),
    retracted: row.integer("edit") === takenBack || type === 15,
    delivered: row.time("delivered", "unix_ms"),
    read_time: row.time("read", "unix_ms"),
    attachment_names: name ? [name] : [],
    details,
  };
}
