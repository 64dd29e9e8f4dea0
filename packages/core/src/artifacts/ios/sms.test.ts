import { readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase, buildWalDatabase } from "../../../test/sqlite-builder.ts";
import { attributedBody } from "../../../test/typedstream-builder.ts";
import { PlistUid, type PlistValue } from "../../formats/plist/value.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { sms } from "./sms.ts";
import { smsAttachments } from "./sms-attachments.ts";

const path = "HomeDomain-Library/SMS/sms.db";
const tables = `
  CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT);
  CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, attributedBody BLOB, handle_id INTEGER,
    service TEXT, date INTEGER, date_read INTEGER, date_edited INTEGER, is_from_me INTEGER, item_type INTEGER,
    balloon_bundle_id TEXT, payload_data BLOB, message_summary_info BLOB);
  INSERT INTO handle VALUES (1, '+15550000001', 'iMessage');`;
const chatTables = `
  CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, chat_identifier TEXT, display_name TEXT);
  CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);`;

async function read(fill: (db: DatabaseSync) => void) {
  const reading = await readArtifact(sms, { [path]: buildDatabase(fill) });
  return { messages: recordsOf(reading, "message"), problems: reading.problems };
}

/** One message; `values` are columns of it. */
async function readOne(values: Record<string, string | number | bigint | Uint8Array | null>) {
  const { messages, problems } = await read((db) => {
    db.exec(tables);
    const columns = Object.keys(values);
    db.prepare(
      `INSERT INTO message (ROWID, handle_id, ${columns.join()}) VALUES (7, 1, ${columns.map(() => "?").join()})`,
    ).run(...Object.values(values));
  });
  expect(messages).toHaveLength(1);
  return { message: messages[0], problems };
}

const nanoseconds = 721_692_800n * 1_000_000_000n;

describe("messages", () => {
  it("tells a usual row", async () => {
    const { message, problems } = await readOne({
      guid: "G",
      text: "hello",
      service: "iMessage",
      date: nanoseconds,
      date_read: nanoseconds + 1_000_000_000n,
      is_from_me: 0,
      item_type: 1,
    });
    expect(problems).toEqual([]);
    expect(message).toEqual({
      kind: "message",
      time: parseIsoTime("2023-11-14T22:13:20Z"),
      locator: { table: "message", rowid: 7 },
      direction: "incoming",
      service: "iMessage",
      thread: "+15550000001",
      sender: "+15550000001",
      recipient: null,
      text: "hello",
      subject: null,
      urls: [],
      read_time: parseIsoTime("2023-11-14T22:13:21Z"),
      message_id: "G",
      deleted: null,
      participants: [],
      reply_to: null,
      edited: null,
      earlier_texts: [],
      retracted: false,
      delivered: null,
      attachment_names: [],
      details: { handle_id: 1, item_type: 1, handle: "+15550000001", system_event: "participant added" },
    });
  });

  const directions = [
    [1, "outgoing", null, "+15550000001"],
    [0, "incoming", "+15550000001", null],
    [null, "unknown", "+15550000001", null],
  ] as const;
  it.each(directions)("is_from_me %s is %s", async (fromMe, direction, sender, recipient) => {
    const { message } = await readOne({ is_from_me: fromMe });
    expect(message).toMatchObject({ direction, sender, recipient });
  });

  const times = [
    ["nanoseconds", nanoseconds, "2023-11-14T22:13:20Z"],
    ["seconds", 721_692_800, "2023-11-14T22:13:20Z"],
    ["none", 0, null],
  ] as const;
  it.each(times)("reads times in %s", async (_, date, expected) => {
    const { message, problems } = await readOne({ date, date_edited: date });
    expect(message?.time).toBe(expected === null ? null : parseIsoTime(expected));
    expect(message?.edited).toBe(message?.time);
    expect(problems).toEqual([]);
  });

  it("keeps messages without a handle", async () => {
    const { messages } = await read((db) => {
      db.exec(`${tables} INSERT INTO message (ROWID, text, handle_id) VALUES (1, 'orphan', 0), (2, 'gone', 99)`);
    });
    expect(messages.map(({ text, sender }) => [text, sender])).toEqual([
      ["orphan", null],
      ["gone", null],
    ]);
  });

  it("reads a file without handles or chats", async () => {
    const { messages, problems } = await read((db) => {
      db.exec("CREATE TABLE message (ROWID INTEGER PRIMARY KEY, text TEXT); INSERT INTO message VALUES (3, 'x')");
    });
    expect(messages).toMatchObject([{ text: "x", thread: null, direction: "unknown" }]);
    expect(problems).toEqual([]);
  });

  it("is one record though the message is in several chats", async () => {
    const { messages } = await read((db) => {
      db.exec(`${tables} ${chatTables}
        INSERT INTO chat VALUES (1, 'g1', 'chat1', 'Friends'), (2, 'g2', 'chat2', NULL);
        INSERT INTO message (ROWID, text, handle_id) VALUES (1, 'a', 1), (2, 'b', 1);
        INSERT INTO chat_message_join VALUES (1, 1), (2, 1), (2, 1), (2, 2)`);
    });
    expect(messages.map(({ text, thread, details }) => [text, thread, details?.["chats"]])).toEqual([
      ["a", "chat1", ["chat1", "chat2"]],
      ["b", "chat2", undefined],
    ]);
    expect(messages[0]?.details?.["display_name"]).toBe("Friends");
  });

  it("marks messages that wait to be deleted", async () => {
    const { messages } = await read((db) => {
      db.exec(`${tables} ${chatTables}
        CREATE TABLE chat_recoverable_message_join (chat_id INTEGER, message_id INTEGER, delete_date INTEGER);
        INSERT INTO chat VALUES (1, 'g1', 'chat1', NULL);
        INSERT INTO message (ROWID, text, handle_id) VALUES (1, 'a', 1), (2, 'b', 1);
        INSERT INTO chat_recoverable_message_join VALUES (1, 2, 721692800000000000)`);
    });
    expect(messages.map(({ deleted, thread, details }) => [deleted, thread, details?.["delete_date"]])).toEqual([
      [false, "+15550000001", undefined],
      [true, "chat1", "2023-11-14T22:13:20Z"],
    ]);
  });
});

