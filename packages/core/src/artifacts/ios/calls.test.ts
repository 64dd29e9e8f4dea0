import { readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { calls } from "./calls.ts";

const when = parseIsoTime("2023-11-14T22:13:20Z");

describe("calls", () => {
  const path = "HomeDomain-Library/CallHistoryDB/CallHistory.storedata";
  const table = `CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZDURATION FLOAT, ZLOCATION VARCHAR,
    ZADDRESS BLOB, ZSERVICE_PROVIDER VARCHAR, ZANSWERED INTEGER, ZORIGINATED INTEGER, ZCALLTYPE INTEGER, ZNAME VARCHAR);`;
  const read = async (fill: (db: DatabaseSync) => void, file = path) => {
    const reading = await readArtifact(calls, { [file]: buildDatabase(fill) });
    return { calls: recordsOf(reading, "call"), problems: reading.problems };
  };

  it("tells a usual row", async () => {
    const { calls: found, problems } = await read((db) =>
      db.exec(
        `${table} INSERT INTO ZCALLRECORD VALUES (1, 721692800, 10.5, 'Spain', '+1', 'com.apple.FaceTime', 1, 0, 16, 'Ana')`,
      ),
    );
    expect(problems).toEqual([]);
    expect(found).toEqual([
      {
        kind: "call",
        time: when,
        locator: { table: "ZCALLRECORD", rowid: 1 },
        direction: "incoming",
        service: "com.apple.FaceTime",
        contact: "+1",
        participants: [],
        duration: 10.5,
        location: "Spain",
        answered: true,
        details: { ZORIGINATED: 0, ZCALLTYPE: 16, ZNAME: "Ana", call_type: "FaceTime audio" },
      },
    ]);
  });

  const variants: [title: string, sql: string, expected: object][] = [
    ["a BLOB address", `${table} INSERT INTO ZCALLRECORD (ZADDRESS) VALUES (x'2b31')`, { contact: "+1" }],
    ["an outgoing call", `${table} INSERT INTO ZCALLRECORD (ZORIGINATED) VALUES (1)`, { direction: "outgoing" }],
    [
      "few columns",
      "CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZADDRESS VARCHAR); INSERT INTO ZCALLRECORD VALUES (1, '+1')",
      { contact: "+1", direction: "unknown", time: null },
    ],
    [
      "participants of a group call",
      `${table} CREATE TABLE ZHANDLE (Z_PK INTEGER PRIMARY KEY, ZVALUE VARCHAR, ZNORMALIZEDVALUE VARCHAR);
        CREATE TABLE Z_5REMOTEPARTICIPANTHANDLES (Z_5REMOTEPARTICIPANTCALLS INTEGER, Z_9REMOTEPARTICIPANTHANDLES INTEGER);
        INSERT INTO ZCALLRECORD (Z_PK) VALUES (1); INSERT INTO ZHANDLE VALUES (1, 'a@example.org', NULL), (2, NULL, '+2');
        INSERT INTO Z_5REMOTEPARTICIPANTHANDLES VALUES (1, 1), (1, 2), (1, 3)`,
      { contact: "a@example.org", participants: ["a@example.org", "+2"] },
    ],
  ];
  it.each(variants)("reads %s", async (_, sql, expected) => {
    const { calls: found, problems } = await read((db) => db.exec(sql));
    expect(found).toMatchObject([expected]);
    expect(problems).toEqual([]);
  });

  it("reads the store of recent calls and the old one", async () => {
    const recent = await read(
      (db) => db.exec(`${table} INSERT INTO ZCALLRECORD (ZADDRESS) VALUES ('+9')`),
      "HomeDomain-Library/CallHistoryDB/CallHistoryTemp.storedata",
    );
    expect(recent.calls).toMatchObject([{ contact: "+9" }]);
    const old = await read(
      (db) =>
        db.exec(`CREATE TABLE call (ROWID INTEGER PRIMARY KEY, address TEXT, date INTEGER, duration INTEGER, flags INTEGER, id INTEGER);
          INSERT INTO call VALUES (1, '+1', 1700000000, 5, 4, 7), (2, '+2', 1700000000, 5, 5, -1)`),
      "WirelessDomain-Library/CallHistory/call_history.db",
    );
    expect(old.calls).toMatchObject([
      { time: when, contact: "+1", direction: "incoming", details: { flags: 4, id: 7 } },
      { time: when, contact: "+2", direction: "outgoing" },
    ]);
  });

  it("loses nothing else to a poisoned row", async () => {
    const { calls: found, problems } = await read((db) => {
      db.exec(table);
      const insert = db.prepare("INSERT INTO ZCALLRECORD (ZADDRESS, ZDATE, ZDURATION, ZANSWERED) VALUES (?, ?, ?, ?)");
      insert.run("+1", 2n ** 63n - 1n, "long", 7);
      insert.run(Uint8Array.of(0xff), 721692800, 1, 1);
    });
    expect(found).toMatchObject([
      { contact: "+1", time: null, duration: null, answered: null },
      { contact: null, time: when, answered: true },
    ]);
    expect(problems).toHaveLength(4);
  });
});

withShared("a near-real file of iOS 18", () => {
  const file = (...parts: string[]) =>
    new Uint8Array(readFileSync(sharedPath("evidence", "real", "ios-backup-parser", ...parts)));

  it("reads calls with their participants", async () => {
    const bytes = file("calls", "testdata", "calls.1.CallHistory.storedata");
    const reading = await readArtifact(calls, { "HomeDomain-Library/CallHistoryDB/CallHistory.storedata": bytes });
    const found = recordsOf(reading, "call");
    expect(found).toHaveLength(5);
    expect(Math.max(...found.map(({ participants }) => participants?.length ?? 0))).toBeGreaterThan(1);
    expect(reading.problems).toEqual([]);
  });
});
