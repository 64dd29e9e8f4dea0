import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf, type TestFiles } from "../../../test/read-artifact.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { whatsApp } from "./whatsapp.ts";
import { whatsAppContacts } from "./whatsapp-contacts.ts";
import { whatsAppLids } from "./whatsapp-lids.ts";

/** A protobuf field of bytes. */
function field(number: number, content: string | Uint8Array): Uint8Array {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return Uint8Array.of((number << 3) | 2, bytes.length, ...bytes);
}
const joinBytes = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe("what belongs to messages", () => {
  const modern = `
    CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZFROMJID VARCHAR, ZTEXT VARCHAR,
      ZMESSAGEDATE TIMESTAMP, ZISFROMME INTEGER, ZSTANZAID VARCHAR, ZMESSAGETYPE INTEGER);
    CREATE TABLE ZWAGROUPMEMBER (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZMEMBERJID VARCHAR);
    CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZMEDIALOCALPATH VARCHAR, ZMETADATA BLOB);
    CREATE TABLE ZWAMESSAGEINFO (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZRECEIPTINFO BLOB);
    CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR);
    INSERT INTO ZWACHATSESSION VALUES (1, '5-6@g.us');
    INSERT INTO ZWAGROUPMEMBER VALUES (1, 1, '111@lid'), (2, 1, '34600111222@s.whatsapp.net');`;

  it("is told: the group, replies, attachments, what was taken back", async () => {
    const { messages, problems } = await read((db) => {
      db.exec(`${modern} INSERT INTO ZWAMESSAGE (Z_PK, ZCHATSESSION, ZISFROMME, ZSTANZAID, ZMESSAGETYPE)
        VALUES (1, 1, 0, 'A', 1), (2, 1, 0, 'B', 14)`);
      db.prepare("INSERT INTO ZWAMEDIAITEM VALUES (1, 1, 'Media/5-6@g.us/a/b/photo.jpg', ?)").run(field(5, "QUOTED"));
    });
    expect(problems).toEqual([]);
    const participants = ["111@lid", "34600111222@s.whatsapp.net"];
    expect(messages).toMatchObject([
      { participants, reply_to: "QUOTED", attachment_names: ["photo.jpg"], retracted: false },
      { participants, reply_to: null, attachment_names: [], retracted: true },
    ]);
  });

  it("reactions, with who and when; those of the owner name nobody", async () => {
    const time = Uint8Array.of(0x20, ...varint(1_700_000_000_000n));
    const theirs = joinBytes(field(1, "R1"), field(2, "111@lid"), field(3, "👍"), time);
    const mine = joinBytes(field(3, ""));
    const newer = joinBytes(field(1, "R3"), field(2, "🙏"), Uint8Array.of(0x18, ...varint(1_700_000_000_000n)));
    const info = field(7, joinBytes(field(1, theirs), field(1, mine), field(2, newer)));
    const { messages, problems } = await read((db) => {
      db.exec(`${modern} INSERT INTO ZWAMESSAGE (Z_PK, ZCHATSESSION, ZSTANZAID) VALUES (1, 1, 'A')`);
      db.prepare("INSERT INTO ZWAMESSAGEINFO VALUES (9, 1, ?), (10, 1, ?)").run(info, Uint8Array.of(7, 7, 7));
    });
    expect(messages.slice(1)).toMatchObject([
      { time: when, sender: "111@lid", direction: "incoming", reaction: "👍", reaction_to: "A", thread: "5-6@g.us" },
      { sender: null, direction: "outgoing", reaction: "", retracted: true },
      { time: when, sender: null, direction: "outgoing", reaction: "🙏", reaction_to: "A" },
    ]);
    expect(problems).toMatchObject([{ code: "value", locator: { table: "ZWAMESSAGEINFO", rowid: 10 } }]);
  });
});

function varint(value: bigint): number[] {
  return value < 128n ? [Number(value)] : [Number(value & 127n) | 128, ...varint(value >> 7n)];
}

const group = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared-";
const path = `${group}ChatStorage.sqlite`;
const when = parseIsoTime("2023-11-14T22:13:20Z");

