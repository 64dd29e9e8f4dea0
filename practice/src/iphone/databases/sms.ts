import { macNanoseconds } from "../../time.ts";
import type { DatabaseContent, Row } from "../../writers/sqlite-writer.ts";
import { attributedBody } from "../../writers/typedstream-writer.ts";

export interface SmsMessage {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly service: "SMS" | "iMessage";
  /** Number, address or sender name; null for a message without a handle row. */
  readonly handle: string | null;
  /** Participants where there are several; the conversation's name is `group`. */
  readonly group?: string;
  readonly fromMe: boolean;
  readonly text: string;
  /** Where the text stands: both columns, `text` alone as for SMS, or `attributedBody` alone. */
  readonly body: "both" | "text" | "attributed";
  readonly read?: number;
  readonly edited?: number;
  readonly summary?: Uint8Array;
  /** A tapback to the message before it in the same conversation. */
  readonly tapback?: number;
  /** Answers the message before it in the same conversation. */
  readonly answers?: boolean;
  /** When its sender took it back: the row stays, without its text. */
  readonly retracted?: number;
  /** Deleted by the owner: in a dump the log still has it. */
  readonly deleted?: boolean;
  readonly attachment?: SmsAttachment;
}

export interface SmsAttachment {
  readonly filename: string | null;
  readonly name: string;
  readonly mime: string;
  readonly uti: string;
  readonly size: number;
}

export interface SmsOptions {
  readonly account: string;
  /** Members of each group by its name. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** The phone's own number. */
  readonly caller: string;
}

/** sms.db of iOS 17. Row ids follow the order of `messages`. */
export function smsDatabase(messages: readonly SmsMessage[], options: SmsOptions): DatabaseContent {
  const handles = new Ids();
  const chats = new Ids();
  const rows: Record<"message" | "chatMessage" | "attachment" | "messageAttachment", Row[]> = {
    message: [],
    chatMessage: [],
    attachment: [],
    messageAttachment: [],
  };
  const services = new Map<string, string>();
  const lastOfChat = new Map<string, string>();
  messages.forEach((message, index) => {
    const id = index + 1;
    const guid = messageGuid(id);
    const members = message.group ? (options.groups[message.group] ?? []) : message.handle ? [message.handle] : [];
    for (const member of members) {
      handles.of(member);
      if (!services.has(member)) services.set(member, message.service);
    }
    const chat = message.group ?? message.handle;
    const before = chat ? lastOfChat.get(chat) : undefined;
    rows.message.push(messageRow(message, id, guid, message.handle ? handles.of(message.handle) : 0, before, options));
    if (chat) {
      if (!message.tapback) lastOfChat.set(chat, guid);
      rows.chatMessage.push({
        chat_id: chats.of(chat),
        message_id: id,
        message_date: macNanoseconds(message.time),
      });
    }
    if (message.attachment) {
      const attachmentId = rows.attachment.length + 1;
      rows.attachment.push(attachmentRow(message, message.attachment, attachmentId));
      rows.messageAttachment.push({ message_id: id, attachment_id: attachmentId });
    }
  });
  const gone = messages.flatMap(({ deleted }, index) => (deleted ? [index + 1] : [])).join(", ");
  return {
    schema,
    ...(gone === "" ? {} : { after: deletion(gone) }),
    tables: [
      { name: "handle", rows: handles.list().map(([id, rowid]) => handleRow(id, rowid, services.get(id) ?? "SMS")) },
      { name: "chat", rows: chats.list().map(([name, rowid]) => chatRow(name, rowid, services, options)) },
      { name: "message", rows: rows.message },
      { name: "attachment", rows: rows.attachment },
      { name: "chat_message_join", rows: rows.chatMessage },
      {
        name: "chat_handle_join",
        rows: chats
          .list()
          .flatMap(([name, chat]) =>
            (options.groups[name] ?? [name]).map((member) => ({ chat_id: chat, handle_id: handles.of(member) })),
          ),
      },
      { name: "message_attachment_join", rows: rows.messageAttachment },
    ],
  };
}

function deletion(rows: string): string {
  return `DELETE FROM chat_message_join WHERE message_id IN (${rows}); DELETE FROM message WHERE ROWID IN (${rows});`;
}

export function messageGuid(id: number): string {
  return `5A11A9E0-0000-4000-8000-${id.toString(16).toUpperCase().padStart(12, "0")}`;
}