describe("attributedBody", () => {
  const cases: [title: string, text: string | null, body: Uint8Array, expected: object][] = [
    ["gives the text where there is none", null, attributedBody("hi"), { text: "hi", urls: [] }],
    ["gives the text where it is empty", "", attributedBody("hi"), { text: "hi", urls: [] }],
    [
      "adds its links",
      "tap",
      attributedBody("tap", "https://evil.example/a"),
      { text: "tap", urls: ["https://evil.example/a"] },
    ],
    [
      "tells its text where it says something else",
      "harmless",
      attributedBody("https://evil.example/b"),
      {
        text: "harmless",
        urls: ["https://evil.example/b"],
        details: { attributedBody_text: "https://evil.example/b" },
      },
    ],
  ];
  it.each(cases)("%s", async (_, text, body, expected) => {
    const { message, problems } = await readOne({ text, attributedBody: body });
    expect(message).toMatchObject(expected);
    expect(problems).toEqual([]);
  });

  it("is kept and reported where it cannot be read", async () => {
    const { message, problems } = await readOne({ text: null, attributedBody: Uint8Array.of(4, 11, 1, 2) });
    expect(message).toMatchObject({ text: null, details: { attributedBody: "BAsBAg==" } });
    expect(problems).toMatchObject([{ code: "value", locator: { table: "message", rowid: 7 } }]);
  });
});

