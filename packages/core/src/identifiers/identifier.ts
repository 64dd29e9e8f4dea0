/** What records name people, places on the net and things by. */
export const identifierKinds = [
  "phone",
  "email",
  "url",
  "domain",
  "ip",
  "handle",
  "wallet",
  "imei",
  "imsi",
  "iccid",
  "vehicle",
  "document",
  "price",
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export interface Identifier {
  readonly kind: IdentifierKind;
  /** In one spelling: E.164, lower-case host, `EUR 12.50`. */
  readonly value: string;
  /**
   * Not certain: a number without its country's code, taken for one of the phone's own country; a form that no check
   * digit bears out; a sign that several currencies share.
   */
  readonly guessed?: true;
  /** Two letters of ISO 3166: of a phone number, or of who issued a document. */
  readonly country?: string;
  /** Of a handle or wallet: where it is one. */
  readonly service?: string;
}

/** What is known beside the text itself. */
export interface IdentifierContext {
  /** The phone's own country, two letters of ISO 3166: numbers without a country's code are read by it. */
  readonly country?: string;
  /** The service of the record, where handles without one belong to it. */
  readonly service?: string;
}

/** A text of which parts are taken away as they are told, so that a number in a link is not told again. */
export class Remaining {
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Takes each match away for which `tell` gives true. */
  take(pattern: RegExp, tell: (found: string, groups: readonly (string | undefined)[]) => boolean): void {
    this.text = this.text.replace(pattern, (found: string, ...rest: unknown[]) => {
      const groups = rest.map((group) => (typeof group === "string" ? group : undefined));
      return tell(found, groups) ? blank(found) : found;
    });
  }

  /** Takes one part away, the first time that it stands there. */
  remove(part: string): void {
    const at = this.text.indexOf(part);
    if (at >= 0) this.text = this.text.slice(0, at) + blank(part) + this.text.slice(at + part.length);
  }
}

/** Something that no pattern reads across. */
function blank(text: string): string {
  return "\u0000".repeat(text.length);
}

/** Arabic-Indic and Persian digits as ASCII ones. */
export function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
