import { ZipWriter } from "@zip.js/zip.js";
import { Encrypter } from "age-encryption";
import { type ByteSource, chunks } from "../bytes/source.ts";

/** A file of a bundle. `open` is called when its turn comes; the source is closed after. */
export interface BundlePart {
  readonly path: string;
  open(): ByteSource;
}

/** Recipients cannot be encrypted for; the message says which. */
export class RecipientError extends Error {
  override name = "RecipientError";
}

export function encrypterFor(recipients: readonly string[]): Encrypter {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw new RecipientError(
        `${recipient} is not an age recipient: one begins with age1, and age-keygen -y prints it`,
      );
    }
  }
  return encrypter;
}

/**
 * The bundle as it is sent: a zip inside of age, made as it is read, so that nothing of it stands anywhere unencrypted.
 * Every entry has the same date: when the files were touched is nobody's matter.
 */
export async function bundleStream(
  parts: readonly BundlePart[],
  encrypter: Encrypter,
): Promise<ReadableStream<Uint8Array>> {
  const { readable, writable } = new TransformStream<Uint8Array>();
  writeZip(parts, writable).catch(
    (error: unknown) =>
      void writable
        .getWriter()
        .abort(error)
        .catch(() => {}),
  );
  return encrypter.encrypt(readable);
}

async function writeZip(parts: readonly BundlePart[], writable: WritableStream<Uint8Array>): Promise<void> {
  const zip = new ZipWriter(writable, { useWebWorkers: false, lastModDate: new Date(Date.UTC(1980, 0, 2)) });
  for (const { path, open } of parts) {
    const source = open();
    try {
      await zip.add(path, streamOf(source));
    } finally {
      source.close?.();
    }
  }
  await zip.close();
}

function streamOf(source: ByteSource): { readonly readable: ReadableStream<Uint8Array>; readonly size: number } {
  const pieces = chunks(source);
  const readable = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return { readable, size: source.size };
}
