import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { DetailValue } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { type Details, joinedLimit, tableDetails } from "../rows.ts";
import { type KnownPeople, knownAmong, whatsAppPeople } from "./whatsapp-people.ts";

const path = "Library/CoreDuet/People/interactionC.db";

/** Columns of ZINTERACTIONS that common fields take. */
const taken = [
  "Z_PK",
  "ZSTARTDATE",
  "ZENDDATE",
  "ZCREATIONDATE",
  "ZBUNDLEID",
  "ZDOMAINIDENTIFIER",
  "ZCONTENTURL",
  "ZSENDER",
] as const;

export const interactions = defineArtifact({
  id: "ios.interactions",
  title: "Interactions with people",
  platform: "ios",
  versions: "iOS 9 and later",
  where: {
    ios_backup: [`HomeDomain-${path}`],
    ios_filesystem: [`private/var/mobile/${path}`],
  },
  kinds: ["interaction"],
  recovers: [
    {
      table: "ZINTERACTIONS",
      identity: ["ZUUID", "ZSTARTDATE", "ZBUNDLEID"],
      links: ["ZCONTACTS", "ZATTACHMENT", "Z_*INTERACTIONRECIPIENT", "Z_*INTERACTIONS"],
    },
  ],
  timeBasis: "utc",
  reach: "weeks to months; outlives deleted messages",
  references: ["MVT docs, ios/records.md", "iLEAPP interactionCcontacts.py: times are Cocoa seconds"],
  view: { type: "table", columns: ["time", "app_id", "direction", "sender_name", "sender", "recipients"] },

  async *read(input) {
    const db = await input.sqlite();
    const people = readPeople(db);
    const recipients = readLinks(db, /^Z_\d+INTERACTIONRECIPIENT$/, /^Z_\d+INTERACTIONRECIPIENT$/, /^Z_\d+RECIPIENTS$/);
    const attached = readLinks(db, /^Z_\d+INTERACTIONS$/, /^Z_\d+INTERACTIONS$/, /^Z_\d+ATTACHMENTS$/);
    const attachments = attached.size > 0 ? readAttachments(db) : new Map<number, Details>();
    const details = tableDetails(db, "ZINTERACTIONS", "i", { except: taken, times: { ZUPDATEDATE: "mac_s" } });
    const rows = db.select({
      from: ["ZINTERACTIONS", "i"],
      columns: {
        time: "i.ZSTARTDATE",
        end: "i.ZENDDATE",
        created: "i.ZCREATIONDATE",
        app: "i.ZBUNDLEID",
        direction: "i.ZDIRECTION",
        sender: "i.ZSENDER",
        thread: "i.ZDOMAINIDENTIFIER",
        url: "i.ZCONTENTURL",
        ...details.columns,
      },
    });
    let known: KnownPeople | undefined;
    for (const row of rows) {
      const app = row.text("app");
      const thread = row.text("thread");
      const sender = people.get(row.integer("sender") ?? Number.NaN);
      const to = of(recipients, row, people);
      const files = of(attached, row, attachments);
      const identifiers = to.flatMap(({ identifier }) => identifier ?? []);
      // WhatsApp tells the phone its own ids; who they are stands in its own files, which are read when first needed.
      const isWhatsApp = app?.startsWith("net.whatsapp.") === true;
      if (isWhatsApp) known ??= await whatsAppPeople(input);
      const whatsApp =
        isWhatsApp && known ? knownAmong([sender?.identifier ?? null, thread, ...identifiers], known) : undefined;
      yield {
        kind: "interaction",
        time: row.time("time", "mac_s"),
        locator: { table: "ZINTERACTIONS", rowid: row.rowid },
        direction: directionOf(row.integer("direction")),
        app_id: app,
        sender: sender?.identifier ?? null,
        sender_name: sender?.name ?? null,
        recipients: identifiers,
        recipient_names: to.flatMap(({ name }) => name ?? []),
        thread,
        end: row.time("end", "mac_s"),
        created: row.time("created", "mac_s"),
        url: row.text("url"),
        details: {
          ...details.read(row),
          ...(sender ? { sender: sender.details } : {}),
          ...(to.length > 0 ? { recipients: to.map((person) => person.details) } : {}),
          ...(files.length > 0 ? { attachments: files } : {}),
          ...(whatsApp ? { whatsapp: whatsApp } : {}),
        },
      };
    }
  },
});

