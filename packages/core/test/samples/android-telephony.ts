import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, sampleTime } from "./sample.ts";

const ms = sampleTime * 1000;
const kind = "android_filesystem";

export function androidTelephonySample(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE canonical_addresses (_id INTEGER PRIMARY KEY, address TEXT);
       CREATE TABLE threads (_id INTEGER PRIMARY KEY, date INTEGER, message_count INTEGER, recipient_ids TEXT,
         archived INTEGER DEFAULT 0);
       CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER,
         date_sent INTEGER, read INTEGER, type INTEGER, subject TEXT, body TEXT, service_center TEXT, creator TEXT);
       CREATE TABLE pdu (_id INTEGER PRIMARY KEY, thread_id INTEGER, date INTEGER, msg_box INTEGER, m_id TEXT, sub TEXT,
         m_type INTEGER);
       CREATE TABLE addr (_id INTEGER PRIMARY KEY, msg_id INTEGER, address TEXT, type INTEGER);
       CREATE TABLE part (_id INTEGER PRIMARY KEY, mid INTEGER, ct TEXT, name TEXT, fn TEXT, cl TEXT, _data TEXT, text TEXT);
       INSERT INTO canonical_addresses VALUES (1, '+34600111222'), (2, '+33600111333');
       INSERT INTO threads VALUES (1, ${ms}, 2, '1', 0), (2, ${ms + 9000}, 1, '1 2', 1);
       INSERT INTO sms VALUES
        (1, 1, '+34600111222', NULL, ${ms}, ${ms - 1000}, 1, 1, NULL, 'see https://1.example.org/', '+34600000000', NULL),
        (2, 1, '+34600111222', NULL, ${ms + 1000}, 0, 1, 2, NULL, 'fine', NULL, 'com.android.mms'),
        (3, 7, '+15550100', NULL, ${ms + 2000}, 0, 0, 5, NULL, 'failed', NULL, NULL);
       INSERT INTO pdu VALUES (1, 2, ${sampleTime + 9}, 1, 'M1', 'Subject', 132);
       INSERT INTO addr VALUES (1, 1, '+34600111222', 137), (2, 1, 'insert-address-token', 151), (3, 1, '+33600111333', 151);
       INSERT INTO part VALUES (1, 1, 'application/smil', 'smil.xml', NULL, NULL, NULL, '<smil/>'),
        (2, 1, 'text/plain', NULL, NULL, 'text_0.txt', NULL, 'look'),
        (3, 1, 'image/jpeg', 'a.jpg', NULL, NULL, '/data/x', NULL);`,
    ),
  );
  return { kind, path: "data/data/com.android.providers.telephony/databases/mmssms.db", bytes };
}

export function googleMessagesSample(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE conversations (_id INTEGER PRIMARY KEY, name TEXT, sort_timestamp INTEGER, archive_status INTEGER);
       CREATE TABLE participants (_id INTEGER PRIMARY KEY, sub_id INTEGER DEFAULT (-2), normalized_destination TEXT,
         send_destination TEXT, display_destination TEXT, full_name TEXT);
       CREATE TABLE conversation_participants (_id INTEGER PRIMARY KEY, conversation_id INTEGER, participant_id INTEGER);
       CREATE TABLE messages (_id INTEGER PRIMARY KEY, conversation_id INTEGER, sender_id INTEGER, sent_timestamp INTEGER,
         received_timestamp INTEGER, message_protocol INTEGER, message_status INTEGER, rcs_message_id TEXT);
       CREATE TABLE parts (_id INTEGER PRIMARY KEY, message_id INTEGER, text TEXT, uri TEXT, content_type TEXT);
       INSERT INTO conversations VALUES (1, 'Ana', ${ms}, 0), (2, 'Group', ${ms}, 1);
       INSERT INTO participants VALUES (1, 1, '+34600111000', NULL, NULL, NULL),
        (2, -2, '+34600111222', NULL, '600 111 222', 'Ana'), (3, -2, '+33600111333', NULL, NULL, NULL);
       INSERT INTO conversation_participants VALUES (1, 1, 2), (2, 2, 2), (3, 2, 3);
       INSERT INTO messages VALUES (1, 1, 2, ${ms}, ${ms + 10}, 3, 100, 'R1'), (2, 1, 1, ${ms + 1000}, ${ms + 1000}, 3, 2, 'R2'),
        (3, 2, 3, 0, ${ms + 2000}, 0, 100, NULL), (4, 2, 99, ${ms + 3000}, ${ms + 3000}, 1, 1, NULL);
       INSERT INTO parts VALUES (1, 1, 'hola', NULL, 'text/plain'), (2, 1, NULL, 'content://x/a.jpg', 'image/jpeg'),
        (3, 2, 'fine', NULL, 'text/plain'), (4, 3, 'sms', NULL, 'text/plain'), (5, 4, 'mms', NULL, 'text/plain');`,
    ),
  );
  return { kind, path: "data/data/com.google.android.apps.messaging/databases/bugle_db", bytes };
}

export function callLogSample(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE calls (_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER, name TEXT,
         geocoded_location TEXT, countryiso TEXT, last_modified INTEGER, deleted INTEGER NOT NULL DEFAULT 0);
       INSERT INTO calls VALUES (1, '+34600111222', ${ms}, 65, 1, 'Ana', 'Madrid', 'ES', ${ms}, 0),
        (2, '+34600111222', ${ms + 1000}, 0, 2, 'Ana', NULL, 'ES', ${ms}, 0),
        (3, '+33600111333', ${ms + 2000}, 0, 3, NULL, NULL, 'ES', 0, 1), (4, NULL, ${ms + 3000}, 0, 99, NULL, NULL, NULL, 0, 0);`,
    ),
  );
  return { kind, path: "data/data/com.android.providers.contacts/databases/calllog.db", bytes };
}

export function androidContactsSample(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE accounts (_id INTEGER PRIMARY KEY, account_name TEXT, account_type TEXT);
       CREATE TABLE contacts (_id INTEGER PRIMARY KEY, contact_last_updated_timestamp INTEGER);
       CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY, account_id INTEGER, contact_id INTEGER, deleted INTEGER,
         display_name TEXT);
       CREATE TABLE mimetypes (_id INTEGER PRIMARY KEY, mimetype TEXT);
       CREATE TABLE data (_id INTEGER PRIMARY KEY, mimetype_id INTEGER, raw_contact_id INTEGER, data1 TEXT, data2 TEXT,
         data3 TEXT);
       INSERT INTO accounts VALUES (1, 'owner@example.org', 'com.google');
       INSERT INTO contacts VALUES (1, ${ms}), (2, ${ms});
       INSERT INTO raw_contacts VALUES (1, 1, 1, 0, 'Ana'), (2, 1, 2, 0, 'Bo'), (3, NULL, NULL, 1, NULL);
       INSERT INTO mimetypes VALUES (1, 'vnd.android.cursor.item/phone_v2'), (2, 'vnd.android.cursor.item/email_v2'),
        (3, 'vnd.android.cursor.item/organization'), (4, 'vnd.android.cursor.item/name');
       INSERT INTO data VALUES (1, 4, 1, 'Ana', NULL, NULL), (2, 1, 1, '+34600111222', '0', 'press'),
        (3, 2, 1, 'ana@example.org', '1', NULL), (4, 3, 1, 'A newspaper', '1', NULL);`,
    ),
  );
  return { kind, path: "data/data/com.android.providers.contacts/databases/contacts2.db", bytes };
}
