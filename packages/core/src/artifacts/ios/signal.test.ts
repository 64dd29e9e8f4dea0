import { describe, expect, it } from "vitest";
import { writeDatabase } from "../../../../../practice/src/writers/sqlite-writer.ts";
import { type ArtifactReading, readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { anaAci, boAci, signalContent, signalMs, signalPath } from "../../../test/samples/signal.ts";
import type { Artifact } from "../artifact.ts";
import { signal } from "./signal.ts";
import { signalAttachments } from "./signal-attachments.ts";
import { signalContacts } from "./signal-contacts.ts";

const time = signalMs * 1000;
const group = `${"A".repeat(43)}=`;
const read = (artifact: Artifact, media: "new" | "old" = "new"): Promise<ArtifactReading> =>
  readArtifact(artifact, { [signalPath]: writeDatabase(signalContent(media)) });

describe("messages", () => {
  it("are told with who wrote them, what they answer and what they said before", async () => {
    const reading = await read(signal);
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "message").slice(0, 3)).toMatchObject([
      {
        time,
        locator: { table: "model_TSInteraction", rowid: 1 },
        direction: "incoming",
        thread: "+34600111222",
        sender: "+34600111222",
        sender_name: "Ana Roca",
        text: "see https://1.example.org/",
        urls: ["https://1.example.org/a"],
        message_id: String(signalMs),
        attachment_names: ["us.jpg"],
        retracted: null,
        details: { received: "2023-11-14T22:13:20.500Z", server_time: "2023-11-14T22:13:20.010Z", read: 1 },
      },
      {
        direction: "outgoing",
        sender: null,
        recipient: "+34600111222",
        text: "second",
        reply_to: String(signalMs),
        edited: time + 1_000_000,
        earlier_texts: ["first"],
        details: { state: "sent", quoted_text: "see https://1.example.org/" },
      },
      {
        direction: "incoming",
        thread: group,
        sender: boAci,
        sender_name: "Bo Berg",
        participants: [boAci, "+34600111222"],
        text: null,
        retracted: true,
        attachment_names: ["image/jpeg"],
      },
    ]);
  });

  it("are told apart from what Signal itself says in a conversation", async () => {
    const notices = recordsOf(await read(signal), "message").filter(({ details }) => details?.["system_event"]);
    expect(notices).toMatchObject([
      { direction: "unknown", text: null, details: { system_event: "safety number changed" } },
      { text: "one day", details: { system_event: "time after which messages disappear changed" } },
    ]);
  });

  it("have reactions of their own", async () => {
    const reactions = recordsOf(await read(signal), "message").filter(({ reaction }) => reaction);
    expect(reactions).toMatchObject([
      {
        time: time + 2_500_000,
        thread: "+34600111222",
        sender: "+34600111222",
        reaction: "👍",
        reaction_to: String(signalMs + 1000),
      },
    ]);
  });

  it("have attachments in the older tables too", async () => {
    const messages = recordsOf(await read(signal, "old"), "message");
    expect(messages.map(({ attachment_names: names }) => names ?? [])).toEqual([
      ["us.jpg"],
      ["image/jpeg"],
      ["image/jpeg"],
      [],
      [],
      [],
    ]);
  });
});

it("calls are told with how they ended", async () => {
  expect(recordsOf(await read(signal), "call")).toMatchObject([
    {
      time: time + 3_000_000,
      direction: "incoming",
      contact: "+34600111222",
      answered: false,
      details: { call_type: "video", event: "missed" },
    },
    {
      direction: "outgoing",
      contact: group,
      answered: true,
      details: { call_type: "group", status: "ringing accepted", ended: "2023-11-14T22:14:24Z" },
    },
  ]);
});

it("conversations are told with their people", async () => {
  expect(recordsOf(await read(signal), "conversation")).toMatchObject([
    {
      time: time + 6_000_000,
      thread: "+34600111222",
      name: "Ana Roca",
      contact: "+34600111222",
      message_count: 5,
      archived: false,
      created: time - 5_000_000,
      details: { type: "contact", draft: "not sent" },
    },
    {
      thread: group,
      name: "Neighbours",
      contact: null,
      message_count: 2,
      archived: true,
      details: { type: "group", members: [boAci, "+34600111222"] },
    },
  ]);
});

it("contacts are told with what is known of them", async () => {
  const reading = await read(signalContacts);
  expect(reading.problems).toEqual([]);
  expect(recordsOf(reading, "contact")).toMatchObject([
    {
      name: "Ana Roca",
      contact: "+34600111222",
      details: { aci: anaAci, profile_name: "Ana Profile", about: "busy", note: "neighbour" },
    },
    { name: "Bo Berg", contact: boAci, details: { unregistered: "2023-11-14T22:13:20Z" } },
    { name: null, contact: "+34600111333", details: { pni: "PNI:1" } },
  ]);
});

it.each(["new", "old"] as const)("attachments of the %s tables are told with their message", async (media) => {
  const reading = await read(signalAttachments, media);
  expect(reading.problems).toEqual([]);
  const told = recordsOf(reading, "attachment");
  expect(told).toHaveLength(3);
  expect(told[0]).toMatchObject({
    time,
    direction: "incoming",
    sender: "+34600111222",
    name: "us.jpg",
    mime_type: "image/jpeg",
    size: 900,
    message_id: String(signalMs),
    details: { caption: "us" },
  });
  expect(told[0]?.path).toBe(media === "new" ? "ab/photo" : "ab/1");
});

it("what is archived and cannot be read costs the value", async () => {
  const content = signalContent("new");
  const rows = content.tables.find(({ name }) => name === "model_TSInteraction")?.rows ?? [];
  const broken = { ...rows[0], id: 20, uniqueId: "M20", linkPreview: new Uint8Array([1, 2]), quotedMessage: null };
  const tables = content.tables.map((table) =>
    table.name === "model_TSInteraction" ? { ...table, rows: [...table.rows, broken] } : table,
  );
  const reading = await readArtifact(signal, { [signalPath]: writeDatabase({ ...content, tables } as typeof content) });
  expect(reading.problems).toMatchObject([
    { code: "value", message: "linkPreview is no archive of an object", locator: { rowid: 20 } },
  ]);
  expect(recordsOf(reading, "message").find(({ locator }) => "rowid" in locator && locator.rowid === 20)).toMatchObject(
    {
      text: "see https://1.example.org/",
      urls: [],
    },
  );
});
