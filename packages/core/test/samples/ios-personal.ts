import { gzipSync } from "node:zlib";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime, sampleTime } from "./sample.ts";

/** Photo 2 has no place, 3 came from an application and was thrown away. */
export function photosSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZADDITIONALATTRIBUTES INTEGER, ZEXTENDEDATTRIBUTES INTEGER,
        ZDATECREATED TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZADDEDDATE TIMESTAMP, ZTRASHEDDATE TIMESTAMP,
        ZDIRECTORY VARCHAR, ZFILENAME VARCHAR, ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZDURATION FLOAT, ZHIDDEN INTEGER,
        ZTRASHEDSTATE INTEGER, ZKIND INTEGER);
       CREATE TABLE ZADDITIONALASSETATTRIBUTES (Z_PK INTEGER PRIMARY KEY, ZASSET INTEGER, ZORIGINALFILENAME VARCHAR,
        ZIMPORTEDBYBUNDLEIDENTIFIER VARCHAR, ZCREATORBUNDLEID VARCHAR, ZTIMEZONENAME VARCHAR,
        ZEXIFTIMESTAMPSTRING VARCHAR);
       CREATE TABLE ZEXTENDEDATTRIBUTES (Z_PK INTEGER PRIMARY KEY, ZASSET INTEGER, ZCAMERAMAKE VARCHAR,
        ZCAMERAMODEL VARCHAR);`,
    );
    const insert = db.prepare("INSERT INTO ZASSET VALUES (?, ?, ?, ?, ?, ?, ?, 'DCIM/100APPLE', ?, ?, ?, ?, 0, ?, ?)");
    insert.run(1, 11, 21, macTime, macTime + 5, macTime + 1, null, "IMG_0001.HEIC", 48.8584, 2.2945, 0, 0, 0);
    insert.run(2, 12, null, macTime + 60, null, macTime + 60, null, "IMG_0002.MOV", -180, -180, 12.5, 0, 1);
    insert.run(3, 13, null, macTime + 90, null, macTime + 95, macTime + 99, "IMG_0003.JPG", null, null, 0, 1, 0);
    db.exec(`INSERT INTO ZADDITIONALASSETATTRIBUTES VALUES
      (11, 1, 'IMG_0001.HEIC', 'com.apple.camera', NULL, 'Europe/Paris', '2023:11:14 23:13:20'),
      (12, 2, NULL, NULL, NULL, NULL, NULL), (13, 3, 'x.jpg', NULL, 'net.example.chat', NULL, NULL);
      INSERT INTO ZEXTENDEDATTRIBUTES VALUES (21, 1, 'Apple', 'iPhone 12')`);
  });
  return { kind: "ios_backup", path: "CameraRollDomain-Media/PhotoData/Photos.sqlite", bytes };
}

/** A note's body as Notes writes it: document, note, text. */
export function noteData(text: string): Uint8Array {
  const message = new BinaryWriter()
    .tag(2, WireType.LengthDelimited)
    .fork()
    .tag(3, WireType.LengthDelimited)
    .fork()
    .tag(2, WireType.LengthDelimited)
    .string(text)
    .join()
    .join()
    .finish();
  return gzipSync(message);
}

/** Note 12 is locked, 13 thrown away; 11 holds the card of a page. */
export function notesSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR);
       INSERT INTO Z_PRIMARYKEY VALUES (4, 'ICAttachment'), (11, 'ICNote'), (13, 'ICAccount'), (14, 'ICFolder');
       CREATE TABLE ZICCLOUDSYNCINGOBJECT (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZTITLE VARCHAR, ZTITLE1 VARCHAR,
        ZTITLE2 VARCHAR, ZNAME VARCHAR, ZSNIPPET VARCHAR, ZISPASSWORDPROTECTED INTEGER, ZMARKEDFORDELETION INTEGER,
        ZFOLDER INTEGER, ZACCOUNT1 INTEGER, ZACCOUNT4 INTEGER, ZNOTEDATA INTEGER, ZNOTE INTEGER, ZTYPEUTI VARCHAR,
        ZURLSTRING VARCHAR, ZCREATIONDATE TIMESTAMP, ZCREATIONDATE3 TIMESTAMP, ZMODIFICATIONDATE1 TIMESTAMP);
       CREATE TABLE ZICNOTEDATA (Z_PK INTEGER PRIMARY KEY, ZNOTE INTEGER, ZDATA BLOB);
       INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_PK, Z_ENT, ZNAME) VALUES (1, 13, 'iCloud');
       INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_PK, Z_ENT, ZTITLE2) VALUES (2, 14, 'Work');`,
    );
    const insert = db.prepare(
      `INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_PK, Z_ENT, ZTITLE1, ZSNIPPET, ZISPASSWORDPROTECTED, ZMARKEDFORDELETION,
        ZFOLDER, ZACCOUNT4, ZNOTEDATA, ZCREATIONDATE3, ZMODIFICATIONDATE1) VALUES (?, 11, ?, ?, ?, ?, 2, 1, ?, ?, ?)`,
    );
    insert.run(11, "Plan", "at the river", 0, 0, 1, macTime, macTime + 60);
    insert.run(12, "Keys", null, 1, 0, 2, macTime + 1, macTime + 61);
    insert.run(13, "Old", null, 0, 1, 3, macTime + 2, macTime + 62);
    const data = db.prepare("INSERT INTO ZICNOTEDATA VALUES (?, ?, ?)");
    data.run(1, 11, noteData("Plan\nat the river \uFFFC"));
    data.run(2, 12, Uint8Array.of(0x25, 0xff, 0x27));
    data.run(3, 13, noteData("Old"));
    db.exec(`INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_PK, Z_ENT, ZNOTE, ZTYPEUTI, ZTITLE, ZURLSTRING, ZCREATIONDATE)
      VALUES (14, 4, 11, 'public.url', 'A page', 'https://example.org/page', ${macTime + 3})`);
  });
  return { kind: "ios_backup", path: "AppDomainGroup-group.com.apple.notes-NoteStore.sqlite", bytes };
}

