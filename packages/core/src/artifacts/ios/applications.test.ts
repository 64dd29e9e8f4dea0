import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { applicationsSample } from "../../../test/samples/applications.ts";
import { plistOf } from "../../../test/samples/sample.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import { applications } from "./applications.ts";

const place = "private/var/containers/Bundle/Application/CCCC/iTunesMetadata.plist";
const plist = (value: unknown) => writeBinaryPlist(plistOf(value));
const bought = Date.UTC(2023, 4, 1, 10) * 1000;

describe("installed applications", () => {
  it("stand in a backup's Info.plist", async () => {
    const reading = await readArtifact(applications, { "Info.plist": applicationsSample().bytes });
    expect(reading.problems).toEqual([]);
    expect(reading.records).toMatchObject([
      {
        time: bought,
        installed: bought,
        locator: { key: "Applications/com.example.good" },
        app_id: "com.example.good",
        listed_as: null,
        name: "Good",
        version: "1.0",
        installer: "com.apple.AppStore",
        developer: "Good Ltd",
        icon_sha256: createHash("sha256").update("icon").digest("hex"),
        details: { softwareVersionBundleId: "com.example.good" },
      },
      { app_id: "com.example.other", listed_as: "com.example.side", installer: "com.other.store", icon_sha256: null },
      { app_id: null, listed_as: "com.example.noid", name: "com.example.noid", developer: "None" },
    ]);
  });

  it("have a file each in a dump; dates may stand outside the download's part", async () => {
    const file = plist({ softwareVersionBundleId: "com.example.x", title: "X", purchaseDate: "2023-05-01T10:00:00Z" });
    const { records, problems } = await readArtifact(applications, { [place]: file }, "ios_filesystem");
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { app_id: "com.example.x", name: "X", installed: bought, listed_as: null, locator: { key: "" } },
    ]);
  });

  it.each<[string, unknown, number]>([
    ["lacks its metadata", {}, 0],
    ["has metadata of another type", { iTunesMetadata: 7 }, 1],
    ["has damaged metadata", { iTunesMetadata: new Uint8Array([1, 2]) }, 1],
    ["has metadata that are no dictionary", { iTunesMetadata: plist([]) }, 1],
    ["has an icon of another type", { PlaceholderIcon: "x" }, 1],
    [
      "has a date that is none",
      { iTunesMetadata: plist({ "com.apple.iTunesStore.downloadInfo": { purchaseDate: "soon" } }) },
      1,
    ],
    ["is itself of another type", "x", 1],
  ])("are all read where one %s", async (_, bad, said) => {
    const info = { Applications: { bad, good: { iTunesMetadata: plist({ softwareVersionBundleId: "good" }) } } };
    const reading = await readArtifact(applications, { "Info.plist": plist(info) });
    expect(recordsOf(reading, "app").map(({ app_id, listed_as }) => [app_id, listed_as])).toEqual([
      [null, "bad"],
      ["good", null],
    ]);
    expect(reading.problems.length).toBe(said);
  });
});
