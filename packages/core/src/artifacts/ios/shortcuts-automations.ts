import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { isKeyedArchive, unarchive } from "../../formats/keyed-archive/unarchive.ts";
import { array, get, text } from "../../formats/plist/access.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import { ArchivedObject, type ArchivedValue } from "../../formats/plist/value.ts";
import type { Row } from "../../formats/sqlite/database.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { linksInside } from "../links.ts";
import { tableDetails } from "../rows.ts";

/** So many actions of one automation are named. */
const actionsNamed = 1000;

export const shortcutsAutomations = defineArtifact({
  id: "ios.shortcuts_automations",
  title: "Automations of Shortcuts",
  platform: "ios",
  versions: "iOS 13 and later",
  where: {
    ios_backup: ["HomeDomain-Library/Shortcuts/Shortcuts.sqlite"],
    ios_filesystem: ["private/var/mobile/Library/Shortcuts/Shortcuts.sqlite"],
  },
  kinds: ["automation"],
  store: "ios.shortcuts",
  recovers: [
    { table: "ZTRIGGER", identity: ["ZTRIGGERID", "ZSHORTCUT", "ZDATA"], links: ["ZSHORTCUT", "ZSHORTCUTACTIONS"] },
  ],
  timeBasis: "utc",
  reach: "the automations as they are",
  references: [
    "Shortcuts.sqlite, table ZTRIGGER: ZSHOULDPROMPT is “Ask Before Running”, ZDATA an archived WFTrigger",
    "WorkflowKit's headers of iOS 13: WFAppInFocusTrigger and other classes of triggers",
  ],
  view: {
    type: "table",
    columns: ["time", "title", "event", "enabled", "asks", "notifies", "actions", "related_urls"],
  },

  async *read(input) {
    const db = await input.sqlite();
    // Databases of the first versions have no automations.
    if (!db.has("ZTRIGGER") && db.has("ZSHORTCUT")) return;
    const details = tableDetails(db, "ZTRIGGER", "t", { except: ["Z_PK", "ZDATA"] });
    const rows = db.select({
      from: ["ZTRIGGER", "t"],
      join: [
        ["ZSHORTCUT", "s", "s.Z_PK = t.ZSHORTCUT"],
        ["ZSHORTCUTACTIONS", "a", "a.ZSHORTCUT = s.Z_PK"],
      ],
      columns: {
        trigger: "t.ZDATA",
        enabled: "t.ZENABLED",
        asks: "t.ZSHOULDPROMPT",
        notifies: ["t.ZSHOULDNOTIFY", "t.ZNOTIFY"],
        title: "s.ZNAME",
        created: "s.ZCREATIONDATE",
        actions: "a.ZDATA",
        ...details.columns,
      },
    });
    for (const row of rows) {
      const actions = decoded(row, "actions", input);
      yield {
        kind: "automation",
        time: row.time("created", "mac_s"),
        locator: { table: "ZTRIGGER", rowid: row.rowid },
        title: row.text("title"),
        event: eventOf(row, input),
        enabled: row.boolean("enabled"),
        asks: row.boolean("asks"),
        notifies: row.boolean("notifies"),
        ...performed(actions),
        details: details.read(row),
      };
    }
  },
});

/** The class of the trigger, which says what it waits for: `WFAppInFocusTrigger`, `WFTimeOfDayTrigger`. */
function eventOf(row: Row, input: ArtifactInput): string | null {
  const trigger = decoded(row, "trigger", input);
  return trigger instanceof ArchivedObject ? trigger.className : null;
}

function performed(value: ArchivedValue | undefined): Pick<DraftOf<"automation">, "actions" | "related_urls"> {
  if (value === undefined) return { actions: null, related_urls: null };
  const list = (array(value) ?? []).slice(0, actionsNamed);
  return {
    actions: list.map((action) => text(get(action, "WFWorkflowActionIdentifier")) ?? "unknown"),
    related_urls: linksInside(value),
  };
}

/** A property list or a keyed archive in a column. What cannot be read costs the column. */
function decoded(row: Row, column: string, input: ArtifactInput): ArchivedValue | undefined {
  const data = row.bytes(column);
  if (data === null || data.length === 0) return undefined;
  try {
    return isKeyedArchive(data) ? unarchive(data) : parsePlist(data);
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    const what = column === "trigger" ? "what starts the automation" : "the automation's actions";
    input.problem("damaged", `${what} cannot be read: ${error.message}`, { table: "ZTRIGGER", rowid: row.rowid });
    return undefined;
  }
}
