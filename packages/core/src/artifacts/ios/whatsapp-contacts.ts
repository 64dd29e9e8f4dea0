import type { DetailValue } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { tableDetails } from "../rows.ts";
import { whatsAppFile, whatsAppService } from "./whatsapp-places.ts";

/** These are declared as BLOBs but hold text. */
const textColumns = [
  "ZGIVENNAME",
  "ZLASTNAME",
  "ZUSERNAME",
  "ZLOCALIZEDPHONENUMBER",
  "ZWHATSAPPID",
  "ZLID",
  "ZABOUTTEXT",
  "ZABOUTEMOJI",
  "ZNOTES",
] as const;

/** How long disappearing messages stay, in seconds, as the app names it. */
const disappearingModes: ReadonlyMap<number, string> = new Map([
  [0, "off"],
  [86_400, "24 hours"],
  [604_800, "7 days"],
  [1_209_600, "14 days"],
  [2_592_000, "30 days"],
  [7_776_000, "90 days"],
]);

export const whatsAppContacts = defineArtifact({
  id: "ios.whatsapp_contacts",
  title: "WhatsApp contacts",
  platform: "ios",
  versions: "WhatsApp and WhatsApp Business for iOS",
  where: whatsAppFile("ContactsV2.sqlite"),
  kinds: ["contact"],
  recovers: [{ table: "ZWAADDRESSBOOKCONTACT", identity: ["ZWHATSAPPID", "ZPHONENUMBER", "ZFULLNAME"] }],
  timeBasis: "utc",
  reach: "the contacts as they are",
  references: ["MVT docs, ios/records.md", "iLEAPP whatsApp.py"],
  view: { type: "table", columns: ["name", "contact", "organization", "modified"] },

  async *read(input) {
    const db = await input.sqlite();
    const service = whatsAppService(input.file.path);
    const details = tableDetails(db, "ZWAADDRESSBOOKCONTACT", "c", {
      except: ["Z_PK", "ZFULLNAME", "ZBUSINESSNAME", "ZPHONENUMBER", "ZLASTUPDATED", ...textColumns],
      times: {
        ZDISAPPEARINGMODETIMESTAMP: "mac_s",
        ZABOUTTIMESTAMP: "mac_s",
        ZABOUTEXPIRATIONTIMESTAMP: "mac_s",
      },
    });
    const rows = db.select({
      from: ["ZWAADDRESSBOOKCONTACT", "c"],
      columns: {
        full_name: "c.ZFULLNAME",
        business: "c.ZBUSINESSNAME",
        number: "c.ZPHONENUMBER",
        updated: "c.ZLASTUPDATED",
        duration: "c.ZDISAPPEARINGMODEDURATION",
        ...Object.fromEntries(textColumns.map((column) => [column, `c.${column}`])),
        ...details.columns,
      },
    });
    for (const row of rows) {
      const all: { [name: string]: DetailValue } = details.read(row);
      for (const column of textColumns) {
        const text = row.text(column);
        if (text !== null) all[column] = text;
      }
      const duration = row.number("duration") ?? 0;
      all["disappearing_mode"] = disappearingModes.get(duration) ?? `${duration} s`;
      const modified = row.time("updated", "mac_s");
      yield {
        kind: "contact",
        time: modified,
        locator: { table: "ZWAADDRESSBOOKCONTACT", rowid: row.rowid },
        name: row.text("full_name") ?? row.text("ZGIVENNAME"),
        contact: row.text("number") ?? row.text("ZWHATSAPPID") ?? row.text("ZLID"),
        organization: row.text("business"),
        service,
        modified,
        details: all,
      };
    }
  },
});
