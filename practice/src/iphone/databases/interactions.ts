import { macSeconds } from "../../time.ts";
import type { DatabaseContent, Row } from "../../writers/sqlite-writer.ts";

export interface Interaction {
  readonly start: number;
  readonly end: number;
  readonly bundle: string;
  readonly outgoing: boolean;
  readonly person: string;
  readonly personName: string | null;
  /** Conversation, as the application names it. */
  readonly thread?: string;
}

/** CoreDuet's interactionC.db. */
export function interactions(list: readonly Interaction[], account: string): DatabaseContent {
  const people = new Map<string, Interaction[]>();
  for (const one of list) people.set(one.person, [...(people.get(one.person) ?? []), one]);
  const contactPk = new Map([...people.keys()].map((person, index) => [person, index + 1]));
  const recipients: Row[] = [];
  const rows = list.map((one, index): Row => {
    const contact = contactPk.get(one.person) ?? 0;
    if (one.outgoing) recipients.push({ Z_2RECIPIENTS: contact, Z_3INTERACTIONRECIPIENT: index + 1 });
    return {
      Z_PK: index + 1,
      Z_ENT: 3,
      Z_OPT: 1,
      ZDIRECTION: one.outgoing ? 1 : 0,
      ZISRESPONSE: 0,
      ZMECHANISM: 5,
      ZRECIPIENTCOUNT: 1,
      ZSENDER: one.outgoing ? null : contact,
      ZCREATIONDATE: macSeconds(one.start + 2_000),
      ZENDDATE: macSeconds(one.end),
      ZSTARTDATE: macSeconds(one.start),
      ZACCOUNT: account,
      ZBUNDLEID: one.bundle,
      ZDOMAINIDENTIFIER: one.thread ?? null,
    };
  });
  return {
    schema,
    tables: [
      { name: "ZCONTACTS", rows: [...people.values()].map((all, index) => contactRow(index + 1, all)) },
      { name: "ZINTERACTIONS", rows },
      { name: "Z_2INTERACTIONRECIPIENT", rows: recipients },
    ],
  };
}

function contactRow(pk: number, all: readonly Interaction[]): Row {
  const first = (outgoing: boolean) => all.find((one) => one.outgoing === outgoing)?.start;
  const last = (outgoing: boolean) => all.filter((one) => one.outgoing === outgoing).at(-1)?.start;
  const time = (ms: number | undefined) => (ms === undefined ? null : macSeconds(ms));
  return {
    Z_PK: pk,
    Z_ENT: 2,
    Z_OPT: all.length,
    ZINCOMINGSENDERCOUNT: all.filter((one) => !one.outgoing).length,
    ZINCOMINGRECIPIENTCOUNT: 0,
    ZOUTGOINGRECIPIENTCOUNT: all.filter((one) => one.outgoing).length,
    ZCREATIONDATE: time(all[0]?.start),
    ZFIRSTINCOMINGSENDERDATE: time(first(false)),
    ZLASTINCOMINGSENDERDATE: time(last(false)),
    ZFIRSTOUTGOINGRECIPIENTDATE: time(first(true)),
    ZLASTOUTGOINGRECIPIENTDATE: time(last(true)),
    ZDISPLAYNAME: all[0]?.personName ?? null,
    ZIDENTIFIER: all[0]?.person ?? null,
  };
}

const schema = `
CREATE TABLE ZATTACHMENT ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZSIZEINBYTES INTEGER, ZCLOUDIDENTIFIER VARCHAR, ZCONTENTTEXT VARCHAR, ZCONTENTURL VARCHAR, ZIDENTIFIER BLOB, ZPHOTOLOCALIDENTIFIER VARCHAR, ZUTI VARCHAR );
CREATE TABLE ZCONTACTS ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZDISPLAYTYPE INTEGER, ZIDENTIFIERTYPE INTEGER, ZINCOMINGRECIPIENTCOUNT INTEGER, ZINCOMINGSENDERCOUNT INTEGER, ZOUTGOINGRECIPIENTCOUNT INTEGER, ZPERSONIDTYPE INTEGER, ZCREATIONDATE TIMESTAMP, ZFIRSTINCOMINGRECIPIENTDATE TIMESTAMP, ZFIRSTINCOMINGSENDERDATE TIMESTAMP, ZFIRSTOUTGOINGRECIPIENTDATE TIMESTAMP, ZLASTINCOMINGRECIPIENTDATE TIMESTAMP, ZLASTINCOMINGSENDERDATE TIMESTAMP, ZLASTOUTGOINGRECIPIENTDATE TIMESTAMP, ZCUSTOMIDENTIFIER VARCHAR, ZDISPLAYNAME VARCHAR, ZIDENTIFIER VARCHAR, ZPERSONID VARCHAR );
CREATE TABLE ZINTERACTIONS ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZDIRECTION INTEGER, ZISRESPONSE INTEGER, ZMECHANISM INTEGER, ZRECIPIENTCOUNT INTEGER, ZSENDER INTEGER, ZCREATIONDATE TIMESTAMP, ZENDDATE TIMESTAMP, ZSTARTDATE TIMESTAMP, ZUPDATEDATE TIMESTAMP, ZACCOUNT VARCHAR, ZBUNDLEID VARCHAR, ZCONTENTURL VARCHAR, ZDERIVEDINTENTIDENTIFIER VARCHAR, ZDOMAINIDENTIFIER VARCHAR, ZGROUPNAME VARCHAR, ZLOCATIONUUID VARCHAR, ZTARGETBUNDLEID VARCHAR, ZUUID BLOB );
CREATE TABLE Z_1INTERACTIONS ( Z_1ATTACHMENTS INTEGER, Z_3INTERACTIONS INTEGER, PRIMARY KEY (Z_1ATTACHMENTS, Z_3INTERACTIONS) );
CREATE TABLE Z_2INTERACTIONRECIPIENT ( Z_2RECIPIENTS INTEGER, Z_3INTERACTIONRECIPIENT INTEGER, PRIMARY KEY (Z_2RECIPIENTS, Z_3INTERACTIONRECIPIENT) );
`;
