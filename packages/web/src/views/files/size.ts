/** Bytes in the units that people read; the same in every language. */
export function sizeText(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `\u2066${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}\u2069`;
}
