/**
 * The words of a message in Telegram's own serialisation (TL). Which fields stand before them changes with each
 * version, but its date always stands right before its text: the text is looked for behind the date, which the row has
 * too. It counts only where it is whole: strict UTF-8, with the zeros that fill it up to four bytes. Source: ALEAPP
 * telegramAndroid.py (its second way of finding texts); TL, bare string.
 */
export function textBehindDate(blob: Uint8Array, date: number): string | null {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  for (let at = 4; at + 8 <= blob.length; at += 4) {
    if (view.getUint32(at, true) !== date) continue;
    const text = stringAt(blob, at + 4);
    if (text !== undefined) return text;
  }
  return null;
}

const strict = new TextDecoder("utf-8", { fatal: true });
/** Below this, one byte tells the length; else three bytes behind it do. */
const longMark = 254;

function stringAt(blob: Uint8Array, at: number): string | undefined {
  const first = blob[at] ?? 0;
  const long = first === longMark;
  if (first > longMark) return undefined;
  const length = long ? (blob[at + 1] ?? 0) + (blob[at + 2] ?? 0) * 256 + (blob[at + 3] ?? 0) * 65_536 : first;
  const start = at + (long ? 4 : 1);
  const end = start + length;
  const filled = Math.ceil(end / 4) * 4;
  if (length === 0 || filled > blob.length || blob.subarray(end, filled).some((byte) => byte !== 0)) return undefined;
  try {
    const text = strict.decode(blob.subarray(start, end));
    return isWritten(text) ? text : undefined;
  } catch {
    // No UTF-8: what stands there is no text.
    return undefined;
  }
}

/** Texts that people write have no control characters but line ends and tabs. */
function isWritten(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return false;
  }
  return true;
}
