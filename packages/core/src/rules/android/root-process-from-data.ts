import { simpleRule } from "../simple-rule.ts";
import { localTmp } from "./local-tmp.ts";

export const rootProcessFromData = simpleRule({
  id: "android.root_process_from_data",
  version: 1,
  title: "Program with the rights of the superuser that lies among the data",
  severity: "high",
  class: "execution",
  platform: "android",
  needs: ["android.processes", "android.dumpstate_processes"],
  rationale:
    "The system's own programs lie in its read-only parts. What runs with all rights from where data lie was brought there later.",
  falsePositives: [
    "Phones that their owners rooted: Magisk and KernelSU run from /data/adb.",
    "Daemons of some makers.",
  ],
  references: ["MVT, module AQFProcesses", "IsMyPhonePwned/bugreport-extractor-library: processes of root"],
  vouched: "source_read",
  sentences: {
    statement:
      "{path} was running with the rights of the superuser. It lies where applications and files of the owner lie, not in the system. Tools that root a phone run so, and so did published spyware.",
  },
  see(record) {
    if (record.kind !== "running_process") return undefined;
    if (record.uid !== 0 && record.user !== "root") return undefined;
    const path = [record.path, record.named].find((text) => text?.startsWith("/data/"));
    // What lies in the shell's folder is told by a rule of its own.
    if (!path || path.startsWith(localTmp)) return undefined;
    return { key: path, values: [path], words: { path }, subject: `process:${path}` };
  },
});
