import type { SourcedRecord } from "../../records/kinds.ts";
import { isSystemPath } from "./executed-path.ts";

export type Crash = Extract<SourcedRecord, { kind: "crash" }>;
export type DatedCrash = Crash & { readonly time: number };

/** A crash that the phone dated. */
export function isDated(record: SourcedRecord): record is DatedCrash {
  return record.kind === "crash" && typeof record.time === "number";
}

/** A sysdiagnose and a dump of one phone hold the same reports: each crash once, in the order of time. */
export function eachOnce(crashes: readonly DatedCrash[]): readonly DatedCrash[] {
  const known = new Set<string>();
  const different = crashes.filter((crash) => {
    const key = crash.incident ?? `${crash.process} ${crash.time}`;
    return !known.has(key) && known.add(key);
  });
  return different.sort((a, b) => a.time - b.time);
}

/** The crashed program is part of the system, as far as its path tells. */
export const isOfSystem = (crash: Crash): boolean => typeof crash.path === "string" && isSystemPath(crash.path);

/** A detail of a crash that is a list of texts. */
export function listed(crash: Crash, name: "symbols" | "images"): readonly string[] {
  const value = crash.details?.[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** Whether a version is at most another one; undefined for one that is not known. */
export function isAtMost(version: string | null | undefined, most: readonly number[]): boolean | undefined {
  if (!/^\d+(?:\.\d+)*$/.test(version ?? "")) return undefined;
  const parts = (version ?? "").split(".").map(Number);
  for (const [index, limit] of most.entries()) {
    const part = parts[index] ?? 0;
    if (part !== limit) return part < limit;
  }
  return true;
}
