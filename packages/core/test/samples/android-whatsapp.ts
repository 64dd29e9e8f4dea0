import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, sampleTime } from "./sample.ts";

const ms = sampleTime * 1000;

/** Tables and columns of 2023 to 2025. Source: chat-history-manager, whatsapp-android tests. */
export const modernTables = `
  CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT NOT NULL, server TEXT NOT NULL, agent INTEGER, device INTEGER,
    type INTEGER, raw_string TEXT);
  CREATE TABLE jid_map (lid_row_id INTEGER PRIMARY KEY, jid_row_id INTEGER);
  CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, hidden INTEGER, subject TEXT,
    created_timestamp INTEGER, archived INTEGER, sort_timestamp INTEGER, ephemeral_expiration INTEGER,
    chat_lock INTEGER);
  CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER NOT NULL, from_me INTEGER NOT NULL,
    key_id TEXT NOT NULL, sender_jid_row_id INTEGER, status INTEGER, timestamp INTEGER, received_timestamp INTEGER,
    receipt_server_timestamp INTEGER, message_type INTEGER, text_data TEXT, starred INTEGER,
    sort_id INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE message_media (message_row_id INTEGER PRIMARY KEY, file_path TEXT, file_size INTEGER, media_key BLOB,
    mime_type TEXT, media_name TEXT, media_duration INTEGER, file_hash TEXT, media_caption TEXT);
  CREATE TABLE message_location (message_row_id INTEGER PRIMARY KEY, latitude REAL, longitude REAL, place_name TEXT,
    place_address TEXT, url TEXT);
  CREATE TABLE message_text (message_row_id INTEGER PRIMARY KEY, description TEXT, page_title TEXT, url TEXT);
  CREATE TABLE message_quoted (message_row_id INTEGER PRIMARY KEY, key_id TEXT NOT NULL, text_data TEXT);
  CREATE TABLE message_edit_info (message_row_id INTEGER PRIMARY KEY, original_key_id TEXT NOT NULL,
    edited_timestamp INTEGER NOT NULL, sender_timestamp INTEGER NOT NULL);
  CREATE TABLE message_revoked (message_row_id INTEGER PRIMARY KEY, revoked_key_id TEXT NOT NULL,
    admin_jid_row_id INTEGER, revoke_timestamp INTEGER);
  CREATE TABLE message_forwarded (message_row_id INTEGER PRIMARY KEY, forward_score INTEGER);
  CREATE TABLE message_add_on (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT NOT NULL,
    sender_jid_row_id INTEGER, parent_message_row_id INTEGER, timestamp INTEGER, message_add_on_type INTEGER);
  CREATE TABLE message_add_on_reaction (message_add_on_row_id INTEGER PRIMARY KEY, reaction TEXT,
    sender_timestamp INTEGER);
  CREATE TABLE receipt_user (_id INTEGER PRIMARY KEY, message_row_id INTEGER NOT NULL,
    receipt_user_jid_row_id INTEGER NOT NULL, receipt_timestamp INTEGER, read_timestamp INTEGER);
  CREATE TABLE call_log (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, from_me INTEGER, call_id TEXT,
    timestamp INTEGER, video_call INTEGER, duration INTEGER, call_result INTEGER, bytes_transferred INTEGER,
    group_jid_row_id INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE call_log_participant_v2 (_id INTEGER PRIMARY KEY, call_log_row_id INTEGER, jid_row_id INTEGER,
    call_result INTEGER);`;

