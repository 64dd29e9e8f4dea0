import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  mediaEntryKey,
  mediaEntryValue,
  messageKey,
  messageValue,
  peerId,
  postboxObject,
} from "../../../../../practice/src/writers/postbox-writer.ts";
import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { decodeObject, isObject, objectsField, textField, textsIn, typeOf } from "./coder.ts";
import { mediaEntry, mediaKey, readMessage, readMessageKey } from "./message.ts";
import { peerNumber, peerOf } from "./peer.ts";

const sample = {
  class: "TelegramMediaFile",
  fields: {
    mt: "image/png",
    s: -5,
    big: 2n ** 62n,
    yes: true,
    none: null,
    raw: Uint8Array.of(1, 2),
    r: { class: "Inner", fields: { u: "https://1.example.org/" } },
    at: [{ class: "Attribute", fields: { fn: "plan.png" } }],
  },
};

describe("an object", () => {
  it("is what was written", () => {
    const object = decodeObject(postboxObject(sample));
    expect(object.type).toBe(typeOf("TelegramMediaFile"));
    expect([...object.fields.keys()]).toEqual(Object.keys(sample.fields));
    expect([...object.fields.values()].slice(0, 6)).toEqual([
      "image/png",
      -5,
      2n ** 62n,
      true,
      null,
      Uint8Array.of(1, 2),
    ]);
    expect(isObject(object.fields.get("r"))).toBe(true);
    expect(objectsField(object, "at").map((one) => textField(one, "fn"))).toEqual(["plan.png"]);
    expect([...textsIn(object)]).toEqual(["image/png", "https://1.example.org/", "plan.png"]);
  });

  it("that is too deep, or a list without end, is refused", () => {
    let deep: Parameters<typeof postboxObject>[0] = { class: "A", fields: {} };
    for (let depth = 0; depth < 40; depth++) deep = { class: "A", fields: { a: deep } };
    expect(() => decodeObject(postboxObject(deep))).toThrow(LimitError);
    const list = Buffer.concat([
      Buffer.of(1, 95, 5, 0, 0, 0, 0, 8, 0, 0, 0, 1, 97, 6),
      Buffer.from([255, 255, 255, 127]),
    ]);
    expect(() => decodeObject(list)).toThrow(FormatError);
  });
});

const place = { peer: peerId("user", 100n), timestamp: 1_700_000_000, id: 7 };
const content = {
  text: "see",
  incoming: true,
  author: peerId("user", 100n),
  thread: 5n,
  forwarded: { author: 0n, date: 1_600_000_000, signature: "Hidden" },
  attributes: [sample],
  media: [sample],
  mediaIds: [[1, 9n]] as const,
};

describe("a message", () => {
  test.each([[false], [true]])("has its place in its key (of an early version: %s)", (old) => {
    expect(readMessageKey(messageKey({ ...place, namespace: 2 }, old))).toEqual({ ...place, namespace: 2 });
  });

  it("is what was written", () => {
    expect(readMessage(messageValue(content))).toEqual({
      flags: 4,
      forwarded: content.forwarded,
      author: content.author,
      text: "see",
      attributes: [postboxObject(sample)],
      media: [postboxObject(sample)],
      mediaIds: [{ namespace: 1, id: 9n }],
    });
    expect(readMessage(messageValue({ text: "" }))).toMatchObject({ flags: 0, text: "" });
  });

  test.each([
    ["of another kind", Uint8Array.of(1)],
    ["of a later version", messageValue(content).map((byte, at) => (at === 9 ? 64 : byte))],
    ["that ends too early", messageValue(content).subarray(0, 60)],
    ["with something behind it", new Uint8Array([...messageValue(content), 0, 0, 0, 0, 1])],
    ["whose text is no UTF-8", messageValue({ text: "abc" }).map((byte) => (byte === 98 ? 255 : byte))],
  ])("%s is refused", (_title, value) => {
    expect(() => readMessage(value)).toThrow(FormatError);
  });

  it("of any bytes is read or refused", () => {
    const readers = [readMessage, readMessageKey, decodeObject, mediaEntry, mediaKey];
    const whole = [messageValue(content), postboxObject(sample), mediaEntryValue(sample)];
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(fc.constantFrom(...whole), fc.nat(300), fc.nat(255))
        .map(([good, at, byte]) => good.with(at % good.length, byte)),
    );
    fc.assert(
      fc.property(bytes, fc.constantFrom(...readers), (given, read) => {
        try {
          read(given);
        } catch (error) {
          if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("media are named by their key, and lie behind their kind", () => {
  expect(mediaKey(mediaEntryKey(1, -9n))).toEqual({ namespace: 1, id: -9n });
  expect(mediaEntry(mediaEntryValue(sample))).toEqual(postboxObject(sample));
  expect(mediaEntry(Uint8Array.of(1, 0, 0))).toBeUndefined();
});

test.each([
  ["user", 123_456n, "123456"],
  ["user", 7_000_000_001n, "7000000001"],
  ["group", 77n, "-77"],
  ["channel", 1_234_567_890n, "-1234567890"],
  ["secret_chat", -5n, "secret chat -5"],
] as const)("%s %s", (kind, id, number) => {
  expect(peerOf(peerId(kind, id))).toEqual({ kind, id });
  expect(peerNumber(peerOf(peerId(kind, id)))).toBe(number);
});
