import { simpleRule } from "../simple-rule.ts";
import { cellebrite } from "./products.ts";

/** The label that was published; others with the vendor's name may be told too. */
const published = "com.cellebrite.bruteforce";
const ofVendor = /^com\.cellebrite\.[\w.-]+$/;
/** The program in which it was published. Three letters: by itself next to nothing. */
const program = "mnm";

export const cellebriteQueue = simpleRule({
  id: "extraction.cellebrite_queue",
  version: 1,
  title: "Crash of a program that bears Cellebrite's name",
  severity: "low",
  class: "extraction",
  platform: "ios",
  needs: ["ios.crash_reports"],
  rationale:
    "A program that tries passcodes was published to crash on a phone in custody. Its queue of work was named after its maker.",
  falsePositives: [
    "An acquisition with the same product that the owner agreed to.",
    "A program of another maker with the short name mnm.",
    "A report that was planted: the name is public.",
  ],
  references: [
    "Citizen Lab, From Protest to Peril, January 2026: the process mnm and its dispatch queue label (known to us from reports about it)",
  ],
  vouched: "secondary",
  sentences: {
    statement:
      "The program {process} crashed while it had a queue of work named {label}. The name is published as that of a program of Cellebrite that tries passcodes.",
    vendor:
      "The program {process} crashed while it had a queue of work named {label}, which begins with Cellebrite’s name.",
    name: "A program named {process} crashed. A program of Cellebrite that tries passcodes is published under this name; any other may bear it.",
  },
  see(record) {
    if (record.kind !== "crash") return undefined;
    const process = record.process ?? "";
    const labels = [record.queue ?? "", ...(record.queues ?? [])].filter((label) => ofVendor.test(label));
    const label = labels.includes(published) ? published : labels[0];
    if (label === undefined) {
      if (process !== program) return undefined;
      const tool = { name: cellebrite, trace: "generic" } as const;
      return { key: process, values: [process], words: { process }, sentence: "name", tool };
    }
    return {
      key: `${process} ${label}`,
      values: [label],
      words: { process, label },
      subject: `process:${process}`,
      sentence: label === published ? "statement" : "vendor",
      tool: { name: cellebrite, trace: label === published ? "unique" : "family" },
    };
  },
});
