import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";
import { whatsAppContactsSample } from "./whatsapp-contacts.ts";
import { whatsAppLidsSample } from "./whatsapp-lids.ts";

/** Interaction 1 has an attachment, 2 two recipients, 3 an id of WhatsApp, which is named from its own files. */
export function interactionsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZINTERACTIONS (Z_PK INTEGER PRIMARY KEY, ZSTARTDATE TIMESTAMP, ZENDDATE TIMESTAMP,
        ZCREATIONDATE TIMESTAMP, ZBUNDLEID VARCHAR, ZDIRECTION INTEGER, ZSENDER INTEGER, ZDOMAINIDENTIFIER VARCHAR,
        ZCONTENTURL VARCHAR, ZGROUPNAME VARCHAR);
       CREATE TABLE ZCONTACTS (Z_PK INTEGER PRIMARY KEY, ZDISPLAYNAME VARCHAR, ZIDENTIFIER VARCHAR,
        ZINCOMINGSENDERCOUNT INTEGER, ZFIRSTINCOMINGSENDERDATE TIMESTAMP);
       CREATE TABLE ZATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZUTI VARCHAR, ZCONTENTURL VARCHAR, ZIDENTIFIER BLOB);
       CREATE TABLE Z_1INTERACTIONS (Z_1ATTACHMENTS INTEGER, Z_3INTERACTIONS INTEGER);
       CREATE TABLE Z_2INTERACTIONRECIPIENT (Z_2RECIPIENTS INTEGER, Z_3INTERACTIONRECIPIENT INTEGER);`,
    );
    const contact = db.prepare("INSERT INTO ZCONTACTS VALUES (?, ?, ?, 5, ?)");
    contact.run(1, "Ana", "+15550101", macTime);
    contact.run(2, null, "bo@example.org", macTime);
    const insert = db.prepare("INSERT INTO ZINTERACTIONS VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'group')");
    insert.run(1, macTime + 1, macTime + 2, macTime, "com.apple.MobileSMS", 0, 1, "d", "https://1.example.org/");
    insert.run(2, macTime + 2, macTime + 3, macTime, "com.apple.mobilemail", 1, null, null, null);
    insert.run(3, macTime + 3, macTime + 4, macTime, "net.whatsapp.WhatsApp", 0, null, "111@lid", null);
    db.exec("INSERT INTO ZATTACHMENT VALUES (1, 'public.jpeg', 'file:///x', x'aabb')");
    db.exec("INSERT INTO Z_1INTERACTIONS VALUES (1, 1)");
    db.exec("INSERT INTO Z_2INTERACTIONRECIPIENT VALUES (1, 2), (2, 2)");
  });
  const companions = Object.fromEntries(
    [whatsAppContactsSample(), whatsAppLidsSample()].map((sample) => [sample.path, sample.bytes]),
  );
  return { kind: "ios_backup", path: "HomeDomain-Library/CoreDuet/People/interactionC.db", bytes, companions };
}
