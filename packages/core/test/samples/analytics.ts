import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, plistOf, sampleTime } from "./sample.ts";

export function analyticsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    for (const table of ["hard_failures", "soft_failures", "all_events"]) {
      db.exec(`CREATE TABLE ${table} (id INTEGER PRIMARY KEY, timestamp REAL, data BLOB)`);
    }
    const insert = (table: string, time: number, event: unknown) =>
      db.prepare(`INSERT INTO ${table} (timestamp, data) VALUES (?, ?)`).run(time, writeBinaryPlist(plistOf(event)));
    insert("hard_failures", sampleTime, { eventType: "CKKSEvent", build: "20H19", proc: "securityd" });
    insert("soft_failures", sampleTime + 10, { event: "lookup", build: "20H19", url: "https://evil.example.org/x" });
    insert("all_events", sampleTime - 100, { build: "20G81", nested: { list: ["deep", 7] } });
    insert("all_events", sampleTime + 20, { build: "20H115" });
  });
  return { kind: "ios_filesystem", path: "private/var/Keychains/Analytics/ckks_analytics.db", bytes };
}
