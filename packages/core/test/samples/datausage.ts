import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

/** Process 1 and 2 have used the network, 4 has not, 3 is gone, and a row of use belongs to 9, which is gone as well. */
export function networkUsage(): Uint8Array {
  return buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZPROCESS (Z_PK INTEGER PRIMARY KEY, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP,
        ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR);
       CREATE TABLE ZLIVEUSAGE (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZHASPROCESS INTEGER, ZTIMESTAMP TIMESTAMP,
        ZBILLCYCLEEND TIMESTAMP, ZWIFIIN FLOAT, ZWIFIOUT FLOAT, ZWWANIN FLOAT, ZWWANOUT FLOAT);`,
    );
    const process = db.prepare("INSERT INTO ZPROCESS VALUES (?, ?, ?, ?, ?)");
    process.run(1, macTime + 0.5, macTime + 60, "com.example.app", "app/com.example.app");
    process.run(2, macTime + 1, macTime + 70, null, "mDNSResponder");
    process.run(4, macTime + 2, macTime + 80, null, "");
    const live = db.prepare("INSERT INTO ZLIVEUSAGE VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    live.run(1, 0, 1, macTime + 61, macTime + 9000, 1, 2, 3, 4);
    live.run(2, 0, 2, macTime + 71, null, 10.5, 20, 30, 40);
    live.run(3, 1, 9, macTime + 81, null, 5, 6, 7, 8);
  });
}

export function dataUsageSample(): FileSample {
  return { kind: "ios_backup", path: "WirelessDomain-Library/Databases/DataUsage.sqlite", bytes: networkUsage() };
}
