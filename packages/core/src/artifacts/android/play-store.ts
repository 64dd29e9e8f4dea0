import type { Database } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { tableDetails } from "../rows.ts";
import { appFile, appFileInDump } from "./app-files.ts";

const store = ["com.android.vending"];
const state = appFile(store, "databases/localappstate.db");
const library = appFileInDump(store, "databases/library.db");

export const playStore = defineArtifact({
  id: "android.play_store",
  title: "Applications that the Play Store installed or knows to be owned",
  platform: "android",
  versions: "Google Play Store",
  where: {
    android_filesystem: [
      ...(state.android_filesystem as readonly string[]),
      ...(library.android_filesystem as readonly string[]),
    ],
    files: state.files as readonly string[],
  },
  kinds: ["app", "app_event"],
  recovers: [
    { table: "appstate", identity: ["package_name", "first_download_ms"] },
    { table: "ownership", identity: ["account", "doc_id", "purchase_time"] },
  ],
  timeBasis: "utc",
  reach: "what the account acquired, on whatever phone; installations of this phone",
  references: [
    "ALEAPP installedappsVending.py: localappstate.db, appstate; milliseconds",
    "ALEAPP installedappsLibrary.py: library.db, ownership; milliseconds",
  ],
  view: { type: "table", columns: ["time", "app_id", "name", "event"] },

  async *read(input) {
    const db = await input.sqlite();
    // The two files lie beside each other; each has its own table.
    if (db.has("ownership")) yield* acquired(db);
    else yield* installed(db);
  },
});

function* installed(db: Database): Generator<RecordDraft> {
  const details = tableDetails(db, "appstate", "s", {
    except: ["package_name", "title", "first_download_ms"],
    times: { delivery_data_timestamp_ms: "unix_ms", last_update_timestamp_ms: "unix_ms" },
    withoutZeros: true,
  });
  const rows = db.select({
    from: ["appstate", "s"],
    columns: { app: "s.package_name", title: "s.title", first: "s.first_download_ms", ...details.columns },
  });
  for (const row of rows) {
    const first = row.time("first", "unix_ms");
    yield {
      kind: "app",
      time: first,
      locator: { table: "appstate", rowid: row.rowid },
      app_id: row.text("app"),
      name: row.text("title"),
      installed: first,
      details: details.read(row),
    };
  }
}

function* acquired(db: Database): Generator<RecordDraft> {
  const details = tableDetails(db, "ownership", "o", {
    except: ["doc_id", "purchase_time"],
    withoutZeros: true,
  });
  const rows = db.select({
    from: ["ownership", "o"],
    columns: { app: "o.doc_id", time: "o.purchase_time", ...details.columns },
  });
  for (const row of rows) {
    yield {
      kind: "app_event",
      time: row.time("time", "unix_ms"),
      locator: { table: "ownership", rowid: row.rowid },
      app_id: row.text("app"),
      event: "acquired",
      details: details.read(row),
    };
  }
}
