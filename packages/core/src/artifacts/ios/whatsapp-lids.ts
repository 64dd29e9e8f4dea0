import { defineArtifact } from "../artifact.ts";
import { tableDetails } from "../rows.ts";
import { whatsAppFile, whatsAppService } from "./whatsapp-places.ts";

export const whatsAppLids = defineArtifact({
  id: "ios.whatsapp_lids",
  title: "WhatsApp ids and the phone numbers behind them",
  platform: "ios",
  versions: "WhatsApp for iOS from 2024",
  where: whatsAppFile("LID.sqlite"),
  kinds: ["contact"],
  recovers: [{ table: "ZWAPHONENUMBERLIDPAIR", identity: ["ZLID", "ZPHONENUMBER"] }],
  timeBasis: "utc",
  reach: "since the app uses such ids",
  references: ["MVT docs, ios/records.md"],
  view: { type: "table", columns: ["time", "name", "contact", "service"] },

  async *read(input) {
    const db = await input.sqlite();
    const service = whatsAppService(input.file.path);
    const details = tableDetails(db, "ZWAPHONENUMBERLIDPAIR", "p", { except: ["Z_PK", "ZPHONENUMBER", "ZTIMESTAMP"] });
    const rows = db.select({
      from: ["ZWAPHONENUMBERLIDPAIR", "p"],
      columns: { number: "p.ZPHONENUMBER", time: "p.ZTIMESTAMP", ...details.columns },
    });
    for (const row of rows) {
      yield {
        kind: "contact",
        time: row.time("time", "mac_s"),
        locator: { table: "ZWAPHONENUMBERLIDPAIR", rowid: row.rowid },
        contact: row.text("number"),
        service,
        details: details.read(row),
      };
    }
  },
});
