import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { namedDetails } from "./named-details.ts";
import { position } from "./positions.ts";

/** Of the 150 and more columns of metadata, those that say something beside the common fields. */
const details = namedDetails(
  {
    ZVALUEINTEGER: "o.ZVALUEINTEGER",
    ZVALUEDOUBLE: "o.ZVALUEDOUBLE",
    ZSECONDSFROMGMT: "o.ZSECONDSFROMGMT",
    ZCREATIONDATE: "o.ZCREATIONDATE",
    ZUUID: "o.ZUUID",
    source_bundle: "s.ZBUNDLEID",
    source_item: "s.ZITEMID",
    source_group: "s.ZGROUPID",
    launch_reason: "m.Z_DKAPPLICATIONMETADATAKEY__LAUNCHREASON",
    activity_type: "m.Z_DKAPPLICATIONACTIVITYMETADATAKEY__ACTIVITYTYPE",
    activity_title: "m.Z_DKAPPLICATIONACTIVITYMETADATAKEY__TITLE",
    content_url: "m.Z_DKAPPLICATIONACTIVITYMETADATAKEY__ITEMRELATEDCONTENTURL",
    intent_class: "m.Z_DKINTENTMETADATAKEY__INTENTCLASS",
    intent_verb: "m.Z_DKINTENTMETADATAKEY__INTENTVERB",
    install_title: "m.Z_DKAPPINSTALLMETADATAKEY__TITLE",
    install_category: "m.Z_DKAPPINSTALLMETADATAKEY__PRIMARYCATEGORY",
    notification_id: "m.Z_DKNOTIFICATIONUSAGEMETADATAKEY__IDENTIFIER",
    media_title: "m.Z_DKNOWPLAYINGMETADATAKEY__TITLE",
    media_artist: "m.Z_DKNOWPLAYINGMETADATAKEY__ARTIST",
    media_playing: "m.Z_DKNOWPLAYINGMETADATAKEY__PLAYING",
    port_name: "m.Z_DKAUDIOMETADATAKEY__PORTNAME",
    web_domain: "m.Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN",
  },
  { ZCREATIONDATE: "mac_s" },
);

export const knowledgeC = defineArtifact({
  id: "ios.knowledgec",
  title: "Use of the phone (knowledgeC)",
  platform: "ios",
  versions: "iOS 9 and later; from iOS 16 much of it is in Biome instead",
  where: {
    ios_filesystem: [
      "private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db",
      "private/var/db/CoreDuet/Knowledge/knowledgeC.db",
    ],
  },
  kinds: ["app_use", "app_event", "notification", "web_trace", "other_device", "place", "log_event"],
  recovers: [
    {
      table: "ZOBJECT",
      identity: ["ZSTREAMNAME", "ZSTARTDATE", "ZENDDATE", "ZVALUESTRING"],
      links: ["ZSTRUCTUREDMETADATA", "ZSOURCE"],
    },
  ],
  timeBasis: "utc",
  reach: "about four weeks",
  references: [
    "mac4n6 APOLLO, modules knowledge_*: streams of ZOBJECT with ZSTRUCTUREDMETADATA and ZSOURCE; seconds since 2001",
    "iLEAPP knowledgeC.py; plaso macos_knowledgec.py",
  ],
  view: { type: "table", columns: ["time", "event", "app_id", "duration", "end", "device"] },

  async *read(input) {
    yield* entries(await input.sqlite(), input);
  },
});

