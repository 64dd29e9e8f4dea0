import { defineArtifact } from "../artifact.ts";
import { tableDetails } from "../rows.ts";

/** Columns of CalendarItem that common fields take. */
const taken = [
  "ROWID",
  "summary",
  "description",
  "start_date",
  "end_date",
  "creation_date",
  "last_modified",
  "url",
  "all_day",
] as const;

export const calendar = defineArtifact({
  id: "ios.calendar",
  title: "Calendar",
  platform: "ios",
  versions: "iOS 5 and later",
  where: {
    ios_backup: ["HomeDomain-Library/Calendar/Calendar.sqlitedb"],
    ios_filesystem: ["private/var/mobile/Library/Calendar/Calendar.sqlitedb"],
  },
  kinds: ["calendar_event"],
  recovers: [
    {
      table: "CalendarItem",
      identity: ["UUID", "summary", "start_date"],
      links: ["Participant", "Location"],
    },
  ],
  timeBasis: "utc",
  reach: "as far back as the calendars that the phone synchronises",
  references: ["MVT docs, ios/records.md", "ios-backup-parser docs/schemas/calendar.md: times are Cocoa seconds"],
  view: { type: "table", columns: ["time", "end", "title", "organizer", "description", "url"] },

  async *read(input) {
    const db = await input.sqlite();
    const details = tableDetails(db, "CalendarItem", "i", {
      except: taken,
      times: {
        orig_date: "mac_s",
        due_date: "mac_s",
        completion_date: "mac_s",
        first_alert_date: "mac_s",
        proposed_start_date: "mac_s",
        shared_item_created_date: "mac_s",
        shared_item_modified_date: "mac_s",
        participation_status_modified_date: "mac_s",
      },
    });
    const organizer = tableDetails(db, "Participant", "p", {
      except: ["ROWID"],
      times: { last_modified: "mac_s", proposed_start_date: "mac_s", comment_last_modified: "mac_s" },
    });
    const rows = db.select({
      from: ["CalendarItem", "i"],
      join: [
        ["Participant", "p", "p.ROWID = i.organizer_id"],
        ["Location", "l", "l.ROWID = i.location_id"],
      ],
      columns: {
        title: "i.summary",
        description: "i.description",
        time: "i.start_date",
        end: "i.end_date",
        created: "i.creation_date",
        modified: "i.last_modified",
        url: "i.url",
        conference: "i.conference_url",
        all_day: "i.all_day",
        location: "l.title",
        organizer: "p.ROWID",
        email: "p.email",
        phone: "p.phone_number",
        ...details.columns,
        ...organizer.columns,
      },
    });
    for (const row of rows) {
      yield {
        kind: "calendar_event",
        time: row.time("time", "mac_s"),
        locator: { table: "CalendarItem", rowid: row.rowid },
        title: row.text("title"),
        description: row.text("description"),
        end: row.time("end", "mac_s"),
        created: row.time("created", "mac_s"),
        modified: row.time("modified", "mac_s"),
        organizer: row.text("email") || row.text("phone"),
        url: row.text("url") || row.text("conference"),
        location: row.text("location"),
        all_day: row.boolean("all_day"),
        details: {
          ...details.read(row),
          ...(row.raw("organizer") === null ? {} : { organizer: organizer.read(row) }),
        },
      };
    }
  },
});
