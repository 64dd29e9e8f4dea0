import { chunks, EvidenceReadError, LimitError, sliceSource } from "../../bytes/source.ts";
import { decryptedSource } from "../../evidence/ios-backup/keys.ts";
import type { EvidenceFile } from "../../evidence/tree.ts";
import { hmacSha256 } from "../../formats/hmac.ts";
import type { FrameObject } from "../../formats/signal-backup/archive-frames.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import type { ArchivePeople } from "./signal-archive-people.ts";
import { at, bytes, id, objects, text, time } from "./signal-frame-values.ts";

/**
 * Attachments of an archive lie beside it, all archives' together: `files/<first two digits>/<name>`, named by the
 * SHA-256 of the content's own SHA-256 and the key. Each is IV, AES-256-CBC of the content with zeros behind it, and the
 * HMAC-SHA256 of both; the key has 32 bytes for each of the two. Source: signal-backup-decrypt, README and media.py.
 */
const vectorLength = 16;
const macLength = 32;
const keyLength = 64;

/** Files that a message brought, those of a sticker or of a message to be seen once too. */
export async function* attachmentsOf(
  item: FrameObject,
  locator: Locator,
  people: ArchivePeople,
  input: ArtifactInput,
): AsyncGenerator<RecordDraft> {
  const pointers = pointersOf(item);
  if (pointers.length === 0) return;
  const direction = at(item, "outgoing") ? "outgoing" : at(item, "incoming") ? "incoming" : "unknown";
  const sent = time(item, "dateSent");
  const author = people.recipients.get(id(item, "authorId"));
  for (const pointer of pointers) {
    const where = at(pointer, "locatorInfo");
    const file = await storedFile(where, input);
    yield {
      kind: "attachment",
      time: sent,
      locator,
      direction,
      service: "Signal",
      sender: direction === "outgoing" ? null : (author?.address ?? null),
      path: file?.path ?? null,
      name: text(pointer, "fileName"),
      mime_type: text(pointer, "contentType"),
      size: sizeOf(where),
      sha256: file ? await digestOf(file, where, locator, input) : null,
      message_id: sent === null ? null : String(sent / 1000),
      details: {
        in_backup: file !== undefined,
        ...(text(pointer, "caption") ? { caption: text(pointer, "caption") } : {}),
        ...statedDigest(where),
      },
    };
  }
}

function pointersOf(item: FrameObject): readonly FrameObject[] {
  const attached = objects(at(item, "standardMessage"), "attachments");
  const once = at(at(item, "viewOnceMessage"), "attachment");
  const sticker = at(at(at(item, "stickerMessage"), "sticker"), "data");
  const own = [...attached, once].map((attachment) => at(attachment, "pointer"));
  return [...own, sticker].filter((pointer) => pointer !== undefined);
}

function sizeOf(where: FrameObject | undefined): number | null {
  const size = where === undefined ? Number.NaN : Number(where["size"] ?? 0);
  return Number.isSafeInteger(size) && size >= 0 ? size : null;
}

/** What the archive says that the digest is, where nothing could be hashed. */
function statedDigest(where: FrameObject | undefined): { readonly plaintextHash?: string } {
  const stated = bytes(where, "plaintextHash");
  return stated ? { plaintextHash: hex(stated) } : {};
}

async function storedFile(where: FrameObject | undefined, input: ArtifactInput): Promise<EvidenceFile | undefined> {
  const [key, hash] = [bytes(where, "localKey"), bytes(where, "plaintextHash")];
  if (key?.length !== keyLength || !hash) return undefined;
  const name = input.hash(Uint8Array.of(...hash, ...key));
  const folder = input.file.path.slice(0, input.file.path.lastIndexOf("/") + 1);
  const around = folder.replace(/[^/]+\/$/, "");
  for (const prefix of new Set([around, folder])) {
    const file = await input.tree.file(`${prefix}files/${name.slice(0, 2)}/${name}`);
    if (file) return file;
  }
  return undefined;
}

/** SHA-256 of the content in clear; null, and said, where it is damaged. Nothing of it is kept. */
async function digestOf(
  file: EvidenceFile,
  where: FrameObject | undefined,
  locator: Locator,
  input: ArtifactInput,
): Promise<string | null> {
  const key = bytes(where, "localKey") ?? new Uint8Array(0);
  const { platform } = input;
  try {
    const source = await file.open();
    try {
      const content = sliceSource(source, 0, source.size - macLength);
      const mac = hmacSha256(platform, key.subarray(keyLength / 2));
      for (const piece of chunks(content)) mac.update(piece);
      const stated = new Uint8Array(macLength);
      source.read(stated, Math.max(0, source.size - macLength));
      const computed = mac.digest();
      const size = sizeOf(where) ?? 0;
      const isWhole = content.size % 16 === 0 && vectorLength + size <= content.size;
      if (!isWhole || !computed.every((byte, index) => byte === stated[index])) {
        throw new EvidenceReadError("its checksum is wrong, or it is cut off");
      }
      // The first block, which is the IV, comes out as nothing of use.
      const clear = decryptedSource(platform, content, key.subarray(0, keyLength / 2), content.size);
      return input.hashOf(sliceSource(clear, vectorLength, size));
    } finally {
      source.close?.();
    }
  } catch (error) {
    if (!(error instanceof EvidenceReadError || error instanceof LimitError)) throw error;
    input.problem("damaged", `the attachment ${file.path}: ${error.message}`, locator);
    return null;
  }
}

function hex(data: Uint8Array): string {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