describe("parts of a message", () => {
  const classed = (name: string): PlistValue =>
    new Map<string, PlistValue>([
      ["$classname", name],
      ["$classes", [name, "NSObject"]],
    ]);
  const preview = writeBinaryPlist(
    new Map<string, PlistValue>([
      ["$archiver", "NSKeyedArchiver"],
      ["$version", 100_000],
      ["$top", new Map([["root", new PlistUid(1)]])],
      [
        "$objects",
        [
          "$null",
          new Map<string, PlistValue>([
            ["URL", new PlistUid(2)],
            ["title", "x"],
            ["$class", new PlistUid(4)],
          ]),
          new Map<string, PlistValue>([
            ["NS.base", new PlistUid(0)],
            ["NS.relative", "https://evil.example/preview"],
            ["$class", new PlistUid(3)],
          ]),
          classed("NSURL"),
          classed("LPLinkMetadata"),
        ],
      ],
    ]),
  );
  const edits = writeBinaryPlist(
    new Map([
      [
        "ec",
        new Map([
          [
            "0",
            ["see https://evil.example/before", "see nothing"].map(
              (text, i) =>
                new Map<string, PlistValue>([
                  ["t", attributedBody(text)],
                  ["d", 721_692_800 + i],
                ]),
            ),
          ],
        ]),
      ],
    ]),
  );

  it("tells the links of a preview", async () => {
    const { message, problems } = await readOne({ text: "x", payload_data: preview });
    expect(message?.urls).toEqual(["https://evil.example/preview"]);
    expect(problems).toEqual([]);
  });

  it("tells what an edited message said before", async () => {
    const { message } = await readOne({ text: "see nothing", message_summary_info: edits });
    expect(message?.urls).toEqual(["https://evil.example/before"]);
    expect(message?.details?.["earlier_texts"]).toEqual([
      { text: "see https://evil.example/before", time: "2023-11-14T22:13:20Z" },
    ]);
  });

  it("tells all that a message said which was taken back", async () => {
    const { message } = await readOne({ text: null, message_summary_info: edits });
    expect(message?.details?.["earlier_texts"]).toHaveLength(2);
  });

  it("reports what cannot be read and tells the rest", async () => {
    const broken = preview.slice(0, 40);
    const { message, problems } = await readOne({ text: "x", payload_data: broken, message_summary_info: broken });
    expect(message?.text).toBe("x");
    expect(problems.map(({ code }) => code)).toEqual(["value", "value"]);
  });
});

