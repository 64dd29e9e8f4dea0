const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Whether a text is Bech32 (BIP 173) or Bech32m (BIP 350) with this prefix and a right checksum. */
export function isBech32(text: string, prefix: string): boolean {
  const lower = text.toLowerCase();
  if (lower !== text && text.toUpperCase() !== text) return false;
  if (!lower.startsWith(`${prefix}1`)) return false;
  const data = Array.from(lower.slice(prefix.length + 1)).map((letter) => alphabet.indexOf(letter));
  if (data.length < 7 || data.includes(-1)) return false;
  const codes = Array.from(prefix).map((letter) => letter.charCodeAt(0));
  const sum = polymod([...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...data]);
  // Witness version 0 has the older constant, later ones the newer.
  return sum === (data[0] === 0 ? 1 : 0x2bc830a3);
}

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of generators.entries()) if (((top >> bit) & 1) === 1) sum ^= generator;
  }
  return sum >>> 0;
}
