import type { Database } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { namedDetails } from "./named-details.ts";

const stores = "Container_v1/Stores/Data-*.sqlite";

const details = namedDetails(
  {
    ZCOMPLETED: "r.ZCOMPLETED",
    ZFLAGGED: "r.ZFLAGGED",
    ZPRIORITY: "r.ZPRIORITY",
    ZALLDAY: "r.ZALLDAY",
    ZMARKEDFORDELETION: "r.ZMARKEDFORDELETION",
    ZPARENTREMINDER: "r.ZPARENTREMINDER",
    ZSTARTDATE: "r.ZSTARTDATE",
    ZLASTMODIFIEDDATE: "r.ZLASTMODIFIEDDATE",
    account: "o.ZNAME",
  },
  { ZSTARTDATE: "mac_s", ZLASTMODIFIEDDATE: "mac_s" },
);

export const reminders = defineArtifact({
  id: "ios.reminders",
  title: "Reminders",
  platform: "ios",
  versions: "iOS 13 and later; older ones keep them with the calendar",
  where: {
    ios_backup: [`HomeDomain-Library/Reminders/${stores}`, `AppDomainGroup-group.com.apple.reminders-${stores}`],
    ios_filesystem: [
      `private/var/mobile/Library/Reminders/${stores}`,
      `private/var/mobile/Containers/Shared/AppGroup/*/${stores}`,
    ],
  },
  kinds: ["task"],
  recovers: [
    { table: "ZREMCDREMINDER", identity: ["ZIDENTIFIER", "ZTITLE", "ZCREATIONDATE"] },
    { table: "ZREMCDOBJECT", identity: ["ZIDENTIFIER", "ZTITLE1", "ZCREATIONDATE"] },
  ],
  timeBasis: "utc",
  reach: "the reminders as they are, completed ones included",
  references: [
    "ios-backup-parser docs/schemas/reminders.md: ZREMCDREMINDER, one store an account; seconds since 2001",
    "iLEAPP reminders.py: in iOS 13 they stand among other objects, with the title in ZTITLE1",
  ],
  view: { type: "table", columns: ["time", "title", "description", "list", "due", "completed"] },

  async *read(input) {
    yield* tasks(await input.sqlite());
  },
});

function tableOf(db: Database): string {
  return db.has("ZREMCDREMINDER") || !db.has("ZREMCDOBJECT", "ZTITLE1") ? "ZREMCDREMINDER" : "ZREMCDOBJECT";
}

function* tasks(db: Database): Generator<RecordDraft> {
  const table = tableOf(db);
  const own = table === "ZREMCDREMINDER";
  const rows = db.select({
    from: [table, "r"],
    join: [
      ["ZREMCDBASELIST", "l", "l.Z_PK = r.ZLIST"],
      ["ZREMCDOBJECT", "o", "o.Z_PK = r.ZACCOUNT"],
    ],
    columns: {
      title: own ? "r.ZTITLE" : "r.ZTITLE1",
      notes: ["r.ZNOTES", "r.ZNOTES1"],
      created: "r.ZCREATIONDATE",
      due: "r.ZDUEDATE",
      completed: "r.ZCOMPLETIONDATE",
      list: "l.ZNAME",
      ...details.columns,
    },
    ...(own ? {} : { where: "r.ZTITLE1 <> ''" }),
  });
  for (const row of rows) {
    const created = row.time("created", "mac_s");
    yield {
      kind: "task",
      time: created,
      locator: { table, rowid: row.rowid },
      title: row.text("title"),
      description: row.text("notes"),
      created,
      due: row.time("due", "mac_s"),
      completed: row.time("completed", "mac_s"),
      list: row.text("list"),
      details: details.read(row),
    };
  }
}
