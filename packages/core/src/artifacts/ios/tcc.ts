import type { Row } from "../../formats/sqlite/database.ts";
import type { DetailValue } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";

/** `auth_value`, or `allowed` before iOS 14, which knows the first two of the older meaning only. */
const decisions = ["denied", "unknown", "allowed", "limited"];
const olderDecisions = ["denied", "allowed"];
/** `auth_reason`, from 1. */
const reasons = [
  "error",
  "user_consent",
  "user_set",
  "system_set",
  "service_policy",
  "mdm_policy",
  "override_policy",
  "missing_usage_string",
  "prompt_timeout",
  "preflight_unknown",
  "entitled",
  "app_type_policy",
];

/** Kept under their own names where the version has them. */
const furtherNumbers = [
  "auth_version",
  "prompt_count",
  "policy_id",
  "indirect_object_identifier_type",
  "flags",
  "pid",
] as const;
const furtherTexts = ["indirect_object_identifier", "boot_uuid"] as const;

export const tcc = defineArtifact({
  id: "ios.tcc",
  title: "Permissions asked for and granted",
  platform: "ios",
  versions: "all; reasons from iOS 14",
  where: {
    ios_backup: ["HomeDomain-Library/TCC/TCC.db"],
    ios_filesystem: ["private/var/mobile/Library/TCC/TCC.db"],
    ios_sysdiagnose: ["**/logs/Accessibility/TCC.db"],
  },
  kinds: ["permission"],
  recovers: [{ table: "access", identity: ["service", "client", "auth_value", "allowed", "last_modified"] }],
  timeBasis: "utc",
  reach: "the last decision for each program and permission",
  references: ["MVT docs, ios/records.md", "iLEAPP tcc.py: last_modified is Unix seconds; older versions lack it"],
  view: { type: "table", columns: ["time", "permission", "process", "decision", "reason"] },

  async *read(input) {
    const db = await input.sqlite();
    const rows = db.select({
      from: ["access", "a"],
      columns: {
        service: "a.service",
        client: "a.client",
        client_type: "a.client_type",
        auth_value: "a.auth_value",
        allowed: "a.allowed",
        auth_reason: "a.auth_reason",
        modified: "a.last_modified",
        ...Object.fromEntries([...furtherNumbers, ...furtherTexts].map((name) => [name, `a.${name}`])),
      },
    });
    for (const row of rows) {
      const modified = row.time("modified", "unix_s");
      const type = row.integer("client_type");
      const value = row.integer("auth_value");
      const allowed = row.integer("allowed");
      const reason = row.integer("auth_reason");
      yield {
        kind: "permission",
        time: modified,
        locator: { table: "access", rowid: row.rowid },
        permission: row.text("service"),
        process: row.text("client"),
        client_type: type === null ? null : type === 0 ? "bundle_id" : "absolute_path",
        decision: value === null ? nameOf(olderDecisions, allowed) : nameOf(decisions, value),
        reason: nameOf(reasons, reason === null ? null : reason - 1),
        modified,
        details: detailsOf(row, { client_type: type, auth_value: value, allowed, auth_reason: reason }),
      };
    }
  },
});

function nameOf(names: readonly string[], index: number | null): string | null {
  return index === null ? null : (names[index] ?? "unknown");
}

function detailsOf(row: Row, known: Readonly<Record<string, number | null>>): Record<string, DetailValue> {
  const details: Record<string, DetailValue> = {};
  for (const [name, value] of Object.entries(known)) if (value !== null) details[name] = value;
  for (const name of furtherNumbers) {
    const value = row.integer(name);
    if (value !== null) details[name] = value;
  }
  for (const name of furtherTexts) {
    const value = row.text(name);
    if (value !== null) details[name] = value;
  }
  return details;
}
