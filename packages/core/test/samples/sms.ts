import { buildDatabase } from "../sqlite-builder.ts";
import { attributedBody } from "../typedstream-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

/** Message 2 has its text in `attributedBody` only and an attachment; 3 waits to be deleted. */
export function smsDatabase(): Uint8Array {
  return buildDatabase((db) => {
    db.exec(
      `CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT);
       CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, chat_identifier TEXT, display_name TEXT);
       CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, attributedBody BLOB, handle_id INTEGER,
        subject TEXT, service TEXT, date INTEGER, date_read INTEGER, date_delivered INTEGER, is_from_me INTEGER,
        payload_data BLOB, message_summary_info BLOB);
       CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);
       CREATE TABLE chat_recoverable_message_join (chat_id INTEGER, message_id INTEGER, delete_date INTEGER);
       CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, guid TEXT, created_date INTEGER, start_date INTEGER,
        filename TEXT, mime_type TEXT, is_outgoing INTEGER, user_info BLOB, transfer_name TEXT, total_bytes INTEGER);
       CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);`,
    );
    db.exec("INSERT INTO handle VALUES (1, '+15550101', 'iMessage'), (2, 'bo@example.org', 'iMessage')");
    db.exec("INSERT INTO chat VALUES (1, 'iMessage;-;+15550101', '+15550101', NULL), (2, 'g2', 'chat2', 'Friends')");
    const nanoseconds = (seconds: number) => BigInt(macTime + seconds) * 1_000_000_000n;
    const insert = db.prepare("INSERT INTO message VALUES (?, ?, ?, ?, ?, NULL, 'iMessage', ?, ?, ?, ?, NULL, NULL)");
    const insertMessage = (id: number, text: string | null, body: Uint8Array | null, handle: number, fromMe: number) =>
      insert.run(id, `G${id}`, text, body, handle, nanoseconds(id), nanoseconds(id + 5), nanoseconds(id + 4), fromMe);
    insertMessage(1, "see https://1.example.org/", null, 1, 0);
    insertMessage(2, null, attributedBody("look", "https://2.example.org/"), 2, 0);
    insertMessage(3, "fine", null, 1, 1);
    db.exec("INSERT INTO chat_message_join VALUES (1, 1), (2, 2)");
    db.prepare("INSERT INTO chat_recoverable_message_join VALUES (1, 3, ?)").run(nanoseconds(60));
    const attachment = db.prepare("INSERT INTO attachment VALUES (?, ?, ?, ?, ?, 'image/gif', ?, x'aabb', ?, 10)");
    for (let id = 1; id <= 3; id++) {
      attachment.run(id, `A${id}`, macTime + id, macTime, `/var/mobile/${id}.gif`, id === 3 ? 1 : 0, `${id}.gif`);
    }
    db.exec("INSERT INTO message_attachment_join VALUES (2, 1), (2, 2), (3, 3)");
  });
}

export function smsSample(): FileSample {
  return { kind: "ios_backup", path: "HomeDomain-Library/SMS/sms.db", bytes: smsDatabase() };
}
