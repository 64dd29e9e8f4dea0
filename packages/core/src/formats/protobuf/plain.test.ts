import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { plainMessage } from "./plain.ts";

describe("plainMessage", () => {
  test("shows fields by number, and guesses what their bytes are", () => {
    const bytes = new BinaryWriter()
      .tag(1, WireType.LengthDelimited)
      .string("com.example.app")
      .tag(2, WireType.Bit64)
      .double(721_692_800.5)
      .tag(3, WireType.Varint)
      .uint32(1)
      .tag(3, WireType.Varint)
      .uint32(2)
      .tag(4, WireType.LengthDelimited)
      .fork()
      .tag(1, WireType.Varint)
      .uint64(2n ** 60n)
      .join()
      .tag(5, WireType.LengthDelimited)
      .bytes(Uint8Array.of(0xff, 0xff, 0xff))
      .tag(6, WireType.Bit32)
      .fixed32(1)
      .finish();
    expect(plainMessage(bytes)).toEqual({
      1: "com.example.app",
      2: 721_692_800.5,
      3: [1, 2],
      4: { 1: "1152921504606846976" },
      5: "////",
      6: "0x00000001",
    });
  });

  test("ends in an outline or an error of the format for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          JSON.stringify(plainMessage(bytes));
        } catch (error) {
          if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("stays small for a message within itself many times", () => {
    let bytes = new Uint8Array([8, 1]);
    for (let depth = 0; depth < 100; depth++)
      bytes = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(bytes).finish() as Uint8Array<ArrayBuffer>;
    expect(JSON.stringify(plainMessage(bytes)).length).toBeLessThan(10_000);
  });
});
