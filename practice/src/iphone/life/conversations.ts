import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import { plist } from "../../plist.ts";
import { Deterministic } from "../../random.ts";
import { at, macSeconds } from "../../time.ts";
import { attributedBody } from "../../writers/typedstream-writer.ts";
import type { SmsMessage } from "../databases/sms.ts";
import type { WhatsAppChat, WhatsAppMessage } from "../databases/whatsapp.ts";
import { type Acquaintance, acquaintances, fullName, jidOf, type Language } from "./people.ts";
import { phrases, serviceMessages } from "./phrases.ts";

const from = at("2025-02-03T07:30:00Z");
const until = at("2025-09-18T19:00:00Z");

interface Said {
  readonly time: number;
  readonly fromMe: boolean;
  readonly text: string;
}

/** Exchanges of one to four messages each, minutes apart, spread over the months. */
function talk(language: Language, count: number, random: Deterministic): Said[] {
  const said: Said[] = [];
  const pool = phrases[language];
  while (said.length < count) {
    let time = daytime(from + random.below(until - from), random);
    let fromMe = random.below(3) === 0;
    const length = Math.min(1 + random.below(4), count - said.length);
    for (let n = 0; n < length; n++) {
      said.push({ time, fromMe, text: random.pick(fromMe ? pool.from : pool.to) });
      time += 20_000 + random.below(400_000);
      fromMe = !fromMe;
    }
  }
  return said.sort((a, b) => a.time - b.time);
}

/** The same day between seven in the morning and half past nine in the evening, UTC. */
function daytime(ms: number, random: Deterministic): number {
  return Math.floor(ms / 86_400_000) * 86_400_000 + 7 * 3_600_000 + random.below(14.5 * 3_600_000);
}

/** Ordinary messages of sms.db, in order of time. */
export function ordinaryMessages(): SmsMessage[] {
  const messages: SmsMessage[] = [];
  for (const one of acquaintances) {
    if (!one.writes || one.writes.in === "WhatsApp") continue;
    const random = new Deterministic(`messages of ${one.first}`);
    const service = one.writes.in;
    for (const said of talk(one.language, one.writes.count, random)) {
      // Modern Messages leaves `text` empty in part of the rows.
      const body = service === "SMS" ? "text" : random.below(4) === 0 ? "attributed" : "both";
      messages.push({ ...said, service, handle: one.phone, body });
    }
  }
  const random = new Deterministic("service messages");
  for (let n = 0; n < 36; n++) {
    const { sender, text } = random.pick(serviceMessages);
    const time = daytime(from + random.below(until - from), random);
    messages.push({ time, service: "SMS", handle: sender, fromMe: false, text, body: "text" });
  }
  messages.push(...groupMessages(), ...particularMessages(), ...changedMessages());
  return messages.sort((a, b) => a.time - b.time);
}

export const familyGroup = "Famille 🍋";

function groupMessages(): SmsMessage[] {
  const random = new Deterministic("family group");
  const members = familyMembers();
  return talk("fr", 22, random).map((said) => ({
    ...said,
    service: "iMessage" as const,
    group: familyGroup,
    handle: said.fromMe ? null : random.pick(members),
    body: "both" as const,
  }));
}

export function familyMembers(): string[] {
  return acquaintances.filter((one) => one.last === "Marchetti" || one.first === "Maman").map((one) => one.phone);
}

/** One of each unusual kind: edited, a tapback, pictures, a message to oneself. */
function particularMessages(): SmsMessage[] {
  const nadia = acquaintances.find((one) => one.first === "Nadia")?.phone ?? null;
  const edited = at("2025-05-02T10:21:00Z");
  const picture = { mime: "image/heic", uti: "public.heic", size: 1_834_112 };
  return [
    {
      time: edited - 62_000,
      service: "iMessage",
      handle: nadia,
      fromMe: true,
      text: "Rendez-vous à 11h, salle 2",
      body: "both",
      edited,
      summary: editHistory(["Rendez-vous à 10h, salle 2", "Rendez-vous à 11h, salle 2"], edited - 62_000),
    },
    {
      time: edited + 30_000,
      service: "iMessage",
      handle: nadia,
      fromMe: false,
      text: "A aimé « Rendez-vous à 11h, salle 2 »",
      body: "both",
      tapback: 2001,
    },
    {
      time: at("2025-06-07T16:40:11Z"),
      service: "iMessage",
      handle: nadia,
      fromMe: false,
      text: "\uFFFC",
      body: "both",
      attachment: {
        filename: "~/Library/SMS/Attachments/4a/10/5A11A9E0/IMG_2041.heic",
        name: "IMG_2041.heic",
        ...picture,
      },
    },
    {
      time: at("2025-03-19T08:02:44Z"),
      service: "iMessage",
      handle: nadia,
      fromMe: true,
      text: "\uFFFCLes quais ce matin",
      body: "both",
      attachment: {
        filename: "~/Library/SMS/Attachments/1c/12/5A11A9E1/IMG_1877.heic",
        name: "IMG_1877.heic",
        ...picture,
      },
    },
    // Taken back by iCloud: the row stays, the file name does not.
    {
      time: at("2025-02-20T12:00:00Z"),
      service: "iMessage",
      handle: nadia,
      fromMe: false,
      text: "\uFFFC",
      body: "both",
      attachment: { filename: null, name: "IMG_1790.heic", ...picture },
    },
  ];
}

