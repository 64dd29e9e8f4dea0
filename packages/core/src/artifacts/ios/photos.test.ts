import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { photosSample } from "../../../test/samples/ios-personal.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { photos } from "./photos.ts";

const when = parseIsoTime("2023-11-14T22:13:20Z") ?? 0;

describe("photos", () => {
  const path = "CameraRollDomain-Media/PhotoData/Photos.sqlite";
  const read = async (bytes: Uint8Array, at = path) => {
    const reading = await readArtifact(photos, { [at]: bytes });
    return { found: recordsOf(reading, "photo"), problems: reading.problems };
  };
  const build = (fill: (db: DatabaseSync) => void) => read(buildDatabase(fill));

  it("tells where, when and with what each was taken", async () => {
    const { found, problems } = await read(photosSample().bytes);
    expect(problems).toEqual([]);
    expect(found).toHaveLength(3);
    expect(found[0]).toEqual({
      kind: "photo",
      time: when,
      locator: { table: "ZASSET", rowid: 1 },
      path: "DCIM/100APPLE/IMG_0001.HEIC",
      name: "IMG_0001.HEIC",
      latitude: 48.8584,
      longitude: 2.2945,
      device: "Apple iPhone 12",
      created: when,
      modified: when + 5e6,
      duration: 0,
      hidden: false,
      removed: false,
      app_id: "com.apple.camera",
      details: {
        ZKIND: 0,
        ZADDEDDATE: "2023-11-14T22:13:21Z",
        ZTIMEZONENAME: "Europe/Paris",
        ZEXIFTIMESTAMPSTRING: "2023:11:14 23:13:20",
      },
    });
    expect(found[1]).toMatchObject({ latitude: null, longitude: null, duration: 12.5, device: null });
    expect(found[2]).toMatchObject({ removed: true, app_id: "net.example.chat", latitude: null });
  });

  it.each([
    ["iOS 13's table", "ZGENERICASSET", "-33.9, 18.4", { latitude: -33.9, longitude: 18.4 }, 0],
    ["no place", "ZASSET", "-180, -180", { latitude: null, longitude: null }, 0],
    ["half a place", "ZASSET", "12.5, NULL", { latitude: 12.5, longitude: null }, 0],
    ["a place on no globe", "ZASSET", "91, 4", { latitude: null, longitude: 4 }, 1],
  ])("reads %s", async (_, table, place, expected, said) => {
    const { found, problems } = await build((db) =>
      db.exec(`CREATE TABLE ${table} (Z_PK INTEGER PRIMARY KEY, ZLATITUDE FLOAT, ZLONGITUDE FLOAT);
        INSERT INTO ${table} VALUES (1, ${place})`),
    );
    expect(found).toMatchObject([expected]);
    expect(problems).toHaveLength(said);
  });

  it("names the library of pictures that came with messages", async () => {
    const at = "HomeDomain-Library/Photos/Libraries/Syndication.photoslibrary/database/Photos.sqlite";
    const { found } = await read(photosSample().bytes, at);
    expect(found[0]?.details).toMatchObject({ library: "pictures that came with messages" });
  });
});
