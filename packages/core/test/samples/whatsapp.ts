import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";
import { whatsAppGroup, whatsAppLidsSample } from "./whatsapp-lids.ts";

/** Message 1 comes from an id without a number, 2 from a member of a group and with links, 3 is of the owner. */
export function whatsAppSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZGROUPMEMBER INTEGER,
        ZFROMJID VARCHAR, ZTOJID VARCHAR, ZTEXT VARCHAR, ZMESSAGEDATE TIMESTAMP, ZSENTDATE TIMESTAMP,
        ZISFROMME INTEGER, ZSTANZAID VARCHAR);
       CREATE TABLE ZWAGROUPMEMBER (Z_PK INTEGER PRIMARY KEY, ZMEMBERJID VARCHAR);
       CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZAUTHORNAME VARCHAR, ZMEDIAURL VARCHAR,
        ZTITLE VARCHAR, ZMEDIALOCALPATH VARCHAR, ZVCARDNAME VARCHAR, ZFILESIZE INTEGER);
       CREATE TABLE ZWAMESSAGEDATAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZCONTENT1 VARCHAR,
        ZCONTENT2 VARCHAR, ZMATCHEDTEXT VARCHAR, ZSUMMARY VARCHAR, ZTITLE VARCHAR);
       CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR,
        ZARCHIVED INTEGER, ZREMOVED INTEGER, ZMESSAGECOUNTER INTEGER, ZLASTMESSAGEDATE TIMESTAMP, ZGROUPINFO INTEGER);
       CREATE TABLE ZWAGROUPINFO (Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP);`,
    );
    db.prepare("INSERT INTO ZWAGROUPINFO VALUES (1, ?)").run(macTime);
    const session = db.prepare("INSERT INTO ZWACHATSESSION VALUES (?, ?, ?, 0, 0, 9, ?, ?)");
    session.run(1, "111@lid", "Ana", macTime + 1, null);
    session.run(2, "5-6@g.us", "Group", macTime + 2, 1);
    db.exec("INSERT INTO ZWAGROUPMEMBER VALUES (1, '15550102@s.whatsapp.net')");
    const message = db.prepare("INSERT INTO ZWAMESSAGE VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    message.run(1, 1, null, "111@lid", null, "see https://1.example.org/", macTime + 1, macTime, 0, "S1");
    message.run(2, 2, 1, "5-6@g.us", null, null, macTime + 2, macTime, 0, "S2");
    message.run(3, 1, null, null, "111@lid", "fine", macTime + 3, macTime, 1, "S3");
    db.exec("INSERT INTO ZWAMEDIAITEM VALUES (1, 2, 'Bo', 'https://2.example.org/', 't', 'Media/x.jpg', NULL, 10)");
    db.exec("INSERT INTO ZWAMESSAGEDATAITEM VALUES (1, 2, 'https://3.example.org/', NULL, NULL, 'summary', 'title')");
  });
  const lids = whatsAppLidsSample();
  const companions = { [lids.path]: lids.bytes };
  return { kind: "ios_backup", path: `${whatsAppGroup}ChatStorage.sqlite`, bytes, companions };
}
