import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { type CsvFields, tableRows } from "./csv-export.ts";

/**
 * Devices, sign-ons and requests of an Apple account, as privacy.apple.com gives them: tables with titles and notes around
 * them, times in UTC as databases write them.
 */
export const appleAccount = defineArtifact({
  id: "account.apple_account",
  title: "Devices and sign-ons of an Apple account",
  platform: "account",
  versions: "exports of privacy.apple.com",
  where: { account_export: ["**/*.csv"] },
  shapes: ["apple_devices", "apple_sign_ons", "apple_account"],
  kinds: ["other_device", "sign_in", "account", "log_event"],
  timeBasis: "utc",
  reach: "devices that the account still has; each one's last sign-on",
  references: ["a timeline reader of Apple's exports: columns of Apple ID Device, SignOn and Account Information.csv"],
  view: { type: "table", columns: ["time", "name", "model", "event", "ip", "user_agent"] },
  async *read(input) {
    for await (const row of tableRows(input, (names) => headers.some((name) => names.has(name)))) {
      const record = recordOf(row);
      if (record) yield record;
      else input.problem("value", "a row is not one of the table", row.locator);
    }
  },
});

const headers = ["device added date", "logged in date", "last update date", "request time"];

function recordOf(row: CsvFields): RecordDraft | undefined {
  const { locator } = row;
  if (row.has("device added date")) {
    const added = row.time("Device Added Date");
    if (added === null && row.text("Device Name", "Device Serial Number") === null) return undefined;
    return {
      kind: "other_device",
      time: added,
      locator,
      name: row.text("Device Name"),
      model: row.text("Device Model", "Product Name", "Device Type"),
      device_id: row.text("Device Serial Number", "Device IMEI", "Device UDID"),
      os_version: row.text("Device OS Version", "OS Version"),
      connection: "account",
      first_seen: added,
      last_seen: row.time("Device Last Heartbeat Timestamp"),
      ip: row.text("Device Last Heartbeat IP"),
      details: row.details("Device Name", "Device Added Date"),
    };
  }
  if (row.has("logged in date")) {
    const time = row.time("Logged In Date");
    if (time === null && row.text("Application", "IP Address") === null) return undefined;
    const agent = row.text("Application");
    return {
      kind: "sign_in",
      time,
      locator,
      service: "Apple",
      ip: row.text("IP Address"),
      user_agent: agent,
      details: row.details(),
    };
  }
  if (row.has("request time")) {
    const time = row.time("Request Time");
    const event = row.text("Request Type") ?? "Data & Privacy Request";
    return time === null
      ? undefined
      : { kind: "log_event", time, locator, event, details: row.details("Request Time") };
  }
  const time = row.time("Last Update Date");
  const name = [row.text("First Name"), row.text("Last Name")].filter(Boolean).join(" ") || null;
  const account = row.text("Apple ID", "Apple Account", "Apple ID Email Address", "Email Address");
  if (time === null && account === null) return undefined;
  return { kind: "account", time, locator, service: "Apple", account, name, details: row.details() };
}
