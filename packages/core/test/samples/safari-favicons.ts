import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

export function safariFaviconsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec("CREATE TABLE page_url (url TEXT, uuid TEXT)");
    db.exec("CREATE TABLE icon_info (uuid TEXT, url TEXT, timestamp REAL)");
    db.exec("CREATE TABLE rejected_resources (page_url TEXT, icon_url TEXT, timestamp REAL)");
    for (const name of ["a", "b"]) {
      db.prepare("INSERT INTO page_url VALUES (?, ?)").run(`https://${name}.example.org/`, name);
      db.prepare("INSERT INTO icon_info VALUES (?, ?, ?)").run(name, `https://${name}.example.org/i.ico`, macTime);
    }
    db.prepare("INSERT INTO rejected_resources VALUES (?, ?, ?)").run(
      "http://c.example.org/",
      "http://c.example.org/i",
      macTime,
    );
  });
  return { kind: "ios_filesystem", path: "private/var/mobile/Library/Image Cache/Favicons/Favicons.db", bytes };
}
