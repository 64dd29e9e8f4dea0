import { defineArtifact } from "../artifact.ts";

/** What `getenforce` says. */
const modes = /^(?:enforcing|permissive|disabled)$/i;

export const selinux = defineArtifact({
  id: "android.selinux",
  title: "State of SELinux",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["selinux.txt"] },
  kinds: ["setting"],
  timeBasis: "utc",
  reach: "the moment of the acquisition",
  references: ["AndroidQF, module selinux: `getenforce`"],
  view: { type: "table", columns: ["key", "value"] },

  async *read(input) {
    for (const { number, text } of await input.lines()) {
      const value = text.trim();
      if (value === "") continue;
      if (modes.test(value)) {
        yield { kind: "setting", locator: { line: number }, namespace: "selinux", key: "enforce", value };
      } else {
        input.problem("value", "a line does not name a state of SELinux", { line: number });
      }
    }
  },
});
