import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { jsonLists } from "../exports/person.ts";
import type { Deterministic } from "../random.ts";
import { iso, minutes } from "../time.ts";
import { writeDatabase } from "../writers/sqlite-writer.ts";
import { whatsAppCrypt15 } from "../writers/whatsapp-crypt-writer.ts";
import type { CaseExpectation, CasePlan, CaseTruth, PracticeCase } from "./case.ts";
import { daytime, number, some } from "./choose.ts";
import { someone } from "./people.ts";

/**
 * A phone that is gone: what is left of it are its owner's accounts and a backup of messages, all in one folder. The
 * domains are published; texts, senders and times are invented.
 */
export const accountsAndMessages: PracticeCase = {
  id: "accounts-and-messages",
  title: "A phone that is gone",
  summary:
    "The phone was lost. Its owner asked Google and Apple for what they keep, and found an encrypted backup of WhatsApp: one folder with three kinds of evidence. A message led to a published domain, and the account's browser shows a visit.",
  packs: ["amnesty-pegasus"],
  plan,
};

const domains = ["smsmensaje.mx", "unonoticias.net", "network190.com", "fb-accounts.com", "smscentro.com"];

const chatter = [
  "¿Llegaste bien?",
  "Sí, gracias. Mañana hablamos.",
  "Te mando el acta el jueves.",
  "La reunión se mueve a las diez.",
  "Perfecto, allí estaré.",
];
const lures = ["Salió tu nombre en la nota, mira:", "Cita urgente, confirme aquí:", "Te dejaron un documento:"];

interface Story {
  readonly owner: string;
  readonly link: string;
  readonly sender: string;
  readonly sent: number;
  readonly visited: number;
  readonly texts: readonly { readonly text: string; readonly time: number; readonly fromMe: boolean }[];
  readonly lure: string;
}

function plan(random: Deterministic): CasePlan {
  const person = someone(random);
  const sent = daytime(random, "2025-05-05", random.below(30));
  const story: Story = {
    owner: person.name,
    link: `https://${random.pick(domains)}/${number(random, 7)}s/`,
    sender: `3363998012${10 + random.below(80)}`,
    sent,
    visited: sent + minutes(2 + random.below(20)),
    texts: some(random, chatter, chatter.length).map((text, index) => ({
      text,
      time: daytime(random, "2025-04-20", index),
      fromMe: random.below(2) === 0,
    })),
    lure: random.pick(lures),
  };
  const rootKey = Uint8Array.from({ length: 32 }, () => random.below(256));
  const iv = Uint8Array.from({ length: 16 }, () => random.below(256));
  return {
    owner: person.name,
    pieces: [{ write: (folder) => write(folder, story, rootKey, iv) }],
    custody: [],
    truth: truthOf(story),
  };
}

function write(folder: string, story: Story, rootKey: Uint8Array, iv: Uint8Array) {
  const path = join(folder, "handed-in");
  const database = messageStore(story);
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "WhatsApp/Databases/msgstore.db.crypt15": whatsAppCrypt15({ rootKey, database, iv }),
    "Takeout/archive_browser.html": "<html></html>",
    "Takeout/Chrome/History.json": browserHistory(story),
    "Apple/Apple ID Device Information.csv": devices(story),
    "Apple/Apple ID SignOn Information.csv": signOns(story),
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  // The 64 digits that WhatsApp shows its owner.
  return { path, password: Buffer.from(rootKey).toString("hex") };
}

/** Tables of WhatsApp for Android of 2023 to 2025, those that messages need. */
const schema = `
  CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, type INTEGER, raw_string TEXT);
  CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, subject TEXT, created_timestamp INTEGER,
    archived INTEGER, sort_timestamp INTEGER);
  CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT,
    sender_jid_row_id INTEGER, status INTEGER, timestamp INTEGER, received_timestamp INTEGER, message_type INTEGER,
    text_data TEXT, sort_id INTEGER);`;

