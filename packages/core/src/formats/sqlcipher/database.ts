import type { ByteSource } from "../../bytes/source.ts";
import type { Platform } from "../../platform.ts";
import { checkPage, decryptPages, openPage, type PageKeys, pageStates } from "./pages.ts";

/** A SQLCipher database that was recognised. */
export interface EncryptedDatabase {
  readonly platform: Platform;
  readonly source: ByteSource;
  readonly pageSize: number;
}

/** Pages that are tried with a key, so that a few damaged ones do not make it look like another. */
const mostTried = 32;

/** Whether the key opens any of the pages: the first, those behind it, and others all over the file. */
export function opensDatabase({ platform, source, pageSize }: EncryptedDatabase, keys: PageKeys): boolean {
  const pages = Math.floor(source.size / pageSize);
  const step = Math.max(1, Math.floor(pages / mostTried));
  const page = new Uint8Array(pageSize);
  const opens = (number: number): boolean =>
    source.read(page, (number - 1) * pageSize) === pageSize &&
    page.some((byte) => byte !== 0) &&
    openPage(platform, keys, page, number) !== undefined;
  for (let tried = 0; tried < mostTried; tried++) {
    if (tried < pages && opens(tried + 1)) return true;
    if (1 + tried * step <= pages && opens(1 + tried * step)) return true;
  }
  return false;
}

/** Bytes that are decrypted at once: what stays in the processor's cache. */
const mostAtOnce = 256 * 2 ** 10;

/** What was found of each page: it is checked once, however often the database is opened and read. */
export type CheckedPages = Uint8Array;

export function uncheckedPages(size: number, pageSize: number): CheckedPages {
  return new Uint8Array(Math.floor(size / pageSize) + 1);
}

/**
 * The database in clear, decrypted page by page where it is read. A page whose HMAC is wrong reads as zeros, which no
 * page of a table is, and is told; so is a page that is cut off. Closing it closes the source.
 */
export function decryptedDatabase(
  { platform, source, pageSize }: EncryptedDatabase,
  keys: PageKeys,
  tell: (code: "damaged" | "truncated", message: string) => void,
  checked: CheckedPages = uncheckedPages(source.size, pageSize),
): ByteSource {
  const size = source.size - (source.size % pageSize);
  const most = Math.max(1, Math.floor(mostAtOnce / pageSize));
  if (size !== source.size)
    tell("truncated", "the encrypted database does not end with a whole page: the rest is lost");

  const room = new Uint8Array(Math.min(most * pageSize, size));

  /** Pages from a number on, in clear; those that are damaged or empty are zeros. */
  function pages(first: number, count: number): Uint8Array {
    const stored = room.subarray(0, count * pageSize);
    stored.fill(0, source.read(stored, (first - 1) * pageSize));
    const states = Array.from({ length: count }, (_, index) => stateOf(stored, index, first + index));
    const clear = decryptPages(platform, keys, stored, pageSize, first);
    for (const [index, state] of states.entries()) {
      if (state !== pageStates.sound) clear.fill(0, index * pageSize, (index + 1) * pageSize);
    }
    return clear;
  }

  function stateOf(stored: Uint8Array, index: number, number: number): number {
    const known = checked[number] ?? pageStates.unknown;
    if (known !== pageStates.unknown) return known;
    const state = checkPage(platform, keys, stored.subarray(index * pageSize, (index + 1) * pageSize), number);
    checked[number] = state;
    if (state === pageStates.damaged) {
      tell("damaged", `page ${number} of the encrypted database is damaged: it is read as if it were empty`);
    }
    return state;
  }

  return {
    size,
    read(into, at) {
      const end = Math.min(at + into.length, size);
      for (let place = at; place < end; ) {
        const within = place % pageSize;
        const count = Math.min(most, Math.ceil((within + end - place) / pageSize));
        const part = pages((place - within) / pageSize + 1, count).subarray(within, within + end - place);
        into.set(part, place - at);
        place += part.length;
      }
      return Math.max(0, end - at);
    },
    close: () => source.close?.(),
  };
}