class Ids {
  readonly #ids = new Map<string, number>();
  of(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    this.#ids.set(name, this.#ids.size + 1);
    return this.#ids.size;
  }
  list(): [string, number][] {
    return [...this.#ids];
  }
}

function messageRow(
  message: SmsMessage,
  rowid: number,
  guid: string,
  handle: number,
  before: string | undefined,
  options: SmsOptions,
): Row {
  const date = macNanoseconds(message.time);
  const hasText = message.retracted === undefined;
  const read = message.read ?? (message.fromMe ? undefined : message.time + 45_000);
  return {
    ROWID: rowid,
    guid,
    text: hasText && message.body !== "attributed" ? message.text : null,
    handle_id: message.fromMe && message.group ? 0 : handle,
    attributedBody: hasText && message.body !== "text" ? attributedBody(message.text) : null,
    version: 10,
    service: message.service,
    account: message.service === "SMS" ? `P:${options.caller}` : options.account,
    date,
    date_read: read === undefined ? 0 : macNanoseconds(read),
    date_delivered: message.fromMe ? date + 900_000_000n : 0,
    is_delivered: 1,
    is_finished: 1,
    is_from_me: message.fromMe ? 1 : 0,
    is_read: message.fromMe ? 0 : 1,
    is_sent: message.fromMe ? 1 : 0,
    cache_has_attachments: message.attachment ? 1 : 0,
    cache_roomnames: message.group ? roomName(message.group) : null,
    was_data_detected: 1,
    item_type: 0,
    associated_message_guid: message.tapback && before ? `p:0/${before}` : null,
    associated_message_type: message.tapback ?? 0,
    message_summary_info: message.summary ?? null,
    destination_caller_id: options.caller,
    thread_originator_guid: message.answers && before ? before : null,
    thread_originator_part: message.answers && before ? "0:0:0" : null,
    date_edited: message.edited === undefined ? 0 : macNanoseconds(message.edited),
    date_retracted: message.retracted === undefined ? 0 : macNanoseconds(message.retracted),
  };
}

function attachmentRow(message: SmsMessage, attachment: SmsAttachment, rowid: number): Row {
  const seconds = macNanoseconds(message.time) / 1_000_000_000n;
  return {
    ROWID: rowid,
    guid: `at_0_5A11A9E0-A77A-4000-8000-${String(rowid).padStart(12, "0")}`,
    created_date: seconds,
    start_date: seconds,
    filename: attachment.filename,
    uti: attachment.uti,
    mime_type: attachment.mime,
    transfer_state: 5,
    is_outgoing: message.fromMe ? 1 : 0,
    transfer_name: attachment.name,
    total_bytes: attachment.size,
  };
}

function handleRow(id: string, rowid: number, service: string): Row {
  return { ROWID: rowid, id, country: id.startsWith("+33") ? "fr" : null, service };
}

function chatRow(name: string, rowid: number, services: ReadonlyMap<string, string>, options: SmsOptions): Row {
  const members = options.groups[name];
  const service = members ? "iMessage" : (services.get(name) ?? "SMS");
  const identifier = members ? roomName(name) : name;
  return {
    ROWID: rowid,
    guid: `${service};${members ? "+" : "-"};${identifier}`,
    style: members ? 43 : 45,
    state: 3,
    account_id: "5A11A9E0-ACC0-4000-8000-000000000001",
    chat_identifier: identifier,
    service_name: service,
    room_name: members ? identifier : null,
    display_name: members ? name : null,
  };
}

function roomName(group: string): string {
  return `chat${Buffer.from(group).reduce((sum, byte) => (sum * 31 + byte) % 999_999_937, 7)}`;
}

/** Columns as in iOS 14 to 17; triggers, which call functions of Messages, are left out. */
const schema = `
CREATE TABLE _SqliteDatabaseProperties (key TEXT, value TEXT, UNIQUE(key));
CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, id TEXT NOT NULL, country TEXT, service TEXT NOT NULL, uncanonicalized_id TEXT, person_centric_id TEXT, UNIQUE (id, service));
CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, style INTEGER, state INTEGER, account_id TEXT, properties BLOB, chat_identifier TEXT, service_name TEXT, room_name TEXT, account_login TEXT, is_archived INTEGER DEFAULT 0, last_addressed_handle TEXT, display_name TEXT, group_id TEXT, is_filtered INTEGER DEFAULT 0, successful_query INTEGER, engram_id TEXT, server_change_token TEXT, ck_sync_state INTEGER DEFAULT 0, original_group_id TEXT, last_read_message_timestamp INTEGER DEFAULT 0, cloudkit_record_id TEXT, last_addressed_sim_id TEXT, is_blackholed INTEGER DEFAULT 0);
CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT, replace INTEGER DEFAULT 0, service_center TEXT, handle_id INTEGER DEFAULT 0, subject TEXT, country TEXT, attributedBody BLOB, version INTEGER DEFAULT 0, type INTEGER DEFAULT 0, service TEXT, account TEXT, account_guid TEXT, error INTEGER DEFAULT 0, date INTEGER, date_read INTEGER, date_delivered INTEGER, is_delivered INTEGER DEFAULT 0, is_finished INTEGER DEFAULT 0, is_emote INTEGER DEFAULT 0, is_from_me INTEGER DEFAULT 0, is_empty INTEGER DEFAULT 0, is_delayed INTEGER DEFAULT 0, is_auto_reply INTEGER DEFAULT 0, is_prepared INTEGER DEFAULT 0, is_read INTEGER DEFAULT 0, is_system_message INTEGER DEFAULT 0, is_sent INTEGER DEFAULT 0, has_dd_results INTEGER DEFAULT 0, is_service_message INTEGER DEFAULT 0, is_forward INTEGER DEFAULT 0, was_downgraded INTEGER DEFAULT 0, is_archive INTEGER DEFAULT 0, cache_has_attachments INTEGER DEFAULT 0, cache_roomnames TEXT, was_data_detected INTEGER DEFAULT 0, was_deduplicated INTEGER DEFAULT 0, is_audio_message INTEGER DEFAULT 0, is_played INTEGER DEFAULT 0, date_played INTEGER, item_type INTEGER DEFAULT 0, other_handle INTEGER DEFAULT 0, group_title TEXT, group_action_type INTEGER DEFAULT 0, share_status INTEGER DEFAULT 0, share_direction INTEGER DEFAULT 0, is_expirable INTEGER DEFAULT 0, expire_state INTEGER DEFAULT 0, message_action_type INTEGER DEFAULT 0, message_source INTEGER DEFAULT 0, associated_message_guid TEXT, associated_message_type INTEGER DEFAULT 0, balloon_bundle_id TEXT, payload_data BLOB, expressive_send_style_id TEXT, associated_message_range_location INTEGER DEFAULT 0, associated_message_range_length INTEGER DEFAULT 0, time_expressive_send_played INTEGER, message_summary_info BLOB, ck_sync_state INTEGER DEFAULT 0, ck_record_id TEXT, ck_record_change_tag TEXT, destination_caller_id TEXT, is_corrupt INTEGER DEFAULT 0, reply_to_guid TEXT, sort_id INTEGER DEFAULT 0, is_spam INTEGER DEFAULT 0, has_unseen_mention INTEGER DEFAULT 0, thread_originator_guid TEXT, thread_originator_part TEXT, syndication_ranges TEXT DEFAULT NULL, was_delivered_quietly INTEGER DEFAULT 0, did_notify_recipient INTEGER DEFAULT 0, synced_syndication_ranges TEXT DEFAULT NULL, date_retracted INTEGER DEFAULT 0, date_edited INTEGER DEFAULT 0, was_detonated INTEGER DEFAULT 0, part_count INTEGER, is_stewie INTEGER DEFAULT 0, is_kt_verified INTEGER DEFAULT 0, is_sos INTEGER DEFAULT 0, is_critical INTEGER DEFAULT 0, bia_reference_id TEXT DEFAULT NULL, fallback_hash TEXT DEFAULT NULL);
CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, created_date INTEGER DEFAULT 0, start_date INTEGER DEFAULT 0, filename TEXT, uti TEXT, mime_type TEXT, transfer_state INTEGER DEFAULT 0, is_outgoing INTEGER DEFAULT 0, user_info BLOB, transfer_name TEXT, total_bytes INTEGER DEFAULT 0, is_sticker INTEGER DEFAULT 0, sticker_user_info BLOB, attribution_info BLOB, hide_attachment INTEGER DEFAULT 0, ck_sync_state INTEGER DEFAULT 0, ck_server_change_token_blob BLOB, ck_record_id TEXT, original_guid TEXT, is_commsafety_sensitive INTEGER DEFAULT 0);
CREATE TABLE chat_message_join (chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE, message_id INTEGER REFERENCES message (ROWID) ON DELETE CASCADE, message_date INTEGER DEFAULT 0, PRIMARY KEY (chat_id, message_id));
CREATE TABLE chat_handle_join (chat_id INTEGER REFERENCES chat (ROWID) ON DELETE CASCADE, handle_id INTEGER REFERENCES handle (ROWID) ON DELETE CASCADE, UNIQUE(chat_id, handle_id));
CREATE TABLE message_attachment_join (message_id INTEGER REFERENCES message (ROWID) ON DELETE CASCADE, attachment_id INTEGER REFERENCES attachment (ROWID) ON DELETE CASCADE, UNIQUE(message_id, attachment_id));
CREATE INDEX message_idx_date ON message(date);
CREATE INDEX message_idx_handle_id ON message(handle_id, date);
CREATE INDEX chat_message_join_idx_message_id_only ON chat_message_join(message_id);
`;
