import { simpleRule } from "../simple-rule.ts";
import { isOfSystem } from "./crashes.ts";

/**
 * The name of a company or project, reversed, as programmers name their queues. Programs of the system have many queues
 * without such names; those say nothing.
 */
const reversed = /^(?:com|net|org|io|co|de|fr|it|il|cn|ru|app|dev)\.([A-Za-z0-9-]+)\.[\w.-]+/;
/** Projects that are part of the system. */
const own: ReadonlySet<string> = new Set(["apple", "webkit", "swift", "llvm"]);
/** A rule on the traces of that product tells its labels. */
const toldElsewhere = /^com\.cellebrite\./;

export const foreignQueueLabel = simpleRule({
  id: "ios.foreign_queue_label",
  version: 1,
  title: "System program with work of another maker",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.crash_reports"],
  rationale:
    "Programs name their queues of work after their maker. In a published case the label of a forensic product stood in a crash report.",
  falsePositives: ["Parts of other makers that Apple builds into its programs."],
  sentences: {
    statement:
      "{process}, a program of the system, crashed while it had a queue of work named {label}, which is not a name of Apple's.",
  },
  references: [
    "Citizen Lab, From Protest to Peril, January 2026: a dispatch queue label in a crash report (known to us from reports about it)",
  ],
  vouched: "secondary",
  see(record) {
    if (record.kind !== "crash" || !isOfSystem(record)) return undefined;
    const process = record.process ?? "";
    const label = [record.queue ?? "", ...(record.queues ?? [])].find(isForeign);
    if (label === undefined) return undefined;
    return {
      key: `${process} ${label}`,
      values: [label],
      subject: `process:${process}`,
      words: { process, label },
    };
  },
});

function isForeign(label: string): boolean {
  const maker = reversed.exec(label)?.[1];
  return maker !== undefined && !own.has(maker.toLowerCase()) && !toldElsewhere.test(label);
}
