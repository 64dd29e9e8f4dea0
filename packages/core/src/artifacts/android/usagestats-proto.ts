import { FormatError } from "../../formats/error.ts";
import {
  asMessage,
  asSigned,
  asText,
  asUnsigned,
  decodeMessage,
  type FieldValue,
  first,
  type Message,
} from "../../formats/protobuf/decode.ts";

/**
 * Use of applications as Android 10 keeps it (version 1: names in a pool of the file) and Android 11 and later (version
 * 2: names by tokens of the file `mappings`). Source: AOSP usagestatsservice.proto and usagestatsservice_v2.proto.
 */
export interface UsageFile {
  readonly packages: readonly UsedPackage[];
  readonly events: readonly UsageEvent[];
  /** Parts that could not be decoded. */
  readonly damaged: number;
}

export interface UsedPackage {
  readonly app: string | null;
  /** As it is stored: an offset, in milliseconds. */
  readonly lastActive: number | null;
  /** Milliseconds. */
  readonly active: number | null;
  readonly launches: number | null;
}

export interface UsageEvent {
  readonly app: string | null;
  readonly component: string | null;
  readonly time: number | null;
  readonly type: string;
}

/** Names of applications and of their parts, by the application's token. */
export type UsageNames = ReadonlyMap<number, readonly string[]>;

/** ObfuscatedPackagesProto: the file `mappings`. Throws FormatError. */
export function readUsageNames(bytes: Uint8Array): UsageNames {
  const names = new Map<number, readonly string[]>();
  for (const value of decodeMessage(bytes).get(2) ?? []) {
    const entry = asMessage(value);
    const token = entry && number(entry, 1);
    if (entry && token !== null && token !== undefined) {
      names.set(
        token,
        (entry.get(2) ?? []).map((text) => asText(text) ?? ""),
      );
    }
  }
  return names;
}

/** Field 2 is a pool of names in version 1, and a number in version 2. */
export function isFirstVersion(file: Message): boolean {
  return first(file, 2)?.wire === "bytes";
}

/** Throws FormatError where the whole is no message; what is damaged inside is counted. */
export function readUsageFile(file: Message, names: UsageNames): UsageFile {
  const pool = isFirstVersion(file) ? poolOf(first(file, 2)) : undefined;
  let damaged = 0;
  const each = <T>(field: number, read: (message: Message) => T): T[] =>
    (file.get(field) ?? []).flatMap((value) => {
      try {
        const message = asMessage(value);
        return message ? [read(message)] : [];
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        damaged++;
        return [];
      }
    });
  const packages = each(20, (message) => usedPackage(message, pool, names));
  const events = each(22, (message) => (pool ? firstEvent(message, pool) : secondEvent(message, names)));
  return { packages, events, damaged };
}

function poolOf(value: FieldValue | undefined): readonly string[] {
  return (asMessage(value)?.get(2) ?? []).map((text) => asText(text) ?? "");
}

function number(message: Message, field: number): number | null {
  const value = asSigned(first(message, field));
  return value === undefined || !Number.isSafeInteger(Number(value)) ? null : Number(value);
}

function usedPackage(message: Message, pool: readonly string[] | undefined, names: UsageNames): UsedPackage {
  const app = pool ? pooled(message, 1, 2, pool) : (names.get(number(message, 1) ?? 0)?.[0] ?? null);
  return { app, lastActive: number(message, 3), active: number(message, 4), launches: number(message, 6) };
}

/** A text of its own, or its place in the pool, which counts from 1. */
function pooled(message: Message, own: number, index: number, pool: readonly string[]): string | null {
  return asText(first(message, own)) ?? pool[(number(message, index) ?? 0) - 1] ?? null;
}

function firstEvent(message: Message, pool: readonly string[]): UsageEvent {
  return {
    app: pooled(message, 1, 2, pool),
    component: pooled(message, 3, 4, pool),
    time: number(message, 5),
    type: String(asUnsigned(first(message, 7)) ?? 0),
  };
}

/** The parts of an application are named in its own list, which begins with the application itself. */
function secondEvent(message: Message, names: UsageNames): UsageEvent {
  const own = names.get(number(message, 1) ?? 0);
  const part = number(message, 2);
  return {
    app: own?.[0] ?? null,
    component: part === null ? null : (own?.[part - 1] ?? null),
    time: number(message, 3),
    type: String(asUnsigned(first(message, 5)) ?? 0),
  };
}