const tables = `
  CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZGROUPMEMBER INTEGER, ZFROMJID VARCHAR,
    ZTOJID VARCHAR, ZTEXT VARCHAR, ZMESSAGEDATE TIMESTAMP, ZSENTDATE TIMESTAMP, ZISFROMME INTEGER, ZSTANZAID VARCHAR);
  CREATE TABLE ZWAGROUPMEMBER (Z_PK INTEGER PRIMARY KEY, ZMEMBERJID VARCHAR);
  CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZAUTHORNAME VARCHAR, ZMEDIAURL VARCHAR);
  CREATE TABLE ZWAMESSAGEDATAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZCONTENT1 VARCHAR, ZCONTENT2 VARCHAR,
    ZMATCHEDTEXT VARCHAR, ZSUMMARY VARCHAR, ZTITLE VARCHAR);
  CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR, ZARCHIVED INTEGER,
    ZREMOVED INTEGER, ZMESSAGECOUNTER INTEGER, ZLASTMESSAGEDATE TIMESTAMP, ZGROUPINFO INTEGER);
  CREATE TABLE ZWAGROUPINFO (Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP);
  INSERT INTO ZWACHATSESSION VALUES (1, '111@lid', 'Ana', 0, 1, 9, 721692800, NULL), (2, '5-6@g.us', 'Group', 1, 0, 1, NULL, 1);
  INSERT INTO ZWAGROUPINFO VALUES (1, 721692800);
  INSERT INTO ZWAGROUPMEMBER VALUES (4, '34600111222@s.whatsapp.net');`;

const lids = buildDatabase((db) =>
  db.exec(`CREATE TABLE ZWAPHONENUMBERLIDPAIR (Z_PK INTEGER PRIMARY KEY, ZTIMESTAMP TIMESTAMP, ZLID VARCHAR, ZPHONENUMBER VARCHAR);
    INSERT INTO ZWAPHONENUMBERLIDPAIR VALUES (1, 721692800, '111', '34600111222'), (2, 1e300, '222@lid', '+1')`),
);

async function read(fill: (db: DatabaseSync) => void, others: TestFiles = {}) {
  const reading = await readArtifact(whatsApp, { [path]: buildDatabase(fill), ...others });
  return {
    messages: recordsOf(reading, "message"),
    conversations: recordsOf(reading, "conversation"),
    problems: reading.problems,
    read: reading.read,
  };
}

