import { simpleRule } from "../simple-rule.ts";

export const selinuxPermissive = simpleRule({
  id: "android.selinux_permissive",
  version: 1,
  title: "SELinux does not enforce its rules",
  severity: "high",
  class: "exposure",
  platform: "android",
  needs: ["android.selinux"],
  rationale:
    "SELinux keeps applications apart on every phone that is sold; tools with rights of the superuser turn it off.",
  falsePositives: ["Custom systems, development builds, phones that their owners rooted."],
  references: [
    "AOSP docs, Security-Enhanced Linux: permissive mode is not allowed on phones that are sold",
    "WARD-core",
  ],
  vouched: "source_read",
  sentences: {
    statement:
      "SELinux, which keeps applications apart, was in the state {state} when the acquisition was made. Phones are sold with it enforcing; tools with rights of the superuser change that.",
  },
  see(record) {
    if (record.kind !== "setting" || record.namespace !== "selinux") return undefined;
    const state = record.value ?? "";
    if (!/^(?:permissive|disabled)$/i.test(state)) return undefined;
    return { key: "selinux", values: [state], words: { state } };
  },
});
