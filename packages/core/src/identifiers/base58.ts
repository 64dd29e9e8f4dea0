import { sha256 } from "@noble/hashes/sha2.js";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** The payload of a Base58Check text (version byte first); undefined where its four check bytes are wrong. */
export function base58Check(text: string): Uint8Array | undefined {
  let value = 0n;
  for (const letter of text) {
    const digit = alphabet.indexOf(letter);
    if (digit < 0) return undefined;
    value = value * 58n + BigInt(digit);
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  const bytes: number[] = [];
  for (; value > 0n; value >>= 8n) bytes.unshift(Number(value & 0xffn));
  const all = Uint8Array.from([...Array.from({ length: zeros }, () => 0), ...bytes]);
  if (all.length < 5) return undefined;
  const payload = all.subarray(0, -4);
  const check = sha256(sha256(payload)).subarray(0, 4);
  return check.every((byte, index) => byte === all[all.length - 4 + index]) ? payload : undefined;
}
