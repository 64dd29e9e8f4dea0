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
const personDetails = [
  "First Middle Last Prefix Suffix Nickname Department JobTitle Note Birthday FirstPhonetic MiddlePhonetic LastPhonetic",
].flatMap((names) => names.split(" "));

const personColumns = {
  person: "p.ROWID",
  display: ["p.DisplayName", "p.CompositeNameFallback"],
  organization: "p.Organization",
  created: "p.CreationDate",
  modified: "p.ModificationDate",
  store: "s.Name",
  account: "a.AccountIdentifier",
  ...Object.fromEntries(personDetails.map((column) => [column, `p.${column}`])),
};

const personJoins = [
  ["ABStore", "s", "s.ROWID = p.StoreID"],
  ["ABAccount", "a", "a.ROWID = s.AccountID"],
] as const;

/** Names of the groups that a person is in, by person. */
type Memberships = ReadonlyMap<number, readonly string[]>;

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
  recovers: [
    {
      table: "ABMultiValue",
      identity: ["record_id", "property", "value", "guid"],
      links: ["ABPerson", "ABMultiValueEntry"],
    },
    { table: "ABPerson", identity: ["First", "Last", "Organization", "CreationDate"] },
  ],
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
    const memberships = membershipsOf(db);
    yield* values(db, told, memberships);
    yield* personsWithoutValue(db, told, memberships);
  },
});

/** One record a number or address, as the phone keeps them. */
function* values(db: Database, told: Set<number>, memberships: Memberships): Generator<RecordDraft> {
  if (!db.has("ABMultiValue")) return;
  const parts = partsOfValues(db);
  const rows = db.select({
    from: ["ABMultiValue", "v"],
    join: [["ABPerson", "p", "p.ROWID = v.record_id"], ["ABMultiValueLabel", "l", "l.rowid = v.label"], ...personJoins],
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
        ...readPersonDetails(row, memberships.get(person ?? Number.NaN)),
        ...(person === null ? {} : { record_id: person }),
        ...(property === null ? {} : { property: properties.get(property) ?? property }),
        ...(part ? { parts: part } : {}),
      },
    };
  }
}

function* personsWithoutValue(
  db: Database,
  told: ReadonlySet<number>,
  memberships: Memberships,
): Generator<RecordDraft> {
  for (const row of db.select({ from: ["ABPerson", "p"], join: personJoins, columns: personColumns })) {
    if (told.has(row.rowid)) continue;
    yield {
      kind: "contact",
      locator: { table: "ABPerson", rowid: row.rowid },
      ...personFields(row),
      details: readPersonDetails(row, memberships.get(row.rowid)),
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

function readPersonDetails(row: Row, groups: readonly string[] | undefined): { [name: string]: DetailValue } {
  const details: { [name: string]: DetailValue } = {};
  for (const column of personDetails) {
    const text = row.text(column);
    if (text !== null) details[column] = text;
  }
  // A store without an account is the phone's own.
  for (const column of ["store", "account"]) {
    const text = row.text(column);
    if (text !== null) details[column] = text;
  }
  if (groups) details["groups"] = groups;
  return details;
}

function membershipsOf(db: Database): Memberships {
  const memberships = new Map<number, string[]>();
  if (!db.has("ABGroupMembers") || !db.has("ABGroup")) return memberships;
  const rows = db.select({
    from: ["ABGroupMembers", "m"],
    join: [["ABGroup", "g", "g.ROWID = m.group_id"]],
    columns: { person: "m.member_id", name: "g.Name" },
  });
  for (const row of rows) {
    const person = row.integer("person");
    const name = row.text("name");
    if (person === null || name === null) continue;
    const known = memberships.get(person) ?? [];
    if (known.length < joinedLimit) memberships.set(person, [...known, name]);
  }
  return memberships;
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
