import { simpleRule } from "../simple-rule.ts";
import { collectorPath, localTmp } from "./local-tmp.ts";

export const programFromLocalTmp = simpleRule({
  id: "android.program_from_local_tmp",
  version: 1,
  title: "Program that runs from the folder of the debugging shell",
  severity: "high",
  class: "anomaly",
  platform: "android",
  needs: ["android.processes", "android.dumpstate_processes"],
  rationale: "Only what was brought through a cable runs from there, until the phone is next started.",
  falsePositives: ["Developers' tools and test programs, Shizuku.", "Another tool that was used to examine the phone."],
  references: ["Amnesty International, NoviSpy (2024) and the Android campaign of 2023: files in /data/local/tmp"],
  vouched: "source_read",
  sentences: {
    statement:
      "{path} was running. It lies in the folder into which files are brought through a cable. Published spyware and forensic tools ran from there; developers' tools do too.",
  },
  see(record) {
    if (record.kind !== "running_process") return undefined;
    const path = [record.path, record.named].find((text) => text?.startsWith(localTmp));
    if (!path || path === collectorPath) return undefined;
    return { key: path, values: [path], words: { path } };
  },
});
