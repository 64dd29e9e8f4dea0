import type { SourcedRecord } from "../../records/kinds.ts";

/** The service that a computer's program asked the phone for, as lockdownd's log has it. */
export function serviceAsked(record: SourcedRecord): string | undefined {
  if (record.kind !== "log_event" || record.artifact !== "ios.lockdownd") return undefined;
  // Behind the tunnel of iOS 17 and later the same service has a longer name (pymobiledevice3, remote services).
  return record.values?.[0]?.replace(/\.shim\.remote$/, "");
}
