import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { date, get, text } from "../../formats/plist/access.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import type { Database, Row } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import type { Locator } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { namedDetails } from "./named-details.ts";

const file = "Library/Safari/Bookmarks.db";
const details = namedDetails({ deleted: "b.deleted", hidden: "b.hidden", uuid: "b.external_uuid" });

export const safariBookmarks = defineArtifact({
  id: "ios.safari_bookmarks",
  title: "Safari bookmarks and reading list",
  platform: "ios",
  versions: "iOS 6 and later",
  where: {
    ios_backup: [`HomeDomain-${file}`, `AppDomain-com.apple.mobilesafari-${file}`],
    ios_filesystem: [`private/var/mobile/${file}`, `private/var/mobile/Containers/Data/Application/*/${file}`],
  },
  kinds: ["web_trace"],
  recovers: [{ table: "bookmarks", identity: ["external_uuid", "title", "url"] }],
  timeBasis: "utc",
  reach: "until they are removed; synchronised between devices of the account",
  references: [
    "ios-backup-parser docs/schemas/safari.md: last_modified counts from 1970, unlike Safari's history; `read` marks the reading list",
  ],
  view: { type: "table", columns: ["time", "trace", "title", "url"] },

  async *read(input) {
    const db = await input.sqlite();
    const folders = foldersOf(db);
    const rows = db.select({
      from: ["bookmarks", "b"],
      columns: {
        parent: "b.parent",
        url: "b.url",
        title: "b.title",
        modified: "b.last_modified",
        read: "b.read",
        extra: "b.extra_attributes",
        ...details.columns,
      },
      // Folders have none.
      where: "b.url IS NOT NULL AND b.url <> ''",
    });
    for (const row of rows) {
      const locator = { table: "bookmarks", rowid: row.rowid };
      const isRead = row.boolean("read");
      const folder = folders.get(row.integer("parent") ?? -1);
      yield {
        kind: "web_trace",
        time: row.time("modified", "unix_s"),
        locator,
        trace: isRead === null ? "bookmark" : "reading list",
        url: row.text("url"),
        title: row.text("title"),
        application: "Safari",
        details: {
          ...(folder === undefined ? {} : { folder }),
          ...details.read(row),
          ...(isRead === null ? {} : { read: isRead }),
          ...(isRead === null ? {} : readingList(row, locator, input)),
        },
      };
    }
  },
});

function foldersOf(db: Database): ReadonlyMap<number, string> {
  const folders = new Map<number, string>();
  const rows = db.select({
    from: ["bookmarks", "b"],
    columns: { title: "b.title" },
    where: "b.url IS NULL OR b.url = ''",
    lookup: true,
  });
  for (const row of rows) {
    const title = row.text("title");
    if (title !== null) folders.set(row.rowid, title);
  }
  return folders;
}

/** When an entry was put on the list and looked at, and how it begins. */
function readingList(row: Row, locator: Locator, input: ArtifactInput): Details {
  const data = row.bytes("extra");
  if (data === null) return {};
  try {
    const list = get(parsePlist(data), "com.apple.ReadingList");
    const told: Details = {};
    for (const name of ["DateAdded", "DateLastViewed"]) {
      const time = date(get(list, name));
      if (time !== undefined) told[name] = isoTime(time);
    }
    const preview = text(get(list, "PreviewText"));
    return preview === undefined ? told : { ...told, PreviewText: preview };
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    input.problem("damaged", `the attributes of the entry cannot be read: ${error.message}`, locator);
    return {};
  }
}
