import { type ByteSource, chunks, EvidenceReadError, readAll, readExactly, sliceSource } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { hmacSha256 } from "../../formats/hmac.ts";
import {
  type ArchiveKeys,
  archiveIdOf,
  archiveKeysOf,
  backupKeyOf,
  recoveryKeyOf,
} from "../../formats/signal-backup/archive-keys.ts";
import type { Platform } from "../../platform.ts";
import { gunzip, isGzip } from "../archive/gzip.ts";
import { scratchSource } from "../archive/inflate.ts";
import { contentLength, decryptedSource } from "../ios-backup/keys.ts";
import type { OpenContext } from "../recognise.ts";
import { EvidenceOpenError } from "../tree.ts";
import type { InnerFile } from "./inner-file.ts";
import { ownersSecret, secretText } from "./secret.ts";

/** An archive of "Signal Backups": the file `main`, and `metadata` beside it, which names it. */
export interface SignalArchive {
  readonly name: string;
  readonly main: ByteSource;
  readonly metadata: ByteSource;
}

const vectorLength = 16;
const macLength = 32;
/** Of such a file a few dozen bytes are real. */
const longestMetadata = 4096;

/**
 * Tries the owner's recovery key. `main` is IV, AES-256-CBC data (gzip) and the HMAC-SHA256 of both. Source:
 * signal-backup-decrypt, envelope.py and local.py. Throws EvidenceOpenError: password_needed, wrong_password, damaged.
 */
export async function unlockSignalArchive(archive: SignalArchive, context: OpenContext): Promise<InnerFile> {
  const { name, main } = archive;
  const ask = `${name} is an encrypted backup of Signal. Give its 64-character recovery key, for example with --key.`;
  const key = recoveryKeyOf(secretText(await ownersSecret(context, ask)));
  if (key === undefined) {
    throw new EvidenceOpenError("wrong_password", `The key does not open ${name}: it takes the 64 characters of it.`);
  }
  if (main.size < vectorLength * 2 + macLength) {
    throw new EvidenceOpenError("damaged", `${name} ends after its header.`);
  }
  const keys = archiveKeysOf(backupKeyOf(key), archiveId(archive, context.platform, backupKeyOf(key)));
  if (!isGzip(readExactly(compressed(archive, keys, context.platform), 0, 3))) {
    throw new EvidenceOpenError(
      "wrong_password",
      `The recovery key does not open ${name}: it is another one, or the files main and metadata do not belong together.`,
    );
  }
  return { name: "frames", open: (tell) => openArchiveData(archive, keys, context, tell) };
}

function archiveId({ name, metadata }: SignalArchive, platform: Platform, backupKey: Uint8Array): Uint8Array {
  try {
    const id = archiveIdOf(platform, readAll(metadata, longestMetadata), backupKey);
    if (id) return id;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
  throw new EvidenceOpenError("damaged", `The file metadata beside ${name} is damaged: it does not name the backup.`);
}

/** The first block, which is the IV, comes out as nothing of use and is left out. */
function compressed({ main }: SignalArchive, { cipher }: ArchiveKeys, platform: Platform): ByteSource {
  const stored = sliceSource(main, 0, main.size - macLength);
  const whole = stored.size - (stored.size % 16);
  const length = contentLength(platform, stored, cipher) ?? whole;
  const clear = decryptedSource(platform, stored, cipher, whole);
  return sliceSource(clear, vectorLength, length - vectorLength);
}

async function openArchiveData(
  archive: SignalArchive,
  keys: ArchiveKeys,
  context: OpenContext,
  tell: Parameters<InnerFile["open"]>[0],
): Promise<ByteSource> {
  const { main } = archive;
  const { platform, limits } = context;
  const stated = readExactly(main, main.size - macLength, macLength);
  const content = sliceSource(main, 0, main.size - macLength);
  if (!macOf(platform, keys.mac, content).every((byte, at) => byte === stated[at])) {
    tell("damaged", "its checksum is wrong: the backup is damaged or cut off, and read as far as it goes");
  }
  const { scratch, end } = await gunzip(platform, compressed(archive, keys, platform), limits);
  if (scratch.size === 0) throw new EvidenceReadError("nothing of its content can be read");
  if (end !== "complete") tell("truncated", "the data inside end too early");
  return scratchSource(scratch);
}

function macOf(platform: Platform, key: Uint8Array, source: ByteSource): Uint8Array {
  const mac = hmacSha256(platform, key);
  for (const piece of chunks(source)) mac.update(piece);
  return mac.digest();
}
