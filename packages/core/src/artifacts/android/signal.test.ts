import { expect, it } from "vitest";
import { field, joined } from "../../../../../practice/src/writers/protobuf-writer.ts";
import { type ArtifactReading, readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { androidSignalSample, plainFrames } from "../../../test/samples/android-signal.ts";
import { withDigest } from "../../formats/signal-backup/attachments.ts";
import { signal } from "./signal.ts";

const time = 1_700_000_000_000_000;
const ms = time / 1000;
const path = "signal-2024.backup!frames";

const read = (bytes: Uint8Array): Promise<ArtifactReading> => readArtifact(signal, { [path]: bytes }, "message_backup");

it("tells messages with what other tables say of them", async () => {
  const reading = await read(androidSignalSample().bytes);
  expect(reading.problems).toEqual([]);
  expect(recordsOf(reading, "message")).toMatchObject([
    {
      time,
      direction: "incoming",
      thread: "+34600111222",
      sender: "+34600111222",
      sender_name: "Ana",
      urls: ["https://2.example.org/"],
      message_id: String(ms),
      attachment_names: ["a.jpg", "audio/aac"],
    },
    {
      direction: "outgoing",
      recipient: "+34600111222",
      text: "second",
      earlier_texts: ["first"],
      edited: time + 2_000_000,
      reply_to: String(ms),
      details: { expires_in: 86_400_000, quote_body: "see" },
    },
    { reaction: "👍", reaction_to: String(ms + 2000), sender: "+34600111222" },
    { thread: "__signal_group__v2__!aa", sender: "+34600111222", text: null, retracted: true },
  ]);
});

it("tells each call once, whichever table has it", async () => {
  const reading = await read(androidSignalSample().bytes);
  expect(recordsOf(reading, "call")).toMatchObject([
    { direction: "outgoing", contact: "+34600111222", details: { call_type: "video" }, locator: { table: "message" } },
    {
      direction: "incoming",
      answered: false,
      details: { event: "missed", call_type: "video" },
      locator: { table: "call" },
    },
  ]);
  expect(recordsOf(reading, "conversation")).toMatchObject([
    { contact: "+34600111222", name: "Ana", message_count: 4, archived: false },
    { contact: "__signal_group__v2__!aa", name: "Group", archived: true },
  ]);
  expect(recordsOf(reading, "contact")).toMatchObject([
    { name: "Me" },
    { name: "Ana", details: { blocked: true } },
    {},
  ]);
});

it("reads the two tables of 2020, with numbers of recipients in `address`", async () => {
  const recipient = {
    name: "recipient",
    sql: "CREATE TABLE recipient (_id INTEGER PRIMARY KEY, uuid TEXT, phone TEXT, system_display_name TEXT)",
    rows: [[7, null, "+34600111222", "Ana"]],
  };
  const thread = {
    name: "thread",
    sql: "CREATE TABLE thread (_id INTEGER PRIMARY KEY, date INTEGER, recipient_ids TEXT)",
    rows: [[1, ms, "7"]],
  };
  const sms = {
    name: "sms",
    sql: "CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address INTEGER, date INTEGER, date_sent INTEGER, type INTEGER, body TEXT)",
    rows: [[1, 1, 7, ms + 9, ms, 10485780, "one"]],
  };
  const mms = {
    name: "mms",
    sql: "CREATE TABLE mms (_id INTEGER PRIMARY KEY, thread_id INTEGER, date INTEGER, msg_box INTEGER, body TEXT, address TEXT)",
    rows: [[1, 1, ms + 1000, 10485783, "two", "+15550100"]],
  };
  const reaction = {
    name: "reaction",
    sql: "CREATE TABLE reaction (_id INTEGER PRIMARY KEY, message_id INTEGER, is_mms INTEGER, author_id INTEGER, emoji TEXT, date_sent INTEGER)",
    rows: [[1, 1, 0, 7, "x", ms]],
  };
  const reading = await read(plainFrames([sms, mms, recipient, thread, reaction]));
  expect(recordsOf(reading, "message")).toMatchObject([
    { text: "one", sender: "+34600111222", thread: "+34600111222", time },
    { reaction: "x", reaction_to: String(ms) },
    { text: "two", direction: "outgoing", recipient: "+15550100", thread: "+34600111222" },
  ]);
});

it("misses the tables where there are none", async () => {
  expect((await read(new Uint8Array(0))).problems).toMatchObject([{ code: "schema" }]);
});

it("lists the attachments of a message, with the digest of what the backup holds of them", async () => {
  const frame = field(4, joined(field(1, 1), field(2, 99), field(3, 5000)));
  const digest = new Uint8Array(32).fill(0xab);
  const frames = [withDigest(frame, digest), withDigest(field(4, joined(field(1, 2), field(3, 7))), undefined)];
  const length = (bytes: Uint8Array) => Uint8Array.of(0, 0, bytes.length >> 8, bytes.length & 255);
  const bytes = joined(androidSignalSample().bytes, ...frames.flatMap((one) => [length(one), one]));
  const reading = await read(bytes);
  const [first, second] = recordsOf(reading, "attachment");
  expect(first).toMatchObject({
    time,
    direction: "incoming",
    sender: "+34600111222",
    name: "a.jpg",
    mime_type: "image/jpeg",
    size: 5000,
    sha256: "ab".repeat(32),
    message_id: String(ms),
    locator: { table: "attachment", rowid: 1 },
  });
  expect(second).toMatchObject({ name: null, mime_type: "audio/aac", size: 7, sha256: null });
  expect(reading.problems.map(({ message }) => message)).toEqual(["the attachment is damaged or cut off"]);
});
