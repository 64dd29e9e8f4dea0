/** Code page 437, from 0x80: what names are in when nothing says that they are UTF-8 (APPNOTE, appendix D). */
const cp437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * A name. Many programs write UTF-8 without saying so: bytes that are valid UTF-8 are read so, and only others as code
 * page 437.
 */
export function zipName(bytes: Uint8Array, saysUtf8: boolean): string {
  try {
    return strict.decode(bytes);
  } catch {
    if (saysUtf8) return lenient.decode(bytes);
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : cp437[byte - 0x80])).join("");
  }
}