function* entries(db: Database, input: ArtifactInput): Generator<RecordDraft> {
  const rows = db.select({
    from: ["ZOBJECT", "o"],
    join: [
      ["ZSTRUCTUREDMETADATA", "m", "m.Z_PK = o.ZSTRUCTUREDMETADATA"],
      ["ZSOURCE", "s", "s.Z_PK = o.ZSOURCE"],
    ],
    columns: {
      stream: "o.ZSTREAMNAME",
      value: "o.ZVALUESTRING",
      number: "o.ZVALUEINTEGER",
      start: "o.ZSTARTDATE",
      end: "o.ZENDDATE",
      device: "s.ZDEVICEID",
      url: "m.Z_DKDIGITALHEALTHMETADATAKEY__WEBPAGEURL",
      domain: "m.Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN",
      page_title: ["m.Z_DKSAFARIHISTORYMETADATAKEY__TITLE"],
      notified: "m.Z_DKNOTIFICATIONUSAGEMETADATAKEY__BUNDLEID",
      installed: "m.Z_DKAPPINSTALLMETADATAKEY__ISINSTALL",
      address: "m.Z_DKBLUETOOTHMETADATAKEY__ADDRESS",
      device_name: "m.Z_DKBLUETOOTHMETADATAKEY__NAME",
      latitude: "m.Z_DKLOCATIONAPPLICATIONACTIVITYMETADATAKEY__LATITUDE",
      longitude: "m.Z_DKLOCATIONAPPLICATIONACTIVITYMETADATAKEY__LONGITUDE",
      place_name: [
        "m.Z_DKLOCATIONAPPLICATIONACTIVITYMETADATAKEY__LOCATIONNAME",
        "m.Z_DKLOCATIONAPPLICATIONACTIVITYMETADATAKEY__DISPLAYNAME",
      ],
      place_address: "m.Z_DKLOCATIONAPPLICATIONACTIVITYMETADATAKEY__FULLYFORMATTEDADDRESS",
      ...details.columns,
    },
  });
  for (const row of rows) yield entry(row, input);
}

interface Common {
  readonly time: number | null;
  readonly locator: Locator;
  readonly details: Details;
}

function entry(row: Row, input: ArtifactInput): RecordDraft {
  const stream = row.text("stream");
  const time = row.time("start", "mac_s");
  const common: Common = {
    time,
    locator: { table: "ZOBJECT", rowid: row.rowid },
    details: { stream, ...details.read(row) },
  };
  const value = row.text("value");
  switch (stream) {
    case "/app/install":
      return {
        kind: "app_event",
        ...common,
        app_id: value,
        event: row.boolean("installed") === false ? "removed" : "installed",
      };
    case "/notification/usage":
      return { kind: "notification", ...common, app_id: row.text("notified"), event: value };
    // Not a visit: the browser's own history is compared with what else tells of pages.
    case "/safari/history":
      return { kind: "web_trace", ...common, trace: "use", url: value, title: row.text("page_title") };
    case "/app/webUsage":
      return {
        kind: "web_trace",
        ...common,
        trace: "use",
        url: row.text("url") ?? row.text("domain"),
        application: value,
      };
    case "/bluetooth/isConnected":
      return {
        kind: "other_device",
        ...common,
        name: row.text("device_name"),
        device_id: row.text("address"),
        connection: row.integer("number") === 0 ? "bluetooth, disconnected" : "bluetooth, connected",
      };
    case "/app/locationActivity":
      return placeShown(row, value, common, input);
    default:
      return use(row, stream, value, common);
  }
}

/** A place that an application showed or was asked about: not where the phone was. */
function placeShown(row: Row, app: string | null, common: Common, input: ArtifactInput): RecordDraft {
  const report = (message: string): void => input.problem("value", message, common.locator);
  return {
    kind: "place",
    ...common,
    place_type: "looked_at",
    ...position(row.number("latitude"), row.number("longitude"), report),
    name: row.text("place_name"),
    address: row.text("place_address"),
    source: app,
  };
}

/** Streams of applications begin so; the others tell of the phone itself. */
const ofApplications = /^\/(?:app|media|widgets|siri|share|search)\//;

function use(row: Row, stream: string | null, value: string | null, common: Common): RecordDraft {
  const end = row.time("end", "mac_s");
  if (stream === null || !ofApplications.test(stream))
    return { kind: "log_event", ...common, event: stream, text: value ?? row.integer("number")?.toString() ?? null };
  return {
    kind: "app_use",
    ...common,
    app_id: value,
    event: stream,
    end,
    duration: common.time === null || end === null ? null : (end - common.time) / 1e6,
    // The number of the device that synchronised the entry, where it was another one.
    device: row.text("device"),
  };
}
