import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";
import { whatsAppGroup } from "./whatsapp-lids.ts";

export function whatsAppContactsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZWAADDRESSBOOKCONTACT (Z_PK INTEGER PRIMARY KEY, ZFULLNAME BLOB, ZBUSINESSNAME VARCHAR,
        ZPHONENUMBER BLOB, ZWHATSAPPID BLOB, ZLID BLOB, ZABOUTTEXT BLOB, ZDISAPPEARINGMODEDURATION INTEGER,
        ZABOUTTIMESTAMP TIMESTAMP, ZLASTUPDATED TIMESTAMP)`,
    );
    const blob = (text: string) => new TextEncoder().encode(text);
    const insert = db.prepare("INSERT INTO ZWAADDRESSBOOKCONTACT VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const one = (id: number, name: string | Uint8Array, number: string | null, duration: number | null) =>
      insert.run(
        id,
        name,
        null,
        number,
        number === null ? null : blob(`${number.slice(1)}@s.whatsapp.net`),
        `${id}${id}${id}@lid`,
        "busy",
        duration,
        macTime,
        macTime + id,
      );
    one(1, blob("Ana"), "+15550101", 604_800);
    one(2, "Bo", "+15550102", null);
    one(3, "Cy", null, 100);
  });
  return { kind: "ios_backup", path: `${whatsAppGroup}ContactsV2.sqlite`, bytes };
}
