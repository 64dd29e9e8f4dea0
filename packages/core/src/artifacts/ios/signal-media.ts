import type { Database, Row } from "../../formats/sqlite/database.ts";
import { joinedLimit } from "../rows.ts";

/** `ownerType` of attachments that a message brings along, not of previews and quotes. Source: Signal-iOS. */
const ownParts: ReadonlySet<number> = new Set([0, 4, 5]);

/** Names of what messages bring along, by the message's row; until 2024 by its id. */
export interface SignalMedia {
  namesOf(row: Row, id: string | null): readonly string[];
}

export function readMedia(db: Database): SignalMedia {
  const byRow = new Map<number, string[]>();
  const byId = new Map<string, string[]>();
  if (db.has("MessageAttachmentReference")) {
    const rows = db.select({
      from: ["MessageAttachmentReference", "r"],
      join: [["Attachment", "a", "a.id = r.attachmentRowId"]],
      columns: { owner: "r.ownerRowId", part: "r.ownerType", name: "r.sourceFilename", type: "a.mimeType" },
      lookup: true,
    });
    for (const row of rows) {
      const owner = row.integer("owner");
      if (owner !== null && ownParts.has(row.integer("part") ?? 0)) append(byRow, owner, row);
    }
  }
  if (db.has("model_TSAttachment", "albumMessageId")) {
    const rows = db.select({
      from: ["model_TSAttachment", "a"],
      columns: { owner: "a.albumMessageId", name: "a.sourceFilename", type: "a.contentType" },
      lookup: true,
    });
    for (const row of rows) {
      const owner = row.text("owner");
      if (owner !== null) append(byId, owner, row);
    }
  }
  return { namesOf: ({ rowid }, id) => byRow.get(rowid) ?? byId.get(id ?? "") ?? [] };
}

function append<K>(names: Map<K, string[]>, owner: K, row: Row): void {
  const name = row.text("name") ?? row.text("type");
  if (name === null) return;
  const known = names.get(owner) ?? [];
  names.set(owner, known);
  if (known.length < joinedLimit) known.push(name);
}
