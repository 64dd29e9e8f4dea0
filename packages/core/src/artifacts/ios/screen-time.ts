import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { namedDetails } from "./named-details.ts";

const folder = "com.apple.remotemanagementd";

/** From a block of time to the device and the person whose use it is. */
const chain = [
  ["ZUSAGE", "u", "u.Z_PK = b.ZUSAGE"],
  ["ZCOREDEVICE", "d", "d.Z_PK = u.ZDEVICE"],
  ["ZCOREUSER", "p", "p.Z_PK = u.ZUSER"],
] as const;
const chainColumns = {
  start: "b.ZSTARTDATE",
  minutes: "b.ZDURATIONINMINUTES",
  device: "d.ZNAME",
  device_id: "d.ZIDENTIFIER",
} as const;
const about = { device_id: "d.ZIDENTIFIER", given_name: "p.ZGIVENNAME", family_name: "p.ZFAMILYNAME" } as const;
const timedDetails = namedDetails({ ...about, ZUSAGETRUSTED: "t.ZUSAGETRUSTED", category: "c.ZIDENTIFIER" });
const countedDetails = namedDetails({
  ...about,
  notifications: "t.ZNUMBEROFNOTIFICATIONS",
  pickups: "t.ZNUMBEROFPICKUPS",
});

export const screenTime = defineArtifact({
  id: "ios.screen_time",
  title: "Screen Time",
  platform: "ios",
  versions: "iOS 12 and later",
  where: {
    ios_filesystem: [
      `private/var/**/${folder}/RMAdminStore-Local.sqlite`,
      `private/var/**/${folder}/RMAdminStore-Cloud.sqlite`,
    ],
  },
  kinds: ["app_use", "web_trace"],
  recovers: [
    {
      table: "ZUSAGETIMEDITEM",
      identity: ["ZCATEGORY", "ZBUNDLEIDENTIFIER", "ZDOMAIN"],
      links: ["ZUSAGECATEGORY", "ZUSAGEBLOCK", "ZUSAGE"],
    },
    {
      table: "ZUSAGECOUNTEDITEM",
      identity: ["ZBLOCK", "ZBUNDLEIDENTIFIER"],
      links: ["ZUSAGEBLOCK", "ZUSAGE"],
    },
  ],
  timeBasis: "utc",
  reach: "about four weeks; other devices of the account among it",
  references: [
    "plaso ios_screentime.py, iLEAPP screentime.py: items of blocks of time, by device and user; seconds since 2001",
    "A real file of iOS 14: blocks of an hour, and of a week",
  ],
  view: { type: "table", columns: ["time", "app_id", "url", "duration", "end", "device"] },

  async *read(input) {
    const db = await input.sqlite();
    yield* timed(db);
    if (db.has("ZUSAGECOUNTEDITEM")) yield* counted(db);
  },
});

/** Seconds in front, for each application and each web site in a block. */
function* timed(db: Database): Generator<RecordDraft> {
  const rows = db.select({
    from: ["ZUSAGETIMEDITEM", "t"],
    join: [["ZUSAGECATEGORY", "c", "c.Z_PK = t.ZCATEGORY"], ["ZUSAGEBLOCK", "b", "b.Z_PK = c.ZBLOCK"], ...chain],
    columns: {
      app: "t.ZBUNDLEIDENTIFIER",
      domain: "t.ZDOMAIN",
      seconds: "t.ZTOTALTIMEINSECONDS",
      ...chainColumns,
      ...timedDetails.columns,
    },
  });
  for (const row of rows) {
    const locator = { table: "ZUSAGETIMEDITEM", rowid: row.rowid };
    const details = timedDetails.read(row);
    const domain = row.text("domain");
    const duration = row.number("seconds");
    const { time, end, device } = block(row);
    if (domain !== null)
      yield {
        kind: "web_trace",
        time,
        locator,
        trace: "use",
        url: domain,
        details: { ...details, duration, device },
      };
    else
      yield {
        kind: "app_use",
        time,
        locator,
        app_id: row.text("app"),
        event: "in front",
        duration,
        end,
        device,
        details,
      };
  }
}

function* counted(db: Database): Generator<RecordDraft> {
  const rows = db.select({
    from: ["ZUSAGECOUNTEDITEM", "t"],
    join: [["ZUSAGEBLOCK", "b", "b.Z_PK = t.ZBLOCK"], ...chain],
    columns: { app: "t.ZBUNDLEIDENTIFIER", ...chainColumns, ...countedDetails.columns },
  });
  for (const row of rows) {
    const { time, end, device } = block(row);
    yield {
      kind: "app_use",
      time,
      locator: { table: "ZUSAGECOUNTEDITEM", rowid: row.rowid },
      app_id: row.text("app"),
      event: "notified and picked up",
      end,
      device,
      details: countedDetails.read(row),
    };
  }
}

/** When in the block is not told. */
function block(row: Row): { time: number | null; end: number | null; device: string | null } {
  const time = row.time("start", "mac_s");
  const minutes = row.integer("minutes");
  return {
    time,
    end: time === null || minutes === null ? null : time + minutes * 60e6,
    device: row.text("device") ?? row.text("device_id"),
  };
}
