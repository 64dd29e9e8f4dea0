import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { androidWhatsAppContactsSample, androidWhatsAppSample } from "../../../test/samples/android-whatsapp.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import type { Artifact } from "../artifact.ts";
import { whatsApp } from "./whatsapp.ts";
import { whatsAppCalls } from "./whatsapp-calls.ts";
import { whatsAppContacts } from "./whatsapp-contacts.ts";

const time = 1_700_000_000_000_000;
const store = "data/data/com.whatsapp/databases/msgstore.db";

const read = (artifact: Artifact, { path, bytes }: { path: string; bytes: Uint8Array }) =>
  readArtifact(artifact, { [path]: bytes }, "android_filesystem");

describe("the newer tables", () => {
  it("tell each message with what other tables say of it", async () => {
    const reading = await read(whatsApp, androidWhatsAppSample());
    expect(reading.problems).toEqual([]);
    const messages = recordsOf(reading, "message").filter(
      ({ locator }) => "table" in locator && locator.table === "message",
    );
    expect(messages.map(({ message_id }) => message_id)).toEqual(["K2", "K3", "K4", "K5", "K6"]);
    const [link, picture, answer, revoked, place] = messages;
    expect(link).toMatchObject({
      time,
      direction: "incoming",
      thread: "111@lid",
      sender: "111@lid",
      text: "see https://1.example.org/",
      urls: ["https://2.example.org/"],
      details: { lid: { "111@lid": "+34600111222" }, page_title: "A page", type: "text" },
    });
    expect(picture).toMatchObject({
      thread: "5-6@g.us",
      sender: "33600111333@s.whatsapp.net",
      text: "a caption",
      attachment_names: ["IMG-1.jpg"],
      details: { mime_type: "image/jpeg", forward_score: 5 },
    });
    expect(JSON.stringify(picture)).not.toContain("media_key");
    expect(answer).toMatchObject({
      direction: "outgoing",
      sender: null,
      recipient: "111@lid",
      reply_to: "K2",
      edited: time + 2_500_000,
      delivered: time + 2_100_000,
      read_time: time + 2_300_000,
      details: { original_key_id: "K4a", receipts: 2 },
    });
    expect(revoked).toMatchObject({ retracted: true, text: null });
    expect(place).toMatchObject({ details: { latitude: 40.5, longitude: -3.5, place_name: "A place" } });
  });

  it("tell reactions, also those that were taken back", async () => {
    const reading = await read(whatsApp, androidWhatsAppSample());
    const reactions = recordsOf(reading, "message").filter(({ reaction_to }) => reaction_to);
    expect(reactions).toMatchObject([
      { sender: "111@lid", reaction: "👍", reaction_to: "K4", retracted: false, time: time + 4_900_000 },
      { direction: "outgoing", reaction: "", reaction_to: "K3", retracted: true },
    ]);
    expect(recordsOf(reading, "conversation")).toMatchObject([
      { contact: "111@lid", archived: false, details: { ephemeral_expiration: 86400 } },
      { contact: "5-6@g.us", name: "Group", archived: true, details: { chat_lock: 1 } },
    ]);
  });

  it("tell calls with people who are in no list of contacts", async () => {
    const reading = await read(whatsAppCalls, androidWhatsAppSample());
    expect(recordsOf(reading, "call")).toMatchObject([
      { contact: "33600111333@s.whatsapp.net", direction: "incoming", answered: false, duration: 0 },
      { contact: "111@lid", direction: "outgoing", answered: true, duration: 65, details: { video_call: 1 } },
      { participants: ["33600111333@s.whatsapp.net", "111@lid"], details: { group: "5-6@g.us" } },
    ]);
  });
});

