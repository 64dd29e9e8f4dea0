import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact } from "../by-fact.ts";
import { codecFrame } from "./codec-frames.ts";

/** root, system and shell (AOSP android_filesystem_config.h). */
const privileged: Readonly<Record<number, string>> = { 0: "root", 1000: "system", 2000: "shell" };

/** The processor stopped these; a program that aborts found the fault itself. */
const faults: ReadonlySet<string> = new Set(["SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP", "SIGSYS"]);

export const tombstonePrivileged = byFact({
  id: "android.tombstone_privileged",
  version: 2,
  title: "Crash of a program with high rights",
  severity: "medium",
  class: "anomaly",
  platform: "android",
  needs: ["android.tombstones"],
  rationale: "An exploit that fails crashes the program that it is aimed at.",
  falsePositives: ["Faulty programs of the phone's maker: such crashes are common."],
  references: ["MVT, module Tombstones: user ids 0, 1000 and 2000"],
  vouched: "source_read",
  sentences: {
    statement:
      "The program {program}, which runs as {user}, was stopped by a fault ({signal}). A failed exploit leaves such a crash; faulty programs do so far more often.",
    aborted:
      "The program {program}, which runs as {user}, ended itself ({signal}) after it noticed an error. Faulty programs do so often.",
  },
  // A crash in code that decodes what others send is told by a rule of its own.
  wants: (record) =>
    record.kind === "crash" && Object.hasOwn(privileged, record.uid ?? -1) && codecFrame(record) === undefined,
  // Since Android 12 the same crash is told twice, as text and as Protocol Buffers.
  factOf: (record) => crashOf(record).fact,
  see([record]) {
    const { program, user, signal } = crashOf(record);
    const seen = { values: [program, user, signal], words: { program, user, signal } };
    return faults.has(signal) ? seen : { ...seen, severity: "low", sentence: "aborted" };
  },
});

function crashOf(record: SourcedRecord) {
  if (record.kind !== "crash") return { program: "", user: "", signal: "", fact: "" };
  const program = record.process ?? "";
  const user = privileged[record.uid ?? -1] ?? "";
  return { program, user, signal: record.signal ?? "", fact: [program, record.pid, record.time].join(" ") };
}
