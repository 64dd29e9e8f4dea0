import { defineArtifact } from "../artifact.ts";
import { tableDetails } from "../rows.ts";
import { appFile } from "./app-files.ts";
import { whatsAppPackages, whatsAppService } from "./whatsapp-store.ts";

export const whatsAppContacts = defineArtifact({
  id: "android.whatsapp_contacts",
  title: "WhatsApp contacts",
  platform: "android",
  versions: "WhatsApp and WhatsApp Business for Android",
  where: { ...appFile(whatsAppPackages, "databases/wa.db"), message_backup: ["**/wa.db", "**!wa.db"] },
  kinds: ["contact"],
  recovers: [{ table: "wa_contacts", identity: ["jid", "display_name"] }],
  timeBasis: "utc",
  reach: "present",
  references: ["ALEAPP WhatsApp.py: wa_contacts, names and numbers"],
  view: { type: "table", columns: ["name", "contact", "label", "service"] },

  async *read(input) {
    const db = await input.sqlite();
    const service = whatsAppService(input.file.path);
    const details = tableDetails(db, "wa_contacts", "c", {
      except: ["_id", "display_name", "jid", "company"],
      times: { status_timestamp: "unix_ms", keep_timestamp: "unix_ms" },
      withoutZeros: true,
    });
    const rows = db.select({
      from: ["wa_contacts", "c"],
      columns: {
        name: "c.display_name",
        own_name: "c.wa_name",
        given: "c.given_name",
        family: "c.family_name",
        jid: "c.jid",
        label: "c.phone_label",
        company: "c.company",
        ...details.columns,
      },
    });
    for (const row of rows) {
      const parts = [row.text("given"), row.text("family")].filter((part) => part !== null && part !== "");
      yield {
        kind: "contact",
        locator: { table: "wa_contacts", rowid: row.rowid },
        // The name that the owner gave comes before the one that the other gave itself.
        name: row.text("name") ?? (parts.length > 0 ? parts.join(" ") : row.text("own_name")),
        contact: row.text("jid"),
        label: row.text("label"),
        organization: row.text("company"),
        service,
        details: details.read(row),
      };
    }
  },
});
