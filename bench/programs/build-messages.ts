/**
 * Phones with many messages in one application: node build-messages.ts sms|whatsapp|signal PATH [MESSAGES]
 * An unencrypted backup of an iPhone, or a file of Signal's for Android (its digits are `digits` below).
 */
import { writeFileSync } from "node:fs";
import { writeBackup } from "../../practice/src/iphone/backup-writer.ts";
import { smsDatabase } from "../../practice/src/iphone/databases/sms.ts";
import { whatsAppChats } from "../../practice/src/iphone/databases/whatsapp.ts";
import { inGroup, inHome, type PhoneFile } from "../../practice/src/iphone/phone-file.ts";
import { signalBackup } from "../../practice/src/writers/signal-backup-writer.ts";
import { writeDatabase } from "../../practice/src/writers/sqlite-writer.ts";
import { signalDigits } from "./signal-digits.ts";

const [application = "", path = "", most = "500000"] = process.argv.slice(2);
const count = Number(most);
const start = Date.UTC(2018, 0, 1);
const now = Date.UTC(2026, 0, 1);

/** People write to 200 others, some far more often than to others; one message in thirty has a link. */
const people = 200;
const messages = Array.from({ length: count }, (_, index) => {
  const random = (index * 2_654_435_761) % 2 ** 32;
  const words = Array.from({ length: 4 + (random % 12) }, (_, at) => `word${(random >>> (at % 17)) % 3000}`);
  if (random % 30 === 0) words.push(`https://h${random % 5000}.example/${index}`);
  return {
    time: start + Math.floor(((now - start) * index) / count),
    person: Math.floor(((random % 1000) / 1000) ** 3 * people),
    fromMe: random % 5 < 2,
    text: words.join(" "),
  };
});

const numberOf = (person: number) => `+336${String(10_000_000 + person)}`;

function smsFile(): PhoneFile {
  const content = smsDatabase(
    messages.map(({ time, person, fromMe, text }, index) => {
      const isNew = index % 10 > 2;
      const service = isNew ? "iMessage" : "SMS";
      return { time, service, handle: numberOf(person), fromMe, text, body: isNew ? "attributed" : "text" };
    }),
    { account: "E:owner@example.org", groups: {}, caller: "+33600000000" },
  );
  return { ...inHome("Library/SMS/sms.db"), content: writeDatabase(content), modified: now };
}

function whatsAppFile(): PhoneFile {
  const byPerson = Map.groupBy(messages, ({ person }) => person);
  const chats = [...byPerson].map(([person, of]) => {
    const jid = `${numberOf(person).slice(1)}@s.whatsapp.net`;
    return { jid, name: `Person ${person}`, messages: of };
  });
  const place = inGroup("group.net.whatsapp.WhatsApp.shared", "ChatStorage.sqlite");
  return { ...place, content: writeDatabase(whatsAppChats(chats)), modified: now };
}

function writeIphone(file: PhoneFile): void {
  const lockdown = { DeviceName: "Phone", ProductType: "iPhone14,5", ProductVersion: "17.5", BuildVersion: "21F79" };
  const uuid = "5A11A9E0-0000-4000-8000-000000000001";
  writeBackup(path, [file], { info: { "Device Name": "Phone", "Product Version": "17.5" }, lockdown, date: now, uuid });
}

/** Tables of 2024, with the columns that are read. */
function signalFile(): Uint8Array {
  return signalBackup({
    digits: signalDigits,
    version: 1,
    tables: [
      {
        name: "message",
        sql: `CREATE TABLE message (_id INTEGER PRIMARY KEY, date_sent INTEGER, date_received INTEGER, thread_id INTEGER,
          from_recipient_id INTEGER, to_recipient_id INTEGER, type INTEGER, body TEXT, read INTEGER, quote_id INTEGER,
          quote_body TEXT, link_previews TEXT, remote_deleted INTEGER, latest_revision_id INTEGER, expires_in INTEGER)`,
        rows: messages.map(({ time, person, fromMe, text }, index) => {
          const [from, to, type] = fromMe ? [1, person + 2, 10485783] : [person + 2, 1, 10485780];
          return [index + 1, time, time + 5, person + 1, from, to, type, text, 1, 0, null, null, 0, null, 0];
        }),
      },
      {
        name: "recipient",
        sql: "CREATE TABLE recipient (_id INTEGER PRIMARY KEY, type INTEGER, e164 TEXT, aci TEXT, profile_joined_name TEXT)",
        rows: Array.from({ length: people + 1 }, (_, one) => [
          one + 1,
          0,
          numberOf(one - 1),
          null,
          `Person ${one - 1}`,
        ]),
      },
      {
        name: "thread",
        sql: "CREATE TABLE thread (_id INTEGER PRIMARY KEY, date INTEGER, meaningful_messages INTEGER, recipient_id INTEGER)",
        rows: Array.from({ length: people }, (_, one) => [one + 1, now, 1, one + 2]),
      },
    ],
  });
}

if (application === "sms") writeIphone(smsFile());
else if (application === "whatsapp") writeIphone(whatsAppFile());
else if (application === "signal") writeFileSync(path, signalFile());
else throw new Error("sms, whatsapp or signal");
