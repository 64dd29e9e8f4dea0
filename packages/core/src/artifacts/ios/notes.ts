import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { Epoch } from "../../formats/time.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import type { ReportValue } from "../recovered.ts";
import { type Details, joinedLimit } from "../rows.ts";
import { noteBody } from "./note-body.ts";
import { oldNotes } from "./notes-old.ts";

/** Notes, folders, accounts and attachments stand in one table, told apart by the number of their entity. */
const objects = "ZICCLOUDSYNCINGOBJECT";

export const notes = defineArtifact({
  id: "ios.notes",
  title: "Notes",
  platform: "ios",
  versions: "iOS 9 and later; notes.sqlite before, and for notes of mail accounts",
  where: {
    ios_backup: ["AppDomainGroup-group.com.apple.notes-NoteStore.sqlite", "HomeDomain-Library/Notes/notes.sqlite"],
    ios_filesystem: [
      "private/var/mobile/Containers/Shared/AppGroup/*/NoteStore.sqlite",
      "private/var/mobile/Library/Notes/notes.sqlite",
    ],
  },
  kinds: ["note", "web_trace"],
  recovers: [
    // Notes that changed keep their identifier: an earlier text has another time.
    { table: objects, identity: ["ZIDENTIFIER", "ZMODIFICATIONDATE1", "ZURLSTRING"], links: ["ZICNOTEDATA"] },
    { table: "ZNOTE", identity: ["ZGUID", "ZMODIFICATIONDATE"], links: ["ZNOTEBODY"] },
  ],
  timeBasis: "utc",
  reach: "the notes as they are; deleted ones for about 30 days",
  references: [
    "ios-backup-parser docs/schemas/notes.md: entities by name, bodies of gzip and Protocol Buffers, seconds since 2001",
    "Real files of iOS 15 and 17: which of the numbered columns a note uses differs by version",
  ],
  view: { type: "table", columns: ["time", "title", "text", "account", "locked", "deleted"] },

  async *read(input) {
    const db = await input.sqlite();
    if (db.has("ZNOTE") && !db.has(objects)) {
      yield* oldNotes(db);
      return;
    }
    const entities = entitiesOf(db);
    const say: ReportValue = (message, where) => input.problem("damaged", message, where);
    const names = namesOf(db, entities);
    yield* notesOf(db, { entities, names, attachments: attachmentsOf(db, entities) }, say);
    yield* linksOf(db, entities);
  },
});

type Entities = ReadonlyMap<string, readonly number[]>;

/** The numbers that this phone's version gives to its entities. */
function entitiesOf(db: Database): Entities {
  const entities = new Map<string, number[]>();
  for (const row of db.select({ from: ["Z_PRIMARYKEY", "k"], columns: { entity: "k.Z_ENT", name: "k.Z_NAME" } })) {
    const name = row.text("name");
    const entity = row.integer("entity");
    if (name === null || entity === null) continue;
    entities.set(name, [...(entities.get(name) ?? []), entity]);
  }
  return entities;
}

const ofEntity = (entities: Entities, name: string): string => `n.Z_ENT IN (${(entities.get(name) ?? []).join(", ")})`;

/**
 * The columns of one attribute: Core Data numbers those that entities of one table share by name, in no fixed order. A
 * row fills only the one of its own entity.
 */
function numbered(db: Database, name: string): Readonly<Record<string, string>> {
  const columns = (db.tables.get(objects) ?? []).filter(
    (column) => column.startsWith(name) && /^\d*$/.test(column.slice(name.length)),
  );
  return Object.fromEntries(columns.map((column) => [column, `n.${column}`]));
}

const firstTime = (row: Row, columns: Readonly<Record<string, string>>, epoch: Epoch): number | null =>
  firstOf(columns, (column) => row.time(column, epoch));

function firstOf<T>(columns: Readonly<Record<string, string>>, read: (column: string) => T | null): T | null {
  for (const column of Object.keys(columns)) {
    const value = read(column);
    if (value !== null) return value;
  }
  return null;
}

/** What stands in other rows of the same table. */
interface Surroundings {
  readonly entities: Entities;
  /** Names of accounts and titles of folders, by row. */
  readonly names: ReadonlyMap<number, string>;
  /** What stands in a note beside its text, by the note's row. */
  readonly attachments: ReadonlyMap<number, readonly Details[]>;
}

