import fc from "fast-check";
import { expect, it, test } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { androidTelegramSample, telegramBlob } from "../../../test/samples/android-telegram.ts";
import { androidTelegram } from "./telegram.ts";
import { textBehindDate } from "./telegram-text.ts";

const seconds = 1_700_000_000;

it("tells messages, conversations, and everybody the app has met", async () => {
  const { path, bytes, kind } = androidTelegramSample();
  const reading = await readArtifact(androidTelegram, { [path]: bytes }, kind);
  expect(reading.problems).toEqual([]);
  expect(recordsOf(reading, "message")).toMatchObject([
    {
      time: seconds * 1e6,
      direction: "incoming",
      thread: "@ana",
      sender: "@ana",
      sender_name: "ana roca",
      text: "see https://1.example.org/",
      message_id: "1",
    },
    { direction: "outgoing", recipient: "@ana", sender: null, text: "fine", reply_to: "1" },
    { thread: "-7", sender: null, text: "x".repeat(300) },
    { text: null, details: { text: "none, or not found in the data" } },
  ]);
  expect(recordsOf(reading, "conversation")).toMatchObject([
    { thread: "-7", name: "Group", contact: null, details: { folder_id: 1 } },
    { thread: "@ana", name: "ana roca", contact: "@ana" },
  ]);
  expect(recordsOf(reading, "contact").map(({ name, contact }) => [name, contact])).toEqual([
    ["ana roca", "@ana"],
    ["bo", "101"],
    ["Bo Berg", "+33600111333"],
  ]);
});

test.each([
  ["a text", telegramBlob(seconds, "hola ñ"), "hola ñ"],
  ["another date", telegramBlob(seconds + 1, "hola"), null],
  ["what is no UTF-8", Buffer.from(telegramBlob(seconds, "hola").map((byte) => (byte === 0x6f ? 0xff : byte))), null],
  ["an empty text", telegramBlob(seconds, ""), null],
  ["a text that is cut off", telegramBlob(seconds, "a longer text").subarray(0, 22), null],
  ["control characters", telegramBlob(seconds, "a\u0001b"), null],
])("a text is found behind its date: %s", (_title, blob, text) => {
  expect(textBehindDate(blob, seconds)).toBe(text);
});

it("any bytes are searched", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.string({ minLength: 1, maxLength: 40 }), (random, text) => {
      textBehindDate(random, seconds);
      const found = textBehindDate(telegramBlob(seconds, text), seconds);
      expect(found === null || found === text).toBe(true);
    }),
  );
});
