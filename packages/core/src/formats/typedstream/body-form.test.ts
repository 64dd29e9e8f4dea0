import fc from "fast-check";
import { expect, it, test } from "vitest";
import { attributedBody } from "../../../../../practice/src/writers/typedstream-writer.ts";
import { decodeAttributedBody, readAttributedBody } from "./attributed-body.ts";
import { formOf, textIn } from "./body-form.ts";

/** What is read, or that it cannot be. */
function outcome(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): unknown {
  try {
    return read(bytes);
  } catch (error) {
    return String(error);
  }
}

const first = attributedBody("First");
const form = formOf(first, first.subarray(first.indexOf(0x2b) + 2, first.indexOf(0x2b) + 7));

test.each(["", "Another", "é…👋", "x".repeat(127), "x".repeat(128), "é".repeat(40_000), "x".repeat(70_000)])(
  "a text of the same form, %#",
  (text) => {
    expect(form && textIn(attributedBody(text), form)).toBe(text);
    expect(readAttributedBody(attributedBody(text))).toEqual(decodeAttributedBody(attributedBody(text)));
  },
);

test.each([
  ["a byte more", Uint8Array.of(...first, 0x86)],
  ["a byte less", first.slice(0, -1)],
  ["another class", first.map((byte, at) => (at === 25 ? byte + 1 : byte))],
  ["another length", first.map((byte, at) => (at === first.indexOf(0x2b) + 1 ? byte + 1 : byte))],
])("%s is another form", (_title, bytes) => {
  expect(form && textIn(bytes, form)).toBeUndefined();
});

it("is read as it is decoded, whatever is changed in it", () => {
  readAttributedBody(first);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.nat(), fc.nat(255), (text, place, byte) => {
      const bytes = attributedBody(text);
      bytes[place % bytes.length] = byte;
      readAttributedBody(first);
      expect(outcome(readAttributedBody, bytes)).toEqual(outcome(decodeAttributedBody, bytes));
    }),
    { numRuns: 2000 },
  );
});
