import { LimitError } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { asMessage, asText, asUnsigned, decodeMessage, first, type Message } from "../../formats/protobuf/decode.ts";
import type { Database } from "../../formats/sqlite/database.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import type { ReportValue } from "../recovered.ts";
import { joinedLimit } from "../rows.ts";
import { type LidNumbers, resolveLids } from "./whatsapp-places.ts";

/**
 * Reactions are no messages of their own: they stand in `ZWAMESSAGEINFO.ZRECEIPTINFO`, a protobuf whose field 7 holds
 * them as its fields 1, each with the id (2) of who reacted, absent for the owner, the emoji (3), empty where it was
 * taken back, and milliseconds (4). Seen in several readers of live databases; one, of a backup of iOS 26, has those of
 * the owner in its fields 2, with the emoji (2) and the time (3).
 */
export function* whatsAppReactions(
  db: Database,
  service: string,
  numbers: LidNumbers,
  report: ReportValue,
): Generator<RecordDraft> {
  if (!db.has("ZWAMESSAGEINFO", "ZRECEIPTINFO")) return;
  const rows = db.select({
    from: ["ZWAMESSAGEINFO", "i"],
    join: [
      ["ZWAMESSAGE", "m", "m.Z_PK = i.ZMESSAGE"],
      ["ZWACHATSESSION", "s", "s.Z_PK = m.ZCHATSESSION"],
    ],
    columns: { info: "i.ZRECEIPTINFO", stanza: "m.ZSTANZAID", chat: "s.ZCONTACTJID" },
  });
  for (const row of rows) {
    const bytes = row.bytes("info");
    if (bytes === null) continue;
    const locator = { table: "ZWAMESSAGEINFO", rowid: row.rowid };
    for (const reaction of reactionsIn(bytes, (message) => report(message, locator))) {
      const { sender, emoji, time } = reaction;
      const lid = resolveLids([sender], numbers);
      yield {
        kind: "message",
        time,
        locator,
        direction: sender === null ? "outgoing" : "incoming",
        service,
        thread: row.text("chat"),
        sender,
        reaction: emoji,
        reaction_to: row.text("stanza"),
        retracted: emoji === "",
        ...(lid ? { details: { lid } } : {}),
      };
    }
  }
}

interface Reaction {
  readonly sender: string | null;
  readonly emoji: string;
  readonly time: number | null;
}

function reactionsIn(bytes: Uint8Array, report: (message: string) => void): Reaction[] {
  const found: Reaction[] = [];
  try {
    for (const list of decodeMessage(bytes).get(7) ?? []) {
      const reactions = asMessage(list);
      for (const entry of [...(reactions?.get(1) ?? []), ...(reactions?.get(2) ?? [])]) {
        const message = asMessage(entry);
        const reaction = message && reactionOf(message);
        if (reaction && found.length < joinedLimit) found.push(reaction);
      }
    }
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    report(`ZRECEIPTINFO cannot be read: ${error.message}`);
  }
  return found;
}

/** Which of the two forms an entry has, its third field says: the emoji, or a time. */
function reactionOf(message: Message): Reaction | undefined {
  const second = asText(first(message, 2));
  const third = asText(first(message, 3));
  const emoji = third ?? second;
  const time = Number(asUnsigned(first(message, third === undefined ? 3 : 4)) ?? 0);
  if (emoji === undefined) return undefined;
  return {
    sender: third === undefined ? null : (second ?? null),
    emoji,
    time: time > 0 ? (toMicroseconds(time, "unix_ms") ?? null) : null,
  };
}

/** The id of the message that this one answers: field 5 of the media item's metadata. Undefined where it has none. */
export function quotedStanza(metadata: Uint8Array, report: (message: string) => void): string | undefined {
  try {
    return asText(first(decodeMessage(metadata), 5));
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof LimitError)) throw error;
    report(`ZMETADATA cannot be read: ${error.message}`);
    return undefined;
  }
}
