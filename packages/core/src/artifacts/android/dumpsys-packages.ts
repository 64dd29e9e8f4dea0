import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import { serviceDump } from "./dump.ts";
import { type PackageBlock, packageBlock } from "./package-block.ts";

const opening = /^ {2}Package \[([^\]]*)\]/;

export const dumpsysPackages = defineArtifact({
  id: "android.dumpsys_packages",
  title: "Packages known to the system",
  platform: "android",
  versions: "all",
  where: serviceDump("package"),
  kinds: ["app"],
  store: "android.package_manager",
  timeBasis: "device_local",
  reach: "what was installed when the dump was made",
  references: [
    "AOSP Settings.java, dumpPackageLPr: Packages and Hidden system packages (those that an update replaced)",
    "IsMyPhonePwned/bugreport-extractor-library, package_parser.rs: appId, initiating and originating package",
  ],
  view: { type: "table", columns: ["app_id", "version", "installer", "installed", "updated", "system"] },

  async *read(input) {
    let inPackages = false;
    let hidden = false;
    let block: PackageBlock | undefined;
    for (const { number: line, text } of textLines(await input.open())) {
      const first = text.charCodeAt(0);
      // 32: a space; nothing but headings begins without one.
      if (first !== 32) {
        if (text === "") continue;
        const heading = text === "Packages:" || text === "Hidden system packages:";
        if (!heading && !text.endsWith(":")) {
          if (inPackages && !text.startsWith("---")) input.problem("value", "a line that no package has", { line });
          continue;
        }
        if (block) yield block.record();
        block = undefined;
        inPackages = heading;
        hidden = text.startsWith("Hidden");
      } else if (!inPackages) {
      } else if (text.startsWith("  Package [")) {
        if (block) yield block.record();
        block = packageBlock(input, opening.exec(text)?.[1] ?? "", line, hidden);
      } else {
        block?.add(text, line);
      }
    }
    if (block) yield block.record();
  },
});
