import { simpleRule } from "../simple-rule.ts";

export const rootBinary = simpleRule({
  id: "android.root_binary",
  version: 1,
  title: "Program that gives rights of the superuser",
  severity: "high",
  class: "exposure",
  platform: "android",
  needs: ["android.root_binaries"],
  rationale: "With these rights every other protection of the phone can be passed, by its owner or by anyone else.",
  falsePositives: ["Phones that their owners rooted, development builds, some makers' own system tools."],
  references: ["AndroidQF, module root_binaries", "MVT, module RootBinaries"],
  vouched: "source_read",
  sentences: {
    statement:
      "The program {path}, which gives or uses the rights of the superuser, is on the phone. With these rights the phone's protection can be passed. Whether the owner installed it is a question for the owner.",
  },
  see(record) {
    if (record.kind !== "file" || !record.path) return undefined;
    const { path } = record;
    return { key: path, values: [path], words: { path } };
  },
});
