import type { RecordDraft } from "../../records/kinds.ts";
import { isObject, JsonFields } from "../android/json-fields.ts";
import { defineArtifact } from "../artifact.ts";
import { exportValues } from "./json-export.ts";
import { repairedInside } from "./meta-text.ts";

/**
 * Where Facebook and Instagram say that an account was signed in, from which addresses, and on which devices. Facebook
 * names its fields in English; Instagram names them in the account's language, so they are told apart by what they say.
 */
export const metaSignIns = defineArtifact({
  id: "account.meta_sign_ins",
  title: "Sign-ins and devices of Facebook and Instagram accounts",
  platform: "account",
  versions: "Download Your Information, as JSON",
  where: { account_export: ["**/*.json"] },
  shapes: ["meta_sign_ins"],
  kinds: ["sign_in", "other_device"],
  timeBasis: "utc",
  reach: "sign-ins of about two years; devices that are still known",
  references: ["abrignoni/RLEAPP: Facebook and Instagram archives", "datadonation ports: schemas of Meta's JSON"],
  view: { type: "table", columns: ["time", "service", "event", "ip", "user_agent", "device"] },
  async *read(input) {
    for (const { path, value, locator } of exportValues(await input.open(), input, [["*", "*"]])) {
      const whole = repairedInside(value);
      if (!isObject(whole)) {
        input.problem("value", "an entry is not an object", locator);
        continue;
      }
      const fields = new JsonFields(whole, locator, input);
      const list = String(path[0]);
      if (fields.has("string_map_data")) yield instagram(list, fields);
      else yield /devices/.test(list) ? facebookDevice(list, fields) : facebook(list, fields);
    }
  },
});

const facebookTaken = new Set([
  "timestamp",
  "created_timestamp",
  "updated_timestamp",
  "ip_address",
  "ip",
  "user_agent",
  "action",
  "country",
]);

function facebook(list: string, fields: JsonFields): RecordDraft {
  const created = fields.time("created_timestamp", "unix_s");
  return {
    kind: "sign_in",
    time: fields.time("timestamp", "unix_s") ?? created,
    end: fields.time("updated_timestamp", "unix_s"),
    locator: fields.locator,
    service: "Facebook",
    event: fields.text("action") ?? list,
    ip: fields.text("ip_address") ?? fields.text("ip"),
    user_agent: fields.text("user_agent"),
    device: fields.text("device") ?? fields.text("app"),
    country: fields.text("country"),
    location: [fields.text("city"), fields.text("region"), fields.text("location")].filter(Boolean).join(", ") || null,
    details: { list, ...fields.details(facebookTaken) },
  };
}

function facebookDevice(list: string, fields: JsonFields): RecordDraft {
  const first = fields.time("created_timestamp", "unix_s");
  const last = fields.time("updated_timestamp", "unix_s") ?? fields.time("update_time", "unix_s");
  return {
    kind: "other_device",
    time: last ?? first,
    locator: fields.locator,
    name: fields.text("name") ?? fields.text("type"),
    os_version: fields.text("os"),
    connection: "account",
    first_seen: first,
    last_seen: last,
    ip: fields.text("ip_address"),
    details: { list, ...fields.details(facebookTaken), user_agent: fields.text("user_agent") },
  };
}

/** `{title, string_map_data: {"Adresse IP": {value}, "Heure": {timestamp}}}`. */
function instagram(list: string, fields: JsonFields): RecordDraft {
  const entries = fields.object("string_map_data");
  const found: { time: number | null; ip: string | null; agent: string | null } = { time: null, ip: null, agent: null };
  for (const name of entries?.names() ?? []) {
    const entry = entries?.object(name);
    const value = entry?.text("value") ?? null;
    if (entry?.raw("timestamp")) found.time ??= entry.time("timestamp", "unix_s");
    if (value === null) continue;
    if (isAddress(value)) found.ip ??= value;
    else if (/\bInstagram \d|^Mozilla\/|\(.+[;,].+\)/.test(value)) found.agent ??= value;
  }
  const details = { list, ...fields.details(new Set()) };
  const time = found.time ?? (/^\d{4}-/.test(fields.text("title") ?? "") ? fields.isoTime("title") : null);
  if (/devices/.test(list)) {
    const name = found.agent ?? fields.text("title");
    return {
      kind: "other_device",
      time,
      locator: fields.locator,
      name,
      connection: "account",
      last_seen: time,
      details,
    };
  }
  return {
    kind: "sign_in",
    time,
    locator: fields.locator,
    service: "Instagram",
    event: /logout/.test(list) ? "logout" : /password/.test(list) ? "password_change" : "login",
    ip: found.ip,
    user_agent: found.agent,
    details,
  };
}

function isAddress(text: string): boolean {
  return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text) || (/^[0-9a-f:]{3,39}$/i.test(text) && text.split(":").length > 2);
}
