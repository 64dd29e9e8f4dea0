import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { array, get, text } from "../../formats/plist/access.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import type { PlistValue } from "../../formats/plist/value.ts";
import type { Row } from "../../formats/sqlite/database.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { linksInside } from "../links.ts";
import { type Details, joined, joinedLimit, tableDetails } from "../rows.ts";

export const shortcuts = defineArtifact({
  id: "ios.shortcuts",
  title: "Shortcuts",
  platform: "ios",
  versions: "iOS 13 and later",
  where: {
    ios_backup: ["HomeDomain-Library/Shortcuts/Shortcuts.sqlite"],
    ios_filesystem: ["private/var/mobile/Library/Shortcuts/Shortcuts.sqlite"],
  },
  kinds: ["web_trace"],
  recovers: [{ table: "ZSHORTCUT", identity: ["ZWORKFLOWID", "ZNAME", "ZCREATIONDATE"], links: ["ZSHORTCUTACTIONS"] }],
  timeBasis: "utc",
  reach: "the shortcuts as they are",
  references: ["MVT docs, ios/records.md: the actions are a property list in ZSHORTCUTACTIONS.ZDATA"],
  view: { type: "table", columns: ["time", "title", "url", "related_urls"] },

  async *read(input) {
    const db = await input.sqlite();
    const details = tableDetails(db, "ZSHORTCUT", "s", {
      except: ["Z_PK", "ZNAME", "ZCREATIONDATE"],
      times: { ZMODIFICATIONDATE: "mac_s", ZLASTRUNEVENTDATE: "mac_s" },
    });
    const rows = db.select({
      from: ["ZSHORTCUT", "s"],
      join: [["ZSHORTCUTACTIONS", "a", "a.ZSHORTCUT = s.Z_PK"]],
      columns: { name: "s.ZNAME", time: "s.ZCREATIONDATE", data: "a.ZDATA", ...details.columns },
    });
    for (const shortcut of joined(
      rows,
      (row) => start(row, details.read(row), input),
      (made, row) => add(made, row, input),
    )) {
      const [url = null, ...related] = shortcut.urls;
      yield {
        ...shortcut.record,
        url,
        related_urls: related,
        details: { ...shortcut.details, parsed_actions: shortcut.actions.length, actions: shortcut.actions },
      };
    }
  },
});

interface Shortcut {
  readonly record: DraftOf<"web_trace">;
  readonly details: Details;
  urls: readonly string[];
  actions: readonly string[];
}

function start(row: Row, details: Details, input: ArtifactInput): Shortcut {
  const shortcut: Shortcut = {
    record: {
      kind: "web_trace",
      time: row.time("time", "mac_s"),
      locator: { table: "ZSHORTCUT", rowid: row.rowid },
      trace: "shortcut",
      title: row.text("name"),
      application: "Shortcuts",
    },
    details,
    urls: [],
    actions: [],
  };
  add(shortcut, row, input);
  return shortcut;
}

/** Actions that cannot be read cost the actions, not the shortcut. */
function add(shortcut: Shortcut, row: Row, input: ArtifactInput): void {
  const data = row.bytes("data");
  if (data === null || shortcut.urls.length >= joinedLimit) return;
  try {
    const actions = parsePlist(data);
    shortcut.urls = [...new Set([...shortcut.urls, ...linksInside(actions)])];
    shortcut.actions = [...shortcut.actions, ...names(actions)];
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    input.problem("damaged", `the shortcut's actions cannot be read: ${error.message}`, shortcut.record.locator);
  }
}

/** So many actions of one shortcut are named. */
const actionsNamed = 1000;

function names(actions: PlistValue): string[] {
  const list = array(actions) ?? [];
  return list.slice(0, actionsNamed).map((action) => text(get(action, "WFWorkflowActionIdentifier")) ?? "unknown");
}
