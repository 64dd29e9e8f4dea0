import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chat, chatLayouts, chatMessages } from "../../../../../practice/src/exports/whatsapp.ts";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { chatHead } from "../../formats/chat-lines.ts";
import { isoTime } from "../../formats/time.ts";
import { whatsAppChat } from "./whatsapp-chat.ts";

const read = (text: string, path = "WhatsApp Chat with Tarek.txt") =>
  readArtifact(whatsAppChat, { [path]: new TextEncoder().encode(text) }, "account_export");

describe("a chat exported from WhatsApp", () => {
  it.each(chatLayouts.map((layout) => [layout.name, layout] as const))("%s", async (_, layout) => {
    const reading = await read(chat(layout));
    expect(reading.problems).toEqual([]);
    const messages = recordsOf(reading, "message");
    expect(messages.map(({ time }) => (typeof time === "number" ? isoTime(time) : null))).toEqual(
      chatMessages.map(({ day, hour, minute }) => isoTime(Date.UTC(2023, 10, day, hour, minute) * 1000)),
    );
    expect(messages.map(({ sender_name }) => sender_name ?? null)).toEqual(chatMessages.map(({ name }) => name));
    expect(messages[1]?.text).toBe("Bonjour,\non se voit à 10:30 ?\nLieu : le port");
    expect(messages.map(({ attachment_names }) => attachment_names?.[0])).toEqual([
      undefined,
      undefined,
      undefined,
      "00000004-PHOTO-2023-11-09.jpg",
      undefined,
      "IMG-20231114-WA0001.jpg",
    ]);
    expect(messages[4]?.retracted).toBe(true);
    expect(recordsOf(reading, "conversation")[0]).toMatchObject({
      thread: "WhatsApp Chat with Tarek",
      message_count: 6,
    });
  });

  const line = (date: string, text = "Tarek: a") => `${date}, 10:00 - ${text}\n`;
  it.each<[string, string, string[], boolean]>([
    ["a day beyond 12", line("01/02/2023") + line("13/02/2023"), ["2023-02-01", "2023-02-13"], true],
    ["a month second", line("01/02/2023") + line("01/13/2023"), ["2023-01-02", "2023-01-13"], true],
    [
      "time that would run backwards",
      line("01/02/2023") + line("02/02/2023") + line("01/03/2023"),
      ["2023-02-01", "2023-02-02", "2023-03-01"],
      true,
    ],
    ["dots", line("01.02.2023"), ["2023-02-01"], true],
    ["nothing", line("01/02/2023"), ["2023-02-01"], false],
  ])("resolves days and months by %s", async (_, text, expected, certain) => {
    const reading = await read(text);
    expect(recordsOf(reading, "message").map(({ time }) => isoTime(time ?? 0).slice(0, 10))).toEqual(expected);
    expect(reading.problems.map(({ code }) => code)).toEqual(certain ? [] : ["ambiguous"]);
  });

  it("reads American days as American where nothing else settles it, and says so", async () => {
    const reading = await read("1/2/23, 8:05 PM - Tarek: a\n");
    expect(recordsOf(reading, "message").map(({ time }) => isoTime(time ?? 0))).toEqual(["2023-01-02T20:05:00Z"]);
    expect(reading.problems.map(({ message }) => message)).toEqual([
      "nothing tells whether days or months come first in the dates: read as months before days",
    ]);
  });

  it("names the thread by the archive that holds the chat", async () => {
    const text = line("13/02/2023");
    expect(recordsOf(await read(text, "WhatsApp Chat - Tarek.zip!_chat.txt"), "message")[0]?.thread).toBe(
      "WhatsApp Chat - Tarek",
    );
    expect(recordsOf(await read(text, "chats/Tarek/_chat.txt"), "message")[0]?.thread).toBe("Tarek");
  });

  it("takes what WhatsApp says for no one's message", async () => {
    const reading = await read('13/02/2023, 10:00 - Tarek changed the subject to "Port: 10"\n');
    expect(recordsOf(reading, "message")[0]).toMatchObject({
      text: 'Tarek changed the subject to "Port: 10"',
      details: { system: true },
    });
  });

  it("takes any line", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."[]0123/.:, -APM\u200e".split("")) }),
        (text) => void chatHead(text),
      ),
    );
    expect(chatHead("[".repeat(1_000_000))).toBeUndefined();
  });
});

withShared("chats of another reader's tests", () => {
  const folder = ["evidence", "real", "chat-miner", "test", "whatsapp"];
  const names = [
    "test_ddmmyy_24hrs.txt",
    "test_mmddyy_24hrs.txt",
    "test_mmddyyyy_12hrs.txt",
    "test_yyyymmdd_24hrs.txt",
    "test_[mmddyy]_24hrs.txt",
  ];
  it.each(names)("%s", async (name) => {
    const expected = JSON.parse(readFileSync(sharedPath(...folder, "target.json"), "utf8")) as {
      timestamp: string;
      author: string;
      message: string;
    }[];
    const reading = await read(readFileSync(sharedPath(...folder, name), "utf8"));
    expect(reading.problems).toEqual([]);
    const messages = recordsOf(reading, "message").filter(({ sender_name }) => sender_name);
    expect(
      messages.map(({ time, sender_name, text }) => ({
        timestamp: isoTime(time ?? 0).slice(0, 19),
        author: sender_name,
        message: text?.replaceAll("\n", " "),
      })),
    ).toEqual(expected.toReversed());
  });
});
