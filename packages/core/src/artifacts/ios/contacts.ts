import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { DetailValue, RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { joinedLimit } from "../rows.ts";

/** `ABMultiValue.property`. Source: iLEAPP addressBook.py. */
const properties: ReadonlyMap<number, string> = new Map([
  [3, "phone"],
  [4, "email"],
  [5, "address"],
  [12, "date"],
  [13, "instant message"],
  [22, "url"],
  [23, "related name"],
  [46, "profile"],
]);

/** Columns of a person that have no common field. */
const personDetails = ["First", "Middle", "Last", "Nickname", "Department", "JobTitle", "Note", "Birthday"] as const;

const personColumns = {
  person: "p.ROWID",
  display: ["p.DisplayName", "p.CompositeNameFallback"],
  organization: "p.Organization",
  created: "p.CreationDate",
  modified: "p.ModificationDate",
  ...Object.fromEntries(personDetails.map((column) => [column, `p.${column}`])),
};

export const contacts = defineArtifact({
  id: "ios.contacts",
  title: "Address book",
  platform: "ios",
  versions: "iOS 4 and later",
  where: {
    ios_backup: ["HomeDomain-Library/AddressBook/AddressBook.sqlitedb"],
    ios_filesystem: ["private/var/mobile/Library/AddressBook/AddressBook.sqlitedb"],
  },
  kinds: ["contact"],
  timeBasis: "utc",
  reach: "the contacts as they are",
  references: [
    "MVT docs, ios/records.md",
    "ios-backup-parser docs/schemas/contacts.md: properties, labels by implicit rowid, composite values",
  ],
  view: { type: "table", columns: ["name", "contact", "label", "organization", "modified"] },

  async *read(input) {
    const db = await input.sqlite();
    const told = new Set<number>();
    yield* values(db, told);
    yield* personsWithoutValue(db, told);
  },
});

/** One record a number or address, as the phone keeps them. */
function* values(db: Database, told: Set<number>): Generator<RecordDraft> {
  if (!db.has("ABMultiValue")) return;
  const parts = partsOfValues(db);
  const rows = db.select({
    from: ["ABMultiValue", "v"],
    join: [
      ["ABPerson", "p", "p.ROWID = v.record_id"],
      ["ABMultiValueLabel", "l", "l.rowid = v.label"],
    ],
    columns: { value: "v.value", property: "v.property", label: "l.value", record: "v.record_id", ...personColumns },
  });
  for (const row of rows) {
    const person = row.integer("record");
    if (person !== null) told.add(person);
    const property = row.integer("property");
    const part = parts.get(row.rowid);
    yield {
      kind: "contact",
      locator: { table: "ABMultiValue", rowid: row.rowid },
      ...personFields(row),
      contact: row.text("value") ?? (part ? Object.values(part).join(", ") : null),
      label: plainLabel(row.text("label")),
      details: {
        ...readPersonDetails(row),
        ...(person === null ? {} : { record_id: person }),
        ...(property === null ? {} : { property: properties.get(property) ?? property }),
        ...(part ? { parts: part } : {}),
      },
    };
  }
}

function* personsWithoutValue(db: Database, told: ReadonlySet<number>): Generator<RecordDraft> {
  for (const row of db.select({ from: ["ABPerson", "p"], columns: personColumns })) {
    if (told.has(row.rowid)) continue;
    yield {
      kind: "contact",
      locator: { table: "ABPerson", rowid: row.rowid },
      ...personFields(row),
      details: readPersonDetails(row),
    };
  }
}

function personFields(row: Row) {
  const names = [row.text("First"), row.text("Middle"), row.text("Last")].filter((name) => name);
  const modified = row.time("modified", "mac_s");
  return {
    time: modified,
    name: names.length > 0 ? names.join(" ") : row.text("display"),
    organization: row.text("organization"),
    created: row.time("created", "mac_s"),
    modified,
  };
}

function readPersonDetails(row: Row): { [name: string]: DetailValue } {
  const details: { [name: string]: DetailValue } = {};
  for (const column of personDetails) {
    const text = row.text(column);
    if (text !== null) details[column] = text;
  }
  return details;
}

/** Street, city and the like of values that have no text of their own, by the value's row. */
function partsOfValues(db: Database): ReadonlyMap<number, Readonly<Record<string, string>>> {
  const parts = new Map<number, Record<string, string>>();
  if (!db.has("ABMultiValueEntry")) return parts;
  const rows = db.select({
    from: ["ABMultiValueEntry", "e"],
    join: [["ABMultiValueEntryKey", "k", "k.rowid = e.key"]],
    columns: { parent: "e.parent_id", value: "e.value", key: "k.value", number: "e.key" },
  });
  for (const row of rows) {
    const parent = row.integer("parent");
    const value = row.text("value");
    if (parent === null || value === null) continue;
    const entries = parts.get(parent) ?? {};
    parts.set(parent, entries);
    const key = row.text("key") ?? row.text("number") ?? "value";
    if (Object.keys(entries).length < joinedLimit) entries[key] = value;
  }
  return parts;
}

/** Apple's own labels are wrapped: `_$!<Home>!$_`. */
function plainLabel(label: string | null): string | null {
  return label === null ? null : (/^_\$!<(.*)>!\$_$/.exec(label)?.[1] ?? label);
}
