import { type ByteSource, EvidenceReadError, LimitError } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";

/** The pages of a database file, numbered from 1, by the header on its first page (SQLite file format 1.3). */
export interface PageFile {
  readonly pageSize: number;
  /** Bytes of a page that hold content: the page without its reserved end. */
  readonly usable: number;
  /** Whole pages in the file. */
  readonly pageCount: number;
  /** Pages that the header says there are; 0 when it does not say. */
  readonly statedPageCount: number;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
  /** The page's bytes, or why they cannot be had. */
  page(number: number): Uint8Array | string;
}

const magic = "SQLite format 3\0";
export const headerSize = 100;

/** Throws FormatError when the file is no SQLite database, and says what it looks like instead. */
export function openPages(source: ByteSource): PageFile {
  const header = new Uint8Array(headerSize);
  const got = source.read(header, 0);
  if (got < headerSize) throw new FormatError(`the file ends within the database header, after ${got} bytes`);
  if (String.fromCharCode(...header.subarray(0, 16)) !== magic) throw new FormatError(looksLike(source));

  const view = new DataView(header.buffer);
  const size = view.getUint16(16);
  // 1 stands for 65536, which does not fit (1.3.2).
  const pageSize = size === 1 ? 65_536 : size;
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) {
    throw new FormatError(`the database header is damaged: page size ${pageSize}`, 16);
  }
  const usable = pageSize - view.getUint8(20);
  // "The usable size is not allowed to be less than 480" (1.3.4).
  if (usable < 480) throw new FormatError(`the database header is damaged: ${usable} usable bytes a page`, 20);
  const encoding = { 1: "utf-8", 2: "utf-16le", 3: "utf-16be" }[view.getUint32(56)] ?? "utf-8";
  // The count is valid only if the change counter equals the version-valid-for number (1.3.7).
  const statedPageCount = view.getUint32(24) === view.getUint32(92) ? view.getUint32(28) : 0;
  const pageCount = Math.floor(source.size / pageSize);

  return {
    pageSize,
    usable,
    pageCount,
    statedPageCount,
    encoding: encoding as PageFile["encoding"],
    page(number) {
      if (number < 1) return "has an impossible number";
      if (number > pageCount) return "lies beyond the end of the file";
      const bytes = new Uint8Array(pageSize);
      try {
        if (source.read(bytes, (number - 1) * pageSize) === pageSize) return bytes;
        return "lies beyond the end of the file";
      } catch (error) {
        if (error instanceof EvidenceReadError || error instanceof LimitError)
          return `cannot be read: ${error.message}`;
        throw error;
      }
    },
  };
}

function looksLike(source: ByteSource): string {
  const start = new Uint8Array(Math.min(4096, source.size));
  const bytes = start.subarray(0, source.read(start, 0));
  if (bytes.every((byte) => byte === 0)) return "not a database: its first page is filled with zeros";
  if (looksRandom(bytes)) return "not a readable database: it looks encrypted";
  return "not a database: the SQLite header is missing";
}

/** Encrypted or compressed bytes: nearly eight bits of entropy a byte. */
export function looksRandom(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false;
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  let entropy = 0;
  for (const count of counts) if (count > 0) entropy -= (count / bytes.length) * Math.log2(count / bytes.length);
  // 512 random bytes have about 7.6 bits, 4096 have 7.95; text has below 5, a page of records below 7.
  return entropy > 7.3;
}
