import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { PlistDate, type PlistValue } from "../../formats/plist/value.ts";
import { writeBinaryPlist, writeXmlPlist } from "../../formats/plist/write.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { idStatusCache } from "./id-status-cache.ts";

const path = "HomeDomain-Library/Preferences/com.apple.identityservices.idstatuscache.plist";
const when = parseIsoTime("2023-11-14T22:13:20Z");
const dictionary = (entries: Record<string, PlistValue>): PlistValue => new Map(Object.entries(entries));
const lookup = (date: PlistValue, status: PlistValue = 1) => dictionary({ LookupDate: date, IDStatus: status });

async function read(value: PlistValue, file = path) {
  const reading = await readArtifact(idStatusCache, { [file]: writeBinaryPlist(value) });
  return { lookups: recordsOf(reading, "identity_lookup"), problems: reading.problems };
}

describe("look-ups", () => {
  it("tells each identity of each service and how many services have it", async () => {
    const { lookups, problems } = await read(
      dictionary({
        "com.apple.madrid": dictionary({
          "mailto:a@example.net": lookup(721_692_800),
          "tel:+1": dictionary({ LookupDate: 721_692_800, IDStatus: 2, ValidExpiry: 25.5 }),
        }),
        "com.apple.facetime": dictionary({ "tel:+1": lookup(721_692_800) }),
        CacheVersion: 1,
      }),
    );
    expect(problems).toEqual([]);
    expect(lookups.map(({ service, contact, status, occurrences }) => [service, contact, status, occurrences])).toEqual(
      [
        ["com.apple.madrid", "mailto:a@example.net", 1, 1],
        ["com.apple.madrid", "tel:+1", 2, 2],
        ["com.apple.facetime", "tel:+1", 1, 2],
      ],
    );
    expect(lookups[1]).toMatchObject({
      time: when,
      locator: { key: "com.apple.madrid/tel:+1" },
      details: { ValidExpiry: 25.5 },
    });
  });

  it("shows NULs", async () => {
    const { lookups } = await read(dictionary({ s: dictionary({ "mailto:x\0\0y@example.com": lookup(1) }) }));
    expect(lookups[0]?.contact).toBe("mailto:x\\x00\\x00y@example.com");
  });

  const dates: [title: string, date: PlistValue, time: number | null | undefined, problems: number][] = [
    ["seconds", 721_692_800, when, 0],
    ["a date", new PlistDate(721_692_800), when, 0],
    ["the end of time", 2n ** 63n - 1n, null, 1],
    ["a text", "yesterday", null, 1],
    ["data", Uint8Array.of(1), null, 1],
  ];
  it.each(dates)("takes %s as LookupDate", async (_, date, time, count) => {
    const { lookups, problems } = await read(
      dictionary({ s: dictionary({ a: lookup(date), b: lookup(721_692_800) }) }),
    );
    expect(lookups).toMatchObject([
      { contact: "a", time },
      { contact: "b", time: when },
    ]);
    expect(problems).toHaveLength(count);
  });

  it("keeps a look-up without a date and goes on after what is none", async () => {
    const { lookups, problems } = await read(
      dictionary({ s: dictionary({ a: dictionary({ IDStatus: 1 }), b: "text", c: lookup(721_692_800, "x") }), t: [1] }),
    );
    expect(lookups).toMatchObject([
      { contact: "a", time: null, status: 1 },
      { contact: "c", status: null },
    ]);
    expect(problems.map(({ code, locator }) => [code, locator])).toEqual([
      ["value", { key: "s/b" }],
      ["value", { key: "s/c/IDStatus" }],
      ["value", { key: "t" }],
    ]);
  });

  it("says that a list is no dictionary", async () => {
    expect(await read([1])).toMatchObject({ lookups: [], problems: [{ code: "schema" }] });
  });

  it("says that a file is no property list", async () => {
    const reading = await readArtifact(idStatusCache, { [path]: Uint8Array.of(1, 2, 3) });
    expect(reading.problems).toMatchObject([{ code: "damaged" }]);
  });

  it("reads the other place, as XML", async () => {
    const file = "private/var/mobile/Library/IdentityServices/idstatuscache.plist";
    const bytes = writeXmlPlist(dictionary({ s: dictionary({ a: lookup(721_692_800) }) }));
    const reading = await readArtifact(idStatusCache, { [file]: bytes }, "ios_filesystem");
    expect(reading.records).toMatchObject([{ contact: "a", time: when }]);
  });
});

withShared("a real file of iOS 14", () => {
  it("gives all look-ups", async () => {
    const file = sharedPath(
      "evidence",
      "real",
      "plaso",
      "test_data",
      "ios",
      "com.apple.identityservices.idstatuscache.plist",
    );
    const reading = await readArtifact(idStatusCache, { [path]: new Uint8Array(readFileSync(file)) });
    expect(reading.problems).toEqual([]);
    expect(reading.records.length).toBeGreaterThan(20);
    expect(recordsOf(reading, "identity_lookup").every(({ time, status }) => time && status)).toBe(true);
  });
});
