import { type ByteSource, EvidenceReadError } from "../../bytes/source.ts";

const blockSize = 64 * 1024;
const maxBlocks = 128;

/**
 * A source that reads ahead by blocks of 64 KiB and keeps the latest 8 MiB: SQLite asks for single pages, and each
 * would be a call to the system. Closing it gives back the memory, not the source below.
 */
export function cachedSource(source: ByteSource): ByteSource {
  const blocks = new Map<number, Uint8Array>();
  let lastNumber = -1;
  let lastBlock: Uint8Array = new Uint8Array(0);

  function block(number: number): Uint8Array {
    if (number === lastNumber) return lastBlock;
    let bytes = blocks.get(number);
    if (bytes) {
      blocks.delete(number);
    } else {
      bytes = fetchBlock(number);
    }
    blocks.set(number, bytes);
    lastNumber = number;
    lastBlock = bytes;
    return bytes;
  }

  function fetchBlock(number: number): Uint8Array {
    let bytes: Uint8Array | undefined;
    if (blocks.size >= maxBlocks) {
      const oldest = blocks.keys().next().value;
      if (oldest !== undefined) {
        bytes = blocks.get(oldest);
        blocks.delete(oldest);
      }
    }
    // The memory of the block that goes is used again; the last block of a file is shorter.
    if (bytes?.length !== blockSize) bytes = new Uint8Array(blockSize);
    try {
      const got = source.read(bytes, number * blockSize);
      return got === blockSize ? bytes : bytes.slice(0, got);
    } finally {
      lastNumber = -1;
    }
  }

  function blockOrNothing(number: number): Uint8Array | undefined {
    try {
      return block(number);
    } catch (error) {
      if (error instanceof EvidenceReadError) return undefined;
      throw error;
    }
  }

  return {
    size: source.size,
    read(into, at) {
      let done = 0;
      while (done < into.length) {
        const place = at + done;
        const bytes = blockOrNothing(Math.floor(place / blockSize));
        // A place that cannot be read must not cost what lies around it.
        if (!bytes) return done + source.read(into.subarray(done), place);
        const from = place % blockSize;
        const count = Math.min(bytes.length - from, into.length - done);
        if (count <= 0) break;
        into.set(bytes.subarray(from, from + count), done);
        done += count;
      }
      return done;
    },
    close() {
      blocks.clear();
      lastNumber = -1;
      lastBlock = new Uint8Array(0);
    },
  };
}
