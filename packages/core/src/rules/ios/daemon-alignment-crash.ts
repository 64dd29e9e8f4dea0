import { simpleRule } from "../simple-rule.ts";
import { isOfSystem, listed } from "./crashes.ts";

/** Programs that the published rules name. They run no scripts and open no media. */
const daemons: ReadonlySet<string> = new Set(["configd", "UserEventAgent", "wifid", "securityd"]);
const player = "mediaplaybackd";
const reportedAddress = "0x201";

export const daemonAlignmentCrash = simpleRule({
  id: "ios.daemon_alignment_crash",
  version: 1,
  title: "Unusual crash of a system program",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.crash_reports"],
  rationale:
    "The attack reported as DarkSword runs scripts inside programs of the system; when it fails, these crash in a way of their own.",
  falsePositives: ["Errors of the system: such crashes are rare, but not reserved for attacks."],
  sentences: {
    statement:
      "{process} crashed with {cause}, at the address {pc}. Such crashes of this program were reported for the attack DarkSword.",
    script:
      "{process} crashed while JavaScriptCore, the system's engine for scripts, was loaded in it, which this program does not use. This was reported for the attack DarkSword.",
  },
  references: ["Public Sigma rules on DarkSword, 2026 (known to us from reports about them)"],
  vouched: "secondary",
  see(record) {
    if (record.kind !== "crash" || !isOfSystem(record)) return undefined;
    const process = record.process ?? "";
    const cause = record.cause ?? "";
    const stated = record.details?.["pc"];
    const pc = typeof stated === "string" ? stated : "?";
    const aligned = cause.includes("EXC_ARM_DA_ALIGN");
    const common = {
      key: record.incident ?? `${process} ${record.time}`,
      values: [process, cause],
      subject: `process:${process}`,
    };
    if (aligned && (process === player || (daemons.has(process) && pc === reportedAddress))) {
      return { ...common, words: { process, cause, pc } };
    }
    if (daemons.has(process) && listed(record, "images").includes("JavaScriptCore")) {
      return { ...common, sentence: "script", words: { process } };
    }
    return undefined;
  },
});
