import type { ByteSource } from "../../bytes/source.ts";
import { chatHead } from "../../formats/chat-lines.ts";

interface Shape {
  /** Of the file. */
  readonly name: RegExp;
  /** Its text. */
  readonly begins: RegExp | ((text: string) => boolean);
  /** Something that stands in its beginning. */
  readonly has?: RegExp;
}

/**
 * What a file of an account export is, told by how it begins: its name and folder are in the language of the account.
 * Shapes as those who wrote readers of them state: google_takeout_parser, CarlosBergillos/LocationHistoryFormat,
 * dawarich (Google); RLEAPP (access log, Play); timeline readers of the Apple and Facebook exports; Telegram Desktop's
 * export_output_json.cpp; RFC 5545, 6350, 4155, 5322.
 */
const shapes = {
  google_records: { name: /\.json$/i, begins: /^\{\s*"locations"\s*:/ },
  google_semantic: { name: /\.json$/i, begins: /^\{\s*"timelineObjects"\s*:/ },
  google_timeline: {
    name: /\.json$/i,
    begins: /^\{\s*"(?:semanticSegments|rawSignals|userLocationProfile|timelineEdits)"\s*:/,
  },
  google_timeline_list: {
    name: /\.json$/i,
    begins: /^\[\s*\{[^[]*?"(?:startTime|endTime)"\s*:/,
    has: /"(?:visit|activity|timelinePath|timelineMemory)"\s*:/,
  },
  google_location_settings: {
    name: /\.json$/i,
    begins: /^\{\s*"/,
    has: /"deviceSettings"\s*:\s*\[|"hasReportedLocations"\s*:/,
  },
  google_location_encrypted: { name: /Encrypted Backups\.txt$/i, begins: /^/ },
  google_activity: {
    name: /\.json$/i,
    begins: /^\[\s*\{\s*"header"\s*:/,
    has: /"(?:titleUrl|products|activityControls)"\s*:/,
  },
  google_activity_page: { name: /\.html?$/i, begins: /^\s*<(?:!doctype|html)/i, has: /\bmdl-(?:grid|cell|shadow)/ },
  google_subscriber: { name: /SubscriberInfo\.html?$/i, begins: /^/ },
  google_change_history: { name: /ChangeHistory\.html?$/i, begins: /^/ },
  google_chrome_history: { name: /\.json$/i, begins: /^\{\s*"[^"]{1,80}"\s*:\s*\[/, has: /"time_usec"\s*:/ },
  google_chrome_devices: {
    name: /\.json$/i,
    begins: /^\{\s*"[^"]{1,80}"\s*:\s*\[/,
    has: /"(?:client_name|last_updated_timestamp)"\s*:/,
  },
  google_play_installs: { name: /\.json$/i, begins: /^\[\s*\{\s*"install"\s*:/ },
  google_play_devices: {
    name: /\.json$/i,
    begins: /^\[\s*\{\s*"device"\s*:/,
    has: /"(?:mostRecentData|deviceRegistrationTime)"/,
  },
  google_access_log: { name: /\.csv$/i, begins: /^(?:[^\n]*,)?"?Activity Timestamp\b/ },
  google_access_devices: { name: /\.csv$/i, begins: /^[^\n]*\bDevice Type\b[^\n]*\bBrand Name\b/ },
  apple_devices: { name: /\.csv$/i, begins: /^(?:[^\n]*\n){0,10}[^\n]*\bDevice Added Date\b/ },
  apple_sign_ons: { name: /\.csv$/i, begins: /^(?:[^\n]*\n){0,10}[^\n]*\bLogged In Date\b/ },
  apple_icloud_usage: { name: /(?:^|\/|!)iCloudUsageData[^/]*\.csv$/i, begins: /^/ },
  apple_account: {
    name: /(?:^|\/|!)(?:Apple (?:ID|Account) Account Information|Data & Privacy Request History)\.csv$/i,
    begins: /^/,
  },
  apple_known_networks: { name: /KnownNetworks\.xml$/i, begins: /^/ },
  apple_recents: { name: /(?:^|\/|!)Recents\.xml$/i, begins: /^/ },
  telegram: {
    name: /\.json$/i,
    begins: /^\{\s*"(?:about|personal_information|chats|name|type|id|messages|sessions)"\s*:/,
    has: /"date_unixtime"\s*:|"personal_information"\s*:\s*\{\s*"user_id"|"type"\s*:\s*"(?:personal_chat|bot_chat|saved_messages|replies|verify_codes|(?:private|public)_(?:supergroup|group|channel))"/,
  },
  meta_messages: {
    name: /\.json$/i,
    begins: /^\{\s*"(?:participants|messages)"\s*:\s*\[/,
    has: /"sender_name"\s*:|"participants"\s*:\s*\[\s*\{\s*"name"/,
  },
  meta_sign_ins: {
    name: /\.json$/i,
    begins:
      /^\{\s*"(?:(?:account_activity|account_accesses|used_ip_address|recognized_devices|active_sessions|mobile_devices|login_protection_data)(?:_v2)?|devices_devices|account_history_(?:login|logout|password_change)_history)"\s*:/,
  },
  whatsapp_chat: { name: /\.txt$/i, begins: beginsAsChat },
  calendar: { name: /\.ics$/i, begins: /^\s*BEGIN:VCALENDAR/i },
  contact_card: { name: /\.(?:vcf|vcard)$/i, begins: /^\s*BEGIN:VCARD/i },
  mailbox: { name: /\.mbox$/i, begins: /^From \S/ },
  mail: { name: /\.eml$/i, begins: /^[!-9;-~]{1,78}:/ },
} as const satisfies Record<string, Shape>;

export type ExportShape = keyof typeof shapes;

/** Where an export's file may tell what it is: pages of Google begin with their style sheets. */
const longestBeginning = 64 * 1024;

/** What a file is, by its name and its first bytes; undefined for one that is of no export that is known. */
export function shapeOf(name: string, source: ByteSource): ExportShape | undefined {
  const named = (Object.keys(shapes) as ExportShape[]).filter((shape) => shapes[shape].name.test(name));
  if (named.length === 0) return undefined;
  const start = new Uint8Array(Math.min(longestBeginning, source.size));
  const text = new TextDecoder().decode(start.subarray(0, source.read(start, 0)));
  return named.find((shape) => {
    const { begins, has }: Shape = shapes[shape];
    return (typeof begins === "function" ? begins(text) : begins.test(text)) && (has?.test(text) ?? true);
  });
}

/** A message of a chat comes first. Lines of logs begin alike: with an ISO date, a blank and seconds. */
function beginsAsChat(text: string): boolean {
  const first = text.split("\n", 5).find((line) => line.trim() !== "") ?? "";
  return chatHead(first) !== undefined && !/^\[?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(first);
}

/** Whether a name is one that files of exports have. */
export function isExportName(name: string): boolean {
  return /\.(?:json|csv|html?|txt|xml|ics|vcf|vcard|mbox|eml)$/i.test(name) && !name.startsWith("._");
}
