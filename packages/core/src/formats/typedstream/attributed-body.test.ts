import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { realDatabase } from "../../../test/real-files.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { FormatError } from "../error.ts";
import { parsePlist } from "../plist/parse.ts";
import { PlistUid, type PlistValue } from "../plist/value.ts";
import { walk } from "../plist/walk.ts";
import { writeBinaryPlist } from "../plist/write.ts";
import { readAttributedBody } from "./attributed-body.ts";

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

const head = "\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@";
/** Objects 0x92 (the string), 0x93 to 0x94 (its classes); after it the object and classes of its text. */
const attributed = "\x84\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85";
/** Object 0x95, class 0x96; "@" is string 0x92, "+" becomes 0x96. */
const string = (chunk: string) => `\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+${chunk}\x86`;
const short = (text: string) => String.fromCharCode(utf8(text).length) + utf8(text);
/** A run of the whole text; "iI" becomes string 0x97. Then object 0x97, a dictionary with class 0x98. */
const run = (length: number, entries: number, body: string) =>
  `\x84\x02iI\x01${String.fromCharCode(length)}\x92\x84\x84\x84\x0cNSDictionary\x00\x94\x84\x01i${String.fromCharCode(entries)}${body}\x86`;
/** A further string: its class and "+" are known by then. */
const again = (text: string) => `\x92\x84\x96\x96${short(text)}\x86`;
const body = (text: string, runs = "") => latin1(`${head}${attributed}${string(short(text))}${runs}\x86`);

const whole = { links: [], attachments: [], damaged: false };

describe("texts", () => {
  test.each(["", "a", "Hi 👋 中", "\ufffc", "x".repeat(127)])("%j", (text) => {
    expect(readAttributedBody(body(text))).toEqual({ ...whole, text });
  });

  test.each([
    ["two bytes", "\x81\xe8\x03", 1000],
    ["two bytes above 2^15", "\x81\x40\x9c", 40_000],
    ["four bytes", "\x82\xa0\x86\x01\x00", 100_000],
  ])("a length of %s", (_, length, count) => {
    const bytes = latin1(`${head}${attributed}${string(length + "a".repeat(count))}\x86`);
    expect(readAttributedBody(bytes)).toEqual({ ...whole, text: "a".repeat(count) });
  });

  test("a big-endian stream", () => {
    const bytes = latin1(
      `\x04\x0btypedstream\x81\x03\xe8\x84\x01@${attributed}${string(`\x81\x00\x80${"a".repeat(128)}`)}\x86`,
    );
    expect(readAttributedBody(bytes)).toEqual({ ...whole, text: "a".repeat(128) });
  });

  test("a bare string", () => {
    const bytes = latin1(`${head}\x84\x84\x84\x08NSString\x01\x84\x84\x08NSObject\x00\x85\x84\x01+\x02hi\x86`);
    expect(readAttributedBody(bytes)).toEqual({ ...whole, text: "hi" });
  });
});

describe("attributes", () => {
  test("links and attachments", () => {
    const url = `\x92\x84\x84\x84\x05NSURL\x00\x94\x84\x01c\x00${again("https://evil.example.org/a")}\x86`;
    const entries = [
      again("__kIMLinkAttributeName") + url,
      again("__kIMFileTransferGUIDAttributeName") + again("at_0_GUID"),
      again("__kIMMentionConfirmedMention") + again("+15550000001"),
      again("NSLink") + again("https://example.org/b"),
    ];
    expect(readAttributedBody(body("x", run(1, 4, entries.join(""))))).toEqual({
      text: "x",
      links: ["https://evil.example.org/a", "https://example.org/b"],
      attachments: ["at_0_GUID"],
      damaged: false,
    });
  });

  test("a URL with a base", () => {
    // Class NSURL is object 0x9b and type "c" string 0x9b by the time of the base.
    const base = `\x92\x84\x9b\x9b\x00${again("https://example.org/a/")}\x86`;
    const url = `\x92\x84\x84\x84\x05NSURL\x00\x94\x84\x01c\x01${base}${again("b?c")}\x86`;
    expect(readAttributedBody(body("x", run(1, 1, again("NSLink") + url)))).toEqual({
      ...whole,
      text: "x",
      links: ["https://example.org/a/b?c"],
    });
  });

  test.each([
    ["HttpURL", ["https://evil.example.org"]],
    ["Date", []],
  ])("what data detectors saw: %s", (kind, links) => {
    const archive = writeBinaryPlist(
      new Map<string, PlistValue>([
        ["$top", new Map([["dd-result", new PlistUid(1)]])],
        [
          "$objects",
          [
            "$null",
            new Map([
              ["T", kind],
              ["MS", "https://evil.example.org"],
            ]),
          ],
        ],
      ]),
    );
    const length = String.fromCharCode(0x81, archive.length & 0xff, archive.length >> 8);
    const type = `[${archive.length}c]`;
    const data = `\x92\x84\x84\x84\x06NSData\x00\x94\x84\x01I${length}\x84${short(type)}${String.fromCharCode(...archive)}\x86`;
    const bytes = body("x", run(1, 1, again("__kIMDataDetectedAttributeName") + data));
    expect(readAttributedBody(bytes)).toEqual({ ...whole, text: "x", links });
  });
});

