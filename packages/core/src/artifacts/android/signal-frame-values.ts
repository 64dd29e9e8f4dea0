import { base64Decode } from "@bufbuild/protobuf/wire";
import { type FrameObject, type FrameValue, uuidText } from "../../formats/signal-backup/archive-frames.ts";
import { isNoTime, toMicroseconds } from "../../formats/time.ts";

/** Values of frames. In JSON, 64-bit numbers are text and bytes are Base64; what is of another type counts as absent. */

export function at(object: FrameObject | undefined, name: string): FrameObject | undefined {
  const value = object?.[name];
  return isObject(value) ? value : undefined;
}

export function objects(object: FrameObject | undefined, name: string): readonly FrameObject[] {
  const value = object?.[name];
  return Array.isArray(value) ? (value as readonly FrameValue[]).filter(isObject) : [];
}

function isObject(value: FrameValue | undefined): value is FrameObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function text(object: FrameObject | undefined, name: string): string | null {
  const value = object?.[name];
  return typeof value === "string" ? value : null;
}

export function flag(object: FrameObject | undefined, name: string): boolean {
  return object?.[name] === true;
}

/** A number of a recipient, conversation or call, as text: it may be beyond 2^53. */
export function id(object: FrameObject | undefined, name: string): string {
  const value = object?.[name];
  return typeof value === "number" || typeof value === "string" ? String(value) : "";
}

/** Milliseconds since 1970; null where there is none, or what is no time. */
export function time(object: FrameObject | undefined, name: string): number | null {
  const value = Number(object?.[name] ?? 0);
  return !Number.isFinite(value) || isNoTime(value) ? null : (toMicroseconds(value, "unix_ms") ?? null);
}

/** A phone number, which is kept as a number without its plus. */
export function phone(object: FrameObject | undefined, name: string): string | null {
  const digits = id(object, name);
  return /^[1-9]\d{4,17}$/.test(digits) ? `+${digits}` : null;
}

/** An account's id in its usual form. */
export function uuid(object: FrameObject | undefined, name: string): string | null {
  const value = text(object, name);
  if (value === null || value === "" || /^[0-9a-f]{8}-/.test(value)) return value || null;
  try {
    return uuidText(base64Decode(value));
  } catch {
    // No Base64: told as it stands.
    return value;
  }
}

/** Bytes, as Base64; undefined where there are none. */
export function bytes(object: FrameObject | undefined, name: string): Uint8Array | undefined {
  const value = text(object, name);
  if (!value) return undefined;
  try {
    return base64Decode(value);
  } catch {
    // No Base64: as if it were not there.
    return undefined;
  }
}
