import { isoTime } from "../../formats/time.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";
import { type DatedCrash, eachOnce, isAtMost, isDated } from "./crashes.ts";

type Pass = Extract<SourcedRecord, { kind: "attachment" }> & { readonly time: number };

/** Programs that open passes and what messages bring. */
const openers: ReadonlySet<string> = new Set(["passd", "MessagesBlastDoorService", "IMTranscoderAgent"]);
/** The last version with the weaknesses of this attack (CVE-2023-41064, CVE-2023-41061). */
const lastWeak = [16, 6, 0];
/** Between the message and the crash; ours. */
const window = 600_000_000;

export const passAttachmentCrash = defineRule({
  id: "ios.pass_attachment_crash",
  version: 1,
  title: "Wallet pass by message, then a crash",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.sms_attachments", "ios.crash_reports"],
  scope: "examination",
  rationale: "The attack BLASTPASS sent passes with malicious pictures over iMessage.",
  falsePositives: ["A real pass, a ticket for example, and an ordinary crash that happened to follow."],
  sentences: {
    statement:
      "A pass for Wallet, {name}, came by iMessage on {when:time}; {process}, which opens such attachments, crashed within ten minutes. Passes were the way of the attack BLASTPASS.",
  },
  references: ["Citizen Lab, BLASTPASS, September 2023 (known to us from reports about it)"],
  vouched: "inference",
  wants: (record) => isPass(record) || (isDated(record) && openers.has(record.process ?? "")),
  detect(context) {
    const passes: Pass[] = [];
    const crashes: DatedCrash[] = [];
    return {
      record(record) {
        if (isPass(record)) passes.push(record);
        else if (isDated(record) && isAtMost(record.os_version, lastWeak) !== false) crashes.push(record);
      },
      end() {
        const once = eachOnce(crashes);
        for (const pass of passes) {
          const crash = once.find(({ time }) => time >= pass.time && time - pass.time <= window);
          if (!crash) continue;
          const name = pass.name ?? pass.path ?? "";
          context.report({
            severity: "low",
            class: "anomaly",
            key: `${name} ${pass.time}`,
            records: [pass, crash],
            values: [name],
            time: pass.time,
            timeEnd: crash.time,
            words: { name, when: isoTime(pass.time), process: crash.process ?? "" },
          });
        }
      },
    };
  },
});

function isPass(record: SourcedRecord): record is Pass {
  return (
    record.kind === "attachment" &&
    record.direction === "incoming" &&
    typeof record.time === "number" &&
    !/^sms$/i.test(record.service ?? "") &&
    (/\.pkpass(?:es)?$/i.test(record.name ?? record.path ?? "") || record.mime_type === "application/vnd.apple.pkpass")
  );
}
