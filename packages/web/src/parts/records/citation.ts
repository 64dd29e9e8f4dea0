import { defang, visible } from "@sillage/core/report/text.ts";
import type { RecordDetail } from "@sillage/core/workbench/records.ts";

/**
 * A record as one line for a text of one's own: when (UTC, or the phone's own clock), what, and where a stranger finds it
 * again. Links in it lead nowhere, and what it hides is made visible.
 */
export function citationOf(record: RecordDetail, kindTitle: string): string {
  const { time, timeBasis, summary, evidence, file, locator, recovered, sha256 } = record;
  const iso = time === null ? "" : new Date(time / 1000).toISOString().slice(0, 19);
  const when = iso === "" ? [] : [timeBasis === "device_local" ? `${iso} (phone)` : `${iso}Z`];
  const place = Object.entries(locator)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");
  const parts = [
    ...when,
    kindTitle,
    ...summary,
    `[${evidence + 1}] ${file}`,
    place,
    ...(recovered === null ? [] : [`recovered: ${recovered}`]),
    ...(sha256 === "" ? [] : [`SHA-256 ${sha256}`]),
  ];
  return parts.map((part) => visible(defang(part.replace(/\s+/g, " ").trim()))).join(" · ");
}
