import { simpleRule } from "../simple-rule.ts";

const types: Readonly<Record<string, string>> = { pdf: "PDF", psd: "Photoshop" };

export const disguisedAttachment = simpleRule({
  id: "ios.disguised_attachment",
  version: 1,
  title: "Attachment that is not what its name says",
  severity: "low",
  class: "attempt",
  platform: "ios",
  needs: ["ios.attachment_content"],
  rationale: "The attack FORCEDENTRY sent Photoshop and PDF files under the name of GIF pictures.",
  falsePositives: ["Files that somebody renamed."],
  sentences: {
    statement: "The attachment {path} is named as a GIF picture; its content begins as a {type} file.",
    jbig2:
      "The attachment {path} is named as a GIF picture; its content begins as a {type} file and names JBIG2, the compression that FORCEDENTRY used.",
  },
  references: [
    "Citizen Lab, FORCEDENTRY, September 2021 (known to us from reports about it)",
    "Google Project Zero, A deep dive into an NSO zero-click iMessage exploit, December 2021 (known to us from reports about it)",
  ],
  vouched: "inference",
  see(record) {
    if (record.kind !== "file" || record.artifact !== "ios.attachment_content") return undefined;
    const found = record.details?.["content_type"];
    const type = typeof found === "string" && Object.hasOwn(types, found) ? types[found] : undefined;
    const path = record.path ?? "";
    if (type === undefined) return undefined;
    return {
      key: path,
      values: [path],
      ...(record.details?.["jbig2"] === true ? { sentence: "jbig2" } : {}),
      words: { path, type },
    };
  },
});
