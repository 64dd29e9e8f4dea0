import type { Database, Row } from "../../formats/sqlite/database.ts";
import { defineArtifact } from "../artifact.ts";
import { joined, joinedLimit, tableDetails } from "../rows.ts";
import { directionOf } from "./whatsapp.ts";
import { idOf, knownNumbers, messageStore, type People, readPeople, whatsAppService } from "./whatsapp-store.ts";

export const whatsAppCalls = defineArtifact({
  id: "android.whatsapp_calls",
  title: "WhatsApp calls",
  platform: "android",
  versions: "WhatsApp and WhatsApp Business for Android",
  where: messageStore,
  kinds: ["call"],
  store: "android.whatsapp",
  recovers: [
    {
      table: "call_log",
      identity: ["call_id", "jid_row_id", "timestamp"],
      links: ["call_log_participant_v2", "jid"],
    },
  ],
  timeBasis: "utc",
  reach: "since the app was set up",
  references: [
    "ALEAPP WhatsApp.py: call_log counts milliseconds, lengths in seconds",
    "WhatsApp-Chat-Exporter android_handler.py: call_result 5 is a call that was taken",
  ],
  view: { type: "table", columns: ["time", "direction", "contact", "service", "duration", "answered"] },

  async *read(input) {
    const db = await input.sqlite();
    if (!db.has("call_log")) return;
    yield* calls(db, readPeople(db), whatsAppService(input.file.path));
  },
});

/** Calls of people who are in no list of contacts are told too. */
function* calls(db: Database, people: People, service: string) {
  const details = tableDetails(db, "call_log", "c", {
    except: ["_id", "jid_row_id", "from_me", "timestamp", "duration", "group_jid_row_id"],
    withoutZeros: true,
  });
  const rows = db.select({
    from: ["call_log", "c"],
    join: [["call_log_participant_v2", "p", "p.call_log_row_id = c._id"]],
    columns: {
      contact: "c.jid_row_id",
      from_me: "c.from_me",
      time: "c.timestamp",
      duration: "c.duration",
      result: "c.call_result",
      group: "c.group_jid_row_id",
      participant: "p.jid_row_id",
      ...details.columns,
    },
  });
  yield* joined(
    rows,
    (row) => {
      const contact = idOf(row, "contact", people);
      const group = idOf(row, "group", people);
      return {
        kind: "call" as const,
        time: row.time("time", "unix_ms"),
        locator: { table: "call_log", rowid: row.rowid },
        direction: directionOf(row.integer("from_me")),
        service,
        contact,
        participants: participant(row, people),
        duration: row.number("duration"),
        answered: answeredOf(row),
        details: {
          ...details.read(row),
          ...(group === null ? {} : { group }),
          ...knownNumbers([contact, group], people),
        },
      };
    },
    (call, row) => {
      if (call.participants.length < joinedLimit) call.participants.push(...participant(row, people));
    },
  );
}

function participant(row: Row, people: People): string[] {
  const id = idOf(row, "participant", people);
  return id === null ? [] : [id];
}

/** A call that lasted was taken, whatever its result says. */
function answeredOf(row: Row): boolean | null {
  const result = row.integer("result");
  const duration = row.number("duration");
  if (duration !== null && duration > 0) return true;
  return result === null ? null : result === 5;
}
