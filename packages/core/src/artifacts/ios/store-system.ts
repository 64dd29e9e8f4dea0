import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { unarchive } from "../../formats/keyed-archive/unarchive.ts";
import { get, type Maybe, text } from "../../formats/plist/access.ts";
import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { namedDetails } from "./named-details.ts";

const installDetails = namedDetails(
  {
    bundle_name: "i.bundle_name",
    vendor_name: "i.vendor_name",
    item_id: "i.item_id",
    redownload: "i.redownload",
    bundle_url: "i.bundle_url",
    last_start_date: "i.last_start_date",
    phase: "i.phase",
  },
  { last_start_date: "mac_s" },
);
/** Of what the store said of the application then. */
const told = ["appleID", "purchaseDate", "releaseDate", "sourceApp", "storefrontCountryCode", "genre"];

export const storeSystem = defineArtifact({
  id: "ios.store_system",
  title: "Applications installed from the store",
  platform: "ios",
  versions: "iOS 14 and later",
  where: { ios_filesystem: ["private/var/containers/Data/System/*/Documents/Persistence/storeSystem.db"] },
  kinds: ["app_event"],
  recovers: [
    { table: "app_install", identity: ["bundle_id", "timestamp"] },
    { table: "app_updates", identity: ["bundle_id", "install_date"] },
  ],
  timeBasis: "utc",
  reach: "months; not every installation stays listed",
  references: [
    "iLEAPP storeSystem.py: app_install with a keyed archive of what the store said, app_updates; seconds since 2001",
    "A real file of iOS 16",
  ],
  view: { type: "table", columns: ["time", "event", "app_id", "version", "installer"] },

  async *read(input) {
    const db = await input.sqlite();
    yield* installations(db, input);
    if (db.has("app_updates")) yield* updates(db);
  },
});

function* installations(db: Database, input: ArtifactInput): Generator<RecordDraft> {
  const rows = db.select({
    from: ["app_install", "i"],
    columns: {
      time: "i.timestamp",
      app: "i.bundle_id",
      version: "i.bundle_version",
      client: "i.client_id",
      metadata: "i.store_metadata",
      ...installDetails.columns,
    },
  });
  for (const row of rows) {
    const locator = { table: "app_install", rowid: row.rowid };
    const metadata = metadataOf(row, locator, input);
    yield {
      kind: "app_event",
      time: row.time("time", "mac_s"),
      locator,
      app_id: row.text("app"),
      event: "installation asked for",
      version: text(get(metadata, "bundleShortVersionString")) ?? row.text("version"),
      installer: row.text("client"),
      details: { ...installDetails.read(row), ...toldIn(metadata) },
    };
  }
}

function toldIn(metadata: Maybe): Details {
  const details: Details = {};
  for (const name of told) {
    const value = text(get(metadata, name));
    if (value !== undefined) details[name] = value;
  }
  return details;
}

function metadataOf(row: Row, locator: Locator, input: ArtifactInput): Maybe {
  const data = row.bytes("metadata");
  if (data === null) return undefined;
  try {
    return unarchive(data);
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    input.problem("damaged", `what the store said cannot be read: ${error.message}`, locator);
    return undefined;
  }
}

/** Updates that were installed; the others were only offered. */
function* updates(db: Database): Generator<RecordDraft> {
  const rows = db.select({
    from: ["app_updates", "u"],
    columns: { app: "u.bundle_id", installed: "u.install_date", state: "u.update_state" },
  });
  for (const row of rows) {
    const time = row.time("installed", "mac_s");
    if (time === null) continue;
    yield {
      kind: "app_event",
      time,
      locator: { table: "app_updates", rowid: row.rowid },
      app_id: row.text("app"),
      event: "updated",
      details: { update_state: row.integer("state") },
    };
  }
}
