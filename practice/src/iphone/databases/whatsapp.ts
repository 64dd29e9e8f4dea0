import { macSeconds } from "../../time.ts";
import { field, joined } from "../../writers/protobuf-writer.ts";
import type { DatabaseContent, Row } from "../../writers/sqlite-writer.ts";

export interface WhatsAppChat {
  /** `33639980101@s.whatsapp.net`, `…@lid` or `…@g.us`. */
  readonly jid: string;
  readonly name: string;
  readonly messages: readonly WhatsAppMessage[];
  readonly archived?: boolean;
}

export interface WhatsAppMessage {
  readonly time: number;
  readonly fromMe: boolean;
  /** Null for a picture without caption. */
  readonly text: string | null;
  /** Group member who wrote it. */
  readonly author?: string;
  readonly media?: { readonly path: string; readonly url: string; readonly size: number };
  /** Answers the message before it in the same chat. */
  readonly answers?: boolean;
  /** Reactions to it: by whom, null for the owner, and when. */
  readonly reactions?: readonly { readonly by: string | null; readonly emoji: string; readonly time: number }[];
  /** Taken back by its sender for everyone: the row stays, without its text. */
  readonly retracted?: boolean;
  /** Deleted by the owner: in a dump the log still has it. */
  readonly deleted?: boolean;
  /** What WhatsApp found in the link and keeps beside the message. */
  readonly link?: { readonly url: string; readonly title: string };
}

/** ChatStorage.sqlite. Messages are numbered chat by chat. */
export function whatsAppChats(chats: readonly WhatsAppChat[]): DatabaseContent {
  const messages: Row[] = [];
  const media: Row[] = [];
  const infos: Row[] = [];
  const gone: number[] = [];
  const links: Row[] = [];
  const members: Row[] = [];
  const sessions: Row[] = [];
  const groups: Row[] = [];
  chats.forEach((chat, index) => {
    const session = index + 1;
    const isGroup = chat.jid.endsWith("@g.us");
    const authors = new Map<string, number>();
    for (const [place, message] of chat.messages.entries()) {
      const pk = messages.length + 1;
      const answered = message.answers && place > 0 ? stanza(pk - 1) : undefined;
      if (message.author && !authors.has(message.author)) {
        members.push({ Z_PK: members.length + 1, ZCHATSESSION: session, ZISACTIVE: 1, ZMEMBERJID: message.author });
        authors.set(message.author, members.length);
      }
      if (message.media || answered) media.push(mediaRow(media.length + 1, pk, message.media, answered));
      if (message.reactions) infos.push({ Z_PK: infos.length + 1, ZMESSAGE: pk, ZRECEIPTINFO: reactions(message) });
      if (message.deleted) gone.push(pk);
      if (message.link) links.push(linkRow(links.length + 1, pk, message, message.link));
      messages.push({
        Z_PK: pk,
        Z_ENT: 9,
        Z_OPT: 2,
        ZISFROMME: message.fromMe ? 1 : 0,
        ZMESSAGESTATUS: 8,
        ZMESSAGETYPE: message.retracted ? takenBack : message.media ? 1 : message.link ? 7 : 0,
        ZCHATSESSION: session,
        ZGROUPMEMBER: message.author ? (authors.get(message.author) ?? null) : null,
        ZMEDIAITEM: message.media || answered ? media.length : null,
        ZMESSAGEINFO: message.reactions ? infos.length : null,
        ZMESSAGEDATE: macSeconds(message.time),
        ZSENTDATE: message.fromMe ? macSeconds(message.time) : null,
        ZFROMJID: message.fromMe ? null : chat.jid,
        ZTOJID: message.fromMe ? chat.jid : null,
        ZSTANZAID: stanza(pk),
        ZTEXT: message.retracted ? null : message.text,
      });
    }
    const last = chat.messages.at(-1);
    if (isGroup)
      groups.push({
        Z_PK: groups.length + 1,
        ZCHATSESSION: session,
        ZCREATIONDATE: macSeconds(chat.messages[0]?.time ?? 0),
      });
    sessions.push({
      Z_PK: session,
      Z_ENT: 4,
      Z_OPT: 3,
      ZARCHIVED: chat.archived ? 1 : 0,
      ZHIDDEN: 0,
      ZMESSAGECOUNTER: chat.messages.length,
      ZREMOVED: 0,
      ZSESSIONTYPE: isGroup ? 1 : 0,
      ZGROUPINFO: isGroup ? groups.length : null,
      ZLASTMESSAGEDATE: last ? macSeconds(last.time) : null,
      ZCONTACTJID: chat.jid,
      ZPARTNERNAME: chat.name,
    });
  });
  return {
    schema: chatSchema,
    ...(gone.length === 0 ? {} : { after: `DELETE FROM ZWAMESSAGE WHERE Z_PK IN (${gone.join(", ")});` }),
    tables: [
      { name: "ZWACHATSESSION", rows: sessions },
      { name: "ZWAGROUPINFO", rows: groups },
      { name: "ZWAGROUPMEMBER", rows: members },
      { name: "ZWAMESSAGE", rows: messages },
      { name: "ZWAMEDIAITEM", rows: media },
      { name: "ZWAMESSAGEINFO", rows: infos },
      { name: "ZWAMESSAGEDATAITEM", rows: links },
    ],
  };
}

