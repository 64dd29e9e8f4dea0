import { field, joined } from "../../../../practice/src/writers/protobuf-writer.ts";
import type { SignalTable, SignalValue } from "../../../../practice/src/writers/signal-backup-writer.ts";
import { type FileSample, sampleTime } from "./sample.ts";

const ms = sampleTime * 1000;

/** Tables of 2024 with the columns that are read. Source: Signal-Android, snapshot of its version 286. */
export const signalTables: readonly SignalTable[] = [
  {
    name: "message",
    sql: `CREATE TABLE message (_id INTEGER PRIMARY KEY AUTOINCREMENT, date_sent INTEGER NOT NULL, date_received INTEGER,
      thread_id INTEGER NOT NULL REFERENCES thread (_id) ON DELETE CASCADE, from_recipient_id INTEGER NOT NULL,
      to_recipient_id INTEGER NOT NULL, type INTEGER NOT NULL, body TEXT, read INTEGER DEFAULT 0,
      quote_id INTEGER DEFAULT 0, quote_body TEXT, link_previews TEXT DEFAULT NULL, remote_deleted INTEGER DEFAULT 0,
      latest_revision_id INTEGER DEFAULT NULL, "expires_in" INTEGER DEFAULT (0), UNIQUE (date_sent, thread_id))`,
    rows: [
      [
        1,
        ms,
        ms + 5,
        1,
        2,
        1,
        10485780,
        "see https://1.example.org/",
        1,
        0,
        null,
        '[{"url":"https://2.example.org/"}]',
        0,
        null,
        0,
      ],
      [2, ms + 1000, ms + 1000, 1, 1, 2, 10485783, "first", 1, 0, null, null, 0, 3, 0],
      [3, ms + 2000, ms + 2000, 1, 1, 2, 10485783, "second", 1, ms, "see", null, 0, null, 86_400_000],
      [4, ms + 3000, ms + 3001, 2, 2, 3, 10485780, null, 1, 0, null, null, 1, null, 0],
      [5, ms + 4000, ms + 4000, 1, 2, 1, 3, null, 1, 0, null, null, 0, null, 0],
      [6, ms + 5000, ms + 5000, 1, 1, 2, 11, null, 1, 0, null, null, 0, null, 0],
    ],
  },
  {
    name: "recipient",
    sql: `CREATE TABLE recipient (_id INTEGER PRIMARY KEY, type INTEGER, e164 TEXT UNIQUE, aci TEXT, username TEXT,
      group_id TEXT, blocked INTEGER, system_joined_name TEXT, profile_joined_name TEXT)`,
    rows: [
      [1, 0, "+34600111000", "00000000-0000-0000-0000-000000000001", null, null, 0, null, "Me"],
      [2, 0, "+34600111222", "00000000-0000-0000-0000-000000000002", null, null, 1, "Ana", "anita"],
      [3, 1, null, null, null, "__signal_group__v2__!aa", 0, null, null],
    ],
  },
  {
    name: "groups",
    sql: "CREATE TABLE groups (_id INTEGER PRIMARY KEY, group_id TEXT, recipient_id INTEGER, title TEXT)",
    rows: [[1, "__signal_group__v2__!aa", 3, "Group"]],
  },
  {
    name: "thread",
    sql: `CREATE TABLE thread (_id INTEGER PRIMARY KEY, date INTEGER, meaningful_messages INTEGER, recipient_id INTEGER,
      archived INTEGER)`,
    rows: [
      [1, ms + 5000, 4, 2, 0],
      [2, ms + 3000, 1, 3, 1],
    ],
  },
  {
    name: "attachment",
    sql: `CREATE TABLE attachment (_id INTEGER PRIMARY KEY, message_id INTEGER, content_type TEXT, file_name TEXT)`,
    rows: [
      [1, 1, "image/jpeg", "a.jpg"],
      [2, 1, "audio/aac", null],
    ],
  },
  {
    name: "reaction",
    sql: `CREATE TABLE reaction (_id INTEGER PRIMARY KEY, message_id INTEGER, author_id INTEGER, emoji TEXT,
      date_sent INTEGER, date_received INTEGER)`,
    rows: [[1, 3, 2, "👍", ms + 2500, ms + 2501]],
  },
  {
    name: "call",
    sql: `CREATE TABLE call (_id INTEGER PRIMARY KEY, call_id INTEGER, message_id INTEGER, peer INTEGER, type INTEGER,
      direction INTEGER, event INTEGER, timestamp INTEGER)`,
    rows: [[1, -5n, 5, 2, 1, 0, 3, ms + 4000]],
  },
];

/** Frames as they lie decrypted. */
export function plainFrames(tables: readonly SignalTable[]): Uint8Array<ArrayBuffer> {
  const statements = [
    ...tables.map(({ sql }) => statement(sql, [])),
    ...tables.flatMap(({ name, rows }) => rows.map((row) => statement(`INSERT INTO ${name} VALUES (?)`, row))),
  ];
  return joined(...statements.map(frame));
}

function frame(bytes: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return joined(length, bytes);
}

function statement(sql: string, values: readonly SignalValue[]): Uint8Array {
  return field(2, joined(field(1, sql), ...values.map((value) => field(2, parameter(value)))));
}

function parameter(value: SignalValue): Uint8Array {
  if (value === null) return field(5, 1);
  if (typeof value === "string") return field(1, value);
  return value instanceof Uint8Array ? field(4, value) : field(2, value);
}

export function androidSignalSample(): FileSample {
  const bytes = plainFrames(signalTables);
  const odd = (name: string, row: readonly SignalValue[]): Uint8Array =>
    plainFrames(signalTables.map((table) => (table.name === name ? { ...table, rows: [...table.rows, row] } : table)));
  const bad = new Uint8Array([0xff, 0xfe]);
  return {
    kind: "message_backup",
    path: "signal-2024-01-01-10-00-00.backup!frames",
    bytes,
    poisoned: {
      "a message of extremes": odd("message", [9, 2n ** 63n - 1n, -(2n ** 63n), 1, 2, 1, 20, bad, 2n ** 62n]),
      "a person of bytes": odd("recipient", [9, 0, bad, bad, bad, bad, 2n ** 63n - 1n, bad, bad]),
      "a call of extremes": odd("call", [9, 0, 2n ** 63n - 1n, 99, 99, 99, 99, 2n ** 63n - 1n]),
      "a frame that is no message": joined(
        frame(new Uint8Array([0x12, 0xff])),
        bytes,
        frame(statement("INSERT INTO message VALUES (?)", [10, "x", null, 1, 2, 1, 20])),
      ),
    },
  };
}
