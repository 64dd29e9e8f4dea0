import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, sampleTime } from "./sample.ts";

/** `browser.db` as Firefox had it before `places.db`. */
export function firefoxHistorySample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec("CREATE TABLE history (id INTEGER PRIMARY KEY, url TEXT, title TEXT)");
    db.exec("CREATE TABLE visits (id INTEGER PRIMARY KEY, siteID INTEGER, date REAL, type INTEGER, is_local INTEGER)");
    for (let id = 1; id <= 3; id++) {
      db.prepare("INSERT INTO history VALUES (?, ?, ?)").run(id, `https://${id}.example.org/`, `Page ${id}`);
      db.prepare("INSERT INTO visits VALUES (?, ?, ?, 1, 1)").run(id, id, (sampleTime + id) * 1e6);
    }
  });
  const path = "AppDomainGroup-group.org.mozilla.ios.Firefox-profile.profile/browser.db";
  return { kind: "ios_backup", path, bytes };
}
