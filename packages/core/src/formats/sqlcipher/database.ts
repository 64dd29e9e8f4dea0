import type { ByteSource } from "../../bytes/source.ts";
import type { Platform } from "../../platform.ts";
import { clearPages, isSound, openPage, type PageKeys } from "./pages.ts";

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

/** Which pages were found to be sound: each is checked once, however often the database is opened and read. */
export type SoundPages = Uint8Array;

export function soundPages(size: number, pageSize: number): SoundPages {
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
  sound: SoundPages = soundPages(source.size, pageSize),
): ByteSource {
  const size = source.size - (source.size % pageSize);
  const most = Math.max(1, Math.floor(mostAtOnce / pageSize));
  if (size !== source.size)
    tell("truncated", "the encrypted database does not end with a whole page: the rest is lost");

  /** Pages from a number on, in clear. */
  function pages(first: number, count: number): Uint8Array {
    const stored = new Uint8Array(count * pageSize);
    stored.fill(0, source.read(stored, (first - 1) * pageSize));
    const list = Array.from({ length: count }, (_, index) => checked(stored, index, first + index));
    return clearPages(platform, keys, list, first === 1);
  }

  /** A page as it is stored; an empty one in place of one that is damaged. */
  function checked(stored: Uint8Array, index: number, number: number): Uint8Array {
    const page = stored.subarray(index * pageSize, (index + 1) * pageSize);
    if (sound[number] === 1) return page;
    if (isSound(platform, keys, page, number)) {
      sound[number] = 1;
      return page;
    }
    tell("damaged", `page ${number} of the encrypted database is damaged: it is read as if it were empty`);
    return new Uint8Array(pageSize);
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
