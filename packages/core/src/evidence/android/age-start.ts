/**
 * How an age file begins, apart from what opens one: that is large, and few pieces of evidence need it.
 * Source: C2SP age.md, "age-encryption.org/v1".
 */
const magic = "age-encryption.org/v1\n";

/** Of a file that was made text. */
export const armorStart = "-----BEGIN AGE ENCRYPTED FILE-----";

export function isAge(start: Uint8Array): boolean {
  const text = new TextDecoder().decode(start.subarray(0, 64));
  return text.startsWith(magic) || text.startsWith(armorStart);
}
