import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { readArtifact, type TestFiles } from "../../test/read-artifact.ts";
import { buildDatabase, buildWalDatabase } from "../../test/sqlite-builder.ts";
import { parseIsoTime } from "../formats/time.ts";
import type { RecordDraft } from "../records/kinds.ts";
import type { Artifact } from "./artifact.ts";
import { calls } from "./ios/calls.ts";
import { safariHistory } from "./ios/safari-history.ts";
import { sms } from "./ios/sms.ts";
import { whatsApp } from "./ios/whatsapp.ts";

const when = parseIsoTime("2023-11-14T22:13:20Z") ?? 0;

async function read(
  artifact: Artifact,
  path: string,
  fill: (db: DatabaseSync) => void,
  late?: (db: DatabaseSync) => void,
) {
  const files: TestFiles = late ? withLog(path, fill, late) : { [path]: buildDatabase(fill) };
  const { records, problems } = await readArtifact(artifact, files);
  expect(problems).toEqual([]);
  return {
    live: records.filter(({ recovered }) => recovered === undefined),
    recovered: records.filter(({ recovered }) => recovered !== undefined),
  };
}

function withLog(path: string, fill: (db: DatabaseSync) => void, late: (db: DatabaseSync) => void): TestFiles {
  const { main, wal } = buildWalDatabase(fill, late);
  return { [path]: main, [`${path}-wal`]: wal };
}

const messageTables = `PRAGMA secure_delete = OFF;
  CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, text TEXT, handle_id INTEGER, service TEXT, date INTEGER, is_from_me INTEGER);
  CREATE TABLE handle (ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT);
  CREATE TABLE chat (ROWID INTEGER PRIMARY KEY, guid TEXT, chat_identifier TEXT);
  CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER, PRIMARY KEY (chat_id, message_id));
  INSERT INTO handle VALUES (1, '+34600111222', 'iMessage');
  INSERT INTO chat VALUES (1, 'iMessage;-;+34600111222', '+34600111222');
  INSERT INTO message VALUES (1, 'A', 'stays', 1, 'iMessage', 721692800000000000, 0), (2, 'B', 'see https://example.org/x', 1, 'iMessage', 721692800000000000, 0);
  INSERT INTO chat_message_join VALUES (1, 1), (1, 2);`;
const smsPath = "HomeDomain-Library/SMS/sms.db";

describe("messages", () => {
  it("that were deleted since the log began, in their conversation", async () => {
    const { live, recovered } = await read(
      sms,
      smsPath,
      (db) => db.exec(messageTables),
      (db) => db.exec("DELETE FROM chat_message_join WHERE message_id = 2; DELETE FROM message WHERE ROWID = 2"),
    );
    expect(live).toMatchObject([{ text: "stays" }]);
    expect(recovered).toMatchObject([
      {
        kind: "message",
        recovered: "wal",
        time: when,
        locator: { table: "message", rowid: 2 },
        text: "see https://example.org/x",
        thread: "+34600111222",
        sender: "+34600111222",
        message_id: "B",
        details: { recovery: { found_in: "earlier state", certain: expect.stringContaining("whole") } },
      },
    ]);
  });

  it("whose text was taken out: the row lives on, and the earlier one leads to its bytes", async () => {
    const { live, recovered } = await read(
      sms,
      smsPath,
      (db) => db.exec(messageTables),
      (db) => db.exec("UPDATE message SET text = NULL WHERE ROWID = 2"),
    );
    expect(live).toMatchObject([{ text: "stays" }, { text: null }]);
    expect(recovered).toMatchObject([
      {
        recovered: "wal",
        locator: { offset: expect.any(Number) as number, length: expect.any(Number) as number },
        text: "see https://example.org/x",
        details: { recovery: { rowid: 2, row_of_this_number_is_live: true } },
      },
    ]);
  });

  it("in the unused space of a page, without what was overwritten", async () => {
    const { recovered } = await read(sms, smsPath, (db) =>
      db.exec(`${messageTables} DELETE FROM message WHERE ROWID = 1`),
    );
    expect(recovered).toMatchObject([
      {
        recovered: "free_page",
        text: "stays",
        message_id: "A",
        sender: "+34600111222",
        details: { recovery: { found_in: "unallocated space", certain: expect.stringContaining("number is lost") } },
      },
    ]);
    expect(recovered[0]?.locator).toHaveProperty("offset");
  });

  it("nowhere, where SQLite overwrites what is deleted", async () => {
    const { recovered } = await read(sms, smsPath, (db) =>
      db.exec(`${messageTables.replace("OFF", "ON")} DELETE FROM message WHERE ROWID = 1`),
    );
    expect(recovered).toEqual([]);
  });
});

const others: [string, Artifact, string, string, string, Partial<RecordDraft>][] = [
  [
    "a call",
    calls,
    "HomeDomain-Library/CallHistoryDB/CallHistory.storedata",
    `CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZANSWERED INTEGER, ZORIGINATED INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ZADDRESS VARCHAR, ZUNIQUE_ID VARCHAR);
     INSERT INTO ZCALLRECORD VALUES (1, 1, 0, 721692800, 12.5, '+34600111222', 'U1')`,
    "DELETE FROM ZCALLRECORD",
    { kind: "call", time: when, contact: "+34600111222", duration: 12.5 },
  ],
  [
    "a visit with its page",
    safariHistory,
    "HomeDomain-Library/Safari/History.db",
    `CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT);
     CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, title TEXT, origin INTEGER);
     INSERT INTO history_items VALUES (5, 'https://example.org/x');
     INSERT INTO history_visits VALUES (8, 5, 721692800.0, 'Title', 0)`,
    "DELETE FROM history_visits; DELETE FROM history_items",
    { kind: "web_visit", time: when, url: "https://example.org/x", title: "Title", visit_id: 8 },
  ],
  [
    "a message of WhatsApp",
    whatsApp,
    "AppDomainGroup-group.net.whatsapp.WhatsApp.shared-ChatStorage.sqlite",
    `CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZFROMJID VARCHAR, ZTEXT VARCHAR, ZMESSAGEDATE TIMESTAMP, ZISFROMME INTEGER, ZSTANZAID VARCHAR);
     CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR);
     INSERT INTO ZWACHATSESSION VALUES (1, '34600111222@s.whatsapp.net', 'Ana');
     INSERT INTO ZWAMESSAGE VALUES (3, 1, '34600111222@s.whatsapp.net', 'gone', 721692800, 0, 'S')`,
    "DELETE FROM ZWAMESSAGE",
    { kind: "message", time: when, text: "gone", thread: "34600111222@s.whatsapp.net" },
  ],
];

it.each(others)("%s that was deleted since the log began", async (_, artifact, path, tables, deletion, told) => {
  const { recovered } = await read(
    artifact,
    path,
    (db) => db.exec(tables),
    (db) => db.exec(deletion),
  );
  expect(recovered).toMatchObject([{ ...told, recovered: "wal" }]);
});
