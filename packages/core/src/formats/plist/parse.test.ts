import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { defaultPlistLimits } from "./limits.ts";
import { parsePlist } from "./parse.ts";
import { PlistDate, PlistUid, type PlistValue } from "./value.ts";
import { writeBinaryPlist, writeXmlPlist } from "./write.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const xml = (body: string) => encode(`<?xml version="1.0" encoding="UTF-8"?><plist version="1.0">${body}</plist>`);

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return Uint8Array.from(
    [...(mark ? [0xfeff] : []), ...units].flatMap((unit) =>
      littleEndian ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
    ),
  );
}

/** A binary list of hand-made objects; offsets of two bytes, references of one. */
function binary(objects: readonly (readonly number[])[], root = 0): Uint8Array {
  let at = 8;
  const offsets = objects.map((object) => {
    at += object.length;
    return at - object.length;
  });
  const trailer = [0, 0, 0, 0, 0, 0, 2, 1, ...quad(objects.length), ...quad(root), ...quad(at)];
  return Uint8Array.from([
    ...encode("bplist00"),
    ...objects.flat(),
    ...offsets.flatMap((offset) => [offset >> 8, offset & 0xff]),
    ...trailer,
  ]);
}

function quad(value: number): number[] {
  return [0, 0, 0, 0, 0, 0, value >> 8, value & 0xff];
}

