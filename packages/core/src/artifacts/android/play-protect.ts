import type { Row } from "../../formats/sqlite/database.ts";
import { defineArtifact } from "../artifact.ts";
import { tableDetails } from "../rows.ts";
import { appFile } from "./app-files.ts";

export const playProtect = defineArtifact({
  id: "android.play_protect",
  title: "Applications that Google Play services looked at",
  platform: "android",
  versions: "Google Play services",
  where: appFile(["com.google.android.gms"], "databases/gass.db"),
  kinds: ["app"],
  recovers: [{ table: "app_info", identity: ["package_name", "version_code", "digest_sha256"] }],
  timeBasis: "utc",
  reach: "not documented; none of it is dated",
  references: ["ALEAPP installedappsGass.py: gass.db, app_info with the SHA-256 of each application"],
  view: { type: "table", columns: ["app_id", "version", "hashes"] },

  async *read(input) {
    const db = await input.sqlite();
    const details = tableDetails(db, "app_info", "i", {
      except: ["_id", "package_name", "version_code", "digest_sha256"],
      withoutZeros: true,
    });
    const rows = db.select({
      from: ["app_info", "i"],
      columns: { app: "i.package_name", version: "i.version_code", digest: "i.digest_sha256", ...details.columns },
    });
    for (const row of rows) {
      yield {
        kind: "app",
        locator: { table: "app_info", rowid: row.rowid },
        app_id: row.text("app"),
        version: row.text("version"),
        hashes: digestsOf(row),
        details: details.read(row),
      };
    }
  },
});

/** 64 hexadecimal digits, or the 32 bytes that they stand for. */
function digestsOf(row: Row): string[] {
  const stored = row.raw("digest");
  if (stored instanceof Uint8Array)
    return stored.length === 32 ? [Array.from(stored, (byte) => byte.toString(16).padStart(2, "0")).join("")] : [];
  const text = row.text("digest")?.toLowerCase();
  return text !== undefined && /^[0-9a-f]{64}$/.test(text) ? [text] : [];
}
