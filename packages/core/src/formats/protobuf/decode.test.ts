import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { asBytes, asFloating, asMessage, asSigned, asText, asUnsigned, decodeMessage, first } from "./decode.ts";

const write = (build: (writer: BinaryWriter) => BinaryWriter) => build(new BinaryWriter()).finish();
const one = (build: (writer: BinaryWriter) => BinaryWriter) => first(decodeMessage(write(build)), 1);

describe("values", () => {
  const max = 2n ** 64n - 1n;
  test.each([
    ["uint64, small", asUnsigned, one((w) => w.tag(1, WireType.Varint).uint64(300)), 300],
    ["uint64, 2^53 - 1", asUnsigned, one((w) => w.tag(1, WireType.Varint).uint64(2n ** 53n - 1n)), 2 ** 53 - 1],
    ["uint64, largest", asUnsigned, one((w) => w.tag(1, WireType.Varint).uint64(max)), max],
    ["int64, -1", asSigned, one((w) => w.tag(1, WireType.Varint).int64(-1)), -1],
    ["int32, -5", asSigned, one((w) => w.tag(1, WireType.Varint).int32(-5)), -5],
    ["int64, least", asSigned, one((w) => w.tag(1, WireType.Varint).int64(-(2n ** 63n))), -(2n ** 63n)],
    ["fixed32", asUnsigned, one((w) => w.tag(1, WireType.Bit32).fixed32(4294967295)), 4294967295],
    ["sfixed32", asSigned, one((w) => w.tag(1, WireType.Bit32).sfixed32(-1)), -1],
    ["fixed64", asUnsigned, one((w) => w.tag(1, WireType.Bit64).fixed64(max)), max],
    ["sfixed64", asSigned, one((w) => w.tag(1, WireType.Bit64).sfixed64(-2)), -2],
    ["float", asFloating, one((w) => w.tag(1, WireType.Bit32).float(1.5)), 1.5],
    ["double", asFloating, one((w) => w.tag(1, WireType.Bit64).double(0.1)), 0.1],
    ["text", asText, one((w) => w.tag(1, WireType.LengthDelimited).string("é中")), "é中"],
    ["bytes", asBytes, one((w) => w.tag(1, WireType.LengthDelimited).bytes(Uint8Array.of(1, 2))), Uint8Array.of(1, 2)],
  ] as const)("%s", (_, helper, value, expected) => {
    expect(helper(value)).toEqual(expected);
  });

  test("helpers give undefined for other wire types and for nothing", () => {
    const varint = one((w) => w.tag(1, WireType.Varint).uint64(1));
    const text = one((w) => w.tag(1, WireType.LengthDelimited).string("a"));
    for (const helper of [asText, asBytes, asMessage, asFloating]) expect(helper(varint)).toBeUndefined();
    for (const helper of [asUnsigned, asSigned, asFloating]) expect(helper(text)).toBeUndefined();
    for (const helper of [asText, asBytes, asMessage, asUnsigned, asSigned, asFloating]) {
      expect(helper(undefined)).toBeUndefined();
    }
  });

  test("repeated fields keep their order, messages open on demand", () => {
    const message = decodeMessage(
      write((w) =>
        w
          .tag(2, WireType.Varint)
          .uint32(1)
          .tag(1, WireType.LengthDelimited)
          .fork()
          .tag(7, WireType.Varint)
          .uint32(9)
          .join()
          .tag(2, WireType.Varint)
          .uint32(2),
      ),
    );
    expect(message.get(2)?.map(asUnsigned)).toEqual([1, 2]);
    const inner = asMessage(first(message, 1));
    expect(inner && asUnsigned(first(inner, 7))).toBe(9);
    expect(first(message, 3)).toBeUndefined();
  });

  test("no bytes are an empty message", () => {
    expect(decodeMessage(new Uint8Array()).size).toBe(0);
  });
});

describe("damage", () => {
  test.each([
    ["a tag without a value", [0x08]],
    ["an endless varint", Array(20).fill(0xff)],
    ["a varint of eleven bytes", [0x08, ...Array(11).fill(0x80), 1]],
    ["field number 0", [0x00, 0x01]],
    ["wire type 6", [0x0e]],
    ["a group", [0x0b, 0x0c]],
    ["the end of a group", [0x0c]],
    ["fixed32 cut short", [0x0d, 1, 2]],
    ["fixed64 cut short", [0x09, 1, 2, 3, 4]],
    ["bytes longer than the message", [0x0a, 0x05, 1]],
    ["bytes of 4 GiB", [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])("refuses %s", (_, bytes) => {
    expect(() => decodeMessage(Uint8Array.from(bytes))).toThrow(FormatError);
  });

  test("the number of values is bounded", () => {
    const bytes = new Uint8Array(200).map((_, i) => (i % 2 === 0 ? 0x08 : 1));
    expect(decodeMessage(bytes).get(1)).toHaveLength(100);
    expect(() => decodeMessage(bytes, { fields: 99 })).toThrow(LimitError);
  });

  test("a message inside that is none is told", () => {
    const text = one((w) => w.tag(1, WireType.LengthDelimited).string("not a message"));
    expect(() => asMessage(text)).toThrow(FormatError);
  });

  test("any bytes end in a message or a FormatError", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        try {
          decodeMessage(bytes);
        } catch (error) {
          if (!(error instanceof FormatError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
