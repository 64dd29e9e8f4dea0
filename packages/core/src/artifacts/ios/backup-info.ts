import { date, dict, text } from "../../formats/plist/access.ts";
import { defineArtifact } from "../artifact.ts";
import { modelName } from "./models.ts";
import { plistFields, textOrNumber } from "./plist-values.ts";

/** Large, and read by artifacts of their own or of no use to an examination. */
const notDetails = ["Applications", "iTunes Files", "iBooks Data 2"];

export const backupInfo = defineArtifact({
  id: "ios.backup_info",
  title: "About the backup and its phone",
  platform: "ios",
  versions: "all",
  where: { ios_backup: ["Info.plist"] },
  kinds: ["device"],
  timeBasis: "utc",
  reach: "the moment of the backup",
  references: ["MVT docs, ios/records.md", "The iPhone Wiki, iTunes Backup: Info.plist"],
  view: { type: "table", columns: ["time", "name", "model", "os_version", "build", "serial"] },

  async *read(input) {
    const info = dict(await input.plist());
    if (!info) {
      input.problem("damaged", "is not a dictionary");
      return;
    }
    const fields = plistFields(info, "", input);
    const model = fields.value("Product Type", text);
    yield {
      kind: "device",
      time: fields.value("Last Backup Date", date),
      locator: { key: "" },
      name: fields.value("Device Name", text),
      model,
      os_version: fields.value("Product Version", text),
      build: fields.value("Build Version", text),
      serial: fields.value("Serial Number", textOrNumber),
      imei: fields.value("IMEI", textOrNumber),
      device_id: fields.value("Unique Identifier", text),
      phone_number: fields.value("Phone Number", textOrNumber),
      details: { ...fields.details(...notDetails), model_name: model === null ? null : modelName(model) },
    };
  },
});
