import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

export function safariHistorySample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec("CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT)");
    db.exec(
      `CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, title TEXT,
        redirect_source INTEGER, redirect_destination INTEGER, origin INTEGER)`,
    );
    for (let id = 1; id <= 3; id++) {
      db.prepare("INSERT INTO history_items VALUES (?, ?)").run(id, `https://${id}.example.org/`);
      db.prepare("INSERT INTO history_visits VALUES (?, ?, ?, ?, NULL, NULL, 0)").run(
        id,
        id,
        macTime + id,
        `Page ${id}`,
      );
    }
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/Safari/History.db", bytes };
}
