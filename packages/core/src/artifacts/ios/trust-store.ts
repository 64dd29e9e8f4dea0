import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import { toPlain } from "../../formats/plist/plain.ts";
import type { Row } from "../../formats/sqlite/database.ts";
import type { DetailValue } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";

export const trustStore = defineArtifact({
  id: "ios.trust_store",
  title: "Root certificates that the phone was told to trust",
  platform: "ios",
  versions: "all",
  where: {
    ios_backup: ["KeychainDomain-TrustStore.sqlite3"],
    ios_filesystem: [
      "private/var/Keychains/TrustStore.sqlite3",
      "private/var/protected/trustd/private/TrustStore.sqlite3",
    ],
  },
  kinds: ["trusted_certificate"],
  recovers: [{ table: "tsettings", identity: ["sha256", "sha1"] }],
  timeBasis: "utc",
  reach: "the certificates that were trusted when the evidence was taken; none of them is dated",
  references: [
    "Apple open source, Security, SecTrustStoreServer.c: tsettings(sha1 or sha256, subj, tset, data)",
    "KeychainDomain-TrustStore.sqlite3 in a backup of iOS 14",
  ],
  view: { type: "table", columns: ["name", "organization", "certificate_hashes"] },

  async *read(input) {
    const db = await input.sqlite();
    const rows = db.select({
      from: ["tsettings", "t"],
      columns: { subject: "t.subj", settings: "t.tset", certificate: "t.data", sha1: "t.sha1", sha256: "t.sha256" },
    });
    for (const row of rows) {
      const subject = row.bytes("subject");
      const settings = settingsOf(row, input);
      yield {
        kind: "trusted_certificate",
        locator: { table: "tsettings", rowid: row.rowid },
        name: subject && subjectPart(subject, commonName),
        organization: subject && subjectPart(subject, organizationName),
        certificate_hashes: hashesOf(row, input),
        details: settings === undefined ? {} : { trust_settings: settings },
      };
    }
  },
});

/** Of the certificate itself; where it is not kept, those that the row is found by. */
function hashesOf(row: Row, input: ArtifactInput): string[] {
  const certificate = row.bytes("certificate");
  if (certificate && certificate.length > 0) return [input.hash(certificate), input.hash(certificate, "sha1")];
  return [row.bytes("sha256"), row.bytes("sha1")].flatMap((bytes) => (bytes && bytes.length > 0 ? [hex(bytes)] : []));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What the certificate is trusted for, a property list; an empty list stands for everything. */
function settingsOf(row: Row, input: ArtifactInput): DetailValue | undefined {
  const data = row.bytes("settings");
  if (data === null || data.length === 0) return undefined;
  try {
    return toPlain(parsePlist(data));
  } catch (error) {
    if (!(error instanceof FormatError || error instanceof LimitError)) throw error;
    input.problem("value", `what it is trusted for cannot be read: ${error.message}`, {
      table: "tsettings",
      rowid: row.rowid,
    });
    return undefined;
  }
}

/** Object identifiers of X.520 in DER: 2.5.4.3 and 2.5.4.10. */
const commonName = [0x06, 0x03, 0x55, 0x04, 0x03];
const organizationName = [0x06, 0x03, 0x55, 0x04, 0x0a];
/** DER's string types that names are written in: UTF8String, PrintableString, TeletexString, IA5String. */
const stringTypes: ReadonlySet<number> = new Set([0x0c, 0x13, 0x14, 0x16]);

/** A part of a subject (RFC 5280, Name): its identifier, then a string of less than 128 bytes. */
function subjectPart(subject: Uint8Array, identifier: readonly number[]): string | null {
  for (let at = 0; at + identifier.length + 2 <= subject.length; at++) {
    if (!identifier.every((byte, index) => subject[at + index] === byte)) continue;
    const start = at + identifier.length + 2;
    const [type = 0, length = 0] = subject.subarray(start - 2, start);
    if (!stringTypes.has(type) || length >= 0x80 || start + length > subject.length) continue;
    return new TextDecoder().decode(subject.subarray(start, start + length));
  }
  return null;
}