const takenBack = 14;

function stanza(pk: number): string {
  return `3A${pk.toString(16).toUpperCase().padStart(18, "0")}`;
}

/** Field 7 of the receipts holds them: who, the emoji, milliseconds. */
function reactions(message: WhatsAppMessage): Uint8Array {
  const all = (message.reactions ?? []).map(({ by, emoji, time }) =>
    field(1, joined(...(by === null ? [] : [field(2, by)]), field(3, emoji), field(4, time))),
  );
  return field(7, joined(...all));
}

/** Beside a picture, and beside an answer, which names what it answers there. */
function mediaRow(pk: number, message: number, media: WhatsAppMessage["media"], answered: string | undefined): Row {
  return {
    Z_PK: pk,
    ZMESSAGE: message,
    ZFILESIZE: media?.size ?? null,
    ZMEDIALOCALPATH: media?.path ?? null,
    ZMEDIAURL: media?.url ?? null,
    ZMETADATA: answered === undefined ? null : field(5, answered),
  };
}

function linkRow(pk: number, message: number, of: WhatsAppMessage, link: NonNullable<WhatsAppMessage["link"]>): Row {
  return {
    Z_PK: pk,
    ZMESSAGE: message,
    ZDATE: macSeconds(of.time),
    ZCONTENT1: link.url,
    ZMATCHEDTEXT: link.url,
    ZTITLE: link.title,
  };
}

/** LID.sqlite: hidden identities and the numbers behind them. */
export function whatsAppIdentities(
  pairs: readonly { readonly lid: string; readonly phone: string; readonly time: number }[],
): DatabaseContent {
  return {
    schema:
      "CREATE TABLE ZWAPHONENUMBERLIDPAIR ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTIMESTAMP TIMESTAMP, ZLID VARCHAR, ZPHONENUMBER VARCHAR );",
    tables: [
      {
        name: "ZWAPHONENUMBERLIDPAIR",
        rows: pairs.map((pair, index) => ({
          Z_PK: index + 1,
          Z_ENT: 1,
          Z_OPT: 1,
          ZTIMESTAMP: macSeconds(pair.time),
          ZLID: pair.lid,
          ZPHONENUMBER: pair.phone,
        })),
      },
    ],
  };
}

/** ContactsV2.sqlite. */
export function whatsAppContacts(
  contacts: readonly {
    readonly name: string;
    readonly phone: string;
    readonly about?: string;
    readonly updated: number;
  }[],
): DatabaseContent {
  return {
    schema:
      "CREATE TABLE ZWAADDRESSBOOKCONTACT ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZDISAPPEARINGMODEDURATION INTEGER, ZPHONESTATUS INTEGER, ZABOUTTIMESTAMP TIMESTAMP, ZDISAPPEARINGMODETIMESTAMP TIMESTAMP, ZLASTUPDATED TIMESTAMP, ZABOUTTEXT VARCHAR, ZFULLNAME VARCHAR, ZGIVENNAME VARCHAR, ZIDENTIFIER VARCHAR, ZLID VARCHAR, ZLOCALIZEDPHONENUMBER VARCHAR, ZPHONENUMBER VARCHAR, ZWHATSAPPID VARCHAR );",
    tables: [
      {
        name: "ZWAADDRESSBOOKCONTACT",
        rows: contacts.map((contact, index) => ({
          Z_PK: index + 1,
          Z_ENT: 1,
          Z_OPT: 1,
          ZDISAPPEARINGMODEDURATION: 0,
          ZPHONESTATUS: 0,
          ZABOUTTIMESTAMP: contact.about ? macSeconds(contact.updated) : null,
          ZLASTUPDATED: macSeconds(contact.updated),
          ZABOUTTEXT: contact.about ?? null,
          ZFULLNAME: contact.name,
          ZGIVENNAME: contact.name.split(" ")[0] ?? null,
          ZPHONENUMBER: contact.phone,
          ZWHATSAPPID: `${contact.phone.replace("+", "")}@s.whatsapp.net`,
        })),
      },
    ],
  };
}