describe("the binary format, object by object", () => {
  const cases: [string, number[], PlistValue][] = [
    ["null", [0x00], null],
    ["false", [0x08], false],
    ["true", [0x09], true],
    ["one byte, unsigned", [0x10, 0xff], 255],
    ["two bytes, unsigned", [0x11, 0xff, 0xfe], 65534],
    ["four bytes, unsigned", [0x12, 0xff, 0xff, 0xff, 0xff], 4294967295],
    ["eight bytes, signed", [0x13, ...Array(8).fill(0xff)], -1],
    ["2^53 - 1", [0x13, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 2 ** 53 - 1],
    ["2^53", [0x13, 0, 0x20, 0, 0, 0, 0, 0, 0], 2n ** 53n],
    ["-2^53 + 1", [0x13, 0xff, 0xe0, 0, 0, 0, 0, 0, 1], -(2 ** 53) + 1],
    ["-2^53", [0x13, 0xff, 0xe0, 0, 0, 0, 0, 0, 0], -(2n ** 53n)],
    ["-2^63", [0x13, 0x80, 0, 0, 0, 0, 0, 0, 0], -(2n ** 63n)],
    ["16 bytes, 2^64 - 1", [0x14, ...Array(8).fill(0), ...Array(8).fill(0xff)], 2n ** 64n - 1n],
    ["16 bytes, small", [0x14, ...Array(15).fill(0), 7], 7],
    ["16 bytes, -1", [0x14, ...Array(16).fill(0xff)], -1],
    ["real of four bytes", [0x22, 0x3f, 0xc0, 0, 0], 1.5],
    ["real of eight bytes", [0x23, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0], 1.5],
    ["date", [0x33, 0x41, 0, 0, 0, 0, 0, 0, 0], new PlistDate(2 ** 17)],
    ["data", [0x42, 1, 2], Uint8Array.of(1, 2)],
    ["ASCII", [0x52, 0x68, 0x69], "hi"],
    ["ASCII with a byte beyond it", [0x51, 0xe9], "é"],
    ["ASCII with a long length", [0x5f, 0x10, 0x10, ...Array(16).fill(0x61)], "a".repeat(16)],
    ["UTF-16", [0x62, 0x00, 0xe9, 0x4e, 0x2d], "é中"],
    ["UTF-8", [0x72, 0xc3, 0xa9], "é"],
    ["UID of one byte", [0x80, 7], new PlistUid(7)],
    ["UID of three bytes", [0x82, 1, 0, 0], new PlistUid(65536)],
    ["empty array", [0xa0], []],
    ["empty set", [0xc0], []],
    ["empty dictionary", [0xd0], new Map()],
  ];
  test.each(cases)("%s", (_, bytes, value) => {
    expect(parsePlist(binary([bytes]))).toEqual(value);
  });

  test("containers name other objects", () => {
    const list = parsePlist(binary([[0xd1, 1, 2], [0x51, 0x6b], [0xa2, 3, 3], [0x09]]));
    expect(list).toEqual(new Map([["k", [true, true]]]));
  });

  const broken: [string, Uint8Array, RegExp][] = [
    ["no trailer", encode("bplist00"), /without a trailer/],
    ["the top object is not there", binary([[0x08]], 1), /top object/],
    ["a reference to no object", binary([[0xa1, 9]]), /object 9 of 1/],
    ["an array longer than the file", binary([[0xaf, 0x13, 0, 0, 0, 0xff, 0, 0, 0, 0]]), /longer than the file/],
    ["a length beyond any file", binary([[0xaf, 0x13, 0xff, 0, 0, 0, 0, 0, 0, 0]]), /beyond any file/],
    ["data longer than the file", binary([[0x4f, 0x12, 0x7f, 0xff, 0xff, 0xff]]), /longer than the file/],
    ["a length that is a text", binary([[0x5f, 0x51, 0x61]]), /no integer/],
    ["an unknown kind", binary([[0x90]]), /0x90/],
    ["an unknown simple value", binary([[0x0f]]), /simple value/],
    [
      "a key that is no text",
      binary([
        [0xd1, 1, 1],
        [0x10, 1],
      ]),
      /key/,
    ],
    ["a real of two bytes", binary([[0x21, 0, 0]]), /real of 2 bytes/],
    ["an array that holds itself", binary([[0xa1, 0]]), /holds itself/],
    [
      "a cycle of two",
      binary([
        [0xa1, 1],
        [0xd1, 2, 0],
        [0x51, 0x6b],
      ]),
      /holds itself/,
    ],
  ];
  test.each(broken)("refuses %s", (_, bytes, reason) => {
    expect(() => parsePlist(bytes)).toThrow(reason);
    expect(() => parsePlist(bytes)).toThrow(FormatError);
  });

  test("refuses offsets and references of impossible size", () => {
    for (const [position, size] of [
      [6, 0],
      [6, 9],
      [7, 0],
      [7, 255],
    ] as const) {
      const bytes = binary([[0x08]]);
      bytes[bytes.length - 32 + position] = size;
      expect(() => parsePlist(bytes)).toThrow(/references of/);
    }
  });

  test("reads offsets and references of every size", () => {
    const list: PlistValue = Array.from({ length: 70_000 }, (_, i) => i);
    expect(parsePlist(writeBinaryPlist(list))).toEqual(list);
    expect(parsePlist(writeBinaryPlist(Array.from({ length: 300 }, (_, i) => `${i}`)))).toHaveLength(300);
  });
});

describe("hostile binary lists", () => {
  test("a tower of shared arrays stays as small as its file", () => {
    // 20 levels of ten references each to the next: 10^20 values if they were copied.
    const levels = Array.from({ length: 20 }, (_, i) => [0xaa, ...Array(10).fill(i + 1)]);
    const list = parsePlist(binary([...levels, [0x09]]));
    expect(Array.isArray(list) && list[0] === list[9]).toBe(true);
  });

  test("depth is bounded, also where it comes from shared parts", () => {
    const chain = Array.from({ length: 200 }, (_, i) => [0xa1, i + 1]);
    expect(() => parsePlist(binary([...chain, [0x08]]))).not.toThrow();
    expect(() => parsePlist(binary([...chain, [0x08]]), { ...defaultPlistLimits, depth: 199 })).toThrow(LimitError);
    // Object 0 first names the chain's lower half, then its upper half, which ends in the lower one.
    const shared = [[0xa2, 101, 1], ...Array.from({ length: 200 }, (_, i) => [0xa1, i + 2]), [0x08]];
    expect(() => parsePlist(binary(shared), { ...defaultPlistLimits, depth: 150 })).toThrow(LimitError);
  });

  test("many names for the same long bytes are refused", () => {
    const names = 100;
    const text = [0x5f, 0x11, 0x03, 0xe8, ...Array(1000).fill(0x61)];
    const list = [0xaf, 0x10, names, ...Array.from({ length: names }, (_, i) => i + 1)];
    // Objects 1 to 100 are empty but the first: their places in the table are then led to the first.
    const bytes = binary([list, text, ...Array(names - 1).fill([])]);
    const table = bytes.length - 32 - 2 * (names + 1);
    for (let i = 2; i <= names; i++) bytes.copyWithin(table + 2 * i, table + 2, table + 4);
    expect(() => parsePlist(bytes)).toThrow(/overlap/);
  });

  test("a long key that is named a thousand times in each of twenty dictionaries is read once", () => {
    const key = [0x5f, 0x11, 0x27, 0x10, ...Array(10_000).fill(0x61)];
    const dictionary = [0xdf, 0x11, 0x03, 0xe8, ...Array(1000).fill(1), ...Array(1000).fill(2)];
    const dictionaries = Array.from({ length: 20 }, () => dictionary);
    const list = [0xaf, 0x10, 20, ...Array.from({ length: 20 }, (_, i) => i + 3)];
    const began = performance.now();
    expect(parsePlist(binary([list, key, [0x09], ...dictionaries]))).toHaveLength(20);
    expect(performance.now() - began).toBeLessThan(500);
  });

  test("a count of 2^40 objects is refused at once", () => {
    const bytes = binary([[0x08]]);
    bytes[bytes.length - 32 + 8 + 2] = 1;
    expect(() => parsePlist(bytes)).toThrow(/offset table/);
  });

  test("the number of values is bounded", () => {
    const list = writeBinaryPlist([1, 2, 3]);
    // Four objects, of which one names three.
    expect(() => parsePlist(list, { ...defaultPlistLimits, objects: 3 })).toThrow(LimitError);
    expect(() => parsePlist(list, { ...defaultPlistLimits, objects: 6 })).toThrow(LimitError);
    expect(parsePlist(list, { ...defaultPlistLimits, objects: 7 })).toEqual([1, 2, 3]);
  });
});

describe("XML", () => {
  const cases: [string, string, PlistValue][] = [
    ["text", "<string>a&lt;b&#233;&#x4e2d;<![CDATA[<c>]]></string>", "a<bé中<c>"],
    ["empty text", "<string/>", ""],
    ["a comment inside", "<array><!-- x --><true/></array>", [true]],
    ["integer", "<integer> -42 </integer>", -42],
    ["hexadecimal integer", "<integer>0xFF</integer>", 255],
    ["integer beyond a double", "<integer>9223372036854775807</integer>", 2n ** 63n - 1n],
    ["real", "<real>1.5e3</real>", 1500],
    ["not a number", "<real>nan</real>", Number.NaN],
    ["infinity", "<real>-infinity</real>", Number.NEGATIVE_INFINITY],
    ["date", "<date>2001-01-02T00:00:00Z</date>", new PlistDate(86400)],
    ["data", "<data>\n\tAQID\n\tBA==\n</data>", Uint8Array.of(1, 2, 3, 4)],
    [
      "dictionary",
      "<dict><key>a</key><false/><key/><array/></dict>",
      new Map<string, PlistValue>([
        ["a", false],
        ["", []],
      ]),
    ],
    ["reference of a keyed archive", "<dict><key>CF$UID</key><integer>3</integer></dict>", new PlistUid(3)],
    ["control characters as Apple writes them", "<string>a\u0001b</string>", "a\u0001b"],
    ["entities of no meaning stay text", "<string>&constructor;&#0;</string>", "&constructor;&#0;"],
  ];
  test.each(cases)("%s", (_, body, value) => {
    expect(parsePlist(xml(body))).toEqual(value);
  });

  const broken: [string, string][] = [
    ["two values", "<true/><true/>"],
    ["no value", ""],
    ["a value without a key", "<dict><true/></dict>"],
    ["a key without a value", "<dict><key>a</key></dict>"],
    ["two keys in a row", "<dict><key>a</key><key>b</key><true/></dict>"],
    ["a key in an array", "<array><key>a</key></array>"],
    ["text in an array", "<array>a</array>"],
    ["an element in a text", "<string><true/></string>"],
    ["an unknown element", "<tuple/>"],
    ["an integer of words", "<integer>one</integer>"],
    ["an integer without end", `<integer>${"9".repeat(100_000)}</integer>`],
    ["a real without end", `<real>${"9".repeat(1_000_000)}x</real>`],
    ["a date of words", "<date>today</date>"],
    ["data that is no base64", "<data>!!</data>"],
    ["a tag left open", "<array>"],
  ];
  test.each(broken)("refuses %s", (_, body) => {
    expect(() => parsePlist(xml(body))).toThrow(FormatError);
  });

  test("entities of a DTD are never expanded", () => {
    const bomb = `<!DOCTYPE plist [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    expect(parsePlist(encode(`${bomb}<plist><string>&b;&f;</string></plist>`))).toBe("&b;&f;");
  });

  test("forbidden characters are bounded: each is slow to pass over", () => {
    const odd = (count: number) => xml(`<string>${"\u0001".repeat(count)}</string>`);
    expect(parsePlist(odd(1000))).toHaveLength(1000);
    expect(() => parsePlist(odd(1_000_000))).toThrow(LimitError);
  });

  test("depth is bounded", () => {
    const deep = `${"<array>".repeat(100_000)}${"</array>".repeat(100_000)}`;
    expect(() => parsePlist(xml(deep))).toThrow(LimitError);
  });

  const body = "<plist><string>é中</string></plist>";
  const encodings: [string, Uint8Array][] = [
    ["UTF-8", encode(body)],
    ["UTF-8 with a mark", encode(`\ufeff${body}`)],
    ["UTF-16 LE with a mark", utf16(body, true, true)],
    ["UTF-16 BE with a mark", utf16(body, false, true)],
    ["UTF-16 LE without", utf16(body, true, false)],
    ["UTF-16 BE without", utf16(body, false, false)],
    ["blank lines before", encode(`\n \n${body}`)],
  ];
  test.each(encodings)("%s", (_, bytes) => {
    expect(parsePlist(bytes)).toBe("é中");
  });

  test("an encoding that is declared", () => {
    const declared = `<?xml version="1.0" encoding="ISO-8859-1"?><plist><string>\u00e9</string></plist>`;
    expect(parsePlist(Uint8Array.from(declared, (character) => character.charCodeAt(0)))).toBe("é");
    expect(() => parsePlist(encode(`<?xml version="1.0" encoding="klingon"?><plist/>`))).toThrow(/klingon/);
  });
});

const others: [string, string, RegExp][] = [
  ["nothing", "", /empty/],
  ["an ASCII dictionary", "{ a = 1; }", /OpenStep/],
  ["an ASCII list after a comment", "// !$*UTF8*$!\n(a, b)", /OpenStep/],
  ["a later binary version", "bplist16\u0000\u0000\u0000", /version "16"/],
  ["another XML", "<html></html>", /<html>/],
  ["other bytes", "SQLite format 3\u0000", /not a property list/],
];
test.each(others)("refuses %s", (_, text, reason) => {
  expect(() => parsePlist(encode(text))).toThrow(reason);
  expect(() => parsePlist(encode(text))).toThrow(FormatError);
});

const mixed: PlistValue = new Map<string, PlistValue>([
  ["list", [1, -1, 2n ** 60n, 1.5, true, null, "text", "中文", [new PlistDate(7), new Map()]]],
  ["data", new Uint8Array(40)],
  ["uid", new PlistUid(300)],
]);

describe("damage", () => {
  test.each([
    ["binary", writeBinaryPlist(mixed)],
    ["XML", writeXmlPlist(mixed)],
  ])("changed bytes of a %s list end in a value or an error of ours", (_, bytes) => {
    const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(bytes.length), (changes, cut) => {
        const damaged = bytes.slice();
        for (const { at, byte } of changes) damaged[at] = byte;
        onlyOurErrors(() => parsePlist(damaged));
        onlyOurErrors(() => parsePlist(damaged.subarray(0, cut)));
      }),
      { numRuns: 2000 },
    );
  });

  test("any bytes after the magic", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        onlyOurErrors(() => parsePlist(Uint8Array.from([...encode("bplist00"), ...bytes])));
        onlyOurErrors(() => parsePlist(bytes));
      }),
    );
  });
});

function onlyOurErrors(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof LimitError)) throw error;
  }
}
