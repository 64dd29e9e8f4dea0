import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ObservableCounter } from "@sillage/core/identifiers/collect.ts";
import { namedKinds } from "@sillage/core/identifiers/named-kinds.ts";
import type { RecordDraft } from "@sillage/core/records/kinds.ts";
import type { Message, Thread } from "@sillage/core/workbench/conversations.ts";
import { thingKey } from "@sillage/core/workbench/people.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mergeParts, type RecordSource } from "../../case/merge-records.ts";
import { openRecordPart } from "../../case/record-part.ts";
import { openRecordStore } from "../../commands/export-store.ts";
import { collectIdentifiers } from "../identifiers/collect.ts";
import { identifiersOf } from "./identifiers.ts";
import { linksOf } from "./links.ts";
import { messagesOf } from "./messages.ts";
import { pageOf } from "./pages.ts";
import { placesOf } from "./places.ts";
import { openRecordDb, type RecordDb } from "./record-db.ts";
import { threadAt, threadsOf } from "./threads.ts";

/** What the views of people ask, of a small case with two services. */

const nadia = "+33639980101";
const group = "33639980109-17@g.us";
const minute = 60_000_000;
const start = 1_756_000_000_000_000;

const sms: RecordDraft[] = [
  ...Array.from({ length: 7 }, (_, n) =>
    message(start + n * minute, {
      thread: nadia,
      service: "iMessage",
      message_id: `G${n}`,
      ...(n % 2 === 0 ? { direction: "incoming", sender: nadia } : { direction: "outgoing", recipient: nadia }),
      text: n === 3 ? "À la gare de Genève" : `Number ${n}`,
      ...(n === 4 ? { reply_to: "G3", attachment_names: ["a.jpg"] } : {}),
      ...(n === 5 ? { edited: start + 99 * minute, earlier_texts: ["before"] } : {}),
      ...(n === 6 ? { retracted: true } : {}),
    }),
  ),
  message(start + 8 * minute, {
    thread: nadia,
    direction: "incoming",
    sender: nadia,
    reaction: "❤",
    reaction_to: "G3",
  }),
  message(start + 9 * minute, {
    thread: nadia,
    direction: "incoming",
    sender: nadia,
    reaction: "👍",
    reaction_to: "gone",
  }),
  // No artifact named its conversation.
  message(null, { direction: "incoming", sender: "38200", service: "SMS", text: "Votre colis" }),
];
const whatsApp: RecordDraft[] = [
  message(start + 500 * minute, {
    thread: group,
    service: "WhatsApp",
    direction: "incoming",
    sender: "33639980101@s.whatsapp.net",
    text: "one",
  }),
  message(start + 501 * minute, {
    thread: group,
    service: "WhatsApp",
    direction: "incoming",
    sender: "13055550142@s.whatsapp.net",
    text: "two",
  }),
  message(start + 502 * minute, {
    thread: group,
    service: "WhatsApp",
    direction: "outgoing",
    recipient: group,
    text: "three",
  }),
  {
    kind: "conversation",
    time: null,
    locator: { table: "s", rowid: 1 },
    thread: group,
    name: "Voisins 🏠",
    service: "WhatsApp",
  },
];
const others: RecordDraft[] = [
  { kind: "contact", time: null, locator: { table: "c", rowid: 1 }, name: "Nadia Benyahia", contact: nadia },
  {
    kind: "call",
    time: start + 3000 * minute,
    locator: { table: "z", rowid: 1 },
    direction: "outgoing",
    contact: nadia,
    duration: 4,
  },
  { kind: "web_visit", time: start, locator: { table: "h", rowid: 1 }, url: "https://www.example.org/a" },
  { kind: "attachment", time: start, locator: { table: "a", rowid: 1 }, message_id: "G2", name: "b.pdf" },
];
const places: RecordDraft[] = [
  place(start, {
    place_type: "visit",
    latitude: 48.3,
    longitude: -5,
    accuracy: 20,
    end: start + 60 * minute,
    name: "Phare",
  }),
  place(start + minute, { place_type: "antenna", latitude: 48.4, longitude: -5.1 }),
  place(start + 2 * minute, { place_type: "position", latitude: 480, longitude: 5 }),
  {
    kind: "photo",
    time: null,
    locator: { table: "p", rowid: 1 },
    path: "DCIM/1.HEIC",
    latitude: 48.5,
    longitude: -5.2,
  },
];