export function accountsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZACCOUNTTYPE (Z_PK INTEGER PRIMARY KEY, ZACCOUNTTYPEDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR);
       INSERT INTO ZACCOUNTTYPE VALUES (1, 'iCloud', 'com.apple.account.AppleAccount'), (2, NULL, 'com.example.mail');
       CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, ZACTIVE INTEGER, ZACCOUNTTYPE INTEGER, ZPARENTACCOUNT INTEGER,
        ZDATE TIMESTAMP, ZACCOUNTDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR, ZOWNINGBUNDLEID VARCHAR,
        ZUSERNAME VARCHAR);`,
    );
    const insert = db.prepare("INSERT INTO ZACCOUNT VALUES (?, ?, ?, ?, ?, ?, 'A-1', ?, ?)");
    insert.run(1, 1, 1, null, macTime, "iCloud", "com.apple.purplebuddy", "ana@example.org");
    insert.run(2, 1, 2, 1, macTime + 1, "Mail", "com.apple.Preferences", "bo@example.org");
    insert.run(3, 0, 9, null, macTime + 2, null, null, null);
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/Accounts/Accounts3.sqlite", bytes };
}

/** Message 2 was thrown away, 3 stands among the deleted. */
export function voicemailSample(): FileSample {
  const columns = `(ROWID INTEGER PRIMARY KEY AUTOINCREMENT, remote_uid INTEGER, date INTEGER, token TEXT, sender TEXT,
    callback_num TEXT, duration INTEGER, expiration INTEGER, trashed_date INTEGER, flags INTEGER, receiver TEXT, label TEXT)`;
  const bytes = buildDatabase((db) => {
    db.exec(`CREATE TABLE voicemail ${columns}; CREATE TABLE deleted ${columns};
      CREATE TABLE map (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT, label TEXT);
      INSERT INTO map VALUES (1, '8934000000000000001', 'L1');
      INSERT INTO voicemail VALUES (1, 7, ${sampleTime}, 'Complete', '+15550101', '+15550101', 21, 0, 0, 11, '+15550100', 'L1');
      INSERT INTO voicemail VALUES (2, 8, ${sampleTime + 1}, NULL, '+15550102', NULL, 3, 0, ${macTime}, 75, NULL, 'L2');
      INSERT INTO deleted VALUES (3, 9, ${sampleTime + 2}, NULL, '+15550103', NULL, 4, 0, 0, 0, NULL, NULL)`);
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/Voicemail/voicemail.db", bytes };
}

export function remindersSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZREMCDREMINDER (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZTITLE VARCHAR, ZNOTES VARCHAR,
        ZCOMPLETED INTEGER, ZCREATIONDATE TIMESTAMP, ZDUEDATE TIMESTAMP, ZCOMPLETIONDATE TIMESTAMP, ZLIST INTEGER,
        ZACCOUNT INTEGER, ZMARKEDFORDELETION INTEGER);
       CREATE TABLE ZREMCDBASELIST (Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR);
       CREATE TABLE ZREMCDOBJECT (Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR);
       INSERT INTO ZREMCDBASELIST VALUES (1, 'Home');
       INSERT INTO ZREMCDOBJECT VALUES (5, 'iCloud');`,
    );
    const insert = db.prepare("INSERT INTO ZREMCDREMINDER VALUES (?, 30, ?, ?, ?, ?, ?, ?, ?, 5, 0)");
    insert.run(1, "Call Ana", "at noon", 0, macTime, macTime + 3600, null, 1);
    insert.run(2, "Bread", null, 1, macTime + 1, null, macTime + 90, 1);
    insert.run(3, "Nothing", null, 0, macTime + 2, null, null, 99);
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/Reminders/Container_v1/Stores/Data-local.sqlite", bytes };
}
