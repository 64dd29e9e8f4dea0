import { macSeconds } from "../../time.ts";
import type { DatabaseContent, Row } from "../../writers/sqlite-writer.ts";

export interface CalendarEntry {
  readonly title: string;
  readonly description?: string;
  readonly start: number;
  readonly end: number;
  readonly created: number;
  readonly zone?: string;
  readonly allDay?: boolean;
  readonly place?: string;
  readonly url?: string;
  readonly organizer?: string;
}

/** Calendar.sqlitedb. */
export function calendar(entries: readonly CalendarEntry[]): DatabaseContent {
  const participants: Row[] = [];
  const identities: Row[] = [];
  const places: Row[] = [];
  const items = entries.map((entry, index): Row => {
    if (entry.organizer) {
      identities.push({ display_name: entry.organizer, address: `mailto:${entry.organizer}` });
      participants.push({
        ROWID: participants.length + 1,
        entity_type: 8,
        owner_id: index + 1,
        identity_id: participants.length + 1,
        UUID: `CA000000-0000-4000-8000-1${String(participants.length + 1).padStart(11, "0")}`,
        email: entry.organizer,
        is_self: 0,
        last_modified: macSeconds(entry.created),
      });
    }
    if (entry.place) places.push({ ROWID: places.length + 1, title: entry.place, item_owner_id: index + 1 });
    return {
      ROWID: index + 1,
      summary: entry.title,
      location_id: entry.place ? places.length : 0,
      description: entry.description ?? null,
      start_date: macSeconds(entry.start),
      start_tz: entry.zone ?? "Europe/Paris",
      end_date: macSeconds(entry.end),
      end_tz: entry.zone ?? "Europe/Paris",
      all_day: entry.allDay ? 1 : 0,
      calendar_id: 2,
      organizer_id: entry.organizer ? participants.length : 0,
      url: entry.url ?? null,
      last_modified: macSeconds(entry.created),
      unique_identifier: `synthetic-event-${index + 1}`,
      hidden: 0,
      UUID: `CA000000-0000-4000-8000-0${String(index + 1).padStart(11, "0")}`,
      entity_type: 2,
      creation_date: macSeconds(entry.created),
    };
  });
  return {
    schema,
    tables: [
      { name: "Calendar", rows: [{ ROWID: 2, title: "Travail" }] },
      { name: "Participant", rows: participants },
      { name: "Identity", rows: identities },
      { name: "Location", rows: places },
      { name: "CalendarItem", rows: items },
    ],
  };
}

const schema = `
CREATE TABLE Calendar (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, store_id INTEGER, title TEXT, flags INTEGER, color TEXT);
CREATE TABLE Identity (display_name TEXT, address TEXT, first_name TEXT, last_name TEXT, UNIQUE (display_name, address, first_name, last_name));
CREATE TABLE Location (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT, address TEXT, latitude INTEGER, longitude INTEGER, item_owner_id INTEGER);
CREATE TABLE Participant (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, entity_type INTEGER, type INTEGER, status INTEGER, pending_status INTEGER, role INTEGER, identity_id INTEGER, owner_id INTEGER, external_rep BLOB, UUID TEXT, email TEXT, phone_number TEXT, is_self INTEGER, comment TEXT, schedule_agent INTEGER, flags INTEGER, last_modified REAL, proposed_start_date REAL, invited_by TEXT, proposed_start_date_status INTEGER, comment_last_modified REAL);
CREATE TABLE CalendarItem (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, summary TEXT, location_id INTEGER, client_location_id INTEGER, description TEXT, start_date REAL, start_tz TEXT, end_date REAL, end_tz TEXT, all_day INTEGER, calendar_id INTEGER, orig_item_id INTEGER, orig_date REAL, organizer_id INTEGER, self_attendee_id INTEGER, status INTEGER, invitation_status INTEGER, availability INTEGER, privacy_level INTEGER, url TEXT, last_modified REAL, sequence_num INTEGER, birthday_id INTEGER, modified_properties INTEGER, external_tracking_status INTEGER, external_id TEXT, external_mod_tag TEXT, unique_identifier TEXT, external_schedule_id TEXT, external_rep BLOB, response_comment TEXT, last_synced_response_comment TEXT, hidden INTEGER, has_recurrences INTEGER, has_attendees INTEGER, UUID TEXT, entity_type INTEGER, priority INTEGER, due_date REAL, due_tz TEXT, due_all_day INTEGER, completion_date REAL, creation_date REAL, action TEXT, app_link BLOB, display_order INTEGER, created_by_id INTEGER, modified_by_id INTEGER, conference_url TEXT, structured_data BLOB, junk_status INTEGER);
CREATE TABLE CalendarItemChanges (record INTEGER, type INTEGER, calendar_id INTEGER, external_id TEXT, unique_identifier TEXT);
`;
