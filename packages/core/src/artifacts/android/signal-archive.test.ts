import { createCipheriv, createHash, createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { field, joined } from "../../../../../practice/src/writers/protobuf-writer.ts";
import { frameStream } from "../../../../../practice/src/writers/signal-archive-writer.ts";
import { type ArtifactReading, readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { androidSignalArchiveSample } from "../../../test/samples/android-signal-archive.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { memorySource } from "../../bytes/source.ts";
import { archiveFrames } from "../../formats/signal-backup/archive-frames.ts";
import { signalArchive } from "./signal-archive.ts";

const time = 1_700_000_000_000_000;
const ms = time / 1000;

const read = (bytes: Uint8Array, path = "main!frames"): Promise<ArtifactReading> =>
  readArtifact(signalArchive, { [path]: bytes }, "message_backup");

describe("frames", () => {
  it("are told with those who wrote them, and without keys", async () => {
    const reading = await read(androidSignalArchiveSample().bytes);
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "account")).toMatchObject([{ account: "owner.01", name: "Me" }]);
    expect(recordsOf(reading, "contact")).toMatchObject([
      { name: "Ana", contact: "+34600111222", details: { blocked: true, aci: "a1a1a1a1-a1a1-a1a1-a1a1-a1a1a1a1a1a1" } },
    ]);
    expect(recordsOf(reading, "conversation")).toMatchObject([
      { contact: "+34600111222", details: { expirationTimerMs: 86_400_000 } },
      { thread: "group 3", name: "Group", archived: true, details: { members: ["+34600111222"] } },
    ]);
    expect(recordsOf(reading, "message")).toMatchObject([
      { time, direction: "incoming", sender: "+34600111222", sender_name: "Ana", text: "hola", message_id: String(ms) },
      {
        direction: "outgoing",
        recipient: "+34600111222",
        text: "first",
        earlier_texts: ["frist"],
        edited: time + 1_000_000,
        reply_to: String(ms),
        urls: ["https://1.example.org/"],
        attachment_names: ["a.jpg"],
        read_time: time + 1_200_000,
      },
      { reaction: "👍", reaction_to: String(ms + 1000), direction: "incoming", sender: "+34600111222" },
      { thread: "group 3", retracted: true },
    ]);
    expect(recordsOf(reading, "call")).toMatchObject([
      { direction: "incoming", answered: false, contact: "+34600111222", details: { call_type: "VIDEO_CALL" } },
    ]);
    expect(JSON.stringify(reading.records)).not.toContain("Key");
  });

  it("of any bytes are read or left out", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...archiveFrames(memorySource(bytes), () => {})].length).toBeLessThanOrEqual(300);
      }),
    );
  });
});

it("the plain export says the same, with numbers as text and bytes as Base64", async () => {
  const lines = [
    { version: "1", backupTimeMs: String(ms), mediaRootBackupKey: "q6urq6s=" },
    {
      recipient: {
        id: "2",
        contact: { aci: "oaGhoaGhoaGhoaGhoaGhoQ==", e164: "34600111222", profileGivenName: "Ana" },
      },
    },
    { chat: { id: "1", recipientId: "2" } },
    {
      chatItem: {
        chatId: "1",
        authorId: "2",
        dateSent: String(ms),
        incoming: { dateReceived: String(ms + 1) },
        standardMessage: {
          text: { body: "hola" },
          reactions: [{ emoji: "x", authorId: "9", sentTimestamp: String(ms) }],
        },
      },
    },
  ];
  const text = `${lines.map((line) => JSON.stringify(line)).join("\n")}\n[]\n{"chatItem"\n`;
  const reading = await read(new TextEncoder().encode(text), "signal-export/main.jsonl");
  expect(recordsOf(reading, "message")).toMatchObject([
    { sender: "+34600111222", text: "hola", message_id: String(ms), locator: { line: 4 } },
    { reaction: "x", direction: "unknown", reaction_to: String(ms) },
  ]);
  expect(recordsOf(reading, "contact")).toMatchObject([{ details: { aci: "a1a1a1a1-a1a1-a1a1-a1a1-a1a1a1a1a1a1" } }]);
  expect(reading.problems.map(({ locator }) => locator)).toEqual([{ line: 5 }, { line: 6 }]);
});

