import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";
import { whatsAppGroup, whatsAppLidsSample } from "./whatsapp-lids.ts";

/** Calls that came in, went out and were missed; the first of a group. */
export function whatsAppCallsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZWAAGGREGATECALLEVENT (Z_PK INTEGER PRIMARY KEY, ZINCOMING INTEGER, ZMISSED INTEGER, ZVIDEO INTEGER);
       CREATE TABLE ZWACDCALLEVENT (Z_PK INTEGER PRIMARY KEY, ZOUTCOME INTEGER, Z1CALLEVENTS INTEGER, ZDATE TIMESTAMP,
        ZDURATION FLOAT, ZGROUPCALLCREATORUSERJIDSTRING VARCHAR, ZGROUPJIDSTRING VARCHAR);
       CREATE TABLE ZWACDCALLEVENTPARTICIPANT (Z_PK INTEGER PRIMARY KEY, Z1PARTICIPANTS INTEGER, ZJIDSTRING VARCHAR);
       INSERT INTO ZWAAGGREGATECALLEVENT VALUES (1, 1, 0, 0), (2, 0, 0, 1), (3, 1, 1, 0);
       INSERT INTO ZWACDCALLEVENTPARTICIPANT VALUES (1, 1, '111@lid'), (2, 1, '15550102@s.whatsapp.net'),
        (3, 2, '15550103@s.whatsapp.net'), (4, 3, '15550104@s.whatsapp.net');`,
    );
    const call = db.prepare("INSERT INTO ZWACDCALLEVENT VALUES (?, ?, ?, ?, ?, ?, ?)");
    call.run(1, 0, 1, macTime + 1, 30.5, "111@lid", "5-6@g.us");
    call.run(2, 0, 2, macTime + 2, 5, null, null);
    call.run(3, 1, 3, macTime + 3, 0, null, null);
  });
  const lids = whatsAppLidsSample();
  return {
    kind: "ios_backup",
    path: `${whatsAppGroup}CallHistory.sqlite`,
    bytes,
    companions: { [lids.path]: lids.bytes },
  };
}