describe("what belongs to a message", () => {
  const modern = `CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, handle_id INTEGER, date INTEGER,
      date_read INTEGER, date_delivered INTEGER, date_edited INTEGER, date_retracted INTEGER, is_from_me INTEGER,
      thread_originator_guid TEXT, associated_message_guid TEXT, associated_message_type INTEGER,
      associated_message_emoji TEXT, item_type INTEGER DEFAULT 0, group_action_type INTEGER DEFAULT 0,
      group_title TEXT, other_handle INTEGER, message_summary_info BLOB);
    CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT);
    CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, chat_identifier TEXT, style INTEGER);
    CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER);
    CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER);
    CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, filename TEXT, transfer_name TEXT);
    CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
    CREATE TABLE chat_recoverable_message_join (chat_id INTEGER, message_id INTEGER, delete_date INTEGER);
    CREATE TABLE recoverable_message_part (chat_id INTEGER, message_id INTEGER, part_index INTEGER, delete_date INTEGER, part_text BLOB);
    INSERT INTO handle VALUES (1, '+34600111222'), (2, 'b@example.org');
    INSERT INTO chat VALUES (1, 'any;+;chat1', 'chat1', 43), (2, 'any;-;+34600111222', '+34600111222', 45);
    INSERT INTO chat_handle_join VALUES (1, 1), (1, 2), (2, 1);`;

  async function one(sql: string, then?: (db: DatabaseSync) => void) {
    const { messages, problems } = await read((db) => {
      db.exec(`${modern} ${sql}`);
      then?.(db);
    });
    expect(problems).toEqual([]);
    return messages[0];
  }

  it("tells a message of a group with all that is in it", async () => {
    const message = await one(
      "INSERT INTO message (ROWID, handle_id, is_from_me) VALUES (1, 1, 0); INSERT INTO chat_message_join VALUES (1, 1)",
    );
    expect(message).toMatchObject({
      thread: "chat1",
      participants: ["+34600111222", "b@example.org"],
      details: { chat_style: "group" },
    });
  });

  const tapbacks: [type: number, emoji: string | null, told: object][] = [
    [2000, null, { reaction: "❤️", retracted: false }],
    [2005, null, { reaction: "❓", retracted: false }],
    [2006, "🦊", { reaction: "🦊", retracted: false }],
    [2007, null, { reaction: "sticker", retracted: false }],
    [3001, null, { reaction: "👍", retracted: true }],
    [3006, "🦊", { reaction: "🦊", retracted: true }],
    [1000, null, { reaction: "sticker", retracted: false }],
  ];
  it.each(tapbacks)("tells a reaction of type %i", async (type, emoji, told) => {
    const message = await one(
      `INSERT INTO message (associated_message_type, associated_message_guid, associated_message_emoji)
       VALUES (${type}, 'p:0/ABC', ${emoji === null ? "NULL" : `'${emoji}'`})`,
    );
    expect(message).toMatchObject({ ...told, reaction_to: "ABC" });
  });

  it("tells no reaction of an ordinary message", async () => {
    const message = await one("INSERT INTO message (text, associated_message_type) VALUES ('x', 0)");
    expect(message).not.toHaveProperty("reaction");
  });

  const system: [columns: string, event: string][] = [
    ["item_type, other_handle) VALUES (1, 2", "participant added"],
    ["item_type, group_action_type) VALUES (1, 1", "participant removed"],
    ["item_type, group_title) VALUES (2, 'Name'", "conversation named"],
    ["item_type, group_action_type) VALUES (3, 0", "participant left"],
    ["item_type) VALUES (77", "item type 77"],
  ];
  it.each(system)("tells what happened: %s", async (columns, event) => {
    const message = await one(`INSERT INTO message (${columns})`);
    expect(message?.details?.["system_event"]).toBe(event);
    if (columns.includes("other_handle")) expect(message?.details?.["other_handle_id"]).toBe("b@example.org");
  });

  it("tells replies, times and attachments", async () => {
    const message =
      await one(`INSERT INTO message (ROWID, date_delivered, date_retracted, thread_originator_guid) VALUES (1, ${nanoseconds}, ${nanoseconds}, 'ORIGIN');
      INSERT INTO attachment VALUES (1, '~/Library/SMS/Attachments/a/IMG.HEIC', 'IMG.HEIC'), (2, NULL, 'purged.mov'), (3, '~/x/only-path.pdf', NULL);
      INSERT INTO message_attachment_join VALUES (1, 1), (1, 2), (1, 3)`);
    expect(message).toMatchObject({
      delivered: parseIsoTime("2023-11-14T22:13:20Z"),
      retracted: true,
      reply_to: "ORIGIN",
      attachment_names: ["IMG.HEIC", "purged.mov", "only-path.pdf"],
    });
  });

  it("tells parts that were taken back, and parts that wait to be deleted", async () => {
    const message = await one("INSERT INTO message (ROWID, text) VALUES (1, 'kept')", (db) => {
      const summary = writeBinaryPlist(new Map<string, PlistValue>([["rp", [0n, 1n]]]));
      db.prepare("UPDATE message SET message_summary_info = ?").run(summary);
      db.prepare("INSERT INTO recoverable_message_part VALUES (2, 1, 1, ?, ?)").run(
        nanoseconds,
        attributedBody("the other part"),
      );
    });
    expect(message).toMatchObject({
      retracted: true,
      deleted: false,
      earlier_texts: ["the other part"],
      details: { deleted_parts: [{ part: 1, time: "2023-11-14T22:13:20Z", text: "the other part" }] },
    });
  });
});

describe("hostile files", () => {
  it("loses no other field and no other row to a poisoned one", async () => {
    const { messages, problems } = await read((db) => {
      db.exec(tables);
      const insert = db.prepare(
        "INSERT INTO message (ROWID, guid, text, date, date_read, handle_id, is_from_me) VALUES (?, ?, ?, ?, ?, ?, ?)",
      );
      insert.run(1, Uint8Array.of(0xff), "https://evil.example/", 2n ** 63n - 1n, "never", Uint8Array.of(1), "maybe");
      insert.run(2, "G2", Uint8Array.of(0xff, 0xfe), 1, 1, 1, 1);
      insert.run(3, "G3", "fine", 1, 1, 1, 1);
    });
    expect(messages.map(({ text }) => text)).toEqual(["https://evil.example/", null, "fine"]);
    expect(messages[0]).toMatchObject({ time: null, read_time: null, message_id: null, direction: "unknown" });
    expect(problems.length).toBeGreaterThanOrEqual(4);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["value"]));
  });

  it("says that a file is no database", async () => {
    const reading = await readArtifact(sms, { [path]: new TextEncoder().encode("x".repeat(5000)) });
    expect(reading.records).toEqual([]);
    expect(reading.problems).toMatchObject([{ code: "damaged", file: path }]);
  });

  it("reads the rows that are only in the WAL", async () => {
    const { main, wal } = buildWalDatabase(
      (db) => db.exec(tables),
      (db) => db.exec("INSERT INTO message (ROWID, text) VALUES (1, 'in the wal')"),
    );
    const file = "private/var/mobile/Library/SMS/sms.db";
    const reading = await readArtifact(sms, { [file]: main, [`${file}-wal`]: wal }, "ios_filesystem");
    expect(recordsOf(reading, "message").map(({ text }) => text)).toEqual(["in the wal"]);
  });
});