describe("messages", () => {
  it("tells a usual row", async () => {
    const { messages, problems } = await read((db) => {
      db.exec(
        `${tables} INSERT INTO ZWAMESSAGE VALUES (1, 1, NULL, '111@lid', NULL, 'hi', 721692800, 721692801, 0, 'S')`,
      );
    });
    expect(problems).toEqual([]);
    expect(messages).toEqual([
      {
        kind: "message",
        time: when,
        locator: { table: "ZWAMESSAGE", rowid: 1 },
        direction: "incoming",
        service: "WhatsApp",
        thread: "111@lid",
        sender: "111@lid",
        recipient: null,
        text: "hi",
        urls: [],
        message_id: "S",
        participants: [],
        retracted: false,
        attachment_names: [],
        reply_to: null,
        details: { ZCHATSESSION: 1, ZFROMJID: "111@lid", ZISFROMME: 0, ZSENTDATE: "2023-11-14T22:13:21Z" },
      },
    ]);
  });

  const people = [
    [
      "from me",
      "(1, 1, NULL, NULL, '7@s.whatsapp.net', 'x', 1, 1, 1, 'S')",
      "outgoing",
      null,
      "7@s.whatsapp.net",
      "111@lid",
    ],
    [
      "in a group",
      "(1, 2, 4, '5-6@g.us', NULL, 'x', 1, 1, 0, 'S')",
      "incoming",
      "34600111222@s.whatsapp.net",
      null,
      "5-6@g.us",
    ],
    [
      "in no chat",
      "(1, NULL, NULL, '7@s.whatsapp.net', NULL, 'x', 1, 1, 0, 'S')",
      "incoming",
      "7@s.whatsapp.net",
      null,
      "7@s.whatsapp.net",
    ],
    ["of nobody", "(1, NULL, NULL, NULL, NULL, 'x', 1, 1, NULL, 'S')", "unknown", null, null, null],
  ] as const;
  it.each(people)("%s", async (_, values, direction, sender, recipient, thread) => {
    const { messages } = await read((db) => db.exec(`${tables} INSERT INTO ZWAMESSAGE VALUES ${values}`));
    expect(messages).toMatchObject([{ direction, sender, recipient, thread }]);
  });

  it("tells links beside the text, once, without WhatsApp's own media servers", async () => {
    const { messages } = await read((db) => {
      db.exec(`${tables}
        INSERT INTO ZWAMESSAGE (Z_PK, ZTEXT) VALUES (1, 'a'), (2, 'b');
        INSERT INTO ZWAMEDIAITEM VALUES (1, 1, 'x', 'https://mmg.whatsapp.net/d/f.enc'), (2, 1, 'x', 'https://mmg-fna.whatsapp.net/d'),
          (3, 1, 'y', 'https://mmg.whatsapp.net.evil.example/'), (4, 2, NULL, 'https://evil.example/media');
        INSERT INTO ZWAMESSAGEDATAITEM VALUES (1, 1, 'https://evil.example/1', NULL, 'https://evil.example/m', 's', 't'),
          (2, 1, 'https://evil.example/1', 'see https://evil.example/2.', NULL, NULL, NULL)`);
    });
    expect(messages.map(({ text, urls }) => [text, [...(urls ?? [])].sort()])).toEqual([
      [
        "a",
        [
          "https://evil.example/1",
          "https://evil.example/2",
          "https://evil.example/m",
          "https://mmg.whatsapp.net.evil.example/",
        ],
      ],
      ["b", ["https://evil.example/media"]],
    ]);
    expect(messages[0]?.details?.["media_items"]).toHaveLength(3);
    expect(messages[0]?.details?.["data_items"]).toHaveLength(2);
  });

  it("loses no other field and no other row to a poisoned one", async () => {
    const { messages, problems } = await read((db) => {
      db.exec(tables);
      const insert = db.prepare(
        "INSERT INTO ZWAMESSAGE (Z_PK, ZTEXT, ZMESSAGEDATE, ZFROMJID, ZISFROMME) VALUES (?, ?, ?, ?, ?)",
      );
      insert.run(1, "https://evil.example/", 2n ** 63n - 1n, Uint8Array.of(0xff), "no");
      insert.run(2, Uint8Array.of(0xff), 1, "a", 0);
      insert.run(3, "fine", 1, "a", 0);
    });
    expect(messages.map(({ text }) => text)).toEqual(["https://evil.example/", null, "fine"]);
    expect(problems.length).toBeGreaterThanOrEqual(3);
  });

  it("bounds what a hostile join can add to one message", async () => {
    const { messages } = await read((db) => {
      db.exec(`${tables} INSERT INTO ZWAMESSAGE (Z_PK, ZTEXT) VALUES (1, 'a'), (2, 'b');
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO ZWAMESSAGEDATAITEM SELECT i, 1, 'https://evil.example/' || i, NULL, NULL, NULL, NULL FROM n`);
    });
    expect(messages).toHaveLength(2);
    expect(messages[0]?.urls?.length).toBeLessThanOrEqual(100);
  });
});

describe("conversations", () => {
  it("tells what is stored beside what the app counts", async () => {
    const { conversations } = await read((db) => {
      db.exec(
        `${tables} INSERT INTO ZWAMESSAGE (Z_PK, ZCHATSESSION, ZMESSAGEDATE) VALUES (1, 1, 721692810), (2, 1, 721692800)`,
      );
    });
    expect(conversations).toEqual([
      {
        kind: "conversation",
        time: when,
        locator: { table: "ZWACHATSESSION", rowid: 1 },
        thread: "111@lid",
        name: "Ana",
        service: "WhatsApp",
        contact: "111@lid",
        message_count: 2,
        archived: false,
        removed: true,
        created: null,
        details: {
          ZARCHIVED: 0,
          ZREMOVED: 1,
          ZMESSAGECOUNTER: 9,
          first_stored_message: "2023-11-14T22:13:20Z",
          last_stored_message: "2023-11-14T22:13:30Z",
        },
      },
      expect.objectContaining({ thread: "5-6@g.us", time: null, created: when, message_count: 0, archived: true }),
    ]);
  });
});

