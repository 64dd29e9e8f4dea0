import type { Database } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { namedDetails } from "./named-details.ts";

const details = namedDetails({ author: "n.ZAUTHOR", deleted_flag: "n.ZDELETEDFLAG", guid: "n.ZGUID" });

/** Which of the two tables names the other differs. */
function bodyJoin(db: Database): string {
  if (db.has("ZNOTE", "ZBODY")) return "b.Z_PK = n.ZBODY";
  return db.has("ZNOTEBODY", "ZOWNER") ? "b.ZOWNER = n.Z_PK" : "b.ZNOTE = n.Z_PK";
}

/**
 * Notes before iOS 9, and those that later ones keep with a mail account. The text is HTML, told as it stands. Source:
 * readers of backups: ZNOTE with ZNOTEBODY.ZCONTENT, seconds since 2001.
 */
export function* oldNotes(db: Database): Generator<RecordDraft> {
  const rows = db.select({
    from: ["ZNOTE", "n"],
    join: [
      ["ZNOTEBODY", "b", bodyJoin(db)],
      ["ZSTORE", "s", "s.Z_PK = n.ZSTORE"],
    ],
    columns: {
      title: "n.ZTITLE",
      created: "n.ZCREATIONDATE",
      modified: "n.ZMODIFICATIONDATE",
      content: "b.ZCONTENT",
      store: "s.ZNAME",
      ...details.columns,
    },
  });
  for (const row of rows) {
    const modified = row.time("modified", "mac_s");
    const told = details.read(row);
    yield {
      kind: "note",
      time: modified,
      locator: { table: "ZNOTE", rowid: row.rowid },
      title: row.text("title"),
      text: row.text("content"),
      created: row.time("created", "mac_s"),
      modified,
      deleted: told["deleted_flag"] === 1,
      account: row.text("store"),
      details: told,
    };
  }
}