function messageStore({ texts, lure, link, sender, sent }: Story): Uint8Array {
  const jid = (id: number, user: string) => ({
    _id: id,
    user,
    server: "s.whatsapp.net",
    type: 0,
    raw_string: `${user}@s.whatsapp.net`,
  });
  const message = (id: number, chat: number, fromMe: boolean, time: number, text: string) => ({
    _id: id,
    chat_row_id: chat,
    from_me: fromMe ? 1 : 0,
    key_id: `SYNTHETIC${id}`,
    sender_jid_row_id: 0,
    status: 0,
    timestamp: time,
    received_timestamp: time + 400,
    message_type: 0,
    text_data: text,
    sort_id: id,
  });
  const known = texts.map(({ text, time, fromMe }, index) => message(index + 1, 1, fromMe, time, text));
  const chat = (id: number) => ({
    _id: id,
    jid_row_id: id,
    created_timestamp: sent,
    archived: 0,
    sort_timestamp: sent,
  });
  return writeDatabase({
    schema,
    tables: [
      { name: "jid", rows: [jid(1, "33639980111"), jid(2, sender)] },
      { name: "chat", rows: [chat(1), chat(2)] },
      { name: "message", rows: [...known, message(texts.length + 1, 2, false, sent, `${lure} ${link}`)] },
    ],
  });
}

function browserHistory({ link, visited }: Story): string {
  const visit = (url: string, title: string, time: number) => ({
    page_transition: "LINK",
    title,
    url,
    client_id: "SYNTHETIC",
    time_usec: time * 1000,
  });
  return jsonLists({
    "Browser History": [
      visit("https://example.org/receta-inventada", "Receta inventada", visited - minutes(300)),
      visit(link, "", visited),
      visit("https://example.net/tiempo", "El tiempo inventado", visited + minutes(40)),
    ],
  });
}

const sqlTime = (time: number): string => iso(time).slice(0, 19).replace("T", " ");

function devices({ owner, sent }: Story): string {
  const head = "Device Name,Device Added Date,Device Serial Number,Device Model,Device OS Version";
  const [first = ""] = owner.split(" ");
  const own = `iPad of ${first},${sqlTime(sent - minutes(500_000))},SYNTHETIC0301,iPad,17.6`;
  return [head, own, `MacBook,${sqlTime(sent + minutes(4_000))},SYNTHETIC0302,MacBook Air,14.5`, ""].join("\n");
}

function signOns({ sent }: Story): string {
  const signOn = (time: number, application: string, ip: string) => `${sqlTime(time)},${application},${ip}`;
  return [
    "Logged In Date,Application,IP Address",
    signOn(sent - minutes(90), "iCloud", "192.0.2.30"),
    signOn(sent + minutes(4_000), "Apple ID account page", "198.51.100.30"),
    "",
  ].join("\n");
}

function truthOf({ link, sent, visited }: Story): CaseTruth {
  const host = new URL(link).hostname;
  const found = (id: string, says: string, more: Partial<CaseExpectation>): CaseExpectation => ({
    id,
    says,
    rule: "^indicator\\.",
    classes: ["targeting"],
    atLeast: "high",
    contains: [host],
    tool: "Pegasus",
    ...more,
  });
  return {
    mustFind: [
      found("lure", "A message of the backup links to a published domain.", {
        artifact: "android.whatsapp",
        time: iso(sent),
      }),
      found("visit", "The account's browser shows a visit of that domain, some minutes later.", {
        classes: ["targeting", "attempt"],
        artifact: "account.google_chrome_history",
        time: iso(visited),
      }),
    ],
    mustNotClaim: [
      { why: "no record tells that a program ran", classes: ["execution", "surveillance_app"], above: "low" },
      { why: "nothing tells of an extraction", classes: ["extraction"], above: "low" },
      { why: "a visited page does not show what became of the phone", text: "\\b(infect|compromis|successful)" },
      { why: "an account's device is not the phone", value: "SYNTHETIC0302", above: "low" },
    ],
    unresolved: [],
  };
}
