import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";

export type LogRecord = SourcedRecord & DraftOf<"log_event">;

/** Where lines of the system's log and of the kernel's lie. */
export const logSources = ["android.logcat", "android.kernel_log", "android.dropbox"] as const;

/**
 * A line of a log as one text: Android's log takes the word before the first colon of what the kernel says for a tag.
 * `part` must stand in it, which is looked for first: a log has a million lines.
 */
export function logText(record: SourcedRecord, part: string): string | undefined {
  if (record.kind !== "log_event") return undefined;
  const { text, event } = record;
  if (typeof text !== "string") return undefined;
  if (event === "kernel" || !event) return text.includes(part) ? text : undefined;
  return text.includes(part) || event.includes(part) ? `${event}: ${text}` : undefined;
}
