import { isoTime } from "../../formats/time.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule } from "../rule.ts";

/** So many within ten minutes; attacks that need no click have sent more. */
const least = 5;
const window = 600 * 1_000_000;
/** So many are kept at a time: a person's deleted conversations can leave thousands. */
const kept = 1000;

export const attachmentsWithoutMessage = defineRule({
  id: "ios.attachments_without_message",
  version: 1,
  title: "Burst of attachments whose messages are gone",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.sms_attachments"],
  scope: "file",
  rationale:
    "Attacks that need no click have come as many attachments within minutes, and deleted the messages afterwards.",
  falsePositives: ["Conversations that the owner deleted, and advertising to groups."],
  sentences: {
    statement:
      "{count:records} of received attachments lie within ten minutes from {when:time}, and no message that they belong to is left.",
  },
  references: ["Citizen Lab and Google Project Zero on FORCEDENTRY, 2021, as recalled; bounds are ours"],
  vouched: "inference",
  detect(context) {
    const orphans: SourcedRecord[] = [];
    return {
      record(record) {
        if (record.kind !== "attachment" || record.direction !== "incoming" || record.message_id) return;
        if (typeof record.time === "number" && orphans.length < kept) orphans.push(record);
      },
      end() {
        orphans.sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
        for (let start = 0; start < orphans.length; ) {
          const from = orphans[start]?.time ?? 0;
          const burst = orphans.slice(start).filter(({ time }) => (time ?? 0) - from <= window);
          if (burst.length < least) {
            start++;
            continue;
          }
          start += burst.length;
          context.report({
            severity: "low",
            class: "anomaly",
            key: String(from),
            records: burst,
            values: burst.flatMap((record) => (record.kind === "attachment" ? (record.path ?? record.name ?? []) : [])),
            words: { count: burst.length, when: isoTime(from) },
          });
        }
      },
    };
  },
});
