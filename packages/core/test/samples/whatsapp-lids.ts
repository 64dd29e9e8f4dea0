import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

export const whatsAppGroup = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared-";

export function whatsAppLidsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZWAPHONENUMBERLIDPAIR (Z_PK INTEGER PRIMARY KEY, ZTIMESTAMP TIMESTAMP, ZLID VARCHAR,
        ZPHONENUMBER VARCHAR)`,
    );
    const insert = db.prepare("INSERT INTO ZWAPHONENUMBERLIDPAIR VALUES (?, ?, ?, ?)");
    insert.run(1, macTime + 1, "111", "15550101");
    insert.run(2, macTime + 2, "222@lid", "+15550102");
    insert.run(3, macTime + 3, "333@lid", "15550103");
  });
  return { kind: "ios_backup", path: `${whatsAppGroup}LID.sqlite`, bytes };
}
