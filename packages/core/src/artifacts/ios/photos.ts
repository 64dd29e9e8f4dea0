import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { ReportValue } from "../recovered.ts";
import { namedDetails } from "./named-details.ts";
import { position } from "./positions.ts";

/** The library of pictures that came with messages, which the owner need not have taken. */
const syndication = "Library/Photos/Libraries/Syndication.photoslibrary/database/Photos.sqlite";

/** Of the hundreds of columns, those that tell of the taking, the coming and the going of a picture. */
const details = namedDetails(
  {
    ZUUID: "a.ZUUID",
    ZKIND: "a.ZKIND",
    ZUNIFORMTYPEIDENTIFIER: "a.ZUNIFORMTYPEIDENTIFIER",
    ZSAVEDASSETTYPE: "a.ZSAVEDASSETTYPE",
    ZFAVORITE: "a.ZFAVORITE",
    ZADDEDDATE: "a.ZADDEDDATE",
    ZTRASHEDDATE: "a.ZTRASHEDDATE",
    ZLASTSHAREDDATE: "a.ZLASTSHAREDDATE",
    ZTIMEZONENAME: "x.ZTIMEZONENAME",
    ZTIMEZONEOFFSET: "x.ZTIMEZONEOFFSET",
    ZEXIFTIMESTAMPSTRING: "x.ZEXIFTIMESTAMPSTRING",
    ZIMPORTEDBYDISPLAYNAME: "x.ZIMPORTEDBYDISPLAYNAME",
    ZEDITORBUNDLEID: "x.ZEDITORBUNDLEID",
    ZGPSHORIZONTALACCURACY: "x.ZGPSHORIZONTALACCURACY",
    ZVIEWCOUNT: "x.ZVIEWCOUNT",
    ZSHARECOUNT: "x.ZSHARECOUNT",
  },
  { ZADDEDDATE: "mac_s", ZTRASHEDDATE: "mac_s", ZLASTSHAREDDATE: "mac_s" },
);

export const photos = defineArtifact({
  id: "ios.photos",
  title: "Photos and videos",
  platform: "ios",
  versions: "iOS 8 and later",
  where: {
    ios_backup: ["CameraRollDomain-Media/PhotoData/Photos.sqlite", `*-${syndication}`],
    ios_filesystem: ["private/var/mobile/Media/PhotoData/Photos.sqlite", `private/var/mobile/${syndication}`],
  },
  kinds: ["photo"],
  recovers: ["ZASSET", "ZGENERICASSET"].map((table) => ({
    table,
    identity: ["ZUUID", "ZDATECREATED", "ZFILENAME"],
    links: ["ZADDITIONALASSETATTRIBUTES", "ZEXTENDEDATTRIBUTES"],
  })),
  timeBasis: "utc",
  reach: "all pictures of the library; removed ones for about 30 days",
  references: [
    "iLEAPP Ph001 to Ph098: ZASSET (ZGENERICASSET before iOS 14) with its attributes; seconds since 2001",
    "The EXIF time is told as it was written: the camera's wall clock without a zone",
  ],
  view: { type: "table", columns: ["time", "path", "latitude", "longitude", "device", "app_id", "hidden", "removed"] },

  async *read(input) {
    const report: ReportValue = (message, where) => input.problem("value", message, where);
    yield* assets(await input.sqlite(), report, isSyndicated(input));
  },
});

const isSyndicated = (input: ArtifactInput): boolean => input.file.path.endsWith(syndication);

function tableOf(db: Database): string {
  return db.has("ZASSET") || !db.has("ZGENERICASSET") ? "ZASSET" : "ZGENERICASSET";
}

function* assets(db: Database, report: ReportValue, syndicated: boolean): Generator<RecordDraft> {
  const table = tableOf(db);
  const rows = db.select({
    from: [table, "a"],
    // The attributes are looked up by their own number: the columns that lead back have no index in every version.
    join: [
      ["ZADDITIONALASSETATTRIBUTES", "x", "x.Z_PK = a.ZADDITIONALATTRIBUTES"],
      ["ZEXTENDEDATTRIBUTES", "e", "e.Z_PK = a.ZEXTENDEDATTRIBUTES"],
    ],
    columns: {
      created: "a.ZDATECREATED",
      modified: "a.ZMODIFICATIONDATE",
      folder: "a.ZDIRECTORY",
      file: "a.ZFILENAME",
      latitude: "a.ZLATITUDE",
      longitude: "a.ZLONGITUDE",
      duration: "a.ZDURATION",
      hidden: "a.ZHIDDEN",
      trashed: "a.ZTRASHEDSTATE",
      original: "x.ZORIGINALFILENAME",
      importer: "x.ZIMPORTEDBYBUNDLEIDENTIFIER",
      creator: "x.ZCREATORBUNDLEID",
      make: "e.ZCAMERAMAKE",
      model: "e.ZCAMERAMODEL",
      ...details.columns,
    },
  });
  for (const row of rows) yield asset(row, table, report, syndicated);
}

function asset(row: Row, table: string, report: ReportValue, syndicated: boolean): RecordDraft {
  const locator = { table, rowid: row.rowid };
  const created = row.time("created", "mac_s");
  const path = [row.text("folder"), row.text("file")].filter((part) => part !== null).join("/");
  const camera = [row.text("make"), row.text("model")].filter((part) => part !== null).join(" ");
  return {
    kind: "photo",
    time: created,
    locator,
    path: path || null,
    name: row.text("original"),
    ...position(row.number("latitude"), row.number("longitude"), (message) => report(message, locator)),
    device: camera || null,
    created,
    modified: row.time("modified", "mac_s"),
    duration: row.number("duration"),
    hidden: row.boolean("hidden"),
    removed: row.boolean("trashed"),
    app_id: row.text("importer") ?? row.text("creator"),
    details: {
      ...details.read(row),
      ...(syndicated ? { library: "pictures that came with messages" } : {}),
    },
  };
}