const chatSchema = `
PRAGMA auto_vacuum = 2;
CREATE TABLE ZWACHATSESSION ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZARCHIVED INTEGER, ZCONTACTABID INTEGER, ZFLAGS INTEGER, ZHIDDEN INTEGER, ZMESSAGECOUNTER INTEGER, ZREMOVED INTEGER, ZSESSIONTYPE INTEGER, ZSPOTLIGHTSTATUS INTEGER, ZUNREADCOUNT INTEGER, ZGROUPINFO INTEGER, ZLASTMESSAGE INTEGER, ZLASTMESSAGEDATE TIMESTAMP, ZCONTACTIDENTIFIER VARCHAR, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR );
CREATE TABLE ZWAGROUPINFO ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZSTATE INTEGER, ZCHATSESSION INTEGER, ZCREATIONDATE TIMESTAMP, ZCREATORJID VARCHAR, ZOWNERJID VARCHAR );
CREATE TABLE ZWAGROUPMEMBER ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZCONTACTABID INTEGER, ZISACTIVE INTEGER, ZISADMIN INTEGER, ZCHATSESSION INTEGER, ZCONTACTIDENTIFIER VARCHAR, ZCONTACTNAME VARCHAR, ZFIRSTNAME VARCHAR, ZMEMBERJID VARCHAR );
CREATE TABLE ZWAMESSAGE ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZCHILDMESSAGESDELIVEREDCOUNT INTEGER, ZDATAITEMVERSION INTEGER, ZFLAGS INTEGER, ZGROUPEVENTTYPE INTEGER, ZISFROMME INTEGER, ZMESSAGEERRORSTATUS INTEGER, ZMESSAGESTATUS INTEGER, ZMESSAGETYPE INTEGER, ZSORT FLOAT, ZSTARRED INTEGER, ZCHATSESSION INTEGER, ZGROUPMEMBER INTEGER, ZLASTSESSION INTEGER, ZMEDIAITEM INTEGER, ZMESSAGEINFO INTEGER, ZPARENTMESSAGE INTEGER, ZMESSAGEDATE TIMESTAMP, ZSENTDATE TIMESTAMP, ZFROMJID VARCHAR, ZMEDIASECTIONID VARCHAR, ZPUSHNAME VARCHAR, ZSTANZAID VARCHAR, ZTEXT VARCHAR, ZTOJID VARCHAR );
CREATE TABLE ZWAMEDIAITEM ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZFILESIZE INTEGER, ZMEDIAORIGIN INTEGER, ZMESSAGE INTEGER, ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZMEDIAURLDATE TIMESTAMP, ZAUTHORNAME VARCHAR, ZMEDIALOCALPATH VARCHAR, ZMEDIAURL VARCHAR, ZTITLE VARCHAR, ZVCARDNAME VARCHAR, ZVCARDSTRING VARCHAR, ZMEDIAKEY BLOB, ZMETADATA BLOB );
CREATE TABLE ZWAMESSAGEINFO ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZMESSAGE INTEGER, ZRECEIPTINFO BLOB );
CREATE TABLE ZWAMESSAGEDATAITEM ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZINDEX INTEGER, ZOWNSTHUMBNAIL INTEGER, ZTYPE INTEGER, ZMESSAGE INTEGER, ZDATE TIMESTAMP, ZCONTENT1 VARCHAR, ZCONTENT2 VARCHAR, ZMATCHEDTEXT VARCHAR, ZSECTIONID VARCHAR, ZSUMMARY VARCHAR, ZTHUMBNAILPATH VARCHAR, ZTITLE VARCHAR );
CREATE INDEX ZWAMESSAGE_ZCHATSESSION_INDEX ON ZWAMESSAGE (ZCHATSESSION);
CREATE INDEX ZWAMEDIAITEM_ZMESSAGE_INDEX ON ZWAMEDIAITEM (ZMESSAGE);
`;
