import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, sampleTime } from "./sample.ts";

export function firefoxFaviconsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec("CREATE TABLE history (id INTEGER PRIMARY KEY, url TEXT, title TEXT)");
    db.exec(
      "CREATE TABLE favicons (id INTEGER PRIMARY KEY, url TEXT, width INTEGER, height INTEGER, type INTEGER, date REAL)",
    );
    db.exec("CREATE TABLE favicon_sites (id INTEGER PRIMARY KEY, siteID INTEGER, faviconID INTEGER)");
    for (let id = 1; id <= 3; id++) {
      const url = `https://${id}.example.org/`;
      db.prepare("INSERT INTO history VALUES (?, ?, ?)").run(id, url, `Page ${id}`);
      db.prepare("INSERT INTO favicons VALUES (?, ?, 16, 16, 0, ?)").run(id, `${url}i.ico`, sampleTime);
      db.prepare("INSERT INTO favicon_sites VALUES (?, ?, ?)").run(id, id, id);
    }
  });
  const path = "AppDomainGroup-group.org.mozilla.ios.Firefox-profile.profile/browser.db";
  return { kind: "ios_backup", path, bytes };
}
