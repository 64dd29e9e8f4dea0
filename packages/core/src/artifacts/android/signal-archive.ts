import type { FrameObject } from "../../formats/signal-backup/archive-frames.ts";
import { archiveFrames } from "../../formats/signal-backup/archive-frames.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { attachmentsOf } from "./signal-archive-media.ts";
import { type ArchivePeople, notePerson } from "./signal-archive-people.ts";
import { chatItem } from "./signal-chat-item.ts";
import { at, flag, id, text, time } from "./signal-frame-values.ts";

export const signalArchive = defineArtifact({
  id: "android.signal_archive",
  title: "Signal messages and calls in archives",
  platform: "android",
  versions: "Signal Backups of Android and iOS (2025 and later), and Signal's export without encryption (main.jsonl)",
  where: { message_backup: ["**/main!frames", "**/main.jsonl"], files: ["**/main.jsonl"] },
  kinds: ["message", "attachment", "conversation", "call", "contact", "account"],
  timeBasis: "utc",
  reach: "since the app was set up; messages that disappear soon are not in backups",
  references: [
    "libsignal rust/message-backup, backup.proto: frames and their order",
    "Signal-Message-Backup-Tests: every kind of frame with what it holds",
    "signal-backup-decrypt, README: attachments beside the archive",
    "signalbackup-tools #382: main.jsonl has the same frames as JSON",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender" },

  async *read(input) {
    const people: ArchivePeople = { recipients: new Map(), chats: new Map(), byAccount: new Map() };
    for await (const { frame, locator } of framesOf(input)) yield* recordsOf(frame, locator, people, input);
  },
});

interface Located {
  readonly frame: FrameObject;
  readonly locator: Locator;
}

async function* framesOf(input: ArtifactInput): AsyncGenerator<Located> {
  if (input.file.path.endsWith(".jsonl")) {
    yield* jsonFrames(input);
    return;
  }
  const frames = archiveFrames(await input.open(), (code, message, offset, length) =>
    input.problem(code, message, { offset, length }),
  );
  for (const { frame, at: offset, length } of frames) yield { frame, locator: { offset, length } };
}

async function* jsonFrames(input: ArtifactInput): AsyncGenerator<Located> {
  for (const { number, text: line } of await input.lines()) {
    const locator = { line: number };
    if (line.trim() === "") continue;
    const frame = parsed(line);
    if (frame) yield { frame, locator };
    else input.problem("damaged", "the line is no JSON object", locator);
  }
}

function parsed(line: string): FrameObject | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as FrameObject) : undefined;
  } catch {
    return undefined;
  }
}

async function* recordsOf(
  frame: FrameObject,
  locator: Locator,
  people: ArchivePeople,
  input: ArtifactInput,
): AsyncGenerator<RecordDraft> {
  const [account, recipient, chat, item, call] = ["account", "recipient", "chat", "chatItem", "adHocCall"].map((name) =>
    at(frame, name),
  );
  if (account) yield accountOf(account, locator);
  if (recipient) yield* notePerson(recipient, locator, people);
  if (chat) yield conversation(chat, locator, people);
  if (item) {
    yield* chatItem(item, locator, people, (message) => input.problem("value", message, locator));
    yield* attachmentsOf(item, locator, people, input);
  }
  if (call) {
    yield {
      kind: "call",
      time: time(call, "callTimestamp"),
      locator,
      direction: "unknown",
      service: "Signal",
      contact: people.recipients.get(id(call, "recipientId"))?.address ?? null,
      details: { call_type: "call link" },
    };
  }
}

function accountOf(account: FrameObject, locator: Locator): RecordDraft {
  const names = [text(account, "givenName"), text(account, "familyName")].filter((name) => name);
  return {
    kind: "account",
    locator,
    service: "Signal",
    account: text(account, "username"),
    name: names.length > 0 ? names.join(" ") : null,
  };
}

function conversation(chat: FrameObject, locator: Locator, people: ArchivePeople): RecordDraft {
  const recipient = people.recipients.get(id(chat, "recipientId"));
  if (recipient) people.chats.set(id(chat, "id"), recipient);
  const expires = time(chat, "expirationTimerMs");
  return {
    kind: "conversation",
    locator,
    thread: recipient?.address ?? null,
    name: recipient?.name ?? null,
    service: "Signal",
    contact: recipient?.address ?? null,
    archived: flag(chat, "archived"),
    details: {
      ...(expires === null ? {} : { expirationTimerMs: expires / 1000 }),
      ...(recipient?.members ? { members: recipient.members.map((member) => memberName(member, people)) } : {}),
    },
  };
}

function memberName(account: string, people: ArchivePeople): string {
  return people.byAccount.get(account)?.address ?? account;
}
