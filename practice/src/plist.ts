import { PlistDate, type PlistDictionary, PlistUid, type PlistValue } from "@sillage/core/formats/plist/value.ts";
import { macSeconds } from "./time.ts";

/** What builders write down; `plist` turns it into the format's own values. */
export type Plain =
  | null
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | PlistDate
  | PlistUid
  | readonly Plain[]
  | { readonly [key: string]: Plain };

export function plist(value: Plain): PlistValue {
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Uint8Array || value instanceof PlistDate || value instanceof PlistUid) return value;
  if (isList(value)) return value.map(plist);
  return dictionary(value);
}

export function dictionary(value: { readonly [key: string]: Plain }): PlistDictionary {
  return new Map(Object.entries(value).map(([key, inner]) => [key, plist(inner)]));
}

/** A date, from milliseconds since 1970. */
export const plistDate = (ms: number): PlistDate => new PlistDate(macSeconds(ms));

function isList(value: readonly Plain[] | { readonly [key: string]: Plain }): value is readonly Plain[] {
  return Array.isArray(value);
}
