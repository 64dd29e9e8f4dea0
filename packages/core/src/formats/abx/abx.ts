import { utf8 } from "../plist/text.ts";
import { DocumentBuilder, type ParsedDocument } from "./element.ts";

/**
 * Android's binary XML (ABX), in which the system keeps its own files since Android 12: `ABX` and a zero byte, then
 * events. The low half of an event's byte is its kind, the high half the type of its value; numbers are big-endian,
 * and names are kept once and then referred to. Sources: AOSP BinaryXmlSerializer.java; CCL android-bits, ccl_abx.py.
 */
export function isAbx(start: Uint8Array): boolean {
  return start[0] === 0x41 && start[1] === 0x42 && start[2] === 0x58 && start[3] === 0;
}

const event = { startDocument: 0, endDocument: 1, startTag: 2, endTag: 3, text: 4, attribute: 15 } as const;
/** Kinds of text that stand beside the content: comments, references, instructions. They have a text and are left out. */
const ignored = new Set([5, 6, 7, 8, 9, 10]);

/** The document as far as it is sound. */
export function parseAbx(bytes: Uint8Array): ParsedDocument {
  const builder = new DocumentBuilder();
  const reader = new AbxReader(bytes);
  try {
    readEvents(reader, builder);
  } catch (error) {
    // Reading beyond the end and bounds throw RangeErrors.
    if (!(error instanceof RangeError)) throw error;
    return { root: builder.root, damage: `${error.message} (at byte ${reader.at})` };
  }
  return { root: builder.root, damage: undefined };
}

function readEvents(reader: AbxReader, builder: DocumentBuilder): void {
  while (reader.left > 0) {
    const place = reader.at;
    const token = reader.byte();
    const kind = token & 0x0f;
    if (kind === event.endDocument) break;
    else if (kind === event.startTag) builder.start(reader.name(), place);
    else if (kind === event.endTag) {
      reader.name();
      builder.end();
    } else if (kind === event.attribute) {
      const name = reader.name();
      builder.attribute(name, reader.value(token & 0xf0));
    } else if (kind === event.text) builder.text(reader.value(token & 0xf0));
    else if (ignored.has(kind)) reader.value(token & 0xf0);
    else if (kind !== event.startDocument) throw new RangeError(`an event of kind ${kind} is not known`);
  }
  if (builder.depth > 0) throw new RangeError("it ends before its elements do");
}

/** What can be read before something is damaged; beyond the end a RangeError is thrown. */
class AbxReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #names: string[] = [];
  at = 4;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  byte(): number {
    return this.#view.getUint8(this.#skip(1));
  }

  name(): string {
    const reference = this.#view.getUint16(this.#skip(2));
    if (reference !== 0xffff) {
      const known = this.#names[reference];
      if (known === undefined) throw new RangeError("a name is referred to that was not given");
      return known;
    }
    const name = this.#text();
    this.#names.push(name);
    return name;
  }

  value(type: number): string {
    switch (type) {
      case 0x10:
        return "";
      case 0x20:
        return this.#text();
      case 0x30:
        return this.name();
      case 0x40:
      case 0x50:
        return hexadecimal(this.#raw());
      case 0x60:
        return String(this.#view.getInt32(this.#skip(4)));
      case 0x70:
        return this.#view.getUint32(this.#skip(4)).toString(16);
      case 0x80:
        return String(this.#view.getBigInt64(this.#skip(8)));
      case 0x90:
        return this.#view.getBigUint64(this.#skip(8)).toString(16);
      case 0xa0:
        return String(this.#view.getFloat32(this.#skip(4)));
      case 0xb0:
        return String(this.#view.getFloat64(this.#skip(8)));
      case 0xc0:
        return "true";
      case 0xd0:
        return "false";
      default:
        throw new RangeError(`a value of type ${type >> 4} is not known`);
    }
  }

  #text(): string {
    return utf8(this.#raw());
  }

  #raw(): Uint8Array {
    const length = this.#view.getUint16(this.#skip(2));
    const start = this.#skip(length);
    if (start + length > this.#bytes.length) throw new RangeError("it ends within a value");
    return this.#bytes.subarray(start, start + length);
  }

  #skip(length: number): number {
    const start = this.at;
    this.at += length;
    return start;
  }
}

/** Bytes come out in hexadecimal, also where the text form would have Base64: one form for both. */
function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
