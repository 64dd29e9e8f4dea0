import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { appFileInDump } from "./app-files.ts";
import { eventNames } from "./usagestats-files.ts";

export const wellbeing = defineArtifact({
  id: "android.wellbeing",
  title: "Use of applications, as Digital Wellbeing keeps it",
  platform: "android",
  versions: "Digital Wellbeing of Google",
  where: appFileInDump(["com.google.android.apps.wellbeing"], "databases/app_usage"),
  kinds: ["app_use"],
  recovers: [
    { table: "events", identity: ["timestamp", "package_id", "type"], links: ["packages"] },
    { table: "component_events", identity: ["timestamp", "component_id", "type"], links: ["components", "packages"] },
  ],
  timeBasis: "utc",
  reach: "weeks",
  references: [
    "ALEAPP wellbeing.py: events with packages, component_events with components, which name web sites; milliseconds",
    "AOSP UsageEvents.java: types of events",
  ],
  view: { type: "table", columns: ["time", "app_id", "event", "component"] },

  async *read(input) {
    const db = await input.sqlite();
    yield* events(db);
    if (db.has("component_events")) yield* componentEvents(db);
  },
});

function* events(db: Database): Generator<RecordDraft> {
  const rows = db.select({
    from: ["events", "e"],
    join: [["packages", "p", "p._id = e.package_id"]],
    columns: { time: "e.timestamp", type: "e.type", app: "p.package_name" },
  });
  for (const row of rows) yield { ...use(row), locator: { table: "events", rowid: row.rowid } };
}

/** Of browsers, a component is the site that was shown. */
function* componentEvents(db: Database): Generator<RecordDraft> {
  const rows = db.select({
    from: ["component_events", "e"],
    join: [
      ["components", "c", "c._id = e.component_id"],
      ["packages", "p", "p._id = c.package_id"],
    ],
    columns: { time: "e.timestamp", type: "e.type", app: "p.package_name", component: "c.component_name" },
  });
  for (const row of rows) {
    yield { ...use(row), locator: { table: "component_events", rowid: row.rowid }, component: row.text("component") };
  }
}

function use(row: Row) {
  const type = row.text("type");
  return {
    kind: "app_use" as const,
    time: row.time("time", "unix_ms"),
    app_id: row.text("app"),
    event: type === null ? null : (eventNames.get(type) ?? type),
  };
}
