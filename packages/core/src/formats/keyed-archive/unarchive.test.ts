import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { get } from "../plist/access.ts";
import { defaultPlistLimits } from "../plist/limits.ts";
import { ArchivedObject, type ArchivedValue, PlistDate, PlistUid, type PlistValue } from "../plist/value.ts";
import { writeBinaryPlist, writeXmlPlist } from "../plist/write.ts";
import { isKeyedArchive, unarchive } from "./unarchive.ts";

const uid = (index: number) => new PlistUid(index);
const fields = (entries: Record<string, PlistValue>): PlistValue => new Map(Object.entries(entries));
const ofClass = (name: string, ...above: string[]) =>
  fields({ $classname: name, $classes: [name, ...above, "NSObject"] });

/** An archive whose root is object 1; `objects` begin with it. */
function archive(...objects: PlistValue[]): PlistValue {
  return fields({
    $version: 100000,
    $archiver: "NSKeyedArchiver",
    $top: fields({ root: uid(1) }),
    $objects: ["$null", ...objects],
  });
}

const uuid = Uint8Array.from({ length: 16 }, (_, i) => i * 17);
const cases: [string, PlistValue, ArchivedValue][] = [
  ["a bare text", archive("text"), "text"],
  ["no object", archive(uid(0)), null],
  ["NSNull", archive(fields({ $class: uid(2) }), ofClass("NSNull")), null],
  [
    "NSMutableString",
    archive(fields({ "NS.string": "a", $class: uid(2) }), ofClass("NSMutableString", "NSString")),
    "a",
  ],
  ["NSData", archive(fields({ "NS.data": uuid, $class: uid(2) }), ofClass("NSData")), uuid],
  ["NSDate", archive(fields({ "NS.time": 1.5, $class: uid(2) }), ofClass("NSDate")), new PlistDate(1.5)],
  [
    "NSUUID",
    archive(fields({ "NS.uuidbytes": uuid, $class: uid(2) }), ofClass("NSUUID")),
    "00112233-4455-6677-8899-AABBCCDDEEFF",
  ],
  [
    "NSURL with a base",
    archive(
      fields({ "NS.base": uid(3), "NS.relative": "b?c", $class: uid(2) }),
      ofClass("NSURL"),
      fields({ "NS.base": uid(0), "NS.relative": uid(4), $class: uid(2) }),
      "https://example.org/a",
    ),
    "https://example.org/b?c",
  ],
  ["NSArray", archive(fields({ "NS.objects": [uid(3), uid(3)], $class: uid(2) }), ofClass("NSArray"), "a"), ["a", "a"]],
  ["an old NSArray", archive(fields({ "NS.object.0": uid(3), $class: uid(2) }), ofClass("NSMutableArray"), "a"), ["a"]],
  ["an empty old NSSet", archive(fields({ $class: uid(2) }), ofClass("NSSet")), []],
  [
    "NSDictionary, keys of all kinds",
    archive(
      fields({ "NS.keys": [uid(3), uid(4), uid(1)], "NS.objects": [1, 2, 3], $class: uid(2) }),
      ofClass("NSMutableDictionary", "NSDictionary"),
      "a",
      7,
    ),
    new Map<string, ArchivedValue>([
      ["a", 1],
      ["7", 2],
      ["key 2", 3],
    ]),
  ],
  [
    "NSAttributedString",
    archive(fields({ NSString: uid(3), NSAttributes: uid(0), $class: uid(2) }), ofClass("NSAttributedString"), "a"),
    "a",
  ],
  [
    "a class of an app",
    archive(fields({ name: uid(3), none: uid(0), $class: uid(2) }), ofClass("Visit"), "a"),
    new ArchivedObject(
      "Visit",
      new Map([
        ["name", "a"],
        ["none", null],
      ]),
    ),
  ],
  [
    "a class of an app above which Foundation's stands",
    archive(fields({ "NS.objects": [1], $class: uid(2) }), ofClass("SpecialList", "NSArray")),
    [1],
  ],
  [
    "Foundation's class with fields that it does not write",
    archive(fields({ "NS.time": "soon", $class: uid(2) }), ofClass("NSDate")),
    new ArchivedObject("NSDate", new Map([["NS.time", "soon"]])),
  ],
  ["a reference to no object", archive([uid(99)]), [uid(99)]],
  [
    "a cycle",
    archive(fields({ self: uid(1), $class: uid(2) }), ofClass("X")),
    new ArchivedObject("X", new Map([["self", uid(1)]])),
  ],
];
describe("unarchive", () => {
  test.each(cases)("%s", (_, value, expected) => {
    expect(unarchive(value)).toEqual(expected);
    expect(unarchive(writeBinaryPlist(value))).toEqual(expected);
    expect(unarchive(writeXmlPlist(value))).toEqual(expected);
  });

  test("an object that is named twice is one instance", () => {
    const shared = fields({ "NS.objects": [], $class: uid(3) });
    const list = unarchive(archive([uid(2), uid(2)], shared, ofClass("NSArray")));
    expect(get(list, 0)).toBe(get(list, 1));
  });

  test("an archive without a root gives all top objects", () => {
    const value = fields({ $top: fields({ a: uid(1), b: 2 }), $objects: ["$null", "x"] });
    expect(unarchive(value)).toEqual(
      new Map<string, ArchivedValue>([
        ["a", "x"],
        ["b", 2],
      ]),
    );
  });

  test.each([["a list"], [fields({ $objects: [] })], [fields({ $top: fields({}) })]])(
    "refuses what is no archive",
    (value) => {
      expect(() => unarchive(value)).toThrow(FormatError);
    },
  );

  test("depth is bounded", () => {
    const chain = Array.from({ length: 1000 }, (_, i) => [uid(i + 2)]);
    expect(() => unarchive(archive(...chain, "end"))).toThrow(LimitError);
  });

  test("a tower of shared arrays costs its objects once; many users of one long array are bounded", () => {
    const tower = Array.from({ length: 20 }, (_, i) => Array(10).fill(uid(i + 2)));
    expect(unarchive(archive(...tower, "end"))).toHaveLength(10);
    const long = Array(1000).fill(1);
    const users = Array.from({ length: 100 }, () => long);
    expect(() => unarchive(archive(users), { ...defaultPlistLimits, objects: 50_000 })).toThrow(LimitError);
  });

  test("changed bytes end in a value or an error of ours", () => {
    const bytes = writeBinaryPlist(cases.at(10)?.[1] ?? null);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const damaged = bytes.slice();
        damaged[at] = byte;
        try {
          unarchive(damaged);
        } catch (error) {
          if (!(error instanceof FormatError || error instanceof LimitError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test("isKeyedArchive", () => {
  expect(isKeyedArchive(writeBinaryPlist(archive("a")))).toBe(true);
  expect(isKeyedArchive(writeBinaryPlist(fields({ a: 1 })))).toBe(false);
  expect(isKeyedArchive(writeBinaryPlist(["$archiver"]))).toBe(false);
  expect(isKeyedArchive(new TextEncoder().encode("bplist00"))).toBe(false);
});

withShared("real archives", () => {
  const links = "evidence/real/imessage-exporter/imessage-database/test_data/url_message";
  test.each([
    ["URL.plist", ["richLinkMetadata", "originalURL"], "https://chrissardegna.com"],
    ["URL.plist", ["richLinkMetadata", "title"], "Christopher Sardegna"],
    ["MetadataURL.plist", ["metadata", "itemType"], "article"],
    [
      "Reminder.plist",
      ["richLinkMetadata", "originalURL"],
      "https://www.icloud.com/reminders/ZmFrZXVybF9mb3JfcmVtaW5kZXI#TestList",
    ],
  ])("%s of Messages, %j", (name, path, value) => {
    expect(get(unarchive(readFileSync(sharedPath(links, name))), ...path)).toBe(value);
  });

  test("every kind of value", () => {
    const value = unarchive(readFileSync(sharedPath("evidence/real/plaso/test_data/plist/NSKeyedArchiver.plist")));
    expect(get(value, "MyArray")).toEqual([]);
    expect(get(value, "MyBool")).toBe(true);
    expect(get(value, "MyDate")).toEqual(new PlistDate(729452449));
  });
});
