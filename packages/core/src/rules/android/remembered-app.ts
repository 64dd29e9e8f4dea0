import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";
import { packageLists } from "./app-facts.ts";

const installedNote = "installed ";

export const rememberedApp = defineRule({
  id: "android.remembered_app",
  version: 1,
  title: "Applications that are remembered and no longer installed",
  severity: "informational",
  class: "anomaly",
  platform: "android",
  needs: ["android.dumpsys_platform_compat", ...packageLists],
  scope: "examination",
  rationale: "What was removed can no longer be examined; settings for its compatibility still name it.",
  falsePositives: ["Most applications that are removed are removed by the owner or by an update of the system."],
  references: ["MVT, module DumpsysPlatformCompat", "AOSP CompatChange.java: rawOverrides are kept"],
  vouched: "source_read",
  sentences: {
    statement:
      "Applications are named in {artifact} ({count:values}) that the lists of installed packages do not name: they were removed, or never finished installing.",
  },
  wants: (record) => record.kind === "app_event" && record.event === "override kept",
  notes: (record) => (record.kind === "app" ? installedNote + record.app_id : undefined),
  detect(context) {
    const installed = new Set<string>();
    const remembered = new Map<string, SourcedRecord>();
    return {
      note: (text) => void installed.add(text.slice(installedNote.length)),
      record(record) {
        if (record.kind !== "app_event" || !record.app_id || installed.has(record.app_id)) return;
        if (!remembered.has(record.app_id)) remembered.set(record.app_id, record);
      },
      end() {
        // Without a list of what is installed nothing can be missing from it.
        if (installed.size === 0 || remembered.size === 0) return;
        context.report({
          severity: "informational",
          class: "anomaly",
          key: "remembered",
          records: [...remembered.values()],
          values: [...remembered.keys()],
          words: { count: remembered.size },
        });
      },
    };
  },
});
