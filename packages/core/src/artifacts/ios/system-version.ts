import { text } from "../../formats/plist/access.ts";
import { defineArtifact } from "../artifact.ts";
import { dictAt, plistFields } from "./plist-values.ts";

export const systemVersion = defineArtifact({
  id: "ios.system_version",
  title: "System version",
  platform: "ios",
  versions: "all",
  where: {
    ios_filesystem: ["System/Library/CoreServices/SystemVersion.plist"],
    ios_sysdiagnose: ["**/logs/SystemVersion/SystemVersion.plist"],
  },
  kinds: ["os_version"],
  timeBasis: "utc",
  reach: "when the evidence was taken",
  references: ["EC-DIGIT-CSIRC sysdiagnose, parser sys: ProductVersion, ProductBuildVersion"],
  view: { type: "table", columns: ["os_version", "build"] },

  async *read(input) {
    const entries = dictAt(await input.plist(), "", input);
    if (!entries) return;
    const fields = plistFields(entries, "", input);
    yield {
      kind: "os_version",
      locator: { key: "" },
      time: (await input.tree.device()).acquired ?? null,
      os_version: fields.value("ProductVersion", text),
      build: fields.value("ProductBuildVersion", text),
      details: fields.details("ProductVersion", "ProductBuildVersion"),
    };
  },
});
