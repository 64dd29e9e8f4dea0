import { defineArtifact } from "../artifact.ts";
import { tableDetails } from "../rows.ts";
import { smsDatabase } from "./sms.ts";

export const smsAttachments = defineArtifact({
  id: "ios.sms_attachments",
  title: "Attachments of messages",
  platform: "ios",
  versions: "iOS 6 and later",
  where: smsDatabase,
  kinds: ["attachment"],
  recovers: [
    {
      table: "attachment",
      identity: ["guid", "filename"],
      links: ["message_attachment_join", "message", "handle"],
    },
  ],
  timeBasis: "utc",
  reach: "as long as its message",
  references: ["MVT docs, ios/records.md", "ios-backup-parser docs/schemas/messages.md"],
  view: { type: "table", columns: ["time", "direction", "sender", "path", "name", "size"] },

  async *read(input) {
    const db = await input.sqlite();
    const details = tableDetails(db, "attachment", "a", {
      except: ["filename", "transfer_name", "mime_type", "total_bytes", "created_date"],
      times: { start_date: "mac_s_or_ns" },
    });
    const rows = db.select({
      from: ["attachment", "a"],
      join: [
        ["message_attachment_join", "j", "j.attachment_id = a.ROWID"],
        ["message", "m", "m.ROWID = j.message_id"],
        ["handle", "h", "h.ROWID = m.handle_id"],
      ],
      columns: {
        created: "a.created_date",
        outgoing: ["a.is_outgoing", "m.is_from_me"],
        path: "a.filename",
        name: "a.transfer_name",
        type: "a.mime_type",
        size: "a.total_bytes",
        service: ["m.service", "h.service"],
        handle: "h.id",
        message: "m.guid",
        sent: "m.date",
        info: "a.user_info",
        ...details.columns,
      },
    });
    // An attachment of several messages is told for each: each has its own sender.
    for (const row of rows) {
      const created = row.time("created", "mac_s_or_ns");
      const outgoing = row.integer("outgoing");
      const handle = row.text("handle");
      yield {
        kind: "attachment",
        time: created ?? row.time("sent", "mac_s_or_ns"),
        locator: { table: "attachment", rowid: row.rowid },
        direction: outgoing === null ? "unknown" : outgoing === 0 ? "incoming" : "outgoing",
        service: row.text("service"),
        sender: outgoing === 1 ? null : handle,
        path: row.text("path"),
        name: row.text("name"),
        mime_type: row.text("type"),
        size: row.integer("size"),
        created,
        message_id: row.text("message"),
        details: {
          ...details.read(row),
          has_user_info: row.raw("info") !== null,
          ...(handle === null ? {} : { handle }),
        },
      };
    }
  },
});
