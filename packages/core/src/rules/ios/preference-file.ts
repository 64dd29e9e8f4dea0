import type { SourcedRecord } from "../../records/kinds.ts";

type FileRecord = Extract<SourcedRecord, { kind: "file" }>;

/** A preferences file of the system's administrator or of the phone's user, in a dump or in a backup's list. */
export function isPreference(record: SourcedRecord, name: string, user: "root" | "mobile"): record is FileRecord {
  if (record.kind !== "file" || !record.path?.endsWith(`Library/Preferences/${name}`)) return false;
  const path = record.path;
  const domain = user === "root" ? "RootDomain" : "HomeDomain";
  return (
    record.domain === domain ||
    path === `${domain}-Library/Preferences/${name}` ||
    path.replace(/^\//, "") === `private/var/${user}/Library/Preferences/${name}`
  );
}