function message(
  time: number | null,
  fields: Omit<Extract<RecordDraft, { kind: "message" }>, "kind" | "time" | "locator">,
): RecordDraft {
  return { kind: "message", time, locator: { table: "message", rowid: 1 }, ...fields };
}

function place(
  time: number,
  fields: Omit<Extract<RecordDraft, { kind: "place" }>, "kind" | "time" | "locator">,
): RecordDraft {
  return { kind: "place", time, locator: { table: "l", rowid: 1 }, ...fields };
}

let folder: string;
let db: RecordDb;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sillage-people-"));
  const tasks = [
    ["ios.sms", sms],
    ["ios.whatsapp", whatsApp],
    ["ios.contacts", others],
    ["ios.routined", places],
  ] as const;
  const sources: RecordSource[] = [];
  const part = await openRecordPart(join(folder, "part"));
  for (const [task, [artifact, records]] of tasks.entries()) {
    sources.push({ task, evidence: 0, artifact, file: `${artifact}.db`, sha256: "ab", timeBasis: "utc" });
    for (const [row, record] of records.entries()) part.append(task, row, record);
    await part.flush();
  }
  await part.close();
  await mergeParts(join(folder, "records.duckdb"), [join(folder, "part")], sources);
  db = await openRecordDb(folder);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("threads", () => {
  const brief = ({ thread, name, messages, hits, attachments, others: people }: Thread) => ({
    thread,
    name,
    messages,
    hits,
    attachments,
    people,
  });

  it("are the conversations of all services, the newest first", async () => {
    const { threads, total, services } = await threadsOf(db, { limit: 10 });
    expect(threads.map(brief)).toEqual([
      { thread: group, name: "Voisins 🏠", messages: 3, hits: 3, attachments: 0, people: 2 },
      { thread: nadia, name: "Nadia Benyahia", messages: 9, hits: 9, attachments: 2, people: 1 },
      { thread: "38200", name: null, messages: 1, hits: 1, attachments: 0, people: 1 },
    ]);
    expect(total).toBe(3);
    expect(services).toEqual([
      { service: "SMS", threads: 1 },
      { service: "WhatsApp", threads: 1 },
      { service: "iMessage", threads: 1 },
    ]);
    expect(threads[0]?.participants).toEqual([
      { id: "+13055550142", name: null },
      { id: nadia, name: "Nadia Benyahia" },
    ]);
  });

  it.each([
    [{ text: "geneve" }, [[nadia, 1]]],
    [{ text: "number gare" }, []],
    [
      { who: "benyahia" },
      [
        [group, 3],
        [nadia, 9],
      ],
    ],
    [{ service: "SMS" }, [["38200", 1]]],
  ])("%j", async (asked, expected) => {
    const { threads } = await threadsOf(db, { ...asked, limit: 10 });
    expect(threads.map(({ thread, hits }) => [thread, hits])).toEqual(expected);
  });

  it("come page by page", async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await threadsOf(db, { limit: 1, ...(after === undefined ? {} : { after }) });
      seen.push(...page.threads.map(({ thread }) => thread));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual([group, nadia, "38200"]);
  });

  it("refuses what is no place in a list", async () => {
    await expect(threadsOf(db, { limit: 1, after: "[1]" })).rejects.toThrow("no place in a list");
  });
});

