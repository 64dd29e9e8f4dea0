import type { Database, Select } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { appFile } from "./app-files.ts";

/** Kinds of data that name or reach a person. Source: AOSP ContactsContract.java. */
const reaching: ReadonlyMap<string, string> = new Map([
  ["vnd.android.cursor.item/phone_v2", "phone"],
  ["vnd.android.cursor.item/email_v2", "email"],
  ["vnd.android.cursor.item/im", "instant message"],
  ["vnd.android.cursor.item/sip_address", "sip"],
  ["vnd.android.cursor.item/website", "url"],
  ["vnd.android.cursor.item/postal-address_v2", "address"],
]);
const organization = "vnd.android.cursor.item/organization";

export const contacts = defineArtifact({
  id: "android.contacts",
  title: "Contacts",
  platform: "android",
  versions: "Android 2 and later",
  where: appFile(
    ["com.android.providers.contacts", "com.samsung.android.providers.contacts"],
    "databases/contacts2.db",
  ),
  kinds: ["contact"],
  recovers: [
    { table: "data", identity: ["mimetype_id", "raw_contact_id", "data1"], links: ["raw_contacts"] },
    { table: "raw_contacts", identity: ["account_id", "sourceid", "display_name"] },
  ],
  timeBasis: "utc",
  reach: "the contacts as they are; some of those that were deleted until they are synchronised",
  references: ["AOSP ContactsDatabaseHelper.java and ContactsContract.java: raw_contacts, data, mimetypes, accounts"],
  view: { type: "table", columns: ["name", "contact", "label", "organization", "modified"] },

  async *read(input) {
    const db = await input.sqlite();
    const people = readPeople(db);
    yield* values(db, people);
    for (const [row, person] of people) if (!person.told) yield personAlone(row, person);
  },
});

interface Person {
  readonly name: string | null;
  readonly deleted: boolean;
  readonly account: string | null;
  readonly modified: number | null;
  organization: string | null;
  told: boolean;
}

function readPeople(db: Database): Map<number, Person> {
  const people = new Map<number, Person>();
  const rows = db.select({
    from: ["raw_contacts", "r"],
    join: [
      ["accounts", "a", "a._id = r.account_id"],
      ["contacts", "c", "c._id = r.contact_id"],
    ],
    columns: {
      name: "r.display_name",
      deleted: "r.deleted",
      account: ["a.account_type", "r.account_type"],
      modified: "c.contact_last_updated_timestamp",
    },
  });
  for (const row of rows) {
    people.set(row.rowid, {
      name: row.text("name"),
      deleted: (row.integer("deleted") ?? 0) !== 0,
      account: row.text("account"),
      modified: row.time("modified", "unix_ms"),
      organization: null,
      told: false,
    });
  }
  return people;
}

function* values(db: Database, people: Map<number, Person>): Generator<RecordDraft> {
  if (!db.has("data")) return;
  const select: Select = {
    from: ["data", "d"],
    join: [["mimetypes", "m", "m._id = d.mimetype_id"]],
    columns: { type: "m.mimetype", person: "d.raw_contact_id", value: "d.data1", label: "d.data3" },
  };
  // Somebody's employer may be told after their number.
  for (const row of db.select({ ...select, lookup: true })) {
    const person = row.raw("type") === organization ? people.get(row.integer("person") ?? -1) : undefined;
    if (person) person.organization = row.text("value");
  }
  for (const row of db.select(select)) {
    const type = row.text("type");
    const kind = type === null ? undefined : reaching.get(type);
    if (kind === undefined) continue;
    const person = people.get(row.integer("person") ?? -1);
    if (person) person.told = true;
    yield {
      kind: "contact",
      time: person?.modified ?? null,
      locator: { table: "data", rowid: row.rowid },
      ...fieldsOf(person),
      contact: row.text("value"),
      label: row.text("label"),
      details: { property: kind, ...detailsOf(person) },
    };
  }
}

function personAlone(row: number, person: Person): RecordDraft {
  return {
    kind: "contact",
    time: person.modified,
    locator: { table: "raw_contacts", rowid: row },
    ...fieldsOf(person),
    details: detailsOf(person),
  };
}

function fieldsOf(person: Person | undefined) {
  return {
    name: person?.name ?? null,
    organization: person?.organization ?? null,
    modified: person?.modified ?? null,
  };
}

function detailsOf(person: Person | undefined) {
  return {
    ...(person?.account ? { account_type: person.account } : {}),
    ...(person?.deleted ? { deleted: true } : {}),
  };
}
