import type { SourcedRecord } from "../../records/kinds.ts";
import type { Seen } from "../simple-rule.ts";

/** An application of the list that is disabled. */
export function disabledPackage(record: SourcedRecord, names: ReadonlySet<string>): Seen | undefined {
  if (record.kind !== "app" || record.disabled !== true) return undefined;
  const app = record.app_id ?? "";
  return names.has(app) ? { key: app, values: [app], words: { app }, subject: `app:${app}` } : undefined;
}
