import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime, plistOf } from "./sample.ts";

export function safariTabsSample(): FileSample {
  const session = writeBinaryPlist(
    plistOf({
      SessionHistory: {
        SessionHistoryEntries: [{ SessionHistoryEntryURL: "https://s.example.org/", SessionHistoryEntryTitle: "S" }],
      },
    }),
  );
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE tabs (id INTEGER PRIMARY KEY, uuid TEXT, title TEXT, url TEXT, user_visible_url TEXT,
        last_viewed_time REAL, private_browsing INTEGER)`,
    );
    db.exec("CREATE TABLE tab_sessions (id INTEGER PRIMARY KEY, tab_uuid TEXT, session_data BLOB)");
    for (let id = 1; id <= 3; id++) {
      const url = `https://${id}.example.org/`;
      db.prepare("INSERT INTO tabs VALUES (?, ?, ?, ?, ?, ?, 0)").run(
        id,
        `u${id}`,
        `Page ${id}`,
        url,
        url,
        macTime + id,
      );
      db.prepare("INSERT INTO tab_sessions VALUES (?, ?, ?)").run(
        id,
        `u${id}`,
        new Uint8Array([0, 0, 0, 0, ...session]),
      );
    }
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/Safari/BrowserState.db", bytes };
}
