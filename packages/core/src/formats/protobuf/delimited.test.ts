import { BinaryWriter } from "@bufbuild/protobuf/wire";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { memorySource } from "../../bytes/source.ts";
import { delimitedMessages } from "./delimited.ts";

const stream = (messages: readonly Uint8Array[]) =>
  messages.reduce((writer, message) => writer.bytes(message), new BinaryWriter()).finish();
const read = (bytes: Uint8Array, limit?: number) => [...delimitedMessages(memorySource(bytes), limit)];

it("gives every message as it was written, with its place", () => {
  const message = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(fc.array(message), (messages) => {
      const bytes = stream(messages);
      const items = read(bytes);
      expect(items.map((item) => ("bytes" in item ? new Uint8Array(item.bytes) : item.fault))).toEqual(messages);
      expect(items.reduce((end, { offset, length }) => (offset === end ? end + length : -1), 0)).toBe(bytes.length);
    }),
  );
});

it("reads messages across windows of a megabyte", () => {
  const messages = [7, 8, 9].map((value) => new Uint8Array(700_000).fill(value));
  expect(read(stream(messages)).map((item) => "bytes" in item && [item.bytes.length, item.bytes[0]])).toEqual([
    [700_000, 7],
    [700_000, 8],
    [700_000, 9],
  ]);
});

describe("damage", () => {
  const two = stream([Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5, 6, 7)]);
  test.each([
    ["cut inside a message", two.subarray(0, 7), undefined, [4, "truncated"]],
    ["cut inside a length", Uint8Array.of(...two, 0x80), undefined, [4, 5, "truncated"]],
    ["no length", Uint8Array.of(...two, 255, 255, 255, 255, 255, 255), undefined, [4, 5, "damaged"]],
    ["a length beyond the end", Uint8Array.of(...two, 0xff, 0xff, 0xff, 0xff, 0x0f, 0), undefined, [4, 5, "truncated"]],
    ["above the limit", two, 3, [4, "limit"]],
  ] as const)("%s", (_, bytes, limit, expected) => {
    expect(read(bytes, limit).map((item) => ("bytes" in item ? item.length : item.fault))).toEqual(expected);
  });
});
