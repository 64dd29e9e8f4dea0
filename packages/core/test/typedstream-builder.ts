const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const short = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return String.fromCharCode(bytes.length, ...bytes);
};

/** A string after the first: by then its class is object 0x96 and the type "+" string 0x96. */
const again = (text: string) => `\x92\x84\x96\x96${short(text)}\x86`;

/** The typedstream of an attributed string of up to 127 bytes, whole text one run; `link` is an attribute of it. */
export function attributedBody(text: string, link?: string): Uint8Array<ArrayBuffer> {
  const string = `\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+${short(text)}\x86`;
  const attribute = link === undefined ? "" : again("NSLink") + again(link);
  const run = `\x84\x02iI\x01${String.fromCharCode(text.length)}\x92\x84\x84\x84\x0cNSDictionary\x00\x94\x84\x01i${attribute === "" ? "\0" : "\x01"}${attribute}\x86`;
  return latin1(
    `\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85${string}${run}\x86`,
  );
}
