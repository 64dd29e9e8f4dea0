import { type Microseconds, parseIsoTime, toMicroseconds } from "../time.ts";
import { ArchivedObject, type ArchivedValue, PlistDate } from "./value.ts";

// Getters over values of unknown shape: each gives undefined when the value is of another type than asked.

/** Anything that a property list or a keyed archive may hold, or nothing. */
export type Maybe = ArchivedValue | undefined;

/** The entries of a dictionary, or the fields of an archived object. */
export function dict(value: Maybe): ReadonlyMap<string, ArchivedValue> | undefined {
  if (value instanceof ArchivedObject) return value.fields;
  return value instanceof Map ? value : undefined;
}

/** Follows keys of dictionaries and positions of arrays. */
export function get(value: Maybe, ...path: readonly (string | number)[]): Maybe {
  let at = value;
  for (const step of path) at = typeof step === "number" ? array(at)?.[step] : dict(at)?.get(step);
  return at;
}

export function array(value: Maybe): readonly ArchivedValue[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function text(value: Maybe): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** A finite number, whole or not; a bigint is rounded to the nearest double. */
export function number(value: Maybe): number | undefined {
  if (typeof value === "bigint") return Number(value);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** A whole number that a double holds exactly, also where the file has it as a real. */
export function integer(value: Maybe): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

/** A boolean; 0 and 1 too, since some writers put numbers where others put booleans. */
export function boolean(value: Maybe): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === 0 || value === 1) return value === 1;
  return undefined;
}

export function bytes(value: Maybe): Uint8Array | undefined {
  return value instanceof Uint8Array ? value : undefined;
}

/** The time of a date, or of an ISO 8601 text with a zone. Undefined too for a date that cannot be one. */
export function date(value: Maybe): Microseconds | undefined {
  if (value instanceof PlistDate) return toMicroseconds(value.macSeconds, "mac_s");
  return typeof value === "string" ? parseIsoTime(value) : undefined;
}
