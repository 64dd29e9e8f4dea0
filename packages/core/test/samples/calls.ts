import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

/** Call 3 has two participants and no address of its own. */
export function callsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZDURATION FLOAT, ZLOCATION VARCHAR,
        ZADDRESS BLOB, ZSERVICE_PROVIDER VARCHAR, ZANSWERED INTEGER, ZORIGINATED INTEGER, ZCALLTYPE INTEGER,
        ZNAME VARCHAR);
       CREATE TABLE ZHANDLE (Z_PK INTEGER PRIMARY KEY, ZVALUE VARCHAR, ZNORMALIZEDVALUE VARCHAR);
       CREATE TABLE Z_2REMOTEPARTICIPANTHANDLES (Z_2REMOTEPARTICIPANTCALLS INTEGER,
        Z_4REMOTEPARTICIPANTHANDLES INTEGER);`,
    );
    const insert = db.prepare("INSERT INTO ZCALLRECORD VALUES (?, ?, 12.5, 'Spain', ?, ?, ?, ?, ?, ?)");
    insert.run(1, macTime + 1, "+15550101", "com.apple.Telephony", 1, 0, 1, "Ana");
    insert.run(2, macTime + 2, new TextEncoder().encode("+15550102"), "com.apple.FaceTime", 0, 1, 8, null);
    insert.run(3, macTime + 3, null, "com.example.calls", 1, 1, 0, null);
    db.exec("INSERT INTO ZHANDLE VALUES (1, 'ana@example.org', NULL), (2, NULL, '+15550102')");
    db.exec("INSERT INTO Z_2REMOTEPARTICIPANTHANDLES VALUES (3, 1), (3, 2)");
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/CallHistoryDB/CallHistory.storedata", bytes };
}
