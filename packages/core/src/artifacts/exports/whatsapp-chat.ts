import { type ChatHead, chatHead, DateOrders, dayOf, withoutMarks } from "../../formats/chat-lines.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";

/**
 * A chat that somebody exported from WhatsApp: a text of lines, whose times are of the phone's wall clock and written as
 * its region does. Whether days or months come first is asked of the whole chat.
 */
export const whatsAppChat = defineArtifact({
  id: "account.whatsapp_chat",
  title: "Chats exported from WhatsApp",
  platform: "account",
  versions: "exports of Android and iOS phones",
  where: { account_export: ["**/*.txt"] },
  shapes: ["whatsapp_chat"],
  kinds: ["message", "conversation"],
  timeBasis: "device_local",
  reach: "the whole chat: exports with media stop at 10,000 messages, without at 40,000",
  references: [
    "Pustur/whatsapp-chat-parser: forms of dates in its tests",
    "joweich/chat-miner",
    "WhatsApp FAQ: how to export your chat history",
  ],
  view: { type: "conversation", thread: "thread", direction: "direction", text: "text", sender: "sender_name" },
  async *read(input) {
    const { order, certain } = await orderOf(input);
    if (!certain) {
      const read = order === "day_first" ? "days before months" : "months before days";
      input.problem("ambiguous", `nothing tells whether days or months come first in the dates: read as ${read}`);
    }
    const thread = threadOf(input.file.path);
    const names = new Set<string>();
    let count = 0;
    for (const { head, line, text } of messagesOf(await input.lines(), input)) {
      const day = dayOf(head, order);
      if (day === undefined) input.problem("value", "a date is in no calendar", { line });
      count++;
      const message = messageOf(text);
      if (message.sender_name !== undefined && names.size < mostNames) names.add(message.sender_name);
      yield {
        kind: "message",
        time: day === undefined ? null : (day * 86_400 + head.seconds) * 1e6,
        locator: { line },
        service: "WhatsApp",
        thread,
        direction: "unknown",
        ...message,
      };
    }
    if (count === 0) return;
    yield {
      kind: "conversation",
      locator: { line: 1 },
      service: "WhatsApp",
      thread,
      name: thread,
      message_count: count,
      details: { participants: [...names] },
    };
  },
});

const mostNames = 2_000;

async function orderOf(input: ArtifactInput): Promise<DateOrders["order"]> {
  const orders = new DateOrders();
  for (const { text } of await input.lines()) {
    const head = chatHead(text);
    if (head) orders.see(head);
  }
  return orders.order;
}

/** `WhatsApp Chat with X.txt`, or the archive or folder that holds `_chat.txt`. */
function threadOf(path: string): string {
  const [name = "", container = ""] = path.split(/[/!]/).reverse();
  const named = /^_?chat\.txt$/i.test(name) && container !== "" ? container : name;
  return named.replace(/\.(?:txt|zip)$/i, "");
}

/** WhatsApp takes 65,536 characters of a message. */
const longestText = 256 * 1024;

function* messagesOf(lines: Iterable<{ readonly number: number; readonly text: string }>, input: ArtifactInput) {
  let open: { head: ChatHead; line: number; text: string; cut: boolean } | undefined;
  for (const { number, text } of lines) {
    const head = chatHead(text);
    if (head) {
      if (open) yield open;
      open = { head, line: number, text: head.rest, cut: false };
    } else if (!open) {
      if (withoutMarks(text).trim() !== "") input.problem("value", "a line before the first message", { line: number });
    } else if (open.text.length + text.length < longestText) {
      open.text += `\n${text}`;
    } else if (!open.cut) {
      open.cut = true;
      input.problem("limit", "a message is too long; its end is left out", { line: open.line });
    }
  }
  if (open) yield open;
}

type Told = Pick<DraftOf<"message">, "text" | "attachment_names" | "retracted" | "details"> & { sender_name?: string };

/** A name ends at the first colon. What WhatsApp itself says has no name, and often quotes. */
const named = /^([^:"“”«»„\n]{1,100}): ([\s\S]*)$/;

function messageOf(written: string): Told {
  const [, name, said] = named.exec(written) ?? [];
  const sender = name === undefined ? "" : withoutMarks(name).trim();
  const text = withoutMarks(sender === "" ? written : (said ?? "")).trimEnd();
  const attachments = attachmentsOf(text);
  return {
    text,
    ...(sender === "" ? { details: { system: true } } : { sender_name: sender }),
    ...(attachments.length > 0 ? { attachment_names: attachments } : {}),
    ...(sender !== "" && retractions.has(text.replace(/\.$/, "").toLowerCase()) ? { retracted: true } : {}),
  };
}

/** iOS: `<attached: name>`; Android: `name (file attached)`. The words are in the phone's language, the forms are not. */
function attachmentsOf(text: string): string[] {
  const ios = [...text.matchAll(/<[^<>:\n]{2,40}? ?: ([^<>\n]{1,255}\.[a-z0-9]{1,5})>/gi)].map(
    ([, name]) => name ?? "",
  );
  const android = /^([^\n<>()]{1,255}\.[a-z0-9]{1,5}) \([^()\n]{3,60}\)(?:\n|$)/i.exec(text)?.[1];
  return android === undefined ? ios : [android, ...ios];
}

/** What stands in the place of a message that was taken back, in the languages of phones that were seen. */
const retractions: ReadonlySet<string> = new Set([
  "this message was deleted",
  "you deleted this message",
  "ce message a été supprimé",
  "vous avez supprimé ce message",
  "se eliminó este mensaje",
  "eliminaste este mensaje",
  "este mensaje fue eliminado",
  "تم حذف هذه الرسالة",
  "diese nachricht wurde gelöscht",
  "du hast diese nachricht gelöscht",
  "mensagem apagada",
  "esta mensagem foi apagada",
  "لقد حذفت هذه الرسالة",
  "questo messaggio è stato eliminato",
  "hai eliminato questo messaggio",
]);
