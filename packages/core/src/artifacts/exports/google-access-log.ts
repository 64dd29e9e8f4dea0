import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { type CsvFields, tableRows } from "./csv-export.ts";

/**
 * Which addresses and programs used a Google account, and which devices. Two layouts of each table: columns are found by
 * their names, which are in English whatever the account's language is.
 */
export const googleAccessLog = defineArtifact({
  id: "account.google_access_log",
  title: "Accesses to a Google account",
  platform: "account",
  versions: "Takeout: Access Log Activity",
  where: { account_export: ["**/*.csv"] },
  shapes: ["google_access_log", "google_access_devices"],
  kinds: ["sign_in", "other_device"],
  timeBasis: "utc",
  reach: "accesses of about six months; devices of the last weeks",
  references: ["abrignoni/RLEAPP: takeoutAccessLogActivity.py, both layouts"],
  view: { type: "table", columns: ["time", "service", "event", "ip", "country", "user_agent", "device"] },
  async *read(input) {
    const known = (names: ReadonlySet<string>) =>
      names.has("activity timestamp") || (names.has("device type") && names.has("brand name"));
    for await (const row of tableRows(input, known)) {
      yield row.has("activity timestamp") ? access(row) : device(row);
    }
  },
});

function access(row: CsvFields): RecordDraft {
  return {
    kind: "sign_in",
    time: row.time("Activity Timestamp"),
    locator: row.locator,
    service: row.text("Product Name") ?? "Google",
    account: row.text("Gaia ID", "GAIA ID"),
    event: row.text("Activity Type"),
    ip: row.text("IP Address"),
    user_agent: row.text("User Agent String"),
    device: row.text("Device Model", "Device Type"),
    country: row.text("Activity Country", "Country Code"),
    location: [row.text("Activity City", "City"), row.text("Activity Region")].filter(Boolean).join(", ") || null,
    details: row.details(
      "Activity Timestamp",
      "Product Name",
      "Gaia ID",
      "Activity Type",
      "IP Address",
      "User Agent String",
    ),
  };
}

/** The older layout has the last place as a text of several lines in one cell: `Country ISO: FR`, `Last Activity Time: …`. */
function device(row: CsvFields): RecordDraft {
  const last = row.text("Device Last Location") ?? "";
  const written = /Last Activity Time:\s*(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)/.exec(last)?.[1];
  const seen = row.time("Last Activity Timestamp", "Device Last Activity Timestamp") ?? row.timeOf(written);
  const first = row.time("First Activity Timestamp", "Device First Activity Timestamp");
  return {
    kind: "other_device",
    time: seen ?? first,
    locator: row.locator,
    name: row.text("User Given Name", "Marketing Name"),
    model: [row.text("Brand Name"), row.text("Device Model", "Marketing Name")].filter(Boolean).join(" ") || null,
    os_version: [row.text("OS", "Device OS"), row.text("OS Version")].filter(Boolean).join(" ") || null,
    connection: "account",
    first_seen: first,
    last_seen: seen,
    country: row.text("Country", "Device Last Country") ?? /Country ISO:\s*([A-Z]{2})/.exec(last)?.[1] ?? null,
    details: row.details("Brand Name", "OS", "OS Version"),
  };
}
