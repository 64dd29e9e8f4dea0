import type { ByteSource } from "../../bytes/source.ts";
import { defineArtifact } from "../artifact.ts";

/** How files begin that have been sent under the name of a picture. */
const beginnings: readonly { readonly type: string; readonly bytes: readonly number[] }[] = [
  { type: "gif", bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: "pdf", bytes: [0x25, 0x50, 0x44, 0x46] },
  { type: "psd", bytes: [0x38, 0x42, 0x50, 0x53] },
  { type: "png", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: "jpeg", bytes: [0xff, 0xd8, 0xff] },
  { type: "zip", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: "riff", bytes: [0x52, 0x49, 0x46, 0x46] },
];
/** A PDF names the compression of its images near them; this far it is looked for. */
const searched = 4 * 2 ** 20;
const jbig2 = new TextEncoder().encode("/JBIG2Decode");

export const attachmentContent = defineArtifact({
  id: "ios.attachment_content",
  title: "What attachments named GIF begin with",
  platform: "ios",
  versions: "all",
  where: {
    ios_backup: ["MediaDomain-Library/SMS/Attachments/**/*.gif", "MediaDomain-Library/SMS/Attachments/**/*.GIF"],
    ios_filesystem: [
      "private/var/mobile/Library/SMS/Attachments/**/*.gif",
      "private/var/mobile/Library/SMS/Attachments/**/*.GIF",
    ],
  },
  kinds: ["file"],
  timeBasis: "utc",
  reach: "attachments that were not deleted",
  references: [
    "Citizen Lab, FORCEDENTRY, September 2021: files named .gif that were PSD and PDF",
    "Google Project Zero, A deep dive into an NSO zero-click iMessage exploit, December 2021: JBIG2 in a PDF",
  ],
  view: { type: "table", columns: ["path", "size", "modified"] },

  async *read(input) {
    const source = await input.open();
    const { path, metadata } = input.file;
    const begins = new Uint8Array(16);
    source.read(begins, 0);
    const type = beginnings.find(({ bytes }) => bytes.every((byte, index) => begins[index] === byte))?.type;
    if (type === undefined && source.size > 0)
      input.problem("value", "begins as no picture does", { offset: 0, length: 4 });
    yield {
      kind: "file",
      locator: { offset: 0, length: Math.min(source.size, begins.length) },
      time: metadata.modified ?? null,
      path,
      size: source.size,
      modified: metadata.modified ?? null,
      details: {
        content_type: type ?? "unknown",
        ...(type === "pdf" && holds(source, jbig2) ? { jbig2: true } : {}),
      },
    };
  },
});

function holds(source: ByteSource, words: Uint8Array): boolean {
  const bytes = new Uint8Array(Math.min(source.size, searched));
  source.read(bytes, 0);
  const first = words[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (words.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
