import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { keyedArchive } from "../keyed-archive-builder.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime, plistOf, sampleTime } from "./sample.ts";

const date = (seconds: number): Date => new Date((sampleTime + seconds) * 1000);

/** A folder, two bookmarks and an entry of the reading list. */
export function safariBookmarksSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, special_id INTEGER DEFAULT 0, parent INTEGER, type INTEGER,
        title TEXT, url TEXT, read INTEGER, last_modified REAL, deleted INTEGER DEFAULT 0, extra_attributes BLOB);
       INSERT INTO bookmarks (id, type, title) VALUES (0, 1, 'Root'), (1, 1, 'BookmarksBar'), (3, 1, 'com.apple.ReadingList');`,
    );
    const insert = db.prepare("INSERT INTO bookmarks VALUES (?, 0, ?, 0, ?, ?, ?, ?, 0, ?)");
    insert.run(10, 1, "News", "https://news.example.org/", null, sampleTime, null);
    insert.run(11, 1, "Maps", "https://maps.example.org/", null, null, null);
    const extra = { "com.apple.ReadingList": { DateAdded: date(0), PreviewText: "It begins" } };
    insert.run(12, 3, "An article", "https://example.org/a", 0, sampleTime + 1, writeBinaryPlist(plistOf(extra)));
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/Safari/Bookmarks.db", bytes };
}

export function safariDownloadsSample(): FileSample {
  const entry = (id: string, more: object) => ({
    DownloadEntryIdentifier: id,
    DownloadEntryURL: `https://example.org/${id}.zip`,
    DownloadEntryPath: `/private/var/mobile/Library/Mobile Documents/${id}.zip`,
    DownloadEntryProgressTotalToLoad: 2048,
    DownloadEntryProgressBytesSoFar: 1024,
    DownloadEntryDateAddedKey: date(0),
    ...more,
  });
  const history = [entry("a", { DownloadEntryDateFinishedKey: date(9) }), entry("b", {}), entry("c", {})];
  return {
    kind: "ios_backup",
    path: "AppDomain-com.apple.mobilesafari-Library/Safari/Downloads/Downloads.plist",
    bytes: writeBinaryPlist(plistOf({ DownloadHistory: history })),
  };
}

/** Download 1 came by a redirect, 3 was interrupted. */
export function chromeDownloadsSample(): FileSample {
  const webkit = (sampleTime + 11_644_473_600) * 1e6;
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE downloads (id INTEGER PRIMARY KEY, current_path LONGVARCHAR, target_path LONGVARCHAR,
        start_time INTEGER, received_bytes INTEGER, total_bytes INTEGER, state INTEGER, end_time INTEGER,
        referrer VARCHAR, tab_url VARCHAR, mime_type VARCHAR);
       CREATE TABLE downloads_url_chains (id INTEGER, chain_index INTEGER, url LONGVARCHAR, PRIMARY KEY (id, chain_index));
       INSERT INTO downloads VALUES (1, '/d/a.zip', '/d/a.zip', ${webkit}, 10, 10, 1, ${webkit + 1e6}, 'https://example.org/', '', 'application/zip'),
        (2, '/d/b.zip', '/d/b.zip', ${webkit + 2e6}, 5, -1, 0, 0, '', 'https://tab.example.org/', NULL),
        (3, '/d/c.zip', '/d/c.zip', ${webkit + 3e6}, 5, 50, 4, 0, '', '', NULL);
       INSERT INTO downloads_url_chains VALUES (1, 0, 'https://short.example.org/x'), (1, 1, 'https://files.example.org/a.zip'),
        (2, 0, 'https://files.example.org/b.zip');`,
    );
  });
  return {
    kind: "ios_backup",
    path: "AppDomain-com.google.chrome.ios-Library/Application Support/Google/Chrome/Default/History",
    bytes,
  };
}

/** Two installations and an update; a second update was only offered. */
export function storeSystemSample(): FileSample {
  const metadata = keyedArchive({
    bundleShortVersionString: "3.1.4",
    appleID: "ana@example.org",
    purchaseDate: "2023-11-01T10:00:00Z",
  });
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE app_install (pid INTEGER PRIMARY KEY, bundle_id TEXT, bundle_name TEXT, bundle_version TEXT,
        client_id TEXT, vendor_name TEXT, item_id INTEGER, last_start_date DATETIME, phase INTEGER, redownload INTEGER,
        store_metadata BLOB, timestamp DATETIME);
       CREATE TABLE app_updates (pid INTEGER PRIMARY KEY, bundle_id TEXT, install_date DATETIME, update_state INTEGER);
       INSERT INTO app_updates VALUES (1, 'net.example.chat', ${macTime + 60}, 1), (2, 'com.example.other', NULL, 4);`,
    );
    const insert = db.prepare(
      "INSERT INTO app_install VALUES (?, ?, 'Chat', '314', 'com.apple.AppStore', 'Example', 7, ?, 10, 0, ?, ?)",
    );
    insert.run(-7, "net.example.chat", macTime + 5, metadata, macTime);
    insert.run(-5, "com.example.other", null, null, macTime + 30);
  });
  return {
    kind: "ios_filesystem",
    path: "private/var/containers/Data/System/AD313E95/Documents/Persistence/storeSystem.db",
    bytes,
  };
}
