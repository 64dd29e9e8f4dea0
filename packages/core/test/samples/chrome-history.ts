import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, sampleTime } from "./sample.ts";

/** Microseconds since 1601. */
export const chromeTime = (sampleTime + 11_644_473_600) * 1e6;
export const chromeFolder = "AppDomain-com.google.chrome.ios-Library/Application Support/Google/Chrome/Default";

export function chromeHistorySample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec("CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT, title TEXT)");
    db.exec(
      `CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit INTEGER,
        transition INTEGER, visit_duration INTEGER)`,
    );
    for (let id = 1; id <= 3; id++) {
      db.prepare("INSERT INTO urls VALUES (?, ?, ?)").run(id, `https://${id}.example.org/`, `Page ${id}`);
      db.prepare("INSERT INTO visits VALUES (?, ?, ?, ?, 0, 1000)").run(id, id, chromeTime + id, id - 1);
    }
  });
  return { kind: "ios_backup", path: `${chromeFolder}/History`, bytes };
}
