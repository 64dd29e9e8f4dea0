import { expect, it } from "vitest";
import { messageKey, messageValue, postboxObject } from "../../../../../practice/src/writers/postbox-writer.ts";
import { writeDatabase } from "../../../../../practice/src/writers/sqlite-writer.ts";
import { type ArtifactReading, readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { ana, group, telegramContent, telegramPath } from "../../../test/samples/telegram.ts";
import { telegram } from "./telegram.ts";

const time = 1_700_000_000_000_000;
const seconds = time / 1e6;

const read = (rows: readonly (readonly [key: Uint8Array, value: Uint8Array])[] = []): Promise<ArtifactReading> => {
  const tables = telegramContent.tables.map((table) =>
    table.name === "t7" ? { ...table, rows: [...table.rows, ...rows.map(([key, value]) => ({ key, value }))] } : table,
  );
  return readArtifact(telegram, { [telegramPath]: writeDatabase({ ...telegramContent, tables }) });
};

it("tells messages with their people, what they answer and what they bring along", async () => {
  const reading = await read();
  expect(reading.problems).toEqual([]);
  expect(recordsOf(reading, "message").filter(({ reaction }) => reaction === undefined)).toMatchObject([
    {
      time,
      locator: { table: "t7", rowid: 1 },
      direction: "incoming",
      thread: "@ana",
      sender: "@ana",
      sender_name: "Ana Roca",
      text: "see this",
      urls: ["https://1.example.org/page"],
      message_id: "1",
      details: { reactions: [{ reaction: "👍", count: 2 }] },
    },
    {
      direction: "outgoing",
      sender: null,
      recipient: "@ana",
      text: "fine",
      reply_to: "1",
      edited: time + 60_000_000,
      details: { place: { latitude: 41.5, longitude: 2.25 } },
    },
    {
      direction: "incoming",
      thread: "-77",
      sender: "7000000001",
      sender_name: "Bo",
      text: null,
      attachment_names: ["plan.png"],
      details: {
        mime_type: "image/png",
        size: 900,
        forwarded: { from: "@ana", signature: "Ana", date: "2023-11-14T22:13:15Z" },
      },
    },
    {
      thread: "secret chat -5",
      sender: "@ana",
      text: "only here",
      details: { namespace: "received in a secret chat" },
    },
    { thread: "-77", text: null, details: { system_event: "group created" } },
  ]);
});

it("tells who reacted, as far as Telegram names them", async () => {
  const reactions = recordsOf(await read(), "message").filter(({ reaction }) => reaction !== undefined);
  expect(reactions).toMatchObject([
    { time: null, thread: "@ana", sender: "7000000001", sender_name: "Bo", reaction: "👍", reaction_to: "1" },
  ]);
});

it("tells people and conversations", async () => {
  const reading = await read();
  expect(recordsOf(reading, "contact")).toMatchObject([
    { name: "Ana Roca", contact: "+34600111222", details: { username: "ana", telegram: "@ana", peer_id: "100" } },
    { name: "Bo", contact: "7000000001" },
  ]);
  expect(recordsOf(reading, "conversation")).toMatchObject([
    { thread: "@ana", name: "Ana Roca", contact: "@ana", message_count: 2, time: time + 1_000_000 },
    { thread: "-77", name: "Neighbours", contact: null, message_count: 2 },
    { thread: "secret chat -5", name: "Ana Roca", details: { type: "secret_chat", with: "@ana" } },
  ]);
});

it("keeps what is certain of a message of a layout that is not known, and says so", async () => {
  const place = { peer: ana, timestamp: seconds + 9, id: 9 };
  const later = messageValue({ text: "x" }).map((byte, at) => (at === 9 ? 64 : byte));
  const reading = await read([[messageKey(place), later]]);
  expect(reading.problems).toMatchObject([
    {
      code: "value",
      message: "a message cannot be read: a message of a version that is not known",
      locator: { table: "t7", rowid: 6 },
    },
  ]);
  expect(recordsOf(reading, "message").at(-1)).toMatchObject({
    time: time + 9_000_000,
    direction: "unknown",
    thread: "@ana",
    text: null,
    message_id: "9",
    details: { text: "not read: the message is of a layout that is not known, or damaged" },
  });
});

it("reads keys of the first versions", async () => {
  const place = { peer: group, timestamp: seconds + 9, id: 9 };
  const reading = await read([[messageKey(place, true), messageValue({ text: "old" })]]);
  expect(recordsOf(reading, "message").at(-1)).toMatchObject({ time: time + 9_000_000, thread: "-77", text: "old" });
});

it("loses an attribute that cannot be read, and nothing else", async () => {
  const attribute = { class: "EditedMessageAttribute", fields: { d: seconds } };
  const good = messageValue({ text: "whole", attributes: [attribute] });
  const at = Buffer.from(good).indexOf(Buffer.from(postboxObject(attribute)));
  const bad = good.map((byte, index) => (index === at + 2 ? 99 : byte));
  const reading = await read([[messageKey({ peer: ana, timestamp: seconds + 9, id: 9 }), bad]]);
  expect(reading.problems).toMatchObject([
    { message: "an attribute of a message cannot be read: type 99 is not known" },
  ]);
  expect(recordsOf(reading, "message").at(-1)).toMatchObject({ text: "whole", edited: null });
});
