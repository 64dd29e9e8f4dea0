import { buildDatabase } from "../sqlite-builder.ts";
import { chromeFolder, chromeTime } from "./chrome-history.ts";
import type { FileSample } from "./sample.ts";

export function chromeFaviconsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec("CREATE TABLE icon_mapping (id INTEGER PRIMARY KEY, page_url TEXT, icon_id INTEGER)");
    db.exec("CREATE TABLE favicons (id INTEGER PRIMARY KEY, url TEXT)");
    db.exec(
      "CREATE TABLE favicon_bitmaps (id INTEGER PRIMARY KEY, icon_id INTEGER, last_updated INTEGER, last_requested INTEGER)",
    );
    for (let id = 1; id <= 3; id++) {
      db.prepare("INSERT INTO icon_mapping VALUES (?, ?, ?)").run(id, `https://${id}.example.org/`, id);
      db.prepare("INSERT INTO favicons VALUES (?, ?)").run(id, `https://${id}.example.org/favicon.ico`);
      db.prepare("INSERT INTO favicon_bitmaps VALUES (?, ?, ?, ?)").run(
        id,
        id,
        id === 2 ? 0 : chromeTime,
        chromeTime + 60,
      );
    }
  });
  return { kind: "ios_backup", path: `${chromeFolder}/Favicons`, bytes };
}
