import type { Database } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { numberOf } from "../rows.ts";
import { namedDetails } from "./named-details.ts";

/** Bits of `flags` are not documented; a message with these was deleted. Source: iLEAPP voicemail.py. */
const deletedFlags = 75;

const details = namedDetails({
  duration: "v.duration",
  callback_num: "v.callback_num",
  flags: "v.flags",
  expiration: "v.expiration",
  remote_uid: "v.remote_uid",
  /** The SIM card that it came in on, by its ICCID. */
  account: "m.account",
});

export const voicemail = defineArtifact({
  id: "ios.voicemail",
  title: "Voicemail",
  platform: "ios",
  versions: "all",
  where: {
    ios_backup: ["HomeDomain-Library/Voicemail/voicemail.db"],
    ios_filesystem: ["private/var/mobile/Library/Voicemail/voicemail.db"],
  },
  kinds: ["message"],
  recovers: ["voicemail", "deleted"].map((table) => ({ table, identity: ["date", "sender"] })),
  timeBasis: "utc",
  reach: "until the messages are deleted for good",
  references: [
    "iLEAPP voicemail.py: date counts Unix seconds, trashed_date seconds since 2001; <ROWID>.amr holds the sound",
  ],
  view: { type: "table", columns: ["time", "sender", "recipient", "attachment_names", "deleted"] },

  async *read(input) {
    const db = await input.sqlite();
    // iOS 15 has a second table of the same columns for what was deleted.
    for (const table of ["voicemail", "deleted"]) {
      if (table === "deleted" && !db.has("deleted", "sender")) continue;
      yield* messages(db, table);
    }
  },
});

function* messages(db: Database, table: string): Generator<RecordDraft> {
  const rows = db.select({
    from: [table, "v"],
    join: [["map", "m", "m.label = v.label"]],
    columns: {
      time: "v.date",
      sender: "v.sender",
      receiver: "v.receiver",
      trashed: "v.trashed_date",
      ...details.columns,
    },
  });
  for (const row of rows) {
    const trashed = row.time("trashed", "mac_s");
    const told = details.read(row);
    yield {
      kind: "message",
      time: row.time("time", "unix_s"),
      locator: { table, rowid: row.rowid },
      direction: "incoming",
      service: "voicemail",
      sender: row.text("sender"),
      recipient: row.text("receiver"),
      deleted: table === "deleted" || trashed !== null || told["flags"] === deletedFlags,
      attachment_names: numberOf(row) === null ? [] : [`${row.rowid}.amr`],
      details: { ...told, ...(trashed === null ? {} : { trashed_date: isoTime(trashed) }) },
    };
  }
}
