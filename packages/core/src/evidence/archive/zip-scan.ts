import type { Limits } from "../../bytes/limits.ts";
import type { ByteSource } from "../../bytes/source.ts";
import type { ProblemLog } from "../problems.ts";
import { EntryList } from "./archive-tree.ts";
import {
  Cursor,
  descriptorFlag,
  dosTime,
  encryptedFlag,
  localSignature,
  nameAndType,
  type ZipEntry,
} from "./zip-directory.ts";
import { readExtra } from "./zip-extra.ts";
import { zipName } from "./zip-name.ts";

const descriptorSignature = 0x08074b50;
/** Bytes of a data descriptor with 64-bit sizes. */
const longestDescriptor = 24;
const localLength = 30;
const utf8Flag = 0x800;

/**
 * The entries of an archive without a directory, by their own headers: what there is of a copy that was cut off.
 * Undefined where there is none. Everything found is said to be all that is left.
 */
export function scanEntries(source: ByteSource, limits: Limits, problems: ProblemLog): EntryList<ZipEntry> | undefined {
  const entries = new EntryList<ZipEntry>(limits, problems);
  for (let at = findSignature(source, 0, localSignature); at !== undefined; ) {
    const found = localEntry(source, at);
    if (found && !entries.add(found.entry)) break;
    if (found?.entry.cut) problems.add(found.entry.path, "truncated", "the archive ends inside this entry");
    at = findSignature(source, found ? found.next : at + 4, localSignature);
  }
  if (entries.all.length === 0) return undefined;
  problems.add(
    "",
    "truncated",
    `the archive is cut off or damaged: its directory is missing; ${entries.all.length} entries were found by their headers`,
  );
  return entries;
}

function localEntry(source: ByteSource, at: number): { readonly entry: ZipEntry; readonly next: number } | undefined {
  const cursor = new Cursor(source, at);
  if (!cursor.need(localLength)) return undefined;
  const nameLength = cursor.u16(26);
  const start = at + localLength + nameLength + cursor.u16(28);
  if (!cursor.need(start - at)) return undefined;
  const flags = cursor.u16(6);
  const name = cursor.bytes(localLength, nameLength);
  const numbers = { size: cursor.u32(22), packed: cursor.u32(18), header: 0 };
  const extra = readExtra(cursor.bytes(localLength + nameLength, cursor.u16(28)), name, numbers);
  const told = { crc: cursor.u32(14), size: extra.size, packed: extra.packed, next: start + extra.packed };
  const data = flags & descriptorFlag && told.packed === 0 ? findDescriptor(source, start) : told;
  const cut = data.next > source.size;
  const entry: ZipEntry = {
    ...nameAndType(extra.path ?? zipName(name, (flags & utf8Flag) !== 0)),
    size: data.size,
    packed: cut ? source.size - start : data.packed,
    header: at,
    metadata: { ...dosTime(cursor.u16(12), cursor.u16(10)), ...extra.times },
    method: cursor.u16(8),
    flags,
    crc: data.crc,
    time: cursor.u16(10),
    ...(extra.aes ? { aes: extra.aes } : {}),
    ...(flags & encryptedFlag ? { locked: true } : {}),
    ...(cut ? { cut } : {}),
  };
  return { entry, next: data.next };
}

/** The sizes that stand after the data (APPNOTE 4.3.9): found by their signature and by the packed size being right. */
function findDescriptor(source: ByteSource, start: number) {
  for (let at = findSignature(source, start, descriptorSignature); at !== undefined; ) {
    const cursor = new Cursor(source, at);
    const packed = at - start;
    if (cursor.need(longestDescriptor) && cursor.u64(8) === packed) {
      return { crc: cursor.u32(4), packed, size: cursor.u64(16), next: at + longestDescriptor };
    }
    if (cursor.need(16) && cursor.u32(8) === packed) {
      return { crc: cursor.u32(4), packed, size: cursor.u32(12), next: at + 16 };
    }
    at = findSignature(source, at + 4, descriptorSignature);
  }
  return { crc: 0, packed: source.size - start, size: 0, next: source.size + 1 };
}

const step = 1 << 20;

/** Where the four bytes next lie, from `from` on. */
function findSignature(source: ByteSource, from: number, signature: number): number | undefined {
  const first = signature & 0xff;
  const piece = new Uint8Array(Math.min(step, Math.max(0, source.size - from)));
  const view = new DataView(piece.buffer);
  for (let start = from; start + 4 <= source.size; ) {
    const got = source.read(piece, start);
    if (got < 4) return undefined;
    for (let at = piece.indexOf(first); at >= 0 && at + 4 <= got; at = piece.indexOf(first, at + 1)) {
      if (view.getUint32(at, true) === signature) return start + at;
    }
    start += got - 3;
  }
  return undefined;
}
