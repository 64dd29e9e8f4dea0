import type { Database, Row } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { readPeople, type SignalPeople, signalFile, signalReferences, signalService } from "./signal-people.ts";

export const signalAttachments = defineArtifact({
  id: "ios.signal_attachments",
  title: "Attachments of Signal messages",
  platform: "ios",
  versions: "Signal for iOS since 2020, with the key from the phone's keychain",
  where: signalFile,
  kinds: ["attachment"],
  recovers: [
    {
      table: "MessageAttachmentReference",
      identity: ["ownerRowId", "attachmentRowId", "sourceFilename"],
      links: ["Attachment", "model_TSInteraction"],
    },
    { table: "model_TSAttachment", identity: ["uniqueId"], links: ["model_TSInteraction"] },
  ],
  store: "ios.signal",
  timeBasis: "utc",
  reach: "as long as its message",
  references: [
    ...signalReferences,
    "Signal-iOS MessageAttachmentReferenceRecord: whose an attachment is, and which part of it",
  ],
  view: { type: "table", columns: ["time", "direction", "sender", "path", "name", "size"] },

  async *read(input) {
    const db = await input.sqlite();
    const people = readPeople(db);
    const isNewer = db.has("MessageAttachmentReference");
    if (isNewer) yield* references(db, people);
    // Until 2024; both are there while Signal moves its attachments from one to the other.
    if (!isNewer || db.has("model_TSAttachment")) yield* attachments(db, people);
  },
});

/** `ownerType`. Source: MessageAttachmentReferenceRecord. */
const parts: readonly string[] = [
  "body",
  "long text",
  "link preview",
  "quoted message",
  "sticker",
  "contact's picture",
];

const messageColumns = {
  sent: "m.timestamp",
  type: "m.recordType",
  phone: "m.authorPhoneNumber",
  aci: "m.authorUUID",
} as const;

function* references(db: Database, people: SignalPeople): Generator<RecordDraft> {
  const rows = db.select({
    from: ["MessageAttachmentReference", "r"],
    join: [
      ["Attachment", "a", "a.id = r.attachmentRowId"],
      ["model_TSInteraction", "m", "m.id = r.ownerRowId"],
    ],
    columns: {
      part: "r.ownerType",
      name: "r.sourceFilename",
      caption: "r.caption",
      size: "r.sourceUnencryptedByteCount",
      path: "a.localRelativeFilePath",
      mime: "a.mimeType",
      ...messageColumns,
    },
  });
  for (const row of rows) {
    const part = row.integer("part");
    const details: Details = { part: parts[part ?? -1] ?? part };
    yield attachment(row, "MessageAttachmentReference", details, people);
  }
}

function* attachments(db: Database, people: SignalPeople): Generator<RecordDraft> {
  const rows = db.select({
    from: ["model_TSAttachment", "a"],
    join: [["model_TSInteraction", "m", "m.uniqueId = a.albumMessageId"]],
    columns: {
      name: "a.sourceFilename",
      caption: "a.caption",
      size: "a.byteCount",
      path: "a.localRelativeFilePath",
      mime: "a.contentType",
      created: "a.creationTimestamp",
      ...messageColumns,
    },
  });
  for (const row of rows) yield attachment(row, "model_TSAttachment", {}, people);
}

function attachment(row: Row, table: string, details: Details, people: SignalPeople): RecordDraft {
  const type = row.integer("type");
  const direction = type === 19 ? "incoming" : type === 21 ? "outgoing" : "unknown";
  const author = people.person(row.text("phone"), row.text("aci"));
  const sent = row.time("sent", "unix_ms");
  const caption = row.text("caption");
  const path = row.text("path");
  if (caption) details["caption"] = caption;
  return {
    kind: "attachment",
    time: sent,
    locator: { table, rowid: row.rowid },
    direction,
    service: signalService,
    sender: direction === "outgoing" ? null : (author?.address ?? null),
    path,
    name: row.text("name"),
    mime_type: row.text("mime"),
    size: row.integer("size"),
    created: table === "model_TSAttachment" ? row.time("created", "unix_s") : null,
    message_id: sent === null ? null : String(sent / 1000),
    details,
  };
}
