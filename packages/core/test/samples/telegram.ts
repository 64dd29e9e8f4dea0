import {
  mediaEntryKey,
  mediaEntryValue,
  messageKey,
  messageValue,
  type PostboxClass,
  peerId,
  postboxObject,
} from "../../../../practice/src/writers/postbox-writer.ts";
import { type DatabaseContent, writeDatabase } from "../../../../practice/src/writers/sqlite-writer.ts";
import { type FileSample, sampleTime } from "./sample.ts";

export const telegramPath = "AppDomainGroup-group.ph.telegra.Telegraph-telegram-data/account-1/postbox/db/db_sqlite";
export const owner = peerId("user", 1n);
export const ana = peerId("user", 100n);
export const bo = peerId("user", 7_000_000_001n);
export const group = peerId("group", 77n);
export const secret = peerId("secret_chat", -5n);

const peers: readonly (readonly [bigint, PostboxClass])[] = [
  [ana, { class: "TelegramUser", fields: { i: ana, fn: "Ana", ln: "Roca", un: "ana", p: "34600111222" } }],
  [bo, { class: "TelegramUser", fields: { i: bo, fn: "Bo", uns: [], bi: null } }],
  [group, { class: "TelegramGroup", fields: { i: group, t: "Neighbours" } }],
  [secret, { class: "TelegramSecretChat", fields: { i: secret, r: ana } }],
];

const reactions: PostboxClass = {
  class: "ReactionsMessageAttribute",
  fields: {
    vl: true,
    r: [{ class: "MessageReaction", fields: { v: "👍", c: 2 } }],
    rp: [{ class: "RecentPeer", fields: { v: "👍", p: bo } }],
  },
};
const reply: PostboxClass = { class: "ReplyMessageAttribute", fields: { i: 1n << 32n, p: ana } };
const edited: PostboxClass = { class: "EditedMessageAttribute", fields: { d: sampleTime + 60, h: 0 } };
const page: PostboxClass = { class: "TelegramMediaWebpage", fields: { u: "https://1.example.org/page" } };
const plan: PostboxClass = {
  class: "TelegramMediaFile",
  fields: { mt: "image/png", s: 900n, at: [{ class: "TelegramMediaFileAttribute", fields: { t: 0, fn: "plan.png" } }] },
};
const place: PostboxClass = { class: "TelegramMediaMap", fields: { la: 41.5, lo: 2.25 } };
const created: PostboxClass = { class: "TelegramMediaAction", fields: { _rawValue: 1, title: "Neighbours" } };

const timestamp = sampleTime;
const messages: readonly (readonly [Uint8Array, Uint8Array])[] = [
  [
    messageKey({ peer: ana, timestamp, id: 1 }),
    messageValue({ text: "see this", incoming: true, author: ana, attributes: [reactions], media: [page] }),
  ],
  [
    messageKey({ peer: ana, timestamp: timestamp + 1, id: 2 }),
    messageValue({ text: "fine", author: owner, attributes: [reply, edited], mediaIds: [[1, 9n]] }),
  ],
  [
    messageKey({ peer: group, timestamp: timestamp + 2, id: 1 }),
    messageValue({
      text: "",
      incoming: true,
      author: bo,
      forwarded: { author: ana, date: timestamp - 5, signature: "Ana" },
      media: [plan],
    }),
  ],
  [
    messageKey({ peer: secret, namespace: 2, timestamp: timestamp + 3, id: 3 }),
    messageValue({ text: "only here", incoming: true, author: ana }),
  ],
  [messageKey({ peer: group, timestamp: timestamp + 4, id: 2 }), messageValue({ text: "", media: [created] })],
];

export const telegramContent: DatabaseContent = {
  schema: `CREATE TABLE t2 (key INTEGER PRIMARY KEY, value BLOB);
    CREATE TABLE t6 (key BLOB PRIMARY KEY, value BLOB);
    CREATE TABLE t7 (key BLOB PRIMARY KEY, value BLOB);`,
  tables: [
    { name: "t2", rows: peers.map(([key, peer]) => ({ key, value: postboxObject(peer) })) },
    { name: "t6", rows: [{ key: mediaEntryKey(1, 9n), value: mediaEntryValue(place) }] },
    { name: "t7", rows: messages.map(([key, value]) => ({ key, value })) },
  ],
};

export function iosTelegramSample(): FileSample {
  return { kind: "ios_backup", path: telegramPath, bytes: writeDatabase(telegramContent) };
}
