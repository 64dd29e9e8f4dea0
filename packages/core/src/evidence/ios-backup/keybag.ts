import { FormatError } from "../../formats/error.ts";
import type { Platform } from "../../platform.ts";
import { type BackupKeys, unwrapKey } from "./keys.ts";

/**
 * The keybag of an encrypted backup: what the password is stretched with, and the wrapped key of each protection class.
 * Sources: Bédrune and Sigwald, "iPhone data protection in depth" (2011); the iphone-dataprotection wiki on keybags;
 * iOS 10.2 added DPIC and DPSL.
 */
export interface Keybag {
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** The round of PBKDF2-SHA256 that iOS 10.2 put before the other one. */
  readonly first?: { readonly salt: Uint8Array; readonly iterations: number };
  readonly classKeys: readonly ClassKey[];
}

export interface ClassKey {
  readonly protectionClass: number;
  /** Bit 0: wrapped with the device's key; bit 1: wrapped with the password's. */
  readonly wrap: number;
  readonly wrapped: Uint8Array;
}

const wrappedWithPassword = 2;
/** Phones use up to ten million rounds, which takes seconds. A keybag that asks for hours is hostile or damaged. */
const mostIterations = 100_000_000;
const mostClassKeys = 64;

/** Reads tag (4 letters), length (4 bytes big-endian), value, one after the other. Throws FormatError. */
export function parseKeybag(bytes: Uint8Array): Keybag {
  const header = new Map<string, Uint8Array>();
  const classes: Map<string, Uint8Array>[] = [];
  for (const [tag, value] of tags(bytes)) {
    const current = classes.at(-1);
    // The first UUID is the keybag's own; each further one begins a class key.
    if (tag === "UUID" && header.has("UUID")) {
      if (classes.length === mostClassKeys)
        throw new FormatError(`a keybag with more than ${mostClassKeys} class keys`);
      classes.push(new Map([[tag, value]]));
    } else (current ?? header).set(tag, value);
  }
  const classKeys = classes.flatMap((fields) => classKey(fields));
  if (!classKeys.some(({ wrap }) => wrap & wrappedWithPassword)) {
    throw new FormatError("the keybag has no key that is wrapped with a password");
  }
  const firstSalt = header.get("DPSL");
  return {
    salt: needed(header, "SALT"),
    iterations: iterationsOf(header, "ITER"),
    ...(firstSalt ? { first: { salt: firstSalt, iterations: iterationsOf(header, "DPIC") } } : {}),
    classKeys,
  };
}

/**
 * Stretches the password and unwraps the class keys with it. Undefined when none can be: the password is wrong.
 * `damaged` names classes whose key alone cannot be unwrapped.
 */
export async function unlockKeybag(
  platform: Platform,
  keybag: Keybag,
  password: string,
): Promise<{ readonly keys: BackupKeys; readonly damaged: readonly number[] } | undefined> {
  let secret = new TextEncoder().encode(password);
  if (keybag.first) secret = await platform.pbkdf2("sha256", secret, keybag.first.salt, keybag.first.iterations, 32);
  const key = await platform.pbkdf2("sha1", secret, keybag.salt, keybag.iterations, 32);
  const classes = new Map<number, Uint8Array>();
  const damaged: number[] = [];
  for (const { protectionClass, wrap, wrapped } of keybag.classKeys) {
    if ((wrap & wrappedWithPassword) === 0) continue;
    const classKey = unwrapKey(key, wrapped);
    if (classKey) classes.set(protectionClass, classKey);
    else damaged.push(protectionClass);
  }
  return classes.size === 0 ? undefined : { keys: { classes }, damaged };
}

function* tags(bytes: Uint8Array): Generator<[tag: string, value: Uint8Array]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4);
    if (length > bytes.length - at - 8)
      throw new FormatError(`the keybag's ${JSON.stringify(tag)} runs beyond its end`, at);
    yield [tag, bytes.subarray(at + 8, at + 8 + length)];
    at += 8 + length;
  }
}

function classKey(fields: ReadonlyMap<string, Uint8Array>): ClassKey[] {
  const wrapped = fields.get("WPKY");
  if (!wrapped || !fields.has("CLAS")) return [];
  return [{ protectionClass: integer(fields, "CLAS"), wrap: integer(fields, "WRAP"), wrapped }];
}

function iterationsOf(fields: ReadonlyMap<string, Uint8Array>, tag: string): number {
  const iterations = integer(fields, tag);
  if (iterations < 1 || iterations > mostIterations) {
    throw new FormatError(`the keybag asks for ${iterations} rounds of ${tag}, which no phone does`);
  }
  return iterations;
}

function integer(fields: ReadonlyMap<string, Uint8Array>, tag: string): number {
  const value = needed(fields, tag);
  if (value.length !== 4) throw new FormatError(`the keybag's ${tag} has ${value.length} bytes instead of 4`);
  return new DataView(value.buffer, value.byteOffset).getUint32(0);
}

function needed(fields: ReadonlyMap<string, Uint8Array>, tag: string): Uint8Array {
  const value = fields.get(tag);
  if (!value) throw new FormatError(`the keybag has no ${tag}`);
  return value;
}