withShared("Signal's own test backups", () => {
  const folder = sharedPath("evidence/real/Signal-Message-Backup-Tests/test-cases");
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".binproto"))
    .map((name) => name.slice(0, -".binproto".length));

  it.each(names)("%s gives what its description says", async (name) => {
    const reading = await read(readFileSync(join(folder, `${name}.binproto`)));
    const told = readFileSync(join(folder, `${name}.txtproto`), "utf8");
    const all = (pattern: RegExp): string[] => [...told.matchAll(pattern)].map((match) => match[1] ?? match[0]);
    const messages = recordsOf(reading, "message").filter(({ reaction }) => reaction === undefined);
    const calls = all(/^ {6}(?:individualCall|groupCall) = /gm);
    const adHoc = all(/^ {2}adHocCall = /gm);
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "call").length).toBe(calls.length + adHoc.length);
    expect(messages.length).toBe(all(/^ {2}chatItem = ChatItem \{/gm).length - calls.length);
    expect(recordsOf(reading, "contact").length).toBe(all(/^ {4}contact = Contact \{/gm).length);
    expect(recordsOf(reading, "conversation").length).toBe(all(/^ {2}chat = Chat \{/gm).length);
    // Reactions of earlier texts are not told again.
    expect(recordsOf(reading, "message").length - messages.length).toBe(all(/^ {8}Reaction \{/gm).length);
    const texts = messages.filter(({ details }) => details?.["type"] === undefined).flatMap(({ text }) => text ?? []);
    expect(texts).toEqual(
      all(
        /^ {4}standardMessage = StandardMessage \{\n(?:(?! {4}\}).*\n)*? {6}text = Text \{\n(?:(?! {6}\}).*\n)*? {8}body = "(.*)"/gm,
      ).map((body) => JSON.parse(`"${body}"`) as string),
    );
    if (calls.length === 0) {
      expect(messages.map(({ message_id }) => message_id)).toEqual(all(/^ {4}dateSent = (\d+)/gm));
    }
  });
});

describe("attachments beside an archive", () => {
  const content = Buffer.from("what the picture shows");
  const key = Buffer.alloc(64, 5);
  const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();
  const name = sha256(Buffer.concat([sha256(content), key])).toString("hex");
  const place = `SignalBackups/files/${name.slice(0, 2)}/${name}`;
  const stored = ((): Buffer => {
    const vector = Buffer.alloc(16, 1);
    const cipher = createCipheriv("aes-256-cbc", key.subarray(0, 32), vector);
    const body = Buffer.concat([vector, cipher.update(Buffer.concat([content, Buffer.alloc(40)])), cipher.final()]);
    return Buffer.concat([body, createHmac("sha256", key.subarray(32)).update(body).digest()]);
  })();
  const locator = joined(field(3, content.length), field(9, key), field(10, sha256(content)));
  const pointer = joined(field(4, "image/jpeg"), field(7, "a.jpg"), field(13, locator));
  const item = joined(
    field(1, 1),
    field(2, 2),
    field(3, ms),
    field(8, field(1, ms)),
    field(11, field(3, field(1, pointer))),
  );
  const frames = frameStream([joined(field(1, 1)), field(4, item)]);
  const main = "SignalBackups/signal-backup-2025-01-01/main!frames";
  const flipped = Uint8Array.from(stored, (byte, at) => (at === 20 ? byte ^ 1 : byte));

  it.each<[string, Record<string, Uint8Array>, string | null, string[]]>([
    ["that is whole", { [place]: stored }, sha256(content).toString("hex"), []],
    ["that is damaged", { [place]: flipped }, null, ["damaged"]],
    ["that is cut off", { [place]: stored.subarray(0, 30) }, null, ["damaged"]],
    ["that is not there", {}, null, []],
  ])("one %s", async (_, files, digest, problems) => {
    const reading = await readArtifact(signalArchive, { [main]: frames, ...files }, "message_backup");
    expect(recordsOf(reading, "attachment")).toMatchObject([
      {
        time,
        direction: "incoming",
        name: "a.jpg",
        mime_type: "image/jpeg",
        size: content.length,
        sha256: digest,
        path: place in files ? place : null,
        message_id: String(ms),
        details: { in_backup: place in files, plaintextHash: sha256(content).toString("hex") },
      },
    ]);
    expect(reading.problems.map(({ code }) => code)).toEqual(problems);
    expect(JSON.stringify(reading.records)).not.toContain(key.toString("base64").slice(0, 40));
  });
});
