import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { Artifact } from "../artifact.ts";
import { appFile } from "./app-files.ts";

export const whatsAppPackages = ["com.whatsapp", "com.whatsapp.w4b"];

/** `msgstore.db` in the app's folder, copied out of it, or decrypted from its backup. */
export const messageStore: Artifact["where"] = {
  ...appFile(whatsAppPackages, "databases/msgstore.db"),
  message_backup: ["**/msgstore*.db", "**!msgstore*.db"],
};

export function whatsAppService(path: string): string {
  return /w4b|WhatsApp Business/.test(path) ? "WhatsApp Business" : "WhatsApp";
}

/** Who is who in a message store: other tables name people and groups by the row of their id. */
export interface People {
  /** The id by its row: `34600111222@s.whatsapp.net`, `…@g.us`, `…@lid`. */
  readonly ids: ReadonlyMap<number, string>;
  /** The number behind an id that hides it: `+34600111222` by `…@lid`. */
  readonly numbers: ReadonlyMap<string, string>;
}

export function readPeople(db: Database): People {
  const ids = new Map<number, string>();
  if (db.has("jid")) {
    const rows = db.select({
      from: ["jid", "j"],
      columns: { id: "j._id", raw: "j.raw_string", user: "j.user", server: "j.server" },
    });
    for (const row of rows) {
      const id = row.text("raw") ?? joinedId(row);
      const key = row.integer("id");
      if (id !== null && key !== null) ids.set(key, id);
    }
  }
  return { ids, numbers: readLids(db, ids) };
}

function joinedId(row: Row): string | null {
  const user = row.text("user");
  const server = row.text("server");
  return user === null || server === null ? null : `${user}@${server}`;
}

/** Source: WhatsApp-Chat-Exporter, android_handler.py: `jid_map` leads from an id's row to that of its number. */
function readLids(db: Database, ids: ReadonlyMap<number, string>): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  if (!db.has("jid_map", "lid_row_id")) return numbers;
  const rows = db.select({
    from: ["jid_map", "m"],
    columns: { lid: "m.lid_row_id", jid: "m.jid_row_id" },
  });
  for (const row of rows) {
    const lid = ids.get(row.integer("lid") ?? -1);
    const [, number] = /^(\d+)@/.exec(ids.get(row.integer("jid") ?? -1) ?? "") ?? [];
    if (lid !== undefined && number !== undefined) numbers.set(lid, `+${number}`);
  }
  return numbers;
}

/** The id that a column names; null where it names none. */
export function idOf(row: Row, column: string, people: People): string | null {
  const key = row.integer(column);
  return key === null || key <= 0 ? null : (people.ids.get(key) ?? null);
}

/** Which of the ids have a known number, for details: `{ "111@lid": "+34600111222" }`. */
export function knownNumbers(ids: readonly (string | null)[], people: People): { lid?: { [lid: string]: string } } {
  let found: { [lid: string]: string } | undefined;
  for (const id of ids) {
    const number = id === null ? undefined : people.numbers.get(id);
    if (id !== null && number !== undefined) found = { ...found, [id]: number };
  }
  return found ? { lid: found } : {};
}

/** `messages` and `message` both hold a row that stands for nothing, to begin their numbers. */
export const noMessage = "-1";

/** Kinds of message. Sources: ALEAPP WhatsApp.py; WhatsApp-Chat-Exporter android_handler.py for 15 and 20. */
export const messageTypes: ReadonlyMap<number, string> = new Map([
  [0, "text"],
  [1, "image"],
  [2, "audio"],
  [3, "video"],
  [4, "contact"],
  [5, "location"],
  [7, "system"],
  [9, "document"],
  [13, "animation"],
  [15, "deleted"],
  [16, "live location"],
  [20, "sticker"],
]);
