import { createCipheriv, randomBytes, randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readSync, rmSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import { EvidenceReadError } from "@sillage/core/bytes/source.ts";
import type { Scratch } from "@sillage/core/platform.ts";

const memoryLimit = 8 * 2 ** 20;
/** Deciphered at once, and kept: databases are read by pages that lie near each other. */
const runLength = 256 * 2 ** 10;
const blockLength = 16;

/** Files that could not be unlinked while open (Windows): removed when the process ends. */
const leftovers = new Set<string>();
let watching = false;

/**
 * Memory up to 8 MiB, then a file in `folder`. The file is enciphered with AES-256 in counter mode under a key that is
 * never written anywhere, and is unlinked as soon as it is open, so that even a killed process leaves nothing behind.
 */
export function nodeScratch(folder: string): Scratch {
  let memory: Uint8Array<ArrayBuffer> | undefined = new Uint8Array(64 * 2 ** 10);
  let file: ScratchFile | undefined;
  let size = 0;
  let closed = false;

  const stillOpen = (): void => {
    if (closed) throw new EvidenceReadError("the scratch room was closed");
  };
  return {
    get size() {
      return size;
    },
    append(bytes) {
      stillOpen();
      if (memory && size + bytes.length > memoryLimit) {
        file = openScratchFile(folder);
        file.append(memory.subarray(0, size));
        memory = undefined;
      }
      if (memory) {
        memory = grown(memory, size + bytes.length, size);
        memory.set(bytes, size);
      } else file?.append(bytes);
      size += bytes.length;
    },
    read(into, at) {
      stillOpen();
      if (at < 0 || at >= size) return 0;
      const length = Math.min(into.length, size - at);
      if (memory) into.set(memory.subarray(at, at + length));
      else file?.read(into.subarray(0, length), at);
      return length;
    },
    close() {
      if (closed) return;
      closed = true;
      memory?.fill(0, 0, size);
      memory = undefined;
      file?.close();
    },
  };
}

function grown(memory: Uint8Array<ArrayBuffer>, needed: number, used: number): Uint8Array<ArrayBuffer> {
  if (needed <= memory.length) return memory;
  const larger = new Uint8Array(Math.min(memoryLimit, Math.max(needed, memory.length * 2)));
  larger.set(memory.subarray(0, used));
  return larger;
}

interface ScratchFile {
  append(bytes: Uint8Array): void;
  /** Fills `into` in full: the caller asks only for what was appended. */
  read(into: Uint8Array, at: number): void;
  close(): void;
}

function openScratchFile(folder: string): ScratchFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `scratch-${randomUUID()}`);
  const handle = openSync(path, "wx+", 0o600);
  const unlinked = unlinkNow(path);
  const key = randomBytes(32);
  const start = randomBytes(blockLength);
  const cipher = createCipheriv("aes-256-ctr", key, start);
  /** What is appended waits until a run is full: frames of a backup come by the hundred bytes. */
  const waiting = new Uint8Array(runLength);
  let waits = 0;
  let written = 0;
  let run: { at: number; bytes: Uint8Array } = { at: 0, bytes: new Uint8Array(0) };

  function write(bytes: Uint8Array): void {
    writeFully(handle, cipher.update(bytes));
    written += bytes.length;
    run = { at: 0, bytes: new Uint8Array(0) };
  }

  function writeWaiting(): void {
    if (waits > 0) write(waiting.subarray(0, waits));
    waits = 0;
  }

  function load(at: number): void {
    const from = at - (at % runLength);
    const stored = new Uint8Array(Math.min(runLength, written - from));
    readFully(handle, stored, from);
    const bytes = createCipheriv("aes-256-ctr", key, counterAt(start, from / blockLength)).update(stored);
    run = { at: from, bytes };
  }
  return {
    append(bytes) {
      if (waits + bytes.length > waiting.length) writeWaiting();
      if (bytes.length > waiting.length) return write(bytes);
      waiting.set(bytes, waits);
      waits += bytes.length;
    },
    read(into, at) {
      writeWaiting();
      for (let done = 0; done < into.length; ) {
        const place = at + done;
        if (place < run.at || place >= run.at + run.bytes.length) load(place);
        const part = run.bytes.subarray(place - run.at, place - run.at + into.length - done);
        into.set(part, done);
        done += part.length;
      }
    },
    close() {
      run.bytes.fill(0);
      waiting.fill(0);
      key.fill(0);
      closeSync(handle);
      if (!unlinked) {
        rmSync(path, { force: true });
        leftovers.delete(path);
      }
    },
  };
}

/** True where an open file can be unlinked; elsewhere the file is removed at the latest when the process ends. */
function unlinkNow(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    leftovers.add(path);
    if (!watching) {
      watching = true;
      process.once("exit", () => {
        for (const left of leftovers) rmSync(left, { force: true });
      });
    }
    return false;
  }
}

/** The 128-bit big-endian counter `blocks` after `start`. */
function counterAt(start: Uint8Array, blocks: number): Uint8Array {
  const counter = Uint8Array.from(start);
  let carry = blocks;
  for (let i = counter.length - 1; i >= 0 && carry > 0; i--) {
    const sum = (counter[i] ?? 0) + (carry % 256);
    counter[i] = sum % 256;
    carry = Math.floor(carry / 256) + (sum > 255 ? 1 : 0);
  }
  return counter;
}

function writeFully(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done, bytes.length - done);
}

function readFully(handle: number, into: Uint8Array, at: number): void {
  for (let done = 0; done < into.length; ) {
    const got = readSync(handle, into, done, into.length - done, at + done);
    if (got === 0) throw new EvidenceReadError("a scratch file is shorter than what was written to it");
    done += got;
  }
}
