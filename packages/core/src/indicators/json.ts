/** What JSON gave, looked at with care. */
export type JsonRecord = { readonly [key: string]: unknown };

export function asRecord(value: unknown): JsonRecord | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonRecord) : undefined;
}
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
export function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
