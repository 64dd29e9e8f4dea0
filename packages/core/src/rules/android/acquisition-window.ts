import type { SourcedRecord } from "../../records/kinds.ts";

/** Clocks of the phone and of the computer differ. */
const tolerance = 600e6;
/** Where the end is not told. */
const longest = 86_400e6;

/** What an acquisition's own log says of its beginning and its end. */
export function isAcquisitionEvent(record: SourcedRecord): boolean {
  return record.kind === "log_event" && /^acquisition (?:started|completed)$/.test(record.event ?? "");
}

/** Whether a time lies in the acquisition that these records tell of; undefined where they tell of none. */
export function isWithinAcquisition(
  time: number | null | undefined,
  records: readonly SourcedRecord[],
): boolean | undefined {
  const started = timeOf(records, "acquisition started");
  if (started === undefined || typeof time !== "number") return undefined;
  const completed = timeOf(records, "acquisition completed") ?? started + longest;
  return time >= started - tolerance && time <= completed + tolerance;
}

function timeOf(records: readonly SourcedRecord[], event: string): number | undefined {
  const found = records.find((record) => record.kind === "log_event" && record.event === event);
  return found?.time ?? undefined;
}