describe("attachments", () => {
  it("tells each with its message and other party", async () => {
    const bytes = buildDatabase((db) => {
      db.exec(`${tables}
        CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY, guid TEXT, created_date INTEGER, filename TEXT, mime_type TEXT,
          is_outgoing INTEGER, user_info BLOB, transfer_name TEXT, total_bytes INTEGER);
        CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
        INSERT INTO message (ROWID, guid, handle_id, service) VALUES (1, 'M', 1, 'SMS');
        INSERT INTO attachment VALUES (1, 'A', 721692800, '/var/tmp/x-1', 'image/gif', 0, x'aabb', 'x-1', 10),
          (2, 'B', NULL, NULL, NULL, 1, NULL, NULL, 'many');
        INSERT INTO message_attachment_join VALUES (1, 1)`);
    });
    const reading = await readArtifact(smsAttachments, { [path]: bytes });
    expect(reading.records).toEqual([
      {
        kind: "attachment",
        time: parseIsoTime("2023-11-14T22:13:20Z"),
        locator: { table: "attachment", rowid: 1 },
        direction: "incoming",
        service: "SMS",
        sender: "+15550000001",
        path: "/var/tmp/x-1",
        name: "x-1",
        mime_type: "image/gif",
        size: 10,
        created: parseIsoTime("2023-11-14T22:13:20Z"),
        message_id: "M",
        details: {
          ROWID: 1,
          guid: "A",
          is_outgoing: 0,
          user_info: "qrs=",
          has_user_info: true,
          handle: "+15550000001",
        },
      },
      expect.objectContaining({ direction: "outgoing", sender: null, path: null, size: null, time: null }),
    ]);
    expect(reading.problems).toMatchObject([{ code: "value", locator: { table: "attachment", rowid: 2 } }]);
  });
});

withShared("real and near-real message files", () => {
  it("reads a file of OS X 10.8 with seconds", async () => {
    const file = sharedPath("evidence", "real", "plaso", "test_data", "sqlite", "imessage_chat.db");
    const reading = await readArtifact(sms, { [path]: new Uint8Array(readFileSync(file)) });
    const messages = recordsOf(reading, "message");
    expect(messages).toHaveLength(10);
    expect(messages.every(({ time }) => time && time > 1.4e15 && time < 1.7e15)).toBe(true);
  });

  it("reads every text of a file with the tables of iOS 18", async () => {
    const file = sharedPath("evidence", "real", "ios-backup-parser", "messages", "testdata", "messages.1.sms.db");
    const reading = await readArtifact(sms, { [path]: new Uint8Array(readFileSync(file)) });
    expect(reading.records).toHaveLength(10);
    expect(recordsOf(reading, "message").filter(({ thread }) => thread === null)).toEqual([]);
  });

  it("finds the links of a real preview", async () => {
    const file = sharedPath(
      "evidence",
      "real",
      "imessage-exporter",
      "imessage-database",
      "test_data",
      "url_message",
      "URL.plist",
    );
    const { message } = await readOne({ text: "x", payload_data: new Uint8Array(readFileSync(file)) });
    expect(message?.urls).toContain("https://chrissardegna.com/");
  });

  it("finds the earlier texts of a real edited message", async () => {
    const file = sharedPath(
      "evidence",
      "real",
      "imessage-exporter",
      "imessage-database",
      "test_data",
      "edited_message",
      "Edited.plist",
    );
    const { message } = await readOne({
      text: "Edited message",
      message_summary_info: new Uint8Array(readFileSync(file)),
    });
    expect(message?.details?.["earlier_texts"]).toMatchObject([
      { text: "First message  " },
      { text: "Edit 1" },
      { text: "Edit 2" },
    ]);
  });
});
