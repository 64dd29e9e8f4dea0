import type { Database } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { joinedLimit, tableDetails } from "../rows.ts";

/** `ZCALLTYPE`. Source: iLEAPP callHistory.py. */
const callTypes: ReadonlyMap<number, string> = new Map([
  [0, "third-party application"],
  [1, "phone"],
  [8, "FaceTime video"],
  [16, "FaceTime audio"],
]);

export const calls = defineArtifact({
  id: "ios.calls",
  title: "Calls",
  platform: "ios",
  versions: "iOS 8 and later; call_history.db before",
  where: {
    ios_backup: [
      "HomeDomain-Library/CallHistoryDB/CallHistory.storedata",
      "HomeDomain-Library/CallHistoryDB/CallHistoryTemp.storedata",
      "WirelessDomain-Library/CallHistory/call_history.db",
    ],
    ios_filesystem: [
      "private/var/mobile/Library/CallHistoryDB/CallHistory.storedata",
      "private/var/mobile/Library/CallHistoryDB/CallHistoryTemp.storedata",
      "private/var/wireless/Library/CallHistory/call_history.db",
    ],
  },
  kinds: ["call"],
  recovers: [
    {
      table: "ZCALLRECORD",
      identity: ["ZUNIQUE_ID", "ZDATE"],
      links: ["ZHANDLE", "Z_*REMOTEPARTICIPANTHANDLES"],
    },
    { table: "call", identity: ["address", "date"] },
  ],
  timeBasis: "utc",
  reach: "the last thousand calls; 100 before iOS 13",
  references: [
    "MVT docs, ios/records.md",
    "ios-backup-parser docs/schemas/calls.md: directions, call types, participants of group calls",
    "iLEAPP callHistory.py: recent calls wait in the Temp store; the old store counts Unix seconds",
  ],
  view: { type: "table", columns: ["time", "direction", "contact", "service", "duration", "answered"] },

  async *read(input) {
    const db = await input.sqlite();
    yield* db.has("call") && !db.has("ZCALLRECORD") ? oldCalls(db) : callRecords(db);
  },
});

function* callRecords(db: Database): Generator<RecordDraft> {
  const participants = participantsOfCalls(db);
  const details = tableDetails(db, "ZCALLRECORD", "c", {
    except: ["Z_PK", "ZDATE", "ZDURATION", "ZLOCATION", "ZADDRESS", "ZSERVICE_PROVIDER", "ZANSWERED"],
  });
  const rows = db.select({
    from: ["ZCALLRECORD", "c"],
    columns: {
      time: "c.ZDATE",
      duration: "c.ZDURATION",
      location: "c.ZLOCATION",
      address: "c.ZADDRESS",
      provider: "c.ZSERVICE_PROVIDER",
      answered: "c.ZANSWERED",
      originated: "c.ZORIGINATED",
      type: "c.ZCALLTYPE",
      ...details.columns,
    },
  });
  for (const row of rows) {
    const originated = row.integer("originated");
    const callType = callTypes.get(row.integer("type") ?? Number.NaN);
    const others = participants.get(row.rowid);
    yield {
      kind: "call",
      time: row.time("time", "mac_s"),
      locator: { table: "ZCALLRECORD", rowid: row.rowid },
      direction: originated === null ? "unknown" : originated === 0 ? "incoming" : "outgoing",
      service: row.text("provider"),
      // The column is declared as text or as a BLOB, by version.
      contact: row.text("address") ?? others?.[0] ?? null,
      participants: others ?? [],
      duration: row.number("duration"),
      location: row.text("location"),
      answered: row.boolean("answered"),
      details: { ...details.read(row), ...(callType === undefined ? {} : { call_type: callType }) },
    };
  }
}

/**
 * Everybody in a group call, by call. The join table is named after the numbers that Core Data gave to its entities:
 * Z_2REMOTEPARTICIPANTHANDLES (Z_2REMOTEPARTICIPANTCALLS, Z_4REMOTEPARTICIPANTHANDLES).
 */
function participantsOfCalls(db: Database): ReadonlyMap<number, readonly string[]> {
  const byCall = new Map<number, string[]>();
  for (const [table, columns] of db.tables) {
    if (!/^Z_\d+REMOTEPARTICIPANTHANDLES$/.test(table)) continue;
    const call = columns.find((column) => /^Z_\d+REMOTEPARTICIPANTCALLS$/.test(column));
    const handle = columns.find((column) => /^Z_\d+REMOTEPARTICIPANTHANDLES$/.test(column));
    if (call === undefined || handle === undefined) continue;
    const rows = db.select({
      from: [table, "j"],
      join: [["ZHANDLE", "h", `h.Z_PK = j.${handle}`]],
      columns: { call: `j.${call}`, value: ["h.ZVALUE", "h.ZNORMALIZEDVALUE"], normalised: "h.ZNORMALIZEDVALUE" },
    });
    for (const row of rows) {
      const key = row.integer("call");
      const value = row.text("value") ?? row.text("normalised");
      if (key === null || value === null) continue;
      const known = byCall.get(key) ?? [];
      if (known.length < joinedLimit) byCall.set(key, [...known, value]);
    }
  }
  return byCall;
}

/** Before iOS 8. Of `flags`, bit 0 says that the call was made here. */
function* oldCalls(db: Database): Generator<RecordDraft> {
  const details = tableDetails(db, "call", "c", { except: ["ROWID", "address", "date", "duration"] });
  const rows = db.select({
    from: ["call", "c"],
    columns: { address: "c.address", time: "c.date", duration: "c.duration", flags: "c.flags", ...details.columns },
  });
  for (const row of rows) {
    const flags = row.integer("flags");
    yield {
      kind: "call",
      time: row.time("time", "unix_s"),
      locator: { table: "call", rowid: row.rowid },
      direction: flags === null ? "unknown" : flags % 2 === 1 ? "outgoing" : "incoming",
      contact: row.text("address"),
      duration: row.number("duration"),
      details: details.read(row),
    };
  }
}