describe("LID", () => {
  it("names the numbers behind ids, from the file beside", async () => {
    const {
      messages,
      conversations,
      read: files,
    } = await read(
      (db) =>
        db.exec(
          `${tables} INSERT INTO ZWAMESSAGE (Z_PK, ZCHATSESSION, ZFROMJID, ZISFROMME) VALUES (1, 1, '222@lid', 0)`,
        ),
      { [`${group}LID.sqlite`]: lids },
    );
    expect(messages[0]?.details?.["lid"]).toEqual({ "222@lid": "+1", "111@lid": "+34600111222" });
    expect(messages[0]?.sender).toBe("222@lid");
    expect(conversations[0]?.details?.["lid"]).toEqual({ "111@lid": "+34600111222" });
    expect(files.map((file) => file.path)).toContain(`${group}LID.sqlite`);
  });

  it("tells each pair as a contact", async () => {
    const reading = await readArtifact(whatsAppLids, { [`${group}LID.sqlite`]: lids });
    expect(reading.records).toMatchObject([
      { kind: "contact", time: when, contact: "34600111222", details: { ZLID: "111" } },
      { kind: "contact", time: null, contact: "+1", details: { ZLID: "222@lid" } },
    ]);
    expect(reading.problems).toMatchObject([{ code: "value" }]);
  });

  it("is not needed: a damaged one costs the numbers only", async () => {
    const { messages, problems } = await read(
      (db) => db.exec(`${tables} INSERT INTO ZWAMESSAGE (Z_PK, ZTEXT) VALUES (1, 'a')`),
      {
        [`${group}LID.sqlite`]: new Uint8Array(5000).fill(0x41),
      },
    );
    expect(messages).toMatchObject([{ text: "a" }]);
    expect(problems).toMatchObject([{ code: "damaged" }]);
  });
});

const places = [
  ["ios_backup", `${group}ChatStorage.sqlite`, "WhatsApp"],
  ["ios_backup", "AppDomainGroup-group.net.whatsapp.WhatsAppSMB.shared-ChatStorage.sqlite", "WhatsApp Business"],
  ["ios_filesystem", "private/var/mobile/Containers/Shared/AppGroup/A-B/ChatStorage.sqlite", "WhatsApp"],
] as const;
it.each(places)("is found in %s at %s", async (kind, file, service) => {
  const bytes = buildDatabase((db) => db.exec(`${tables} INSERT INTO ZWAMESSAGE (Z_PK, ZTEXT) VALUES (1, 'a')`));
  const reading = await readArtifact(whatsApp, { [file]: bytes }, kind);
  expect(recordsOf(reading, "message")).toMatchObject([{ text: "a", service }]);
});

it("tells contacts whose texts are BLOBs", async () => {
  const bytes = buildDatabase((db) =>
    db.exec(`CREATE TABLE ZWAADDRESSBOOKCONTACT (Z_PK INTEGER PRIMARY KEY, ZFULLNAME BLOB, ZPHONENUMBER BLOB, ZLID BLOB,
        ZABOUTTEXT BLOB, ZDISAPPEARINGMODEDURATION REAL, ZABOUTTIMESTAMP REAL, ZLASTUPDATED REAL);
      INSERT INTO ZWAADDRESSBOOKCONTACT VALUES (1, x'416e61', '+1', '111@lid', 'busy', 604800, 721692800, 721692800),
        (2, x'ff', NULL, '222@lid', NULL, 100, 'x', NULL)`),
  );
  const reading = await readArtifact(whatsAppContacts, { [`${group}ContactsV2.sqlite`]: bytes });
  expect(reading.records).toMatchObject([
    {
      name: "Ana",
      contact: "+1",
      modified: when,
      details: {
        ZLID: "111@lid",
        ZABOUTTEXT: "busy",
        ZABOUTTIMESTAMP: "2023-11-14T22:13:20Z",
        disappearing_mode: "7 days",
      },
    },
    { name: null, contact: "222@lid", modified: null, details: { disappearing_mode: "100 s" } },
  ]);
  expect(reading.problems.map(({ code }) => code)).toEqual(["value", "value"]);
});
