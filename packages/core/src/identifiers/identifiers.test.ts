import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identifiersOf } from "./from-record.ts";
import { identifiersInText } from "./from-text.ts";
import type { Identifier, IdentifierContext } from "./identifier.ts";

function inText(text: string, context: IdentifierContext = {}): Identifier[] {
  const found: Identifier[] = [];
  identifiersInText(text, context, (identifier) => found.push(identifier));
  return found;
}
const short = (found: readonly Identifier[]) =>
  found.map(({ kind, value, guessed }) => `${kind} ${value}${guessed ? " ?" : ""}`);

const texts: [text: string, country: string | undefined, found: string[]][] = [
  ["call +34 612 34 56 78 tomorrow", undefined, ["phone +34612345678"]],
  ["call 06 12 34 56 78 tomorrow", "FR", ["phone +33612345678 ?"]],
  ["call 06 12 34 56 78 tomorrow", undefined, []],
  ["00 44 20 7946 0958", "FR", ["phone +442079460958"]],
  ["of a range for films: +44 7700 900123", "FR", ["phone +447700900123 ?"]],
  ["رقمي ٠١٠١٢٣٤٥٦٧٨ شكرا", "EG", ["phone +201012345678 ?"]],
  ["on 12/05/2023 at 14:30, or 2023-11-14 10:22:33", "FR", []],
  ["v1.2.3.4.5 build 20230514123456", "FR", []],
  ["Write to Ana.Lee@Example.ORG, please.", undefined, ["email ana.lee@example.org"]],
  ["see https://Example.org/a?b=1.", undefined, ["url https://example.org/a?b=1", "domain example.org"]],
  [
    "see example.org, and 203.0.113.7 or 2001:db8::1",
    undefined,
    ["domain example.org", "ip 203.0.113.7", "ip 2001:db8::1"],
  ],
  ["https://t.me/some_person", undefined, ["url https://t.me/some_person", "domain t.me", "handle some_person"]],
  ["https://wa.me/34612345678", undefined, ["url https://wa.me/34612345678", "domain wa.me", "phone +34612345678"]],
  [
    "https://www.instagram.com/p/Cabc/",
    undefined,
    ["url https://www.instagram.com/p/Cabc/", "domain www.instagram.com"],
  ],
  ["I am @Some.Person on Telegram", undefined, ["handle some.person ?"]],
  // From the specifications: BIP 173, BIP 350, the first block, EIP-55.
  ["pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", undefined, ["wallet 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"]],
  ["pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", undefined, []],
  ["BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", undefined, ["wallet bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"]],
  [
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    undefined,
    ["wallet bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"],
  ],
  ["0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", undefined, ["wallet 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"]],
  ["0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", undefined, []],
  ["0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", undefined, ["wallet 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed ?"]],
  // The example of 3GPP TS 23.003, and one of ISO/IEC 7812.
  ["IMEI 49-015420-323751-8", undefined, ["imei 490154203237518"]],
  ["490154203237518", undefined, ["imei 490154203237518 ?"]],
  ["490154203237519", undefined, []],
  ["IMSI: 310150123456789", undefined, ["imsi 310150123456789"]],
  ["SIM 8944110068256270054", undefined, ["iccid 8944110068256270054"]],
  // 49 CFR 565.15's own example; a European number without the digit.
  ["1M8GDM9AXKP042788", undefined, ["vehicle 1M8GDM9AXKP042788"]],
  ["châssis WVWZZZ1JZXW000011", undefined, ["vehicle WVWZZZ1JZXW000011 ?"]],
  ["WVWZZZ1JZXW000011", undefined, []],
  // ICAO Doc 9303 parts 4 to 6: its specimens.
  [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    undefined,
    ["document L898902C3"],
  ],
  [
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    undefined,
    ["document D23145890"],
  ],
  ["DNI 12345678Z, no 12345678A", undefined, ["document 12345678Z"]],
  ["2 55 08 14 168 025 38", "FR", ["document 255081416802538"]],
  ["It costs €1.234,50 or 20 $ or 1,500 euros", undefined, ["price EUR 1234.5", "price USD 20 ?", "price EUR 1500"]],
  ["٥٠٠ درهم", undefined, ["price AED 500 ?"]],
  ["2 millones de euros, 3k €", undefined, ["price EUR 2000000", "price EUR 3000"]],
];

describe("a text", () => {
  it.each(texts)("%s (%s)", (text, country, found) => {
    expect(short(inText(text, country === undefined ? {} : { country }))).toEqual(found);
  });

  it("of any kind is read to an end, and gives each spelling once it is normal again", () => {
    const letters = fc.stringMatching(/^[a-zA-Z0-9@.:/+<>$€ \-٠-٩،]{0,300}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), letters), (text) => {
        for (const { kind, value } of inText(text, { country: "FR" })) {
          if (kind === "phone") expect(value).toMatch(/^\+\d{5,15}$/);
          if (kind === "email" || kind === "domain") expect(value).toBe(value.toLowerCase());
        }
      }),
      { numRuns: 500 },
    );
  });

  it("that was made to be slow is not", () => {
    const started = performance.now();
    for (const part of ["1 ", "@a.", "12.", "0x1f", "P<", "bc1q", "٠", "1.000,"])
      inText(part.repeat(40_000), { country: "FR" });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("a record", () => {
  const of = (kind: Parameters<typeof identifiersOf>[0]["kind"], fields: Record<string, unknown>, country?: string) =>
    identifiersOf({ kind, fields, details: null }, country === undefined ? {} : { country });

  it("gives what its fields are declared to hold", () => {
    const found = of(
      "message",
      {
        service: "WhatsApp",
        thread: "5-6@g.us",
        sender: "34612345678@s.whatsapp.net",
        participants: ["111@lid", "b@example.org"],
        text: "612 345 678 and +34612345678",
        urls: ["https://x.com/someone/status/1"],
        message_id: "0123456789",
      },
      "ES",
    );
    expect(found).toEqual([
      { kind: "phone", value: "+34612345678", country: "ES" },
      { kind: "url", value: "https://x.com/someone/status/1" },
      { kind: "domain", value: "x.com" },
      { kind: "handle", value: "someone", service: "X" },
      { kind: "handle", value: "111@lid", service: "WhatsApp" },
      { kind: "email", value: "b@example.org" },
    ]);
  });

  const contacts: [value: string, country: string | undefined, found: string[]][] = [
    ["tel:+34612345678", undefined, ["phone +34612345678"]],
    ["(202) 555-0143", "US", ["phone +12025550143 ?"]],
    ["+1 (202) 555-0143", undefined, ["phone +12025550143"]],
    ["3333", "ES", []],
    ["Amazon", "ES", []],
    ["mailto:A@Example.org", undefined, ["email a@example.org"]],
  ];
  it.each(contacts)("names whom it is of: %s", (contact, country, found) => {
    expect(short(of("contact", { contact }, country))).toEqual(found);
  });

  it("of the phone itself gives its numbers", () => {
    const fields = { imei: "490154203237518", phone_number: "+34612345678" };
    const found = identifiersOf(
      { kind: "device", fields, details: { ICCID: "8944110068256270054", IMSI: "310150123456789" } },
      {},
    );
    expect(short(found)).toEqual([
      "imei 490154203237518",
      "phone +34612345678",
      "iccid 8944110068256270054",
      "imsi 310150123456789",
    ]);
  });
});
