/**
 * The typedstream of an NSMutableAttributedString with one run, byte for byte as Messages writes one without links:
 * header, class chain, text, run, the dictionary with `__kIMMessagePartAttributeName` = 0.
 */
export function attributedBody(text: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(text, "utf8");
  return new Uint8Array(
    Buffer.concat([
      header,
      classChain,
      integer(bytes.length),
      bytes,
      Buffer.from("868402694901", "hex"),
      // The run's length counts UTF-16 units, the text's own length bytes.
      integer(text.length),
      partAttribute,
    ]),
  );
}

/** `streamtyped`, version 4, system version 1000, then the type `@`. */
const header = Buffer.from("040b73747265616d747970656481e803840140", "hex");

const classChain = Buffer.concat([
  Buffer.from("848484", "hex"),
  named("NSMutableAttributedString"),
  Buffer.from("008484", "hex"),
  named("NSAttributedString"),
  Buffer.from("008484", "hex"),
  named("NSObject"),
  Buffer.from("0085928484", "hex"),
  Buffer.from("84", "hex"),
  named("NSMutableString"),
  Buffer.from("018484", "hex"),
  named("NSString"),
  Buffer.from("019584012b", "hex"),
]);

const partAttribute = Buffer.concat([
  Buffer.from("92848484", "hex"),
  named("NSDictionary"),
  Buffer.from("00958401690192849898", "hex"),
  named("__kIMMessagePartAttributeName"),
  Buffer.from("8692848484", "hex"),
  named("NSNumber"),
  Buffer.from("008484", "hex"),
  named("NSValue"),
  Buffer.from("009584012a849b9b00868686", "hex"),
]);

function named(name: string): Buffer {
  return Buffer.concat([Buffer.from([name.length]), Buffer.from(name, "latin1")]);
}

/** One byte up to 127, then 0x81 and two bytes, then 0x82 and four, little-endian. */
function integer(n: number): Buffer {
  if (n < 0x80) return Buffer.from([n]);
  if (n < 0x8000) {
    const short = Buffer.alloc(3, 0x81);
    short.writeInt16LE(n, 1);
    return short;
  }
  const long = Buffer.alloc(5, 0x82);
  long.writeInt32LE(n, 1);
  return long;
}