/** As the app had them in 2022, when it changed over: message M1 is in both tables. */
const oldStore = (newer: string): Uint8Array =>
  buildDatabase((db) =>
    db.exec(
      `CREATE TABLE messages (_id INTEGER PRIMARY KEY, key_remote_jid TEXT NOT NULL, key_from_me INTEGER,
        key_id TEXT NOT NULL, status INTEGER, data TEXT, timestamp INTEGER, media_url TEXT, media_mime_type TEXT,
        media_wa_type TEXT, media_name TEXT, media_caption TEXT, latitude REAL, longitude REAL, thumb_image TEXT,
        remote_resource TEXT, received_timestamp INTEGER, receipt_device_timestamp INTEGER,
        read_device_timestamp INTEGER, quoted_row_id INTEGER, edit_version INTEGER);
       CREATE TABLE messages_quotes (_id INTEGER PRIMARY KEY, key_id TEXT);
       INSERT INTO messages_quotes VALUES (9, 'M0');
       INSERT INTO messages VALUES
        (1, '-1', 0, '-1', -1, '', 0, NULL, NULL, -1, NULL, NULL, 0, 0, NULL, NULL, 0, -1, -1, 0, 0),
        (2, '34600111222@s.whatsapp.net', 0, 'M1', 0, 'hola', ${time / 1000}, NULL, NULL, '0', NULL, NULL, 0, 0, NULL,
          '', ${time / 1000}, -1, -1, 9, 0),
        (3, '5-6@g.us', 0, 'M2', 0, NULL, ${time / 1000}, 'https://mmg.whatsapp.net/x', 'image/jpeg', '1', 'a/b.jpg',
          'see', 0, 0, 'x', '33600111333@s.whatsapp.net', 0, -1, -1, 0, 7);
       ${newer}`,
    ),
  );

describe("the older table", () => {
  it("is told by its own ids", async () => {
    const reading = await read(whatsApp, { path: store, bytes: oldStore("") });
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "message")).toMatchObject([
      { message_id: "M1", thread: "34600111222@s.whatsapp.net", sender: "34600111222@s.whatsapp.net", reply_to: "M0" },
      {
        message_id: "M2",
        thread: "5-6@g.us",
        sender: "33600111333@s.whatsapp.net",
        text: "see",
        urls: [],
        retracted: true,
        attachment_names: ["b.jpg"],
      },
    ]);
  });

  it("does not repeat what the newer one has", async () => {
    const newer = `CREATE TABLE jid (_id INTEGER PRIMARY KEY, raw_string TEXT);
      CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER);
      CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT,
        timestamp INTEGER, text_data TEXT);
      INSERT INTO jid VALUES (7, '34600111222@s.whatsapp.net');
      INSERT INTO chat VALUES (1, 7);
      INSERT INTO message VALUES (2, 1, 0, 'M1', ${time / 1000}, 'hola');`;
    const reading = await read(whatsApp, { path: store, bytes: oldStore(newer) });
    expect(recordsOf(reading, "message").map(({ message_id, locator }) => [message_id, locator])).toEqual([
      ["M1", { table: "message", rowid: 2 }],
      ["M2", { table: "messages", rowid: 3 }],
    ]);
  });

  it("is missed where there is neither", async () => {
    const bytes = buildDatabase((db) => db.exec("CREATE TABLE props (_id INTEGER PRIMARY KEY)"));
    expect((await read(whatsApp, { path: store, bytes })).problems).toMatchObject([{ code: "schema" }]);
  });
});

it("contacts have the name that their owner gave them", async () => {
  const reading = await read(whatsAppContacts, androidWhatsAppContactsSample());
  expect(recordsOf(reading, "contact").map(({ name }) => name)).toEqual(["Ana", "bo", "Group"]);
});

withShared("the store of wa-crypt-tools", () => {
  it("has nine messages in the older table, and in both a row that is none", async () => {
    const bytes = readFileSync(sharedPath("evidence/real/wa-crypt-tools/tests/res/msgstore.db"));
    const reading = await readArtifact(whatsApp, { "msgstore.db": bytes }, "message_backup");
    const messages = recordsOf(reading, "message");
    expect(reading.problems).toEqual([]);
    expect(messages.length).toBe(9);
    expect(new Set(messages.map(({ thread, sender }) => `${thread} ${sender}`))).toEqual(
      new Set(["status@broadcast 0@s.whatsapp.net"]),
    );
    expect(recordsOf(reading, "conversation").length).toBe(8);
  });
});
