import { toMicroseconds } from "../../formats/time.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { isObject, type JsonFields, objectsOf } from "./json-fields.ts";

type Message = DraftOf<"message">;

const folder = "apps/com.android.providers.telephony/d_f";

/** Types of Telephony.TextBasedSmsColumns: 1 is in the inbox; sent, draft, outbox, failed and queued are one's own. */
const smsOutgoing: ReadonlySet<number> = new Set([2, 3, 4, 5, 6]);
/** PduHeaders: types of addresses. */
const fromAddress = 137;
const toAddresses: ReadonlySet<number> = new Set([129, 130, 151]);
/** PduHeaders: m-send-req and m-retrieve-conf. */
const sendRequest = 128;
const retrieved = 132;

const smsFields: ReadonlySet<string> = new Set(["address", "body", "date", "recipients", "subject"]);
const mmsFields: ReadonlySet<string> = new Set(["mms_body", "date", "sub"]);

export const backupSms = defineArtifact({
  id: "android.backup_sms",
  title: "Messages (SMS and MMS)",
  platform: "android",
  versions: "backups of adb with the application of telephony, Android 6 and later",
  // A backup inside an acquisition is named with it: `backup.ab!apps/…`.
  where: { android_backup: [`**${folder}/*_sms_backup`, `**${folder}/*_mms_backup`] },
  kinds: ["message"],
  timeBasis: "utc",
  reach: "all messages that were not deleted",
  references: [
    "AOSP TelephonyBackupAgent.java: zlib-compressed JSON; date of SMS in milliseconds, of MMS in seconds",
    "AOSP Telephony.java: types of SMS, boxes of MMS; PduHeaders.java: types of addresses",
    "ALEAPP smsmmsBackup.py",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const { source, complete } = await input.inflate();
    if (!complete) input.problem("truncated", "its compressed data are damaged or end too early");
    const isMms = input.file.path.endsWith("_mms_backup");
    let index = -1;
    for (const entry of objectsOf(source, input)) {
      index++;
      // Old backups end with the numbers of the list, which are none of a message.
      if (!entry.has("date")) {
        input.problem("value", "an entry has no date of a message", entry.locator);
        continue;
      }
      yield isMms ? mms(entry, index, input) : sms(entry, index);
    }
  },
});

function sms(entry: JsonFields, index: number): Message {
  const type = entry.integer("type");
  const address = entry.text("address");
  const recipients = entry.has("recipients") ? entry.texts("recipients") : [];
  const others = recipients.length > 0 ? recipients.join(", ") : address;
  const direction = type === 1 ? "incoming" : type !== null && smsOutgoing.has(type) ? "outgoing" : "unknown";
  return {
    kind: "message",
    time: entry.time("date", "unix_ms"),
    locator: { key: String(index) },
    direction,
    service: "SMS",
    thread: others,
    sender: direction === "outgoing" ? null : address,
    recipient: direction === "outgoing" ? others : null,
    text: entry.text("body"),
    subject: entry.has("subject") ? entry.text("subject") : null,
    details: entry.details(smsFields),
  };
}

function mms(entry: JsonFields, index: number, input: ArtifactInput): Message {
  const { from, to } = addressesOf(entry, input);
  const recipients = entry.has("recipients") ? entry.texts("recipients") : [];
  const others = recipients.length > 0 ? recipients.join(", ") : (from ?? to);
  const direction = mmsDirection(entry);
  return {
    kind: "message",
    time: mmsTime(entry, input),
    locator: { key: String(index) },
    direction,
    service: "MMS",
    thread: others,
    sender: direction === "outgoing" ? null : from,
    recipient: to ?? (direction === "outgoing" ? others : null),
    text: entry.text("mms_body"),
    subject: entry.has("sub") ? entry.text("sub") : null,
    details: entry.details(mmsFields),
  };
}

/** The box says where the message lies: 1 inbox, 2 sent, 3 drafts, 4 outbox, 5 failed. Else the type of its PDU does. */
function mmsDirection(entry: JsonFields): string {
  const box = entry.integer("msg_box");
  if (box !== null) return box === 1 ? "incoming" : box >= 2 && box <= 5 ? "outgoing" : "unknown";
  const type = entry.integer("m_type");
  return type === sendRequest ? "outgoing" : type === retrieved ? "incoming" : "unknown";
}

/** Seconds; some phones write milliseconds, which are told by their size. */
function mmsTime(entry: JsonFields, input: ArtifactInput): number | null {
  const date = entry.integer("date");
  if (date === null || date === 0) return null;
  const time = toMicroseconds(date, date > 1e11 ? "unix_ms" : "unix_s");
  if (time === undefined) input.problem("value", "date is not a time", entry.locator);
  return time ?? null;
}

function addressesOf(entry: JsonFields, input: ArtifactInput): { from: string | null; to: string | null } {
  let from: string | null = null;
  const to: string[] = [];
  for (const item of entry.has("mms_addresses") ? entry.list("mms_addresses") : []) {
    if (!isObject(item) || typeof item.address !== "string") {
      input.problem("value", "an entry of mms_addresses is not an address", entry.locator);
      continue;
    }
    const type = Number(item.type);
    // What a phone puts in place of its own number.
    if (item.address === "insert-address-token") continue;
    if (type === fromAddress) from = item.address;
    else if (toAddresses.has(type)) to.push(item.address);
  }
  return { from, to: to.length > 0 ? to.join(", ") : null };
}
