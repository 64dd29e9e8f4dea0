import type { ByteSource } from "../../bytes/source.ts";
import { addToChecksum, type Checksum, frameHeaderSize, walHeader, walHeaderSize } from "../sqlite/wal.ts";
import type { EncryptedDatabase } from "./database.ts";
import { openPage, type PageKeys } from "./pages.ts";

/**
 * The `-wal` of a SQLCipher database in clear. Its frames hold encrypted pages, and their checksums are of these: they
 * are checked as they stand, and each is then given the checksum of its page in clear, so that the log reads like any
 * other. From the first frame on that is damaged or of an earlier round, what the frames say of themselves stays as it
 * is; pages are decrypted there too, for the rows that are left in them. Closing it closes the source.
 */
export function decryptedLog({ platform, source }: Omit<EncryptedDatabase, "pageSize">, keys: PageKeys): ByteSource {
  const header = walHeader(source);
  if ("problem" in header) return source;
  const { pageSize, littleEndian, salts, sum } = header;
  const frameLength = frameHeaderSize + pageSize;
  const frames = Math.ceil(Math.max(0, source.size - walHeaderSize) / frameLength);
  const sums = clearSums();
  let held = { number: -1, bytes: new Uint8Array(0) };

  /** Of the frames that count, the checksums of their pages in clear: two numbers a frame. */
  function clearSums(): Uint32Array {
    const found = new Uint32Array(frames * 2);
    const asStored: Checksum = [...sum];
    const inClear: Checksum = [...sum];
    for (let number = 0; number < frames; number++) {
      const stored = storedFrame(number);
      if (stored.length < frameLength) return found.slice(0, number * 2);
      const fields = new DataView(stored.buffer);
      if (fields.getBigUint64(8) !== salts) return found.slice(0, number * 2);
      addToChecksum(asStored, fields, 8, littleEndian);
      addToChecksum(asStored, new DataView(stored.buffer, frameHeaderSize), pageSize, littleEndian);
      const page = openPage(platform, keys, stored.subarray(frameHeaderSize), fields.getUint32(0));
      const isWhole = asStored[0] === fields.getUint32(16) && asStored[1] === fields.getUint32(20);
      if (!page || !isWhole) return found.slice(0, number * 2);
      addToChecksum(inClear, fields, 8, littleEndian);
      addToChecksum(inClear, new DataView(page.buffer), pageSize, littleEndian);
      found.set(inClear, number * 2);
    }
    return found;
  }

  function storedFrame(number: number): Uint8Array<ArrayBuffer> {
    const frame = new Uint8Array(frameLength);
    return frame.subarray(0, source.read(frame, walHeaderSize + number * frameLength));
  }

  function frame(number: number): Uint8Array {
    if (held.number === number) return held.bytes;
    const bytes = storedFrame(number);
    held = { number, bytes };
    if (bytes.length < frameLength) return bytes;
    const fields = new DataView(bytes.buffer);
    const page = openPage(platform, keys, bytes.subarray(frameHeaderSize), fields.getUint32(0));
    // What does not open tells nothing: of an earlier round, or damaged.
    bytes.set(page ?? new Uint8Array(pageSize), frameHeaderSize);
    const [first, second] = sums.subarray(number * 2, number * 2 + 2);
    if (first === undefined || second === undefined) return bytes;
    fields.setUint32(16, first);
    fields.setUint32(20, second);
    return bytes;
  }

  return {
    size: source.size,
    read(into, at) {
      let done = 0;
      if (at < walHeaderSize) done = source.read(into.subarray(0, walHeaderSize - at), at);
      while (done < into.length) {
        const place = at + done - walHeaderSize;
        const part = frame(Math.floor(place / frameLength)).subarray(place % frameLength);
        if (part.length === 0) break;
        const taken = part.subarray(0, into.length - done);
        into.set(taken, done);
        done += taken.length;
      }
      return done;
    },
    close: () => source.close?.(),
  };
}
