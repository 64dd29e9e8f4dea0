import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import type { FileSample } from "./sample.ts";

/** A subject's part in DER: its identifier, then a UTF8String. */
function part(identifier: number, text: string): number[] {
  const letters = [...new TextEncoder().encode(text)];
  return [0x06, 0x03, 0x55, 0x04, identifier, 0x0c, letters.length, ...letters];
}

/** The subject of a certificate with a name and an organisation. */
export function subjectOf(name: string, organization: string): Uint8Array {
  return new Uint8Array([...part(10, organization), ...part(3, name)]);
}

export function trustStoreSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE tsettings (sha256 BLOB NOT NULL DEFAULT '', subj BLOB NOT NULL DEFAULT '', tset BLOB, data BLOB,
        uuid BLOB NOT NULL DEFAULT '')`,
    );
    const insert = db.prepare("INSERT INTO tsettings VALUES (?, ?, ?, ?, ?)");
    for (let id = 1; id <= 3; id++) {
      const settings = writeBinaryPlist(id === 1 ? [] : [new Map([["kSecTrustSettingsResult", 3]])]);
      const subject = subjectOf(`ROOT ${id}`, "EXAMPLE");
      insert.run(new Uint8Array([id]), subject, settings, new Uint8Array([0x30, id]), new Uint8Array(1));
    }
  });
  return { kind: "ios_backup", path: "KeychainDomain-TrustStore.sqlite3", bytes };
}