/** Answers, a reaction in the group, and what was taken back or deleted. */
function changedMessages(): SmsMessage[] {
  const nadia = acquaintances.find((one) => one.first === "Nadia")?.phone ?? null;
  const [first = null, second = null] = familyMembers();
  const evening = at("2025-06-20T18:12:00Z");
  const meeting = at("2025-08-11T19:30:00Z");
  const common = { service: "iMessage", body: "both" } as const;
  const withNadia = { ...common, handle: nadia };
  const inFamily = { ...common, group: familyGroup };
  return [
    { ...inFamily, time: evening, handle: first, fromMe: false, text: "On fait les tartes dimanche ?" },
    {
      ...inFamily,
      time: evening + 70_000,
      handle: null,
      fromMe: true,
      text: "Oui, j'apporte les abricots",
      answers: true,
    },
    {
      ...inFamily,
      time: evening + 95_000,
      handle: second,
      fromMe: false,
      text: "A adoré « Oui, j'apporte les abricots »",
      tapback: 2000,
    },
    {
      ...withNadia,
      time: meeting,
      fromMe: false,
      text: "La réunion est déplacée chez Omar, 20h. N'en parle à personne.",
      deleted: true,
    },
    { ...withNadia, time: meeting + 64_000, fromMe: true, text: "Compris. J'efface nos deux messages.", deleted: true },
    {
      ...withNadia,
      time: meeting + 3_600_000,
      fromMe: false,
      text: "",
      retracted: meeting + 3_660_000,
      edited: meeting + 3_660_000,
      summary: writeBinaryPlist(plist({ amc: 1, ust: true, rp: [0], otr: { "0": { lo: 0, le: 18 } } })),
    },
    { ...withNadia, time: meeting + 3_720_000, fromMe: true, text: "Qu'est-ce que tu avais écrit ?" },
    { ...withNadia, time: meeting + 3_800_000, fromMe: false, text: "Rien, mauvaise conversation", answers: true },
  ];
}

function editHistory(texts: readonly string[], first: number): Uint8Array {
  const versions = texts.map((text, index) => ({ t: attributedBody(text), d: macSeconds(first + index * 62_000) }));
  return writeBinaryPlist(
    plist({ amc: 0, ust: true, ec: { "0": versions }, ep: [0], otr: { "0": { lo: 0, le: 26 } } }),
  );
}

/** WhatsApp's chats: one to one, a group, an archived one, and one whose number is hidden behind a LID. */
export function ordinaryChats(): WhatsAppChat[] {
  const chats = acquaintances
    .filter((one) => one.writes?.in === "WhatsApp")
    .map((one): WhatsAppChat => {
      const random = new Deterministic(`chat with ${one.first}`);
      const said = talk(one.language, one.writes?.count ?? 0, random);
      return {
        jid: one.first === "Yanis" ? hiddenIdentity.lid : jidOf(one),
        name: fullName(one),
        messages: said.map((message, index) => dressed(message, index)),
        archived: one.first === "Priya",
      };
    });
  return [...chats, neighbours()];
}

/** The identity under which WhatsApp shows Yanis. */
export const hiddenIdentity = { lid: "204958113377102@lid", phone: "+33639980108" } as const;

function dressed(message: Said, index: number): WhatsAppMessage {
  if (index % 11 === 7) {
    const media = {
      path: `Media/33639980107/${index}/IMG-${index}.jpg`,
      url: `https://mmg.whatsapp.net/v/t62.7118-24/synthetic_${index}.enc`,
      size: 84_000 + index,
    };
    return { ...message, text: null, media };
  }
  const url = /https:\/\/\S+/.exec(message.text)?.[0];
  return url ? { ...message, link: { url, title: "RTVE" } } : message;
}

function neighbours(): WhatsAppChat {
  const random = new Deterministic("neighbours");
  const authors = ["Hugo", "Claire", "Omar"].map((first) => acquaintances.find((one) => one.first === first));
  const present = authors.filter((one): one is Acquaintance => one !== undefined);
  const said = talk("fr", 58, random).map((one) =>
    one.fromMe ? one : { ...one, author: jidOf(random.pick(present)) },
  );
  return {
    jid: "33639980109-1700000000@g.us",
    name: "Voisins du 14 🏠",
    messages: [...said, ...changedInGroup(present.map(jidOf))].sort((a, b) => a.time - b.time),
  };
}

/** An answer, reactions, one that was taken back and two that were deleted. */
function changedInGroup([hugo = "", claire = "", omar = ""]: readonly string[]): WhatsAppMessage[] {
  const leak = at("2025-07-02T20:41:00Z");
  return [
    {
      time: leak,
      fromMe: false,
      author: claire,
      text: "Fuite d'eau au deuxième, le plombier vient à 9h",
      reactions: [
        { by: hugo, emoji: "🙏", time: leak + 30_000 },
        { by: null, emoji: "👍", time: leak + 44_000 },
      ],
    },
    { time: leak + 90_000, fromMe: true, text: "Je lui ouvre la porte", answers: true },
    { time: leak + 180_000, fromMe: false, author: omar, text: null, retracted: true },
    {
      time: leak + 400_000,
      fromMe: false,
      author: omar,
      text: "Le code de la cave a changé, demandez-le moi",
      deleted: true,
    },
    { time: leak + 460_000, fromMe: true, text: "Tu me le donnes demain ?", deleted: true },
  ];
}
