import { macSeconds } from "../../time.ts";
import type { DatabaseContent, Row } from "../../writers/sqlite-writer.ts";

export interface Person {
  readonly first: string;
  readonly last: string | null;
  readonly organization?: string;
  readonly phones: readonly string[];
  readonly emails?: readonly string[];
  readonly created: number;
}

const property = { phone: 3, email: 4 } as const;
const labels = ["_$!<Mobile>!$_", "_$!<Work>!$_"] as const;

/** AddressBook.sqlitedb of iOS 15 to 18, without the full-text tables, whose tokenizer only Contacts has. */
export function addressBook(people: readonly Person[]): DatabaseContent {
  const values: Row[] = [];
  const value = (person: number, kind: number, index: number, text: string): void => {
    const uid = values.length + 1;
    values.push({
      UID: uid,
      record_id: person,
      property: kind,
      identifier: index,
      label: kind === property.phone ? 1 : 2,
      value: text,
      guid: `AB000000-0000-4000-8000-1${String(uid).padStart(11, "0")}`,
    });
  };
  people.forEach((person, index) => {
    person.phones.forEach((phone, n) => {
      value(index + 1, property.phone, n, phone);
    });
    person.emails?.forEach((email, n) => {
      value(index + 1, property.email, n, email);
    });
  });
  return {
    schema,
    tables: [
      { name: "ABStore", rows: [{ ROWID: 0, Name: "", Type: 0, guid: "AB000000-0000-4000-8000-000000000000" }] },
      {
        name: "ABPerson",
        rows: people.map((person, index) => ({
          ROWID: index + 1,
          First: person.first,
          Last: person.last,
          Organization: person.organization ?? null,
          Kind: 0,
          CreationDate: Math.floor(macSeconds(person.created)),
          ModificationDate: Math.floor(macSeconds(person.created)),
          StoreID: 0,
          guid: `AB000000-0000-4000-8000-0${String(index + 1).padStart(11, "0")}`,
        })),
      },
      { name: "ABMultiValueLabel", rows: labels.map((label) => ({ value: label })) },
      { name: "ABMultiValue", rows: values },
    ],
  };
}

const schema = `
CREATE TABLE _SqliteDatabaseProperties (key TEXT, value TEXT, UNIQUE(key));
CREATE TABLE ABStore (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, Name TEXT, ExternalIdentifier TEXT, Type INTEGER, ConstraintsPath TEXT, ExternalModificationTag TEXT, ExternalSyncTag TEXT, StoreInternalIdentifier TEXT, AccountID INTEGER DEFAULT -1, Enabled INTEGER DEFAULT 1, SyncData BLOB, MeIdentifier INTEGER DEFAULT -1, Capabilities INTEGER DEFAULT 0, guid TEXT NOT NULL DEFAULT (ab_generate_guid()), LastSyncDate TEXT, UNIQUE(StoreInternalIdentifier), UNIQUE(guid));
CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, First TEXT, Last TEXT, Middle TEXT, FirstPhonetic TEXT, MiddlePhonetic TEXT, LastPhonetic TEXT, Organization TEXT, Department TEXT, Note TEXT, Kind INTEGER, Birthday TEXT, JobTitle TEXT, Nickname TEXT, Prefix TEXT, Suffix TEXT, FirstSort TEXT, LastSort TEXT, CreationDate INTEGER, ModificationDate INTEGER, CompositeNameFallback TEXT, ExternalIdentifier TEXT, ExternalModificationTag TEXT, ExternalUUID TEXT, StoreID INTEGER, DisplayName TEXT, ExternalRepresentation BLOB, FirstSortSection TEXT, LastSortSection TEXT, PersonLink INTEGER DEFAULT -1, ImageURI TEXT, IsPreferredName INTEGER DEFAULT 1, guid TEXT NOT NULL DEFAULT (ab_generate_guid()), ImageType TEXT, ImageHash BLOB, UNIQUE(guid));
CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, identifier INTEGER, label INTEGER, value TEXT, guid TEXT NOT NULL DEFAULT (ab_generate_guid()), UNIQUE(guid));
CREATE TABLE ABMultiValueLabel (value TEXT, UNIQUE(value));
CREATE TABLE ABMultiValueEntry (parent_id INTEGER, key INTEGER, value TEXT, UNIQUE(parent_id, key));
CREATE TABLE ABMultiValueEntryKey (value TEXT, UNIQUE(value));
CREATE TABLE ABGroup (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, Name TEXT, ExternalIdentifier TEXT, StoreID INTEGER, guid TEXT NOT NULL DEFAULT (ab_generate_guid()), UNIQUE(guid));
CREATE TABLE ABGroupMembers (UID INTEGER PRIMARY KEY, group_id INTEGER, member_type INTEGER, member_id INTEGER, UNIQUE(group_id, member_type, member_id));
CREATE INDEX ABMultiValue_record ON ABMultiValue(record_id);
`;
