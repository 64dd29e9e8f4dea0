import { FormatError } from "../error.ts";
import { asBytes, asMessage, asUnsigned, decodeMessage } from "../protobuf/decode.ts";

/** What lies behind a frame of an attachment: its content is hashed when the backup is decrypted, and kept nowhere. */
export interface AttachmentBlob {
  /** `_id` of its row in the table of attachments. */
  readonly row: number;
  readonly size: number;
  /** Of the content in clear, lower-case hexadecimal; undefined where it is damaged or cut off. */
  readonly sha256?: string;
}

/** Attachment of Backups.proto: 1 the row, 2 another id, 3 the length. These two are no fields of Signal's. */
const attachment = 4;
const own = { sha256: 100, damaged: 101 } as const;

/** The frame with what was found of its blob, as a protocol buffer that goes on: a reader joins the two. */
export function withDigest(frame: Uint8Array, sha256: Uint8Array | undefined): Uint8Array<ArrayBuffer> {
  const said = sha256 ? [...tag(own.sha256, 2), sha256.length, ...sha256] : [...tag(own.damaged, 0), 1];
  return Uint8Array.of(...frame, ...tag(attachment, 2), said.length, ...said);
}

/** Two bytes are enough for the numbers here. */
function tag(field: number, wire: number): readonly number[] {
  const value = field * 8 + wire;
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7];
}

/** Undefined for a frame that is of no attachment. */
export function attachmentIn(frame: Uint8Array): AttachmentBlob | undefined {
  if (frame[0] !== attachment * 8 + 2) return undefined;
  try {
    const parts = (decodeMessage(frame).get(attachment) ?? []).flatMap((value) => asMessage(value) ?? []);
    const last = (field: number) => parts.flatMap((part) => part.get(field) ?? []).at(-1);
    const [row, size, sha256] = [last(1), last(3), last(own.sha256)];
    const digest = sha256 === undefined ? undefined : asBytes(sha256);
    return {
      row: Number((row !== undefined && asUnsigned(row)) || 0),
      size: Number((size !== undefined && asUnsigned(size)) || 0),
      ...(digest ? { sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") } : {}),
    };
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}
