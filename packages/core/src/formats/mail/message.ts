import { decodeText, quotedPrintable } from "../content-lines.ts";
import { base64Bytes, bytesOf, header, type MailHeaders, parseHeaders, typed } from "./headers.ts";

/** What is kept of a message: its head, its texts as far as they are short, and what is attached. */
export interface Mail {
  readonly headers: MailHeaders;
  /** The first plain text, null where there is none. */
  readonly text: string | null;
  /** The first page, if any. */
  readonly html: string | null;
  readonly attachments: readonly string[];
  /** A text or the head was longer than what is kept. */
  readonly cut: boolean;
}

/** Bytes of a head, and of a text; parts inside of parts; parts in all. */
const longestHead = 256 * 1024;
const longestText = 512 * 1024;
const deepest = 20;
const mostParts = 500;

/** Takes a message line by line, without its attachments: each byte of a line is a character. */
export class MailReader {
  readonly #boundaries: string[] = [];
  #headers: MailHeaders | undefined;
  #head: string[] = [];
  #headLength = 0;
  #inHead = true;
  /** The part that is being read, where it is a text. */
  #part: { readonly kind: "text" | "html"; readonly headers: MailHeaders; lines: string[]; length: number } | undefined;
  #text: string | null = null;
  #html: string | null = null;
  readonly #attachments: string[] = [];
  #parts = 0;
  #cut = false;

  line(line: string): void {
    if (line.startsWith("--") && this.#boundaries.length > 0 && this.#atBoundary(line)) return;
    if (this.#inHead) {
      if (line === "") this.#endHead();
      else if (this.#headLength + line.length > longestHead) this.#cut = true;
      else {
        this.#head.push(line);
        this.#headLength += line.length;
      }
    } else if (this.#part) {
      if (this.#part.length + line.length > longestText) this.#cut = true;
      else {
        this.#part.lines.push(line);
        this.#part.length += line.length + 1;
      }
    }
  }

  end(): Mail {
    if (this.#inHead) this.#endHead();
    this.#endPart();
    return {
      headers: this.#headers ?? [],
      text: this.#text,
      html: this.#html,
      attachments: this.#attachments,
      cut: this.#cut,
    };
  }

  #atBoundary(line: string): boolean {
    const trimmed = line.trimEnd();
    const depth = this.#boundaries.findLastIndex((boundary) => trimmed === boundary || trimmed === `${boundary}--`);
    if (depth < 0) return false;
    if (this.#inHead) this.#endHead();
    this.#endPart();
    const closes = trimmed !== this.#boundaries[depth];
    this.#boundaries.length = closes ? depth : depth + 1;
    this.#inHead = !closes && this.#parts < mostParts;
    if (!closes && !this.#inHead) this.#cut = true;
    return true;
  }

  #endHead(): void {
    const headers = parseHeaders(this.#head);
    this.#headers ??= headers;
    this.#head = [];
    this.#headLength = 0;
    this.#inHead = false;
    this.#parts++;
    const { type, parameters } = typed(header(headers, "content-type"));
    const boundary = parameters.get("boundary");
    if (type.startsWith("multipart/") && boundary) {
      if (this.#boundaries.length < deepest) this.#boundaries.push(`--${boundary}`);
      else this.#cut = true;
      return;
    }
    const disposition = typed(header(headers, "content-disposition"));
    const name = disposition.parameters.get("filename") ?? parameters.get("name");
    const attached = disposition.type === "attachment" || (name !== undefined && !type.startsWith("text/"));
    const kind = type === "text/html" ? "html" : type === "text/plain" || type === "" ? "text" : undefined;
    if (!attached && kind !== undefined && (kind === "html" ? this.#html : this.#text) === null) {
      this.#part = { kind, headers, lines: [], length: 0 };
    } else if (name !== undefined || attached || type === "message/rfc822") {
      this.#attachments.push(name ?? (type || "attachment"));
    }
  }

  #endPart(): void {
    if (!this.#part) return;
    const text = bodyText(this.#part.headers, this.#part.lines);
    if (this.#part.kind === "html") this.#html = text;
    else this.#text = text;
    this.#part = undefined;
  }
}

function bodyText(headers: MailHeaders, lines: readonly string[]): string {
  const encoding = header(headers, "content-transfer-encoding")?.toLowerCase() ?? "";
  const charset = typed(header(headers, "content-type")).parameters.get("charset") ?? "utf-8";
  return decodeText(bodyBytes(encoding, lines), charset).replaceAll("\r\n", "\n").trimEnd();
}

function bodyBytes(encoding: string, lines: readonly string[]): Uint8Array {
  if (encoding === "quoted-printable") {
    return quotedPrintable(lines.map((line) => (line.endsWith("=") ? line.slice(0, -1) : `${line}\n`)).join(""));
  }
  const body = lines.join("\n");
  return (encoding === "base64" ? base64Bytes(body) : undefined) ?? bytesOf(body);
}
