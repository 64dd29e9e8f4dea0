import type { SourcedRecord } from "../../records/kinds.ts";
import { simpleRule } from "../simple-rule.ts";

/** Linux drivers/md/dm-verity-target.c: `device-mapper: verity: 254:4: data block 1234 is corrupted`. */
const corrupted = /\bverity: .{0,80}\bblock \d+ is corrupted/;
/** The start's own check, as fs_mgr of Android tells it. */
const unsigned = /\bvbmeta\b.{0,120}(?:digest mismatch|invalid signature|verification failed)/i;

export const systemIntegrity = simpleRule({
  id: "android.system_integrity",
  version: 1,
  title: "The system's own check of its content failed or is off",
  severity: "high",
  class: "anomaly",
  platform: "android",
  needs: ["android.logcat", "android.kernel_log", "android.getprop", "android.intrusion_security"],
  rationale: "Android checks each block of its system against a signed tree of hashes: what was changed does not pass.",
  falsePositives: ["Failing storage, updates that broke off, phones that their owners unlocked or rooted."],
  references: [
    "Linux, drivers/md/dm-verity-target.c",
    "AOSP docs, Verified Boot, boot flow: eio after dm-verity found corruption",
    "WARD-core, system_security.py: dm-verity, vbmeta",
  ],
  vouched: "source_read",
  sentences: {
    statement:
      "The log records that a part of the system did not pass the check of its content: {text}. The system was changed, or its storage is failing.",
    eio: "The phone started in the mode ({state}) that follows after a part of the system did not pass the check of its content. The system was changed, or its storage is failing.",
    off: "The check of the system's content is off ({state}). On phones as they are sold it is on.",
  },
  see(record) {
    if (record.kind === "log_event") {
      const text = record.text ?? "";
      if (!text.includes("verity") && !text.includes("vbmeta")) return undefined;
      if (!corrupted.test(text) && !unsigned.test(text)) return undefined;
      return { key: "corrupted", values: [text], words: { text } };
    }
    const state = modeOf(record);
    const mode = state?.slice(state.indexOf("=") + 1);
    if (state === undefined || (mode !== "eio" && mode !== "disabled" && mode !== "logging")) return undefined;
    const seen = { key: mode, values: [state], words: { state } };
    return mode === "eio" ? { ...seen, severity: "medium", sentence: "eio" } : { ...seen, sentence: "off" };
  },
});

function modeOf(record: SourcedRecord): string | undefined {
  if (record.kind === "system_property" && record.key === "ro.boot.veritymode") {
    return `${record.key}=${record.value?.trim().toLowerCase() ?? ""}`;
  }
  if (record.kind !== "security_event" || record.event !== "os_startup") return undefined;
  const mode = record.details?.["dm_verity_mode"];
  return typeof mode === "string" ? `dm_verity_mode=${mode.toLowerCase()}` : undefined;
}
