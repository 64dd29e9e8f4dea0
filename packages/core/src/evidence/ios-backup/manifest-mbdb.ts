import type { Limits } from "../../bytes/limits.ts";
import { FormatError } from "../../formats/error.ts";
import { toMicroseconds } from "../../formats/time.ts";
import type { Platform } from "../../platform.ts";
import type { ProblemLog } from "../problems.ts";
import type { EvidenceEntry, FileMetadata } from "../tree.ts";
import type { Manifest, ManifestRow } from "./manifest.ts";

const signature = "mbdb\x05\x00";
/** Length of a text that is absent. */
const none = 0xffff;

/**
 * `Manifest.mbdb`, the list of files before iOS 10: records one after the other, numbers big-endian. Source: The iPhone
 * Wiki, "iTunes Backup". A record that cannot be read ends the list, since nothing says where the next one begins; the
 * rows before it are kept. Throws FormatError without the signature.
 */
export function openMbdb(bytes: Uint8Array, platform: Platform, limits: Limits, problems: ProblemLog): Manifest {
  if (String.fromCharCode(...bytes.subarray(0, signature.length)) !== signature) {
    throw new FormatError("it does not begin as a list of files does");
  }
  const rows = new Map<string, ManifestRow>();
  const reader = new Reader(bytes, signature.length);
  let damaged = false;
  try {
    while (!reader.ended) {
      if (rows.size >= limits.entries) throw new FormatError(`more than ${limits.entries} files`, reader.at);
      const row = readRecord(reader, platform);
      rows.set(row.path, row);
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    damaged = true;
    problems.add("Manifest.mbdb", "truncated", `the list of files ends early: ${error.message}`);
  }
  return { rows: () => rows.values(), find: (path) => rows.get(path), damaged, close: () => rows.clear() };
}

function readRecord(reader: Reader, platform: Platform): ManifestRow {
  const domain = reader.text() ?? "";
  const path = `${domain}-${reader.text() ?? ""}`;
  reader.bytes(); // Where a link leads.
  reader.bytes(); // SHA-1 of the content, in some versions.
  const key = reader.bytes();
  const mode = reader.number(2);
  reader.skip(8); // Inode.
  const owner = reader.number(4);
  const group = reader.number(4);
  const times = { modified: reader.number(4), accessed: reader.number(4), changed: reader.number(4) };
  const size = reader.number(8);
  reader.skip(1); // Protection class: the key says it too.
  for (let properties = reader.number(1); properties > 0; properties--) {
    reader.bytes();
    reader.bytes();
  }
  const hasher = platform.hash("sha1");
  hasher.update(new TextEncoder().encode(path));
  const metadata = { ...timesOf(times), mode, owner, group };
  const row = { fileId: hasher.digest(), domain, path, type: typeOf(mode), size, sizeStated: true, metadata };
  return key && key.length > 0 ? { ...row, key } : row;
}

function timesOf(seconds: { modified: number; accessed: number; changed: number }): FileMetadata {
  const times: { modified?: number; accessed?: number; changed?: number } = {};
  for (const name of ["modified", "accessed", "changed"] as const) {
    const time = seconds[name] === 0 ? undefined : toMicroseconds(seconds[name], "unix_s");
    if (time !== undefined) times[name] = time;
  }
  return times;
}

/** By the type bits of `st_mode`. */
function typeOf(mode: number): EvidenceEntry["type"] {
  const type = mode & 0xf000;
  if (type === 0x8000) return "file";
  if (type === 0x4000) return "folder";
  return type === 0xa000 ? "link" : "other";
}

class Reader {
  at: number;
  readonly #bytes: Uint8Array;
  readonly #decoder = new TextDecoder();

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  get ended(): boolean {
    return this.at >= this.#bytes.length;
  }

  skip(length: number): void {
    if (length > this.#bytes.length - this.at) throw new FormatError("a record runs beyond the end", this.at);
    this.at += length;
  }

  /** Big-endian. Eight bytes may lose their lowest bits, which only a file of 8 PiB has. */
  number(length: number): number {
    const from = this.at;
    this.skip(length);
    return this.#bytes.subarray(from, this.at).reduce((value, byte) => value * 256 + byte, 0);
  }

  bytes(): Uint8Array | undefined {
    const length = this.number(2);
    if (length === none) return undefined;
    const from = this.at;
    this.skip(length);
    return this.#bytes.subarray(from, this.at);
  }

  text(): string | undefined {
    const bytes = this.bytes();
    return bytes && this.#decoder.decode(bytes);
  }
}
