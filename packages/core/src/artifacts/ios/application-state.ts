import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { unarchive } from "../../formats/keyed-archive/unarchive.ts";
import { array, date, dict, get, type Maybe, text } from "../../formats/plist/access.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import type { Row } from "../../formats/sqlite/database.ts";
import { isoTime } from "../../formats/time.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { joinedLimit } from "../rows.ts";

export const applicationState = defineArtifact({
  id: "ios.application_state",
  title: "Applications that the home screen knows",
  platform: "ios",
  versions: "iOS 10 and later",
  where: {
    ios_backup: ["HomeDomain-Library/FrontBoard/applicationState.db"],
    ios_filesystem: ["private/var/mobile/Library/FrontBoard/applicationState.db"],
  },
  kinds: ["app", "app_use"],
  recovers:
    "the phone rewrites the values whenever an application starts: what was replaced is no trace of what was deleted",
  timeBasis: "utc",
  reach: "the applications as they are; pictures of their screens until they are replaced",
  references: [
    "iLEAPP applicationStateDB.py: compatibilityInfo, XBApplicationSnapshotManifest",
    "iLEAPP, same: a picture's time shows that somebody used the phone, not always this application",
  ],
  view: { type: "table", columns: ["time", "app_id", "event", "paths"] },

  async *read(input) {
    const db = await input.sqlite();
    const rows = db.select({
      from: ["kvs", "v"],
      join: [
        ["application_identifier_tab", "a", "a.id = v.application_identifier"],
        ["key_tab", "k", "k.id = v.key"],
      ],
      columns: { app: "a.application_identifier", key: "k.key", value: "v.value" },
    });
    for (const row of rows) {
      const key = row.text("key");
      if (key === "compatibilityInfo") yield* application(row, input);
      else if (key === "XBApplicationSnapshotManifest") yield* snapshots(row, input);
      else if (key === null) input.problem("value", "its key is not named", { table: "kvs", rowid: row.rowid });
    }
  },
});

function* application(row: Row, input: ArtifactInput): Generator<RecordDraft> {
  const locator = { table: "kvs", rowid: row.rowid };
  const info = plistIn(row, locator, input);
  const paths = ["bundlePath", "sandboxPath"].flatMap((name) => text(get(info, name)) ?? []);
  const id = row.text("app");
  const bundle = text(get(info, "bundleIdentifier")) ?? null;
  yield {
    kind: "app",
    locator,
    app_id: id ?? bundle,
    ...(bundle !== null && bundle !== id ? { listed_as: bundle } : {}),
    paths,
  };
}

/** Pictures of the application's screen, which the phone shows when one goes from one application to another. */
function* snapshots(row: Row, input: ArtifactInput): Generator<RecordDraft> {
  const locator = { table: "kvs", rowid: row.rowid };
  const groups = dict(get(plistIn(row, locator, input), "snapshots"));
  let left = joinedLimit;
  for (const group of groups?.values() ?? []) {
    for (const snapshot of members(get(group, "snapshots"))) {
      const created = date(get(snapshot, "creationDate"));
      if (created === undefined || --left < 0) continue;
      const used = date(get(snapshot, "lastUsedDate"));
      const path = text(get(snapshot, "relativePath"));
      yield {
        kind: "app_use",
        time: created,
        locator,
        app_id: row.text("app"),
        event: "picture of its screen",
        details: {
          ...(used === undefined ? {} : { last_used: isoTime(used) }),
          ...(path === undefined ? {} : { path }),
        },
      };
    }
  }
}

function members(value: Maybe): readonly Maybe[] {
  return array(value) ?? [...(dict(value)?.values() ?? [])];
}

/** A property list, in some versions within another one, often a keyed archive. What cannot be read is said. */
function plistIn(row: Row, locator: Locator, input: ArtifactInput): Maybe {
  const data = row.bytes("value");
  if (data === null) return undefined;
  try {
    let plist = parsePlist(data);
    if (plist instanceof Uint8Array) plist = parsePlist(plist);
    return get(plist, "$objects") === undefined ? plist : unarchive(plist);
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    input.problem(error instanceof LimitError ? "limit" : "damaged", error.message, locator);
    return undefined;
  }
}
