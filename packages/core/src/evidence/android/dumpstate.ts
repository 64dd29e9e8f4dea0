import type { ByteSource } from "../../bytes/source.ts";

/**
 * Where the parts of a dumpstate or dumpsys text lie. `name` is `section/<TITLE>` or `dumpsys/<service>`, without
 * slashes of its own; `copy` counts parts of one name, from 1.
 */
export interface Section {
  readonly name: string;
  readonly copy: number;
  readonly start: number;
  readonly length: number;
}

export interface SectionIndex {
  readonly sections: readonly Section[];
  /** There were more sections than any phone writes: those after are part of the one before them. */
  readonly limited: boolean;
}

/** Android 16 writes about 900. */
export const mostSections = 50_000;
/** Of one name: several artifacts read each of them. Phones write up to ten. */
export const mostCopies = 100;
/** Of a line that could be a heading. */
const longestHeading = 1024;
const step = 1 << 20;

const newline = 0x0a;
const dash = 0x2d;
const equals = 0x3d;
const letterD = 0x44;

/**
 * Finds the parts of the text in one pass.
 *
 * - `------ TITLE (command) ------` opens a section; `------ 0.1s was the duration of 'TITLE' ------` ends it
 *   (AOSP dumpstate/DumpstateUtil.cpp).
 * - `DUMP OF SERVICE [CRITICAL |HIGH |NORMAL ]name:` opens a service's part; the line of 79 dashes before it, if there
 *   is one, ends the part before (AOSP cmds/dumpsys/dumpsys.cpp). Services write such lines of dashes themselves: one
 *   that no heading follows ends nothing.
 * - A line of 56 `=` and one that begins with `== ` are a headline over several parts (AOSP dumpstate.cpp).
 *
 * A part runs from its heading to the next heading. Parts do not overlap.
 */
export function indexSections(source: ByteSource, most = mostSections): SectionIndex {
  const found = new Finder(most);
  // A heading is looked at whole: what is left of a chunk without room for one is read again with the next.
  const overlap = 2 * longestHeading;
  const piece = new Uint8Array(step + overlap);
  for (let from = 0; from < source.size; from += step) {
    const got = source.read(piece, from);
    if (got === 0) break;
    const bytes = got === piece.length ? piece : piece.subarray(0, got);
    const last = from + got >= source.size;
    if (from === 0) found.line(bytes, 0, 0);
    const end = last ? got : step;
    for (let at = bytes.indexOf(newline); at >= 0 && at < end; at = bytes.indexOf(newline, at + 1)) {
      const first = bytes[at + 1];
      if (first === dash || first === letterD || first === equals) found.line(bytes, at + 1, from);
    }
    if (last) break;
  }
  return found.end(source.size);
}

/** Whether a text begins as a bug report or as what `dumpsys` prints. */
export function beginsAsDumpstate(start: Uint8Array): boolean {
  // An archive can hold such a text as it is.
  if (start.includes(0)) return false;
  const text = new TextDecoder().decode(start);
  return (
    /^\s*={20,}\r?\n== dumpstate: /.test(text) ||
    /^\s*Currently running services:\r?\n/.test(text) ||
    /(?:^|\n)DUMP OF SERVICE [^\n]{1,200}:\r?\n/.test(text)
  );
}

class Finder {
  readonly #sections: Section[] = [];
  readonly #copies = new Map<string, number>();
  readonly #most: number;
  #open: Omit<Section, "length"> | undefined;
  #count = 0;
  /** Where the last line of dashes begins and ends, which may belong to the heading that follows. */
  #rule = { start: -1, end: -1 };
  #limited = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** Looks at the line at `at` of `bytes`, which lie at `from` in the text. */
  line(bytes: Uint8Array, at: number, from: number): void {
    const line = headingAt(bytes, at);
    const start = from + at;
    if (line.startsWith("DUMP OF SERVICE ")) {
      const service = serviceOf(line);
      if (service === undefined) return;
      this.#begin(`dumpsys/${service}`, start, this.#rule.end === start ? this.#rule.start : start);
    } else if (line.startsWith("------ ")) {
      const heading = /^-{6} (.*?) ?-{6}$/.exec(line)?.[1];
      if (heading === undefined) return;
      if (/^[\d.]+s was the duration of /.test(heading)) this.#close(start);
      else this.#begin(`section/${titleOf(heading)}`, start, start);
    } else if (/^-{78,}$/.test(line)) {
      this.#rule = { start, end: start + line.length + lineEnd(bytes, at + line.length) };
    } else if (/^={56}$/.test(line)) {
      const next = headingAt(bytes, at + line.length + lineEnd(bytes, at + line.length));
      if (next.startsWith("== ")) this.#close(start);
    }
  }

  end(size: number): SectionIndex {
    this.#close(this.#rule.end === size ? this.#rule.start : size);
    return { sections: this.#sections, limited: this.#limited };
  }

  /** `end` is where the section before it ends. */
  #begin(name: string, start: number, end: number): void {
    const copies = this.#copies.get(name) ?? 0;
    if (this.#count >= this.#most || copies >= mostCopies) {
      this.#limited = true;
      return;
    }
    this.#close(end);
    this.#count++;
    this.#copies.set(name, copies + 1);
    this.#open = { name, copy: copies + 1, start };
  }

  #close(end: number): void {
    if (!this.#open) return;
    this.#sections.push({ ...this.#open, length: Math.max(0, end - this.#open.start) });
    this.#open = undefined;
  }
}

/** The line as text, without its end; at most so much of it as a heading may have. */
function headingAt(bytes: Uint8Array, at: number): string {
  let end = at;
  const most = Math.min(bytes.length, at + longestHeading);
  while (end < most && bytes[end] !== newline) end++;
  if (end > at && bytes[end - 1] === 0x0d) end--;
  return decoder.decode(bytes.subarray(at, end));
}

const decoder = new TextDecoder();

function lineEnd(bytes: Uint8Array, at: number): number {
  return bytes[at] === 0x0d ? 2 : 1;
}

/** Android 8 and later dump some services first, and say with which priority. */
function serviceOf(line: string): string | undefined {
  const name = /^DUMP OF SERVICE (?:CRITICAL |HIGH |NORMAL )?(.{1,200}):$/.exec(line)?.[1];
  return name === undefined ? undefined : sanitised(name);
}

/** `SYSTEM LOG (logcat -v …)` is `SYSTEM LOG`. */
function titleOf(heading: string): string {
  const bracket = heading.indexOf(" (");
  return sanitised((bracket > 0 ? heading.slice(0, bracket) : heading).slice(0, 200));
}

/** Without what would make folders or more exclamation marks of it, and without invisible characters. */
function sanitised(name: string): string {
  return name.trim().replace(/[/!\u0000-\u001f\u007f]/g, "_");
}
