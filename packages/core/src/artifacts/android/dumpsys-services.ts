import { defineArtifact } from "../artifact.ts";

const mark = "!dumpsys/";

export const dumpsysServices = defineArtifact({
  id: "android.dumpsys_services",
  title: "Services that gave a dump",
  platform: "android",
  versions: "all",
  where: { bugreport: "tree", androidqf: "tree" },
  kinds: ["system_service"],
  timeBasis: "device_local",
  reach: "the moment of the dump",
  references: ["AOSP dumpsys.cpp: DUMP OF SERVICE name"],
  view: { type: "table", columns: ["name"] },

  async *read(input) {
    for await (const { path, type } of input.tree.entries()) {
      const at = type === "file" ? path.lastIndexOf(mark) : -1;
      if (at >= 0) yield { kind: "system_service", locator: { path }, name: path.slice(at + mark.length) };
    }
  },
});
