import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePlist } from "./parse.ts";
import { PlistDate, PlistUid, type PlistValue } from "./value.ts";
import { writeBinaryPlist, writeXmlPlist } from "./write.ts";

/** What both forms can hold; `binaryOnly` adds what XML cannot. */
function values(binaryOnly: boolean): fc.Arbitrary<PlistValue> {
  const wholeDates = fc.integer({ min: -978_307_200, max: 3_000_000_000 }).map((seconds) => new PlistDate(seconds));
  const text = fc.string({ unit: binaryOnly ? "grapheme" : "grapheme-ascii", maxLength: 40 });
  const { value } = fc.letrec<{ value: PlistValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      text,
      fc.boolean(),
      fc.integer(),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }).map((n) => (BigInt.asIntN(54, n) === n ? 5 : n)),
      fc.double().map((n) => (Number.isSafeInteger(n) || Number.isNaN(n) ? 0.5 : n)),
      fc.uint8Array(),
      binaryOnly ? fc.double({ noNaN: true }).map((seconds) => new PlistDate(seconds)) : wholeDates,
      fc.nat().map((index) => new PlistUid(index)),
      ...(binaryOnly ? [fc.constant(null)] : []),
      fc.array(tie("value"), { maxLength: 20 }),
      fc.array(fc.tuple(text, tie("value")), { maxLength: 20 }).map((entries) => new Map(entries)),
    ),
  }));
  return value;
}

test("what is written in binary comes back", () => {
  fc.assert(
    fc.property(values(true), (value) => {
      expect(parsePlist(writeBinaryPlist(value))).toEqual(value);
    }),
  );
});

test("what is written in XML comes back", () => {
  fc.assert(
    fc.property(values(false), (value) => {
      expect(parsePlist(writeXmlPlist(value))).toEqual(value);
    }),
  );
});

test("the same value gives the same bytes, and equal texts are written once", () => {
  const value = () =>
    new Map<string, PlistValue>([
      ["a", ["same text", "same text"]],
      ["same text", 1],
    ]);
  expect(writeBinaryPlist(value())).toEqual(writeBinaryPlist(value()));
  expect(Buffer.from(writeBinaryPlist(value())).toString("latin1").split("same text")).toHaveLength(2);
});

test("XML as Apple lays it out", () => {
  const value = new Map<string, PlistValue>([
    ["a&b", [1, new PlistDate(0)]],
    ["uid", new PlistUid(2)],
  ]);
  expect(new TextDecoder().decode(writeXmlPlist(value)).split("\n").slice(2)).toEqual([
    '<plist version="1.0">',
    "<dict>",
    "\t<key>a&amp;b</key>",
    "\t<array>",
    "\t\t<integer>1</integer>",
    "\t\t<date>2001-01-01T00:00:00Z</date>",
    "\t</array>",
    "\t<key>uid</key>",
    "\t<dict>",
    "\t\t<key>CF$UID</key>",
    "\t\t<integer>2</integer>",
    "\t</dict>",
    "</dict>",
    "</plist>",
    "",
  ]);
});
