import { text } from "../../formats/plist/access.ts";
import { defineArtifact } from "../artifact.ts";
import { dictAt, plistFields } from "./plist-values.ts";

export const binaryLocations = defineArtifact({
  id: "ios.binary_locations",
  title: "Binaries that were met while the system was watched",
  platform: "ios",
  versions: "all",
  where: { ios_sysdiagnose: ["**/tailspindb/UUIDToBinaryLocations"] },
  kinds: ["file"],
  timeBasis: "utc",
  reach: "not stated: programs and libraries that ran before the sysdiagnose",
  references: ["EC-DIGIT-CSIRC sysdiagnose, parser uuid2path: UUIDs of binaries and their paths"],
  view: { type: "table", columns: ["path"] },

  async *read(input) {
    const entries = dictAt(await input.plist(), "", input);
    if (!entries) return;
    const fields = plistFields(entries, "", input);
    for (const uuid of entries.keys()) {
      const path = fields.value(uuid, text);
      yield { kind: "file", locator: { key: uuid }, path, details: { uuid } };
    }
  },
});