interface Person {
  readonly identifier: string | null;
  readonly name: string | null;
  readonly details: { readonly [name: string]: DetailValue };
}

function readPeople(db: Database): ReadonlyMap<number, Person> {
  const people = new Map<number, Person>();
  if (!db.has("ZCONTACTS")) return people;
  const dates = ["ZCREATIONDATE"];
  for (const which of ["FIRST", "LAST"]) {
    for (const how of ["INCOMINGRECIPIENT", "INCOMINGSENDER", "OUTGOINGRECIPIENT"]) dates.push(`Z${which}${how}DATE`);
  }
  const details = tableDetails(db, "ZCONTACTS", "c", {
    except: ["Z_PK"],
    times: Object.fromEntries(dates.map((column) => [column, "mac_s" as const])),
  });
  const rows = db.select({
    from: ["ZCONTACTS", "c"],
    columns: {
      identifier: "c.ZIDENTIFIER",
      custom: "c.ZCUSTOMIDENTIFIER",
      name: "c.ZDISPLAYNAME",
      ...details.columns,
    },
  });
  for (const row of rows) {
    people.set(row.rowid, {
      identifier: row.text("identifier") ?? row.text("custom"),
      name: row.text("name"),
      details: details.read(row),
    });
  }
  return people;
}

function readAttachments(db: Database): ReadonlyMap<number, Details> {
  const attachments = new Map<number, Details>();
  if (!db.has("ZATTACHMENT")) return attachments;
  const details = tableDetails(db, "ZATTACHMENT", "a", { except: ["Z_PK"] });
  for (const row of db.select({ from: ["ZATTACHMENT", "a"], columns: details.columns })) {
    attachments.set(row.rowid, details.read(row));
  }
  return attachments;
}

/**
 * What belongs to each interaction, by keys. Core Data names its join tables and their columns after the numbers of
 * the entities, which vary by version: Z_1INTERACTIONS (Z_1ATTACHMENTS, Z_3INTERACTIONS),
 * Z_2INTERACTIONRECIPIENT (Z_2RECIPIENTS, Z_3INTERACTIONRECIPIENT).
 */
function readLinks(db: Database, name: RegExp, from: RegExp, to: RegExp): ReadonlyMap<number, readonly number[]> {
  const links = new Map<number, number[]>();
  for (const [table, columns] of db.tables) {
    if (!name.test(table)) continue;
    const interaction = columns.find((column) => from.test(column));
    const other = columns.find((column) => to.test(column));
    if (interaction === undefined || other === undefined) continue;
    const rows = db.select({ from: [table, "j"], columns: { from: `j.${interaction}`, to: `j.${other}` } });
    for (const row of rows) {
      const key = row.integer("from");
      const value = row.integer("to");
      if (key === null || value === null) continue;
      const known = links.get(key);
      if (!known) links.set(key, [value]);
      else if (known.length < joinedLimit) known.push(value);
    }
  }
  return links;
}

function of<T>(links: ReadonlyMap<number, readonly number[]>, row: Row, things: ReadonlyMap<number, T>): T[] {
  return (links.get(row.rowid) ?? []).flatMap((key) => {
    const thing = things.get(key);
    return thing === undefined ? [] : [thing];
  });
}

function directionOf(direction: number | null): "incoming" | "outgoing" | "unknown" {
  return direction === 0 ? "incoming" : direction === 1 ? "outgoing" : "unknown";
}
