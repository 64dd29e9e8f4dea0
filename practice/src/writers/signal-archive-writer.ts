import { createCipheriv, createHmac, hkdfSync } from "node:crypto";
import { gzipSync } from "node:zlib";
import { field, joined, varint } from "./protobuf-writer.ts";

export interface SignalArchive {
  /** 64 characters, 0-9 and a-z. */
  readonly recoveryKey: string;
  /** Each without its length; the first is the BackupInfo. */
  readonly frames: readonly Uint8Array[];
  readonly id?: Uint8Array;
}

/**
 * The two files of a "Signal Backups" archive, of invented frames. Format: libsignal message-backup, signal-backup-decrypt;
 * written anew from their facts.
 */
export function signalArchive({ recoveryKey, frames, id = new Uint8Array(16).fill(4) }: SignalArchive): {
  readonly main: Uint8Array<ArrayBuffer>;
  readonly metadata: Uint8Array<ArrayBuffer>;
} {
  const backupKey = derive(Buffer.from(recoveryKey), "20240801_SIGNAL_BACKUP_KEY", 32);
  const nonce = new Uint8Array(12).fill(9);
  const naming = createCipheriv(
    "aes-256-ctr",
    derive(backupKey, "20241011_SIGNAL_LOCAL_BACKUP_METADATA_KEY", 32),
    joined(nonce, new Uint8Array(4)),
  );
  const metadata = joined(field(1, 1), field(2, joined(field(1, nonce), field(2, naming.update(id)))));
  const purpose = joined(Buffer.from("20241007_SIGNAL_BACKUP_ENCRYPT_MESSAGE_BACKUP:"), id);
  const keys = derive(backupKey, purpose, 64);
  const vector = new Uint8Array(16).fill(3);
  const cipher = createCipheriv("aes-256-cbc", keys.subarray(32), vector);
  const content = joined(vector, cipher.update(gzipSync(frameStream(frames))), cipher.final());
  return { main: joined(content, createHmac("sha256", keys.subarray(0, 32)).update(content).digest()), metadata };
}

/** Frames one after the other, each with its length before it. */
export function frameStream(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joined(...frames.flatMap((frame) => [varint(frame.length), frame]));
}

function derive(from: Uint8Array, purpose: string | Uint8Array, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", from, new Uint8Array(32), purpose, length));
}
