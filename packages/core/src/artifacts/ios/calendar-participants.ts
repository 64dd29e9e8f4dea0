import type { Database } from "../../formats/sqlite/database.ts";
import { defineArtifact } from "../artifact.ts";
import { tableDetails } from "../rows.ts";

export const calendarParticipants = defineArtifact({
  id: "ios.calendar_participants",
  title: "Participants of calendar entries",
  platform: "ios",
  versions: "iOS 6 and later",
  where: {
    ios_backup: ["HomeDomain-Library/Calendar/Calendar.sqlitedb"],
    ios_filesystem: ["private/var/mobile/Library/Calendar/Calendar.sqlitedb"],
  },
  kinds: ["calendar_participant"],
  store: "ios.calendar",
  recovers: [
    {
      table: "Participant",
      identity: ["UUID", "owner_id", "email", "phone_number"],
      links: ["Identity", "CalendarItem"],
    },
  ],
  timeBasis: "utc",
  reach: "as far back as the calendars that the phone synchronises",
  references: [
    "iLEAPP calendarAll.py: Participant.identity_id names a row of Identity (display_name, address)",
    "Marczak and Fossaceca, Black Hat Europe 2023: Identity rows that were deleted by address",
  ],
  view: { type: "table", columns: ["time", "contact", "name", "title", "has_identity"] },

  async *read(input) {
    const db = await input.sqlite();
    // Of a database without the table of identities nothing can be said to be missing.
    const hasIdentities = db.has("Identity");
    const organizers = organizersIn(db);
    const details = tableDetails(db, "Participant", "p", {
      except: ["ROWID", "email"],
      times: { last_modified: "mac_s", proposed_start_date: "mac_s", comment_last_modified: "mac_s" },
    });
    const rows = db.select({
      from: ["Participant", "p"],
      join: [
        ["Identity", "i", "i.ROWID = p.identity_id"],
        ["CalendarItem", "c", "c.ROWID = p.owner_id"],
      ],
      columns: {
        identity_id: "p.identity_id",
        identity: "i.ROWID",
        name: "i.display_name",
        address: "i.address",
        email: "p.email",
        phone: "p.phone_number",
        modified: "p.last_modified",
        title: "c.summary",
        ...details.columns,
      },
    });
    for (const row of rows) {
      const address = row.text("address")?.replace(/^mailto:/i, "");
      // The organiser's address is told with the entry: here it would be the same fact again.
      const isOrganizer = organizers.has(row.rowid);
      const named = (row.integer("identity_id") ?? 0) > 0;
      yield {
        kind: "calendar_participant",
        time: row.time("modified", "mac_s"),
        locator: { table: "Participant", rowid: row.rowid },
        contact: isOrganizer ? null : row.text("email") || address || row.text("phone"),
        name: row.text("name"),
        title: row.text("title"),
        has_identity: hasIdentities && named ? row.raw("identity") !== null : null,
        details: details.read(row),
      };
    }
  },
});

function organizersIn(db: Database): ReadonlySet<number> {
  const organizers = new Set<number>();
  if (!db.has("CalendarItem")) return organizers;
  for (const row of db.select({ from: ["CalendarItem", "c"], columns: { organizer: "c.organizer_id" } })) {
    const organizer = row.integer("organizer");
    if (organizer !== null) organizers.add(organizer);
  }
  return organizers;
}
