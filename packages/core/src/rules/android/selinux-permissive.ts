import { type Seen, simpleRule } from "../simple-rule.ts";

/** Linux security/selinux/selinuxfs.c, sel_write_enforce: the kernel's own word that it was switched. */
const switched = /\benforcing=0 old_enforcing=1\b/;
/** A program was refused the switch, or a command asked for it. */
const ordered = /\bavc: +denied +\{[^}]*\bsetenforce\b|\bsetenforce (?:0|permissive)\b/i;

export const selinuxPermissive = simpleRule({
  id: "android.selinux_permissive",
  version: 2,
  title: "SELinux does not enforce its rules",
  severity: "high",
  class: "exposure",
  platform: "android",
  needs: ["android.selinux", "android.getprop", "android.logcat", "android.kernel_log"],
  rationale:
    "SELinux keeps applications apart on every phone that is sold; tools with rights of the superuser turn it off.",
  falsePositives: ["Custom systems, development builds, phones that their owners rooted."],
  references: [
    "AOSP docs, Security-Enhanced Linux: permissive mode is not allowed on phones that are sold",
    "WARD-core, system_security.py: setenforce 0",
    "Linux, security/selinux/selinuxfs.c: enforcing and old_enforcing",
  ],
  vouched: "source_read",
  sentences: {
    statement:
      "SELinux, which keeps applications apart, was in the state {state} when the acquisition was made. Phones are sold with it enforcing; tools with rights of the superuser change that.",
    switched:
      "The log records that SELinux, which keeps applications apart, was switched from enforcing its rules to not enforcing them: {text}",
    ordered:
      "The log records an order to switch off SELinux, which keeps applications apart: {text} Whether it was obeyed, the entry does not tell.",
    boot: "The phone was started with the order to not enforce the rules of SELinux, which keeps applications apart ({state}). Systems as they are sold do not obey it.",
  },
  see(record) {
    if (record.kind === "log_event") return ofLog(record.text ?? "");
    if (record.kind === "system_property" && record.key === "ro.boot.selinux") {
      const state = record.value ?? "";
      if (!/^(?:permissive|disabled)$/i.test(state)) return undefined;
      return { key: "boot", values: [state], words: { state }, severity: "medium", sentence: "boot" };
    }
    if (record.kind !== "setting" || record.namespace !== "selinux") return undefined;
    const state = record.value ?? "";
    if (!/^(?:permissive|disabled)$/i.test(state)) return undefined;
    return { key: "selinux", values: [state], words: { state } };
  },
});

function ofLog(text: string): Seen | undefined {
  if (!text.includes("enforc")) return undefined;
  if (switched.test(text)) return { key: "switched", values: [text], words: { text }, sentence: "switched" };
  if (!ordered.test(text)) return undefined;
  return { key: "ordered", values: [text], words: { text }, severity: "medium", sentence: "ordered" };
}
