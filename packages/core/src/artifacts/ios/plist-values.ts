import { dict, type Maybe } from "../../formats/plist/access.ts";
import { cutMark, defaultPlainLimits, toPlain } from "../../formats/plist/plain.ts";
import type { DetailValue, Locator } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";

/** Getters of property list values for records: what is of another type than promised is a problem, never an end. */
export interface PlistFields {
  /**
   * The entry as `read` gives it (one of formats/plist/access.ts). Null where there is none, and with a problem where
   * it is of another type.
   */
  value<T>(key: string, read: (value: Maybe) => T | undefined): T | null;
  /** All entries under their own names, as JSON, without those named. */
  details(...without: readonly string[]): Record<string, DetailValue>;
}

/** The entries of a dictionary. `where` is its place in the document. */
export function plistFields(entries: ReadonlyMap<string, Maybe>, where: string, input: ArtifactInput): PlistFields {
  const at = (key: string): Locator => ({ key: where === "" ? key : `${where}/${key}` });
  return {
    value(key, read) {
      const value = entries.get(key);
      if (value === undefined || value === null) return null;
      const found = read(value);
      if (found !== undefined) return found;
      input.problem("value", `${key} is ${typeOf(value)}, which it should not be`, at(key));
      return null;
    },
    details(...without) {
      const plain: [string, DetailValue][] = [];
      let cut = false;
      for (const [key, value] of entries) {
        if (value === undefined || without.includes(key)) continue;
        const json = toPlain(value);
        cut ||= isCut(json);
        plain.push([key, json]);
      }
      if (cut) input.problem("limit", "is too large to be kept in full; the longest values are cut", { key: where });
      // Not an assignment: a key "__proto__" must become a key like any other.
      return Object.fromEntries(plain);
    },
  };
}

/** A dictionary at a place where one should be; anything else is a problem. */
export function dictAt(value: Maybe, where: string, input: ArtifactInput): ReadonlyMap<string, Maybe> | undefined {
  const entries = dict(value);
  if (!entries) input.problem("value", `is ${typeOf(value)}, not a dictionary`, { key: where });
  return entries;
}

/** Text; also a number, which some writers put where others put its digits. */
export function textOrNumber(value: Maybe): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "bigint" ? String(value) : undefined;
}

/** What a value is, for a person. */
export function typeOf(value: Maybe): string {
  if (value === undefined) return "missing";
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Uint8Array) return `data of ${value.length} bytes`;
  if (dict(value)) return "a dictionary";
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "a boolean";
  return typeof value === "object" ? "a date or reference" : "a number";
}

/** Whether something was left out: `toPlain` marks the last value that it writes. */
function isCut(value: DetailValue, depth = 0): boolean {
  if (typeof value === "string") return value.endsWith(cutMark);
  if (value === null || typeof value !== "object" || depth > defaultPlainLimits.depth) return false;
  return Object.values(value).some((part) => isCut(part, depth + 1));
}
