import { parseIsoTime } from "../formats/time.ts";
import type { Draft } from "./draft.ts";
import { remark } from "./remark.ts";

/**
 * What those who made an acquisition say of it, so that its own traces are not taken for somebody else's: as
 * `--acquired-with` reads it.
 */
export interface OwnAcquisition {
  /** ISO 8601 in UTC; while the acquisition ran. */
  readonly from?: string;
  readonly to?: string;
  /** Values that it leaves: fingerprints of ADB keys, HostID and SystemBUID of the computer, packages, paths. */
  readonly values: readonly string[];
}

/** Clocks of the phone and of the computer differ. */
const tolerance = 600e6;

/** A trace that the acquisition left is told as such, and weighs nothing. */
export function subtractOwn(draft: Draft, acquisition: OwnAcquisition | undefined): Draft {
  if (!acquisition || !(isOwnValue(draft, acquisition) || isOwnTime(draft, acquisition))) return draft;
  return {
    ...draft,
    severity: "informational",
    own: "informational",
    class: "exposure",
    remarks: [...draft.remarks, remark("ownAcquisition")],
  };
}

function isOwnValue({ values }: Draft, acquisition: OwnAcquisition): boolean {
  const own = new Set(acquisition.values.map((value) => value.toLowerCase()));
  return values.length > 0 && values.every((value) => own.has(value.toLowerCase()));
}

/**
 * What an acquisition does to any phone: pairing, debugging, a shell. All of it lies in its time. A published indicator
 * is never explained by the time alone.
 */
function isOwnTime({ class: of, indicator, moments }: Draft, { from, to }: OwnAcquisition): boolean {
  const start = parseIsoTime(from ?? "");
  if (start === undefined || indicator || moments.length === 0) return false;
  if (of !== "extraction" && of !== "exposure") return false;
  const end = parseIsoTime(to ?? "") ?? start;
  return moments.every(({ time, zoned }) => zoned && time >= start - tolerance && time <= end + tolerance);
}