/** A person with a hidden number (row 3), one of no list of contacts (2), a group (4). */
function modernStore(): Uint8Array {
  return buildDatabase((db) => {
    db.exec(modernTables);
    db.exec(
      `INSERT INTO jid VALUES (1, '34600111222', 's.whatsapp.net', 0, 0, 0, '34600111222@s.whatsapp.net'),
        (2, '33600111333', 's.whatsapp.net', 0, 0, 0, '33600111333@s.whatsapp.net'),
        (3, '111', 'lid', 0, 0, 18, '111@lid'), (4, '5-6', 'g.us', 0, 0, 1, '5-6@g.us');
       INSERT INTO jid_map VALUES (3, 1), (100, 100);
       INSERT INTO chat VALUES (1, 3, 0, NULL, ${ms}, 0, ${ms + 9000}, 86400, 0), (2, 4, 0, 'Group', ${ms}, 1, ${ms}, 0, 1);
       INSERT INTO message VALUES
        (1, -1, 0, '-1', NULL, -1, NULL, NULL, NULL, NULL, NULL, NULL, 0),
        (2, 1, 0, 'K2', 0, 0, ${ms}, ${ms + 1}, -1, 0, 'see https://1.example.org/', 0, 2),
        (3, 2, 0, 'K3', 2, 0, ${ms + 1000}, ${ms + 1001}, -1, 1, NULL, 1, 3),
        (4, 1, 1, 'K4', 0, 13, ${ms + 2000}, 0, ${ms + 2001}, 0, 'fine', 0, 4),
        (5, 1, 0, 'K5', 0, 0, ${ms + 3000}, ${ms + 3001}, -1, 15, NULL, 0, 5),
        (6, 1, 1, 'K6', 0, 13, ${ms + 4000}, 0, ${ms + 4001}, 5, NULL, 0, 6);
       INSERT INTO message_media VALUES (3, 'Media/WhatsApp Images/IMG-1.jpg', 1000, x'00', 'image/jpeg', NULL, 0, 'aGFzaA==', 'a caption');
       INSERT INTO message_text VALUES (2, 'about', 'A page', 'https://2.example.org/');
       INSERT INTO message_location VALUES (6, 40.5, -3.5, 'A place', 'A street', 'https://3.example.org/');
       INSERT INTO message_quoted VALUES (4, 'K2', 'see');
       INSERT INTO message_edit_info VALUES (4, 'K4a', ${ms + 2500}, ${ms + 2400});
       INSERT INTO message_revoked VALUES (5, 'K5', 0, ${ms + 3500});
       INSERT INTO message_forwarded VALUES (3, 5);
       -- Rows of messages that are gone: what is said of them touches no other.
       INSERT INTO message_media (message_row_id) VALUES (100);
       INSERT INTO message_text (message_row_id) VALUES (100);
       INSERT INTO message_location (message_row_id) VALUES (100);
       INSERT INTO message_quoted VALUES (100, 'K0', NULL);
       INSERT INTO message_edit_info VALUES (100, 'K0', 0, 0);
       INSERT INTO message_revoked VALUES (100, 'K0', 0, 0);
       INSERT INTO message_forwarded VALUES (100, 1);
       INSERT INTO message_add_on VALUES (1, 1, 0, 'R1', 3, 4, ${ms + 5000}, 56), (2, 2, 1, 'R2', 0, 3, ${ms + 6000}, 56);
       INSERT INTO message_add_on_reaction VALUES (1, '👍', ${ms + 4900}), (2, '', ${ms + 5900}), (100, '👍', 0);
       INSERT INTO receipt_user VALUES (1, 4, 3, ${ms + 2200}, ${ms + 2300}), (2, 4, 2, ${ms + 2100}, NULL);
       INSERT INTO call_log VALUES (1, 2, 0, 'C1', ${ms}, 0, 0, 2, 0, 0), (2, 3, 1, 'C2', ${ms + 1000}, 1, 65, 5, 999, 0),
        (3, 3, 0, 'C3', ${ms + 2000}, 0, 30, 5, 10, 4);
       INSERT INTO call_log_participant_v2 VALUES (1, 3, 2, 5), (2, 3, 3, 5);`,
    );
  });
}

const store = "data/data/com.whatsapp/databases/msgstore.db";

export function androidWhatsAppSample(): FileSample {
  return { kind: "android_filesystem", path: store, bytes: modernStore() };
}

export function androidWhatsAppContactsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE wa_contacts (_id INTEGER PRIMARY KEY, jid TEXT NOT NULL, is_whatsapp_user BOOLEAN NOT NULL,
        status TEXT, status_timestamp INTEGER, number TEXT, display_name TEXT, phone_label TEXT, given_name TEXT,
        family_name TEXT, wa_name TEXT, company TEXT);
       INSERT INTO wa_contacts VALUES
        (1, '34600111222@s.whatsapp.net', 1, 'busy', ${ms}, '+34600111222', 'Ana', NULL, 'Ana', NULL, 'anita', NULL),
        (2, '33600111333@s.whatsapp.net', 1, NULL, 0, NULL, NULL, NULL, NULL, NULL, 'bo', NULL),
        (3, '5-6@g.us', 0, NULL, 0, NULL, 'Group', NULL, NULL, NULL, NULL, NULL);`,
    );
  });
  return { kind: "android_filesystem", path: "data/data/com.whatsapp/databases/wa.db", bytes };
}
