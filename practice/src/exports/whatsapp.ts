import { friend, owner } from "./person.ts";

/** How a region writes a day and a clock in exported chats. */
export interface ChatLayout {
  readonly name: string;
  /** `year`, `month`, `day`, `hour` of 24, `minute`, `second`, all as numbers; gives all that stands before the name. */
  write(when: { year: number; month: number; day: number; hour: number; minute: number; second: number }): string;
}

const two = (value: number): string => String(value).padStart(2, "0");
const half = (hour: number): number => hour % 12 || 12;

export const chatLayouts: readonly ChatLayout[] = [
  {
    name: "iOS, France",
    write: (t) => `[${two(t.day)}/${two(t.month)}/${t.year} ${two(t.hour)}:${two(t.minute)}:${two(t.second)}] `,
  },
  {
    name: "iOS, Germany",
    write: (t) =>
      `[${two(t.day)}.${two(t.month)}.${two(t.year % 100)}, ${two(t.hour)}:${two(t.minute)}:${two(t.second)}] `,
  },
  {
    name: "iOS, United States",
    write: (t) =>
      `[${t.month}/${t.day}/${two(t.year % 100)}, ${half(t.hour)}:${two(t.minute)}:${two(t.second)}\u202f${t.hour < 12 ? "AM" : "PM"}] `,
  },
  {
    name: "iOS, Sweden",
    write: (t) => `[${t.year}-${two(t.month)}-${two(t.day)}, ${two(t.hour)}:${two(t.minute)}:${two(t.second)}] `,
  },
  {
    name: "Android, France",
    write: (t) => `${two(t.day)}/${two(t.month)}/${t.year} à ${two(t.hour)}:${two(t.minute)} - `,
  },
  {
    name: "Android, United Kingdom",
    write: (t) => `${two(t.day)}/${two(t.month)}/${t.year}, ${two(t.hour)}:${two(t.minute)} - `,
  },
  {
    name: "Android, United States",
    write: (t) =>
      `${t.month}/${t.day}/${two(t.year % 100)}, ${half(t.hour)}:${two(t.minute)} ${t.hour < 12 ? "AM" : "PM"} - `,
  },
  {
    name: "Android, India",
    write: (t) =>
      `${two(t.day)}/${two(t.month)}/${two(t.year % 100)}, ${half(t.hour)}:${two(t.minute)} ${t.hour < 12 ? "am" : "pm"} - `,
  },
  {
    name: "Android, Germany",
    write: (t) => `${two(t.day)}.${two(t.month)}.${two(t.year % 100)}, ${two(t.hour)}:${two(t.minute)} - `,
  },
  {
    name: "Android, Mexico",
    write: (t) =>
      `${two(t.day)}/${two(t.month)}/${t.year}, ${half(t.hour)}:${two(t.minute)} ${t.hour < 12 ? "a. m." : "p. m."} - `,
  },
  {
    name: "Android, Netherlands",
    write: (t) => `${two(t.day)}-${two(t.month)}-${t.year} ${two(t.hour)}:${two(t.minute)} - `,
  },
  { name: "Android, Finland", write: (t) => `${t.day}.${t.month}.${t.year} klo ${two(t.hour)}.${two(t.minute)} - ` },
  {
    name: "Android, Japan",
    write: (t) => `${t.year}/${two(t.month)}/${two(t.day)}, ${two(t.hour)}:${two(t.minute)} - `,
  },
  {
    name: "Android, Taiwan",
    write: (t) => `${t.year}/${t.month}/${t.day} ${t.hour < 12 ? "上午" : "下午"}${half(t.hour)}:${two(t.minute)} - `,
  },
  {
    name: "Android, Egypt",
    write: (t) =>
      arabic(
        `\u200f${t.day}\u200f/${t.month}\u200f/${t.year}، ${half(t.hour)}:${two(t.minute)} ${t.hour < 12 ? "ص" : "م"} - `,
      ),
  },
];

function arabic(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
}

/** What is said in the chat, in the order of its times; a null name is of WhatsApp itself. */
export const chatMessages = [
  { day: 3, hour: 0, minute: 8, name: null, text: "\u200eLes messages et les appels sont chiffrés de bout en bout." },
  { day: 3, hour: 9, minute: 15, name: owner.name, text: "Bonjour,\non se voit à 10:30 ?\nLieu : le port" },
  { day: 4, hour: 12, minute: 5, name: friend.name, text: "https://example.org/carte" },
  { day: 9, hour: 23, minute: 59, name: friend.name, text: "\u200e<pièce jointe : 00000004-PHOTO-2023-11-09.jpg>" },
  { day: 9, hour: 23, minute: 59, name: friend.phone, text: "\u200eCe message a été supprimé" },
  { day: 14, hour: 22, minute: 13, name: owner.name, text: "IMG-20231114-WA0001.jpg (fichier joint)\nVoici" },
] as const;

export function chat(layout: ChatLayout, days: (day: number) => number = (day) => day): string {
  const lines = chatMessages.map(({ day, hour, minute, name, text }) => {
    const head = layout.write({ year: 2023, month: 11, day: days(day), hour, minute, second: 0 });
    return head + (name === null ? text : `${name}: ${text}`);
  });
  return `${lines.join("\r\n")}\r\n`;
}
