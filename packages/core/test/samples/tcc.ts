import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, sampleTime } from "./sample.ts";

export function tccSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE access (service TEXT, client TEXT, client_type INTEGER, auth_value INTEGER, auth_reason INTEGER,
        auth_version INTEGER, csreq BLOB, flags INTEGER, last_modified INTEGER)`,
    );
    const insert = db.prepare("INSERT INTO access VALUES (?, ?, ?, ?, ?, 1, NULL, 0, ?)");
    insert.run("kTCCServiceMicrophone", "com.example.app", 0, 2, 2, sampleTime);
    insert.run("kTCCServiceCamera", "/usr/libexec/bridgehead", 1, 0, 12, sampleTime + 1);
    insert.run("kTCCServicePhotos", "com.example.x", 0, 3, 99, sampleTime + 2);
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/TCC/TCC.db", bytes };
}
