/**
 * Texts of Facebook's and Instagram's exports: each byte of their UTF-8 is written as a character of its own, so that `é`
 * stands as `Ã©`. Texts that cannot be so are left as they are.
 */
export function repaired(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  try {
    return utf8.decode(bytes);
  } catch {
    // It was no UTF-8: the text is what it says.
    return text;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Lists and objects inside one another; what lies deeper is left as it is. */
const deepest = 32;

/** All texts in a value, names of members too: these are in the account's language. */
export function repairedInside(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return repaired(value);
  if (typeof value !== "object" || value === null || depth >= deepest) return value;
  if (Array.isArray(value)) return value.map((item) => repairedInside(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [repaired(name), repairedInside(item, depth + 1)]),
  );
}
