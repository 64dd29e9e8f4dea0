import {
  numberField,
  objectsField,
  type PostboxObject,
  textField,
  textsIn,
  typeOf,
} from "../../formats/postbox/coder.ts";
import { mediaEntry, mediaKey } from "../../formats/postbox/message.ts";
import type { Database } from "../../formats/sqlite/database.ts";
import type { ReportValue } from "../recovered.ts";
import type { Details } from "../rows.ts";
import { attempt, decoded } from "./telegram-peers.ts";

/** What is told of one thing that a message brings along. */
export interface TelegramMedia {
  /** Of a file its name, else its type; of a picture that it is one. */
  readonly name?: string;
  readonly urls: readonly string[];
  readonly details: Details;
}

const image = typeOf("TelegramMediaImage");
const file = typeOf("TelegramMediaFile");
const action = typeOf("TelegramMediaAction");
const map = typeOf("TelegramMediaMap");
const named: ReadonlyMap<number, string> = new Map(
  [
    ["TelegramMediaContact", "contact"],
    ["TelegramMediaPoll", "poll"],
    ["TelegramMediaDice", "dice"],
    ["TelegramMediaGame", "game"],
    ["TelegramMediaInvoice", "invoice"],
    ["TelegramMediaStory", "story"],
    ["TelegramMediaExpiredContent", "expired content"],
    ["TelegramMediaUnsupported", "content that the app did not know"],
  ].map(([name = "", word = ""]) => [typeOf(name), word]),
);

/** `_rawValue` of what happened in a conversation. Source: iLEAPP telegramMesssages.py. */
const actions: readonly string[] = [
  "unknown",
  "group created",
  "members added",
  "members removed",
  "photo updated",
  "title updated",
  "pinned message updated",
  "joined by link",
  "channel migrated from group",
  "group migrated to channel",
  "history cleared",
  "screenshot taken",
  "time after which messages disappear changed",
  "game score",
  "phone call",
  "payment sent",
  "custom text",
  "access of a bot's domain granted",
  "secure values sent to a bot",
  "joined Telegram",
  "phone number asked for",
  "proximity reached",
  "group call",
  "invited to a group call",
  "theme set",
  "joined by request",
  "data of a web view",
  "gift of premium",
  "topic created",
  "topic edited",
  "profile photo suggested",
];

export function mediaOf(object: PostboxObject): TelegramMedia {
  const urls = [...textsIn(object)].filter((text) => /^https?:\/\//i.test(text));
  if (object.type === image) return { name: "photo", urls, details: {} };
  if (object.type === file) return { name: fileName(object) ?? "file", urls, details: fileDetails(object) };
  if (object.type === action) return { urls, details: { system_event: actionOf(object) } };
  if (object.type === map) return { urls, details: placeOf(object) };
  const word = named.get(object.type);
  return { urls, details: word === undefined ? {} : { media: word } };
}

function fileName(object: PostboxObject): string | null {
  for (const attribute of objectsField(object, "at")) {
    const name = textField(attribute, "fn");
    if (name !== null) return name;
  }
  return textField(object, "mt");
}

function fileDetails(object: PostboxObject): Details {
  const details: Details = {};
  const type = textField(object, "mt");
  const size = object.fields.get("s");
  if (type !== null) details["mime_type"] = type;
  if (typeof size === "number" || typeof size === "bigint") details["size"] = Number(size);
  return details;
}

function actionOf(object: PostboxObject): string {
  const raw = numberField(object, "_rawValue");
  return actions[raw ?? 0] ?? `event of type ${raw}`;
}

function placeOf(object: PostboxObject): Details {
  const latitude = numberField(object, "la");
  const longitude = numberField(object, "lo");
  return latitude === null || longitude === null ? {} : { place: { latitude, longitude } };
}

/** The table of media that messages name by their number, several the same. Source: MessageMediaTable.swift. */
const mediaTable = "t6";

/** By namespace and number. */
export type TelegramMediaTable = ReadonlyMap<string, TelegramMedia>;

export function mediaName(namespace: number, id: bigint): string {
  return `${namespace} ${id}`;
}

export function readMediaTable(db: Database, report: ReportValue): TelegramMediaTable {
  const media = new Map<string, TelegramMedia>();
  if (!db.has(mediaTable)) return media;
  const rows = db.select({ from: [mediaTable, "m"], columns: { key: "m.key", value: "m.value" }, lookup: true });
  for (const row of rows) {
    const tell = (message: string): void => report(`media ${message}`, { table: mediaTable, rowid: row.rowid });
    const key = row.bytes("key");
    const value = row.bytes("value");
    if (key === null || value === null) continue;
    const place = attempt(() => mediaKey(key), tell);
    const entry = attempt(() => mediaEntry(value), tell);
    const object = entry && decoded(entry, tell);
    if (place && object) media.set(mediaName(place.namespace, place.id), mediaOf(object));
  }
  return media;
}
