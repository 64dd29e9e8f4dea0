import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { array, dict, integer, type Maybe, text } from "../../formats/plist/access.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import { defineArtifact } from "../artifact.ts";
import { typeOf } from "./plist-values.ts";

const application = "private/var/mobile/Containers/Data/Application/*/Library/Safari";

export const safariTabs = defineArtifact({
  id: "ios.safari_tabs",
  title: "Safari tabs and their sessions",
  platform: "ios",
  versions: "iOS 11 and later; browser profiles from iOS 17",
  where: {
    // The places of Safari itself by name: they are found even where the list of the backup's files is lost.
    ios_backup: [
      "HomeDomain-Library/Safari/BrowserState.db",
      "AppDomain-com.apple.mobilesafari-Library/Safari/BrowserState.db",
      "*-Library/Safari/BrowserState.db",
      "*-Library/Safari/Profiles/*/BrowserState.db",
    ],
    ios_filesystem: [
      "private/var/mobile/Library/Safari/BrowserState.db",
      "private/var/mobile/Library/Safari/Profiles/*/BrowserState.db",
      `${application}/BrowserState.db`,
      `${application}/Profiles/*/BrowserState.db`,
    ],
  },
  kinds: ["web_trace"],
  recovers: [{ table: "tabs", identity: ["uuid", "url"], links: ["tab_sessions"] }],
  timeBasis: "utc",
  reach: "open tabs, and closed ones for a while",
  references: ["MVT docs, ios/records.md: session_data is a property list behind a 4-byte header"],
  view: { type: "table", columns: ["time", "title", "url", "related_urls"] },

  async *read(input) {
    const db = await input.sqlite();
    const rows = db.select({
      from: ["tabs", "t"],
      join: [["tab_sessions", "s", "s.tab_uuid = t.uuid"]],
      columns: {
        title: "t.title",
        url: "t.url",
        visible_url: "t.user_visible_url",
        time: "t.last_viewed_time",
        session: "s.session_data",
        private: "t.private_browsing",
      },
    });
    for (const row of rows) {
      const visible = row.text("visible_url");
      const locator = { table: "tabs", rowid: row.rowid };
      const entries = sessionEntries(row.bytes("session"), (code, message) => input.problem(code, message, locator));
      const urls = [visible, ...entries.flatMap(({ url, original }) => [url, original])];
      yield {
        kind: "web_trace",
        time: row.time("time", "mac_s"),
        locator,
        trace: "tab",
        url: row.text("url"),
        related_urls: [...new Set(urls.filter((url) => url !== null))],
        title: row.text("title"),
        application: "Safari",
        details: {
          user_visible_url: visible,
          private_browsing: row.integer("private"),
          session_data: entries.map(({ title, url, original, length }) => ({ title, url, original, length })),
        },
      };
    }
  },
});

interface SessionEntry {
  readonly title: string | null;
  readonly url: string | null;
  readonly original: string | null;
  readonly length: number | null;
}

type Report = (code: "damaged" | "value", message: string) => void;

/** The pages that the tab went through. A session that cannot be read costs the session, not the tab. */
function sessionEntries(data: Uint8Array | null, report: Report): SessionEntry[] {
  if (data === null || data.length <= 4) return [];
  try {
    const session = fieldOf(parsePlist(data.subarray(4)), "SessionHistory", "a dictionary", dict, report);
    const entries = fieldOf(session, "SessionHistoryEntries", "a list", array, report) ?? [];
    return entries.flatMap((entry) => sessionEntry(entry, report) ?? []);
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    report("damaged", `the tab's session cannot be read: ${error.message}`);
    return [];
  }
}

function sessionEntry(entry: Maybe, report: Report): SessionEntry | undefined {
  if (!dict(entry)) {
    report("value", `a page of the tab's session is ${typeOf(entry)}, not a dictionary`);
    return undefined;
  }
  return {
    title: fieldOf(entry, "SessionHistoryEntryTitle", "text", text, report) ?? null,
    url: fieldOf(entry, "SessionHistoryEntryURL", "text", text, report) ?? null,
    original: fieldOf(entry, "SessionHistoryEntryOriginalURL", "text", text, report) ?? null,
    length: fieldOf(entry, "SessionHistoryEntryData", "data", lengthOf, report) ?? null,
  };
}

/** A field of a dictionary; one of another type is left out and reported. */
function fieldOf<T>(
  from: Maybe,
  key: string,
  type: string,
  read: (value: Maybe) => T | undefined,
  report: Report,
): T | undefined {
  const value = dict(from)?.get(key);
  const found = read(value);
  if (found === undefined && value !== undefined)
    report("value", `${key} of the tab's session is ${typeOf(value)}, not ${type}`);
  return found;
}

/** Some versions keep the number instead of the data. */
function lengthOf(value: Maybe): number | undefined {
  return value instanceof Uint8Array ? value.length : integer(value);
}