function* notesOf(
  db: Database,
  { entities, names, attachments }: Surroundings,
  report: ReportValue,
): Generator<RecordDraft> {
  const created = numbered(db, "ZCREATIONDATE");
  const modified = numbered(db, "ZMODIFICATIONDATE");
  const account = numbered(db, "ZACCOUNT");
  const rows = db.select({
    from: [objects, "n"],
    join: [["ZICNOTEDATA", "b", "b.Z_PK = n.ZNOTEDATA"]],
    columns: {
      title: "n.ZTITLE1",
      snippet: "n.ZSNIPPET",
      locked: "n.ZISPASSWORDPROTECTED",
      deleted: "n.ZMARKEDFORDELETION",
      folder: "n.ZFOLDER",
      identifier: "n.ZIDENTIFIER",
      pinned: "n.ZISPINNED",
      body: "b.ZDATA",
      ...created,
      ...modified,
      ...account,
    },
    where: ofEntity(entities, "ICNote"),
  });
  for (const row of rows) {
    const locator = { table: objects, rowid: row.rowid };
    const lastModified = firstTime(row, modified, "mac_s");
    const isLocked = row.boolean("locked");
    const text = isLocked === true ? null : bodyOf(row, locator, report);
    yield {
      kind: "note",
      time: lastModified,
      locator,
      title: row.text("title"),
      text,
      created: firstTime(row, created, "mac_s"),
      modified: lastModified,
      locked: isLocked,
      deleted: row.boolean("deleted"),
      account: names.get(firstOf(account, (column) => row.integer(column)) ?? -1) ?? null,
      details: detailsOf(row, {
        folder: names.get(row.integer("folder") ?? -1) ?? null,
        // Notes keeps the beginning of a text a second time: told only where the text itself is not to be had.
        snippet: text === null ? row.text("snippet") : null,
        ...(isLocked === true ? { body: "locked with a password of its own; not read" } : {}),
        attachments: attachments.get(row.rowid) ?? null,
      }),
    };
  }
}

function detailsOf(row: Row, more: Details): Details {
  const details: Details = { identifier: row.text("identifier"), pinned: row.boolean("pinned"), ...more };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null));
}

/** A body that cannot be read costs the text, not the note. */
function bodyOf(row: Row, locator: Locator, report: ReportValue): string | null {
  const data = row.bytes("body");
  if (data === null) return null;
  try {
    return noteBody(data);
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    report(error.message, locator);
    return null;
  }
}

function namesOf(db: Database, entities: Entities): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const entity of ["ICAccount", "ICFolder"]) {
    const rows = db.select({
      from: [objects, "n"],
      columns: { name: "n.ZNAME", title: "n.ZTITLE2" },
      where: ofEntity(entities, entity),
      lookup: true,
    });
    for (const row of rows) {
      const name = row.text("name") ?? row.text("title");
      if (name !== null) names.set(row.rowid, name);
    }
  }
  return names;
}

function attachmentsOf(db: Database, entities: Entities): ReadonlyMap<number, Details[]> {
  const byNote = new Map<number, Details[]>();
  const rows = db.select({
    from: [objects, "n"],
    columns: { note: "n.ZNOTE", type: "n.ZTYPEUTI", title: "n.ZTITLE", url: "n.ZURLSTRING" },
    where: ofEntity(entities, "ICAttachment"),
    lookup: true,
  });
  for (const row of rows) {
    const note = row.integer("note");
    const known = byNote.get(note ?? -1) ?? [];
    const attachment = { type: row.text("type"), title: row.text("title"), url: row.text("url") };
    const told = JSON.stringify(attachment);
    if (note === null || known.length >= joinedLimit || known.some((other) => JSON.stringify(other) === told)) continue;
    known.push(attachment);
    byNote.set(note, known);
  }
  return byNote;
}

/** Cards of web pages in notes: their links need not stand in the text. */
function* linksOf(db: Database, entities: Entities): Generator<RecordDraft> {
  const created = numbered(db, "ZCREATIONDATE");
  const rows = db.select({
    from: [objects, "n"],
    columns: { url: "n.ZURLSTRING", title: "n.ZTITLE", note: "n.ZNOTE", ...created },
    where: ofEntity(entities, "ICAttachment"),
  });
  for (const row of rows) {
    const url = row.text("url");
    if (url === null) continue;
    yield {
      kind: "web_trace",
      time: firstTime(row, created, "mac_s"),
      locator: { table: objects, rowid: row.rowid },
      trace: "link in a note",
      url,
      title: row.text("title"),
      application: "Notes",
      details: { note: row.integer("note") },
    };
  }
}
