import { simpleRule } from "../simple-rule.ts";

export const attachmentInTmp = simpleRule({
  id: "ios.attachment_in_tmp",
  version: 1,
  title: "Message attachment in a temporary folder",
  severity: "medium",
  class: "attempt",
  platform: "ios",
  needs: ["ios.sms_attachments"],
  rationale: "Attacks through messages have staged their attachments in a temporary folder.",
  falsePositives: ["Some ordinary picture messages are staged in the same folder."],
  sentences: {
    statement:
      "A received attachment was recorded at {path}, in a temporary folder. Published attacks that needed no click left attachments there; some ordinary picture messages do so too.",
  },
  references: ["MVT, module SMSAttachments"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "attachment" || record.direction !== "incoming") return undefined;
    const { path } = record;
    if (!path?.startsWith("/var/tmp/") || !path.endsWith("-1")) return undefined;
    return { key: path, values: [path], words: { path } };
  },
});
