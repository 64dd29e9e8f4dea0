import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { isKeyedArchive, unarchive } from "../../formats/keyed-archive/unarchive.ts";
import { ArchivedObject } from "../../formats/plist/value.ts";
import type { Database, Row, Select } from "../../formats/sqlite/database.ts";
import type { ReportValue } from "../recovered.ts";
import { joinedLimit } from "../rows.ts";

export const signalService = "Signal";

/** Signal's database, whatever the app's group is called. Source: iLEAPP signalIOS.py. */
export const signalFile = {
  ios_backup: ["AppDomainGroup-group.org.whispersystems.signal.group-grdb*/signal.sqlite"],
  ios_filesystem: ["private/var/mobile/Containers/Shared/AppGroup/*/grdb*/signal.sqlite"],
  files: ["**/signal.sqlite"],
};

export const signalReferences = [
  "iLEAPP signalIOS.py: model_TSInteraction, model_TSThread, model_SignalRecipient, model_TSAttachment; recordType 19 and 21; the key in the keychain",
  "Signal-iOS schema.sql and GRDBSchemaMigrator.swift: tables and columns; times are Unix milliseconds",
  "Signal-iOS SDSRecordType.swift: what recordType stands for",
] as const;

export interface SignalPerson {
  /** The number, else the account's id (ACI). */
  readonly address: string;
  readonly name: string | null;
}

/** Who is who: messages name people by number, by account id, or both. */
export class SignalPeople {
  readonly #known = new Map<string, SignalPerson>();

  /** The number as the owner's phone has it, and the account's id, either of which may be missing. */
  person(phone: string | null, aci: string | null): SignalPerson | undefined {
    const known = this.#known.get(key(aci ?? "")) ?? this.#known.get(key(phone ?? ""));
    if (known) return known;
    const address = phone ?? aci;
    return address === null ? undefined : { address, name: null };
  }

  /** What was said of a person first stays: names come from the owner's own to what people call themselves. */
  add(phone: string | null, aci: string | null, name: string | null): void {
    const known = this.person(phone, aci);
    if (!known) return;
    const person = {
      address: isNumber(known.address) ? known.address : (phone ?? known.address),
      name: known.name ?? name,
    };
    for (const id of [phone, aci]) if (id) this.#known.set(key(id), person);
  }
}

/** Account ids are written in both cases. */
function key(id: string): string {
  return id.toLowerCase();
}

function isNumber(address: string): boolean {
  return address.startsWith("+");
}

/** What the owner calls them comes first, then the phone's address book, then what they call themselves. */
const named: readonly Omit<Select, "columns">[] = [
  { from: ["model_SignalRecipient", "p"], join: [["NicknameRecord", "n", "n.recipientRowID = p.id"]] },
  { from: ["model_SignalAccount", "p"] },
  { from: ["model_OWSUserProfile", "p"] },
];
const personColumns = {
  phone: "p.recipientPhoneNumber",
  aci: "p.recipientUUID",
  full: "p.fullName",
  given: ["n.givenName", "p.profileName", "p.givenName"],
  family: ["n.familyName", "p.familyName"],
};

export function readPeople(db: Database): SignalPeople {
  const people = new SignalPeople();
  for (const source of named) {
    if (!db.has(source.from[0])) continue;
    for (const row of db.select({ ...source, columns: personColumns, lookup: true })) {
      const name = row.text("full") ?? nameOf(row.text("given"), row.text("family"));
      people.add(row.text("phone"), row.text("aci"), name);
    }
  }
  return people;
}

export function nameOf(given: string | null, family: string | null): string | null {
  return [given, family].filter((part) => part).join(" ") || null;
}

export interface SignalThread {
  /** Of a group its id, in base64; else the other's number or account id. */
  readonly address: string;
  readonly name: string | null;
  readonly isGroup: boolean;
  /** Who is in a group. */
  readonly members: readonly string[];
}

/** `recordType` of conversations that are none: lists for stories, and Signal's own notes. Source: SDSRecordType.swift. */
const threadKinds: ReadonlyMap<number, string> = new Map([
  [26, "group"],
  [27, "contact"],
  [72, "list of people for stories"],
  [80, "notes of Signal itself"],
]);

export function threadKind(type: number | null): string | number | null {
  return threadKinds.get(type ?? -1) ?? type;
}

/** By the id that messages name their conversation with. */
export function readThreads(db: Database, people: SignalPeople, report: ReportValue): Map<string, SignalThread> {
  const threads = new Map<string, SignalThread>();
  if (!db.has("model_TSThread")) return threads;
  const members = groupMembers(db, people);
  const rows = db.select({
    from: ["model_TSThread", "t"],
    columns: {
      id: "t.uniqueId",
      type: "t.recordType",
      phone: "t.contactPhoneNumber",
      aci: "t.contactUUID",
      group: "t.groupModel",
      name: "t.name",
    },
    lookup: true,
  });
  for (const row of rows) {
    const id = row.text("id");
    if (id !== null) threads.set(id, threadOf(row, id, people, members.get(id) ?? [], report));
  }
  return threads;
}

function threadOf(
  row: Row,
  id: string,
  people: SignalPeople,
  members: readonly string[],
  report: ReportValue,
): SignalThread {
  const group = row.bytes("group");
  const person = people.person(row.text("phone"), row.text("aci"));
  if (person) return { address: person.address, name: person.name, isGroup: false, members };
  const named = group && archived(group, "groupModel", (message) => report(message, locatorOf(row)));
  const name = textIn(named, "groupName") ?? row.text("name");
  const isGroup = group !== null || row.integer("type") === 26;
  return { address: isGroup ? groupId(id) : id, name, isGroup, members };
}

function locatorOf({ rowid }: Row) {
  return { table: "model_TSThread", rowid };
}

/** The id of a group's conversation is a letter and the group's id in base64. Source: Signal-iOS TSGroupThread. */
function groupId(thread: string): string {
  return /^g[A-Za-z0-9+/]{20,}={0,2}$/.test(thread) ? thread.slice(1) : thread;
}

function groupMembers(db: Database, people: SignalPeople): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  if (!db.has("model_TSGroupMember")) return members;
  const rows = db.select({
    from: ["model_TSGroupMember", "g"],
    columns: { thread: "g.groupThreadId", phone: "g.phoneNumber", aci: "g.uuidString" },
    lookup: true,
  });
  for (const row of rows) {
    const thread = row.text("thread");
    const person = people.person(row.text("phone"), row.text("aci"));
    if (thread === null || !person) continue;
    const known = members.get(thread) ?? [];
    members.set(thread, known);
    if (known.length < joinedLimit) known.push(person.address);
  }
  return members;
}

/** An object that Signal has archived; undefined, and said, where it cannot be read. */
export function archived(
  bytes: Uint8Array,
  column: string,
  report: (message: string) => void,
): ArchivedObject["fields"] | undefined {
  try {
    const root = isKeyedArchive(bytes) ? unarchive(bytes) : undefined;
    if (root instanceof ArchivedObject) return root.fields;
    report(`${column} is no archive of an object`);
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    report(`${column} cannot be read: ${error.message}`);
  }
  return undefined;
}

export function textIn(fields: ArchivedObject["fields"] | null | undefined, name: string): string | null {
  const value = fields?.get(name);
  return typeof value === "string" && value !== "" ? value : null;
}

/** A number of an archived object. Whole numbers may be bigints. */
export function numberIn(fields: ArchivedObject["fields"] | undefined, ...names: readonly string[]): number | null {
  for (const name of names) {
    const value = fields?.get(name);
    if (typeof value === "number" || typeof value === "bigint") return Number(value);
  }
  return null;
}