describe("messages", () => {
  const thread = { evidence: 0, artifact: "ios.sms", thread: nadia };
  const texts = (messages: readonly Message[]) => messages.map(({ text, reaction }) => text ?? reaction);

  it("begin with the newest and go back", async () => {
    const newest = await messagesOf(db, { ...thread, limit: 3 });
    expect(texts(newest.messages)).toEqual(["Number 5", "Number 6", "👍"]);
    expect(newest.later).toBeUndefined();
    const before = await messagesOf(db, { ...thread, limit: 10, before: newest.earlier ?? "" });
    expect(texts(before.messages)).toEqual(["Number 0", "Number 1", "Number 2", "À la gare de Genève", "Number 4"]);
    expect(before.earlier).toBeUndefined();
    const after = await messagesOf(db, { ...thread, limit: 10, after: before.later ?? "" });
    expect(texts(after.messages)).toEqual(texts(newest.messages));
  });

  it("open around one", async () => {
    const [found] = (await messagesOf(db, { ...thread, text: "geneve", limit: 5 })).messages;
    const { messages, earlier, later } = await messagesOf(db, { ...thread, limit: 4, at: found?.id ?? "" });
    expect(texts(messages)).toEqual(["Number 1", "Number 2", "À la gare de Genève", "Number 4"]);
    expect([earlier, later].every((one) => one !== undefined)).toBe(true);
  });

  it("say who wrote, what was attached, answered, changed and taken back", async () => {
    const { messages } = await messagesOf(db, { ...thread, limit: 20 });
    expect(messages.map(({ side }) => side).slice(0, 2)).toEqual(["other", "owner"]);
    expect(messages[0]?.sender).toEqual({ id: nadia, name: "Nadia Benyahia" });
    expect(messages[2]?.attachments).toEqual(["b.pdf"]);
    expect(messages[3]?.reactions).toMatchObject([{ what: "❤", side: "other" }]);
    expect(messages[4]).toMatchObject({
      attachments: ["a.jpg"],
      replyTo: { text: "À la gare de Genève", side: "owner" },
    });
    expect(messages[5]).toMatchObject({ edited: start + 99 * minute, earlierTexts: ["before"] });
    expect(messages[6]?.retracted).toBe(true);
    expect(messages[7]).toMatchObject({ reaction: "👍", text: null });
  });

  it("with attachments alone", async () => {
    const { messages } = await messagesOf(db, { ...thread, attachments: true, limit: 20 });
    expect(texts(messages)).toEqual(["Number 2", "Number 4"]);
  });

  it("are those that were changed, when that is asked for", async () => {
    const { messages } = await messagesOf(db, { ...thread, changed: true, limit: 20 });
    expect(messages.map(({ edited, retracted }) => [edited !== null, retracted])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("lead to their conversation", async () => {
    const { messages } = await messagesOf(db, { ...thread, thread: "38200", limit: 9 });
    const byMessage = await threadAt(db, { message: messages[0]?.id ?? "" });
    expect(byMessage).toMatchObject({ artifact: "ios.sms", thread: "38200", messages: 1 });
    expect(await threadAt(db, { place: thread })).toMatchObject({ thread: nadia, messages: 9 });
    await expect(threadAt(db, { message: "99" })).rejects.toThrow("no such conversation");
  });

  it("of another conversation are not among them", async () => {
    const { messages } = await messagesOf(db, { ...thread, thread: "38200", limit: 9 });
    expect(texts(messages)).toEqual(["Votre colis"]);
    await expect(messagesOf(db, { ...thread, limit: 9, at: messages[0]?.id ?? "" })).rejects.toThrow("no such message");
  });
});

describe("identifiers", () => {
  beforeAll(async () => {
    const order = { folder, into: db.identifiersFile, countries: ["FR", "FR"] };
    await collectIdentifiers(order, () => {});
    expect(existsSync(db.identifiersFile)).toBe(true);
    await db.query(`ATTACH '${db.identifiersFile}' AS things (READ_ONLY)`);
  });

  it("are counted under one name, whatever service wrote them", async () => {
    const { identifiers, kinds, countries } = await identifiersOf(db, { order: "most", limit: 1 });
    expect(identifiers).toMatchObject([
      { value: nadia, kind: "phone", name: "Nadia Benyahia", country: "FR", days: 2, artifacts: 3, guessed: true },
    ]);
    expect(kinds).toContainEqual({ kind: "domain", count: 1 });
    expect(countries).toEqual([
      { country: "FR", count: 1 },
      { country: "US", count: 1 },
    ]);
  });

  it("are those of the command, counted alike", async () => {
    const counter = new ObservableCounter();
    const store = await openRecordStore(folder);
    for await (const record of store.all()) counter.add(record, { country: "FR" });
    store.close();
    const { identifiers } = await identifiersOf(db, { order: "value", limit: 1000 });
    const named: readonly string[] = namedKinds;
    const plain = identifiers.filter(({ kind }) => !named.includes(kind));
    const byCommand = counter.list().sort((a, b) => (a.value < b.value ? -1 : 1));
    expect(plain.map(({ name: _1, days: _2, artifacts: _3, ...one }) => one)).toEqual(byCommand);
    expect(byCommand.length).toBeGreaterThan(3);
  });

  it.each([
    [{ kind: "domain" } as const, ["www.example.org"]],
    [{ kind: "number" } as const, ["38200"]],
    [{ country: "US" }, ["+13055550142"]],
    [{ text: "nadia" }, [nadia, "Nadia Benyahia"]],
  ])("%j", async (asked, expected) => {
    const page = await identifiersOf(db, { ...asked, order: "value", limit: 10 });
    expect(page.identifiers.map(({ value }) => value)).toEqual(expected);
    expect(page.total).toBe(expected.length);
  });

  it("lead to the records that name them", async () => {
    const { identifiers } = await identifiersOf(db, { order: "value", limit: 1000 });
    for (const one of identifiers) {
      const conditions = [{ field: "identifier", value: thingKey(one) }];
      const { records } = await pageOf(db, { filter: { conditions }, order: "ascending", limit: 100 });
      expect(records).toHaveLength(one.count);
    }
  });

  it.each(["most", "rarest", "newest", "earliest", "value"] as const)("come page by page, %s first", async (order) => {
    const whole = (await identifiersOf(db, { order, limit: 100 })).identifiers;
    const seen: unknown[] = [];
    let after: string | undefined;
    do {
      const page = await identifiersOf(db, { order, limit: 2, ...(after === undefined ? {} : { after }) });
      seen.push(...page.identifiers);
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(whole);
    expect(whole.length).toBeGreaterThan(4);
  });
});

describe("links", () => {
  it("tell messages and calls; those of a group lead to the group", async () => {
    const { links, people, days } = await linksOf(db, {});
    const told = links.map(({ from, to, messages, calls }) => `${from} → ${to} ${messages}/${calls}`).sort();
    expect(told).toEqual(
      [
        `${nadia} → group:${group} 1/0`,
        `${nadia} → me:0 6/0`,
        `+13055550142 → group:${group} 1/0`,
        "38200 → me:0 1/0",
        `me:0 → ${nadia} 3/1`,
        `me:0 → group:${group} 1/0`,
      ].sort(),
    );
    expect(people[nadia]).toEqual({ name: "Nadia Benyahia", country: "FR" });
    expect(people[`group:${group}`]?.name).toBe("Voisins 🏠");
    expect(days.map(({ count }) => count)).toEqual([12, 1]);
  });

  it("of a day, and of a person", async () => {
    const call = start + 3000 * minute;
    const oneDay = await linksOf(db, { from: call, to: call + 86_400_000_000 });
    expect(oneDay.links).toMatchObject([{ from: "me:0", to: nadia, calls: 1, messages: 0 }]);
    const { links } = await linksOf(db, { around: "+13055550142" });
    expect(links).toHaveLength(1);
  });
});

describe("places", () => {
  it("are positions on earth of all kinds, those without a time last", async () => {
    const { places: found, cut } = await placesOf(db, {});
    expect(cut).toBe(false);
    expect(found).toMatchObject([
      {
        type: "visit",
        latitude: 48.3,
        longitude: -5,
        accuracy: 20,
        end: start + 60 * minute,
        name: "Phare",
        time: start,
      },
      { type: "antenna" },
      { type: "photo", name: "DCIM/1.HEIC" },
    ]);
    expect(found[2]).not.toHaveProperty("time");
  });

  it("of a time", async () => {
    expect((await placesOf(db, { from: start + minute, to: start + 2 * minute })).places).toMatchObject([
      { type: "antenna" },
    ]);
  });
});
