import type { Database } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { type Details, tableDetails } from "../rows.ts";
import { appFile } from "./app-files.ts";

/** CallLog.Calls. */
const callTypes: ReadonlyMap<
  number,
  { readonly word: string; readonly incoming: boolean; readonly answered: boolean }
> = new Map([
  [1, { word: "incoming", incoming: true, answered: true }],
  [3, { word: "missed", incoming: true, answered: false }],
  [4, { word: "voicemail", incoming: true, answered: false }],
  [5, { word: "rejected", incoming: true, answered: false }],
  [6, { word: "blocked", incoming: true, answered: false }],
  [7, { word: "answered on another device", incoming: true, answered: true }],
]);
const outgoing = 2;

const providers = ["com.android.providers.contacts", "com.samsung.android.providers.contacts"];
const callLogPlaces = appFile(providers, "databases/calllog.db");
/** Before Android 7, calls were kept beside the contacts. */
const contactsPlaces = appFile(providers, "databases/contacts2.db");

export const callLog = defineArtifact({
  id: "android.call_log",
  title: "Calls",
  platform: "android",
  versions: "Android 2 and later",
  where: {
    android_filesystem: [
      ...(callLogPlaces.android_filesystem as readonly string[]),
      ...(contactsPlaces.android_filesystem as readonly string[]),
    ],
    files: [...(callLogPlaces.files as readonly string[]), ...(contactsPlaces.files as readonly string[])],
  },
  kinds: ["call"],
  recovers: [{ table: "calls", identity: ["number", "date"] }],
  timeBasis: "utc",
  reach: "usually the last 500 calls of each SIM card",
  references: [
    "AOSP CallLog.java: types, columns; milliseconds, lengths in seconds",
    "ALEAPP calllog.py, plaso android_calls.py",
  ],
  view: { type: "table", columns: ["time", "direction", "contact", "duration", "answered"] },

  async *read(input) {
    const db = await input.sqlite();
    // The database of contacts has no such table since Android 7.
    if (!db.has("calls")) return;
    yield* loggedCalls(db);
  },
});

function* loggedCalls(db: Database): Generator<RecordDraft> {
  const details = tableDetails(db, "calls", "c", {
    except: ["_id", "number", "date", "duration", "type", "geocoded_location", "deleted", "lookup_uri", "photo_uri"],
    times: { last_modified: "unix_ms" },
    withoutZeros: true,
  });
  const rows = db.select({
    from: ["calls", "c"],
    columns: {
      number: "c.number",
      time: "c.date",
      duration: "c.duration",
      type: "c.type",
      place: "c.geocoded_location",
      deleted: "c.deleted",
      ...details.columns,
    },
  });
  for (const row of rows) {
    const type = row.integer("type");
    const known = type === null ? undefined : callTypes.get(type);
    const duration = row.number("duration");
    const about: Details = details.read(row);
    if (known) about["call_type"] = known.word;
    if (row.integer("deleted")) about["deleted"] = true;
    yield {
      kind: "call",
      time: row.time("time", "unix_ms"),
      locator: { table: "calls", rowid: row.rowid },
      direction: known ? "incoming" : type === outgoing ? "outgoing" : "unknown",
      service: "phone",
      contact: row.text("number"),
      duration,
      location: row.text("place"),
      // Of a call that was made, only its length says whether somebody answered.
      answered: known ? known.answered : duration === null ? null : duration > 0,
      details: about,
    };
  }
}
