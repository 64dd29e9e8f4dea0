import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, sampleTime } from "./sample.ts";

/** A message as TL writes one: a number of its kind, flags, an id, its date and its text, then something of its media. */
export function telegramBlob(date: number, text: string, before = 12): Buffer {
  const bytes = Buffer.from(text);
  const length =
    bytes.length < 254 ? Buffer.from([bytes.length]) : Buffer.from([254, bytes.length & 255, bytes.length >> 8, 0]);
  const string = Buffer.concat([length, bytes]);
  const filled = Buffer.concat([string, Buffer.alloc((4 - (string.length % 4)) % 4)]);
  const stamp = Buffer.alloc(4);
  stamp.writeUInt32LE(date);
  return Buffer.concat([Buffer.alloc(before, 7), stamp, filled, Buffer.from([0x20, 0x63, 0xed, 0x3d])]);
}

export function androidTelegramSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE messages_v2 (mid INTEGER, uid INTEGER, read_state INTEGER, send_state INTEGER, date INTEGER, data BLOB,
         out INTEGER, ttl INTEGER, reply_to_message_id INTEGER, PRIMARY KEY (mid, uid));
       CREATE TABLE users (uid INTEGER PRIMARY KEY, name TEXT, status INTEGER, data BLOB);
       CREATE TABLE chats (uid INTEGER PRIMARY KEY, name TEXT, data BLOB);
       CREATE TABLE dialogs (did INTEGER PRIMARY KEY, date INTEGER, folder_id INTEGER);
       CREATE TABLE user_contacts_v7 (key TEXT PRIMARY KEY, uid INTEGER, fname TEXT, sname TEXT);
       CREATE TABLE user_phones_v7 (key TEXT, phone TEXT, sphone TEXT, deleted INTEGER);
       INSERT INTO users VALUES (100, 'ana roca;;;ana', ${sampleTime}, NULL), (101, 'bo;;;', -100, NULL);
       INSERT INTO chats VALUES (7, 'Group', NULL);
       INSERT INTO dialogs VALUES (100, ${sampleTime}, 0), (-7, ${sampleTime}, 1);
       INSERT INTO user_contacts_v7 VALUES ('k', 101, 'Bo', 'Berg');
       INSERT INTO user_phones_v7 VALUES ('k', '+33600111333', '600111333', 0);`,
    );
    const insert = db.prepare("INSERT INTO messages_v2 VALUES (?, ?, 3, 0, ?, ?, ?, 0, ?)");
    insert.run(1, 100, sampleTime, telegramBlob(sampleTime, "see https://1.example.org/"), 0, null);
    insert.run(2, 100, sampleTime + 1, telegramBlob(sampleTime + 1, "fine", 20), 1, 1);
    insert.run(3, -7, sampleTime + 2, telegramBlob(sampleTime + 2, "x".repeat(300)), 0, null);
    insert.run(4, -7, sampleTime + 3, Buffer.from([1, 2, 3]), 0, null);
  });
  return { kind: "android_filesystem", path: "data/data/org.telegram.messenger/files/cache4.db", bytes };
}