describe("damage", () => {
  const link = "https://evil.example.org/attrib";
  test("a stream that ends after its text", () => {
    expect(readAttributedBody(latin1(`${head}${attributed}${string(short(link))}`))).toEqual({
      ...whole,
      text: link,
      damaged: true,
    });
  });

  test("a stream that ends inside its text", () => {
    const bytes = latin1(`${head}${attributed}${string(short(link))}`).subarray(0, -10);
    expect(readAttributedBody(bytes)).toEqual({ ...whole, text: link.slice(0, -9), damaged: true });
  });

  test("a stream without its head", () => {
    expect(readAttributedBody(body("hello").subarray(5))).toEqual({ ...whole, text: "hello", damaged: true });
  });

  test("bytes after the last object", () => {
    expect(readAttributedBody(Uint8Array.from([...body("hello"), 0x00, 0xff]))).toEqual({
      ...whole,
      text: "hello",
      damaged: true,
    });
  });

  test.each([
    ["nothing", ""],
    ["another format", "bplist00"],
    ["another version", `\x05${head.slice(1)}`],
    ["a head alone", head],
    ["a stream without a string", `${head}\x84\x84\x84\x08NSObject\x00\x85\x86`],
  ])("refuses %s", (_, text) => {
    expect(() => readAttributedBody(latin1(text))).toThrow(FormatError);
  });

  const typed = (type: string) => `${head.slice(0, -2)}${short(type)}`;
  test.each([
    ["an array of a billion", `${typed("[1000000000c]")}x`, /array of 1000000000/],
    ["an array of empty structs", typed("[1000000000{=}]"), /empty struct/],
    ["nested types", typed("[1".repeat(60)), /too deep/],
    ["an unknown type", typed("^i"), /unknown type/],
    ["objects in objects", head + "\x84\x85\x92".repeat(100_000), /objects deeper/],
    ["classes above classes", `${head}\x84${"\x84\x84\x01X\x00".repeat(100_000)}`, /classes deeper/],
    ["a reference to no object", `${head}\xa0`, /no object/],
    ["a reference to no string", `${head.slice(0, -3)}\xa0`, /no string/],
  ])("hostile: %s", (_, text, reason) => {
    const began = performance.now();
    expect(() => readAttributedBody(latin1(text))).toThrow(reason);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test("a long string that is named a hundred thousand times is read once", () => {
    // Object 0x95 is the text itself: each entry names it as key and as value.
    const bytes = latin1(
      `${head}${attributed}${string(`\x82\xa0\x86\x01\x00${"a".repeat(100_000)}`)}${run(1, 1, "\x92\x95".repeat(200_000))}\x86`,
    );
    const began = performance.now();
    expect(readAttributedBody(bytes).text).toHaveLength(100_000);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test("changed and missing bytes end in a body or a FormatError", () => {
    const url = `\x92\x84\x84\x84\x05NSURL\x00\x94\x84\x01c\x00${again("https://example.org")}\x86`;
    const bytes = body("some text", run(9, 1, again("NSLink") + url));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, byte, cut) => {
        const damaged = bytes.slice();
        damaged[at] = byte;
        for (const part of [damaged, damaged.subarray(0, cut), damaged.subarray(cut)]) {
          try {
            readAttributedBody(part);
          } catch (error) {
            if (!(error instanceof FormatError)) throw error;
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

withShared("real messages", () => {
  const samples = "evidence/real/imessage-exporter/imessage-database/test_data";
  test.each([
    ["AttributedBodyTextOnly", "Noter test", []],
    ["AttributedBodyTextOnly2", "Test 3", []],
    ["URL", "https://github.com/ReagentX/Logria", ["https://github.com/ReagentX/Logria"]],
  ])("%s", (name, text, links) => {
    expect(readAttributedBody(readFileSync(sharedPath(samples, "streamtyped", name)))).toEqual({
      ...whole,
      text,
      links,
    });
  });

  test("the versions of an edited message", () => {
    const summary = parsePlist(readFileSync(sharedPath(samples, "edited_message/Edited.plist")));
    const bodies = [...walk(summary)].filter((value) => value instanceof Uint8Array);
    expect(bodies.map((bytes) => readAttributedBody(bytes))).toEqual(
      ["First message  ", "Edit 1", "Edit 2", "Edited message"].map((text) => ({ ...whole, text })),
    );
  });

  test("a database of messages: body and text agree but where its makers changed the text column", () => {
    const database = realDatabase("evidence/real/plaso/test_data/sqlite/imessage_chat.db");
    const rows = database.prepare("SELECT text, attributedBody FROM message WHERE attributedBody IS NOT NULL").all();
    database.close();
    expect(rows).toHaveLength(10);
    for (const row of rows) {
      const read = readAttributedBody(row.attributedBody as Uint8Array);
      expect(read.damaged).toBe(false);
      expect(
        read.text.replace("Microsoft Office, which", "Open Office, which").replace("with Microsoft", "with Open"),
      ).toBe(row.text);
    }
  });
});
