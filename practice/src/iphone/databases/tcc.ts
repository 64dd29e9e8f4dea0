import type { DatabaseContent } from "../../writers/sqlite-writer.ts";

export interface Permission {
  /** `kTCCServiceMicrophone`. */
  readonly service: string;
  readonly client: string;
  /** 0 bundle identifier, 1 absolute path. */
  readonly clientType?: 0 | 1;
  /** 0 denied, 2 allowed, 3 limited. */
  readonly value: 0 | 2 | 3;
  /** 2 the user consented, 3 the user set it, 4 the system set it. */
  readonly reason?: number;
  readonly modified: number;
}

/** TCC.db of iOS 14 and later. */
export function tcc(permissions: readonly Permission[]): DatabaseContent {
  return {
    schema,
    tables: [
      { name: "admin", rows: [{ key: "version", value: 23 }] },
      {
        name: "access",
        rows: permissions.map((one) => ({
          service: one.service,
          client: one.client,
          client_type: one.clientType ?? 0,
          auth_value: one.value,
          auth_reason: one.reason ?? 2,
          auth_version: 1,
          flags: 0,
          last_modified: Math.floor(one.modified / 1_000),
        })),
      },
    ],
  };
}

const schema = `
CREATE TABLE admin (key TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL);
CREATE TABLE policies (id INTEGER NOT NULL PRIMARY KEY, bundle_id TEXT NOT NULL, uuid TEXT NOT NULL, display TEXT NOT NULL, UNIQUE (bundle_id, uuid));
CREATE TABLE active_policy (client TEXT NOT NULL, client_type INTEGER NOT NULL, policy_id INTEGER NOT NULL, PRIMARY KEY (client, client_type));
CREATE TABLE access_overrides (service TEXT NOT NULL PRIMARY KEY);
CREATE TABLE expired (service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, csreq BLOB, last_modified INTEGER NOT NULL, expired_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s','now') AS INTEGER)), PRIMARY KEY (service, client, client_type));
CREATE TABLE access (service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, auth_value INTEGER NOT NULL, auth_reason INTEGER NOT NULL, auth_version INTEGER NOT NULL, csreq BLOB, policy_id INTEGER, indirect_object_identifier_type INTEGER, indirect_object_identifier TEXT NOT NULL DEFAULT 'UNUSED', indirect_object_code_identity BLOB, flags INTEGER, last_modified INTEGER NOT NULL DEFAULT (CAST(strftime('%s','now') AS INTEGER)), PRIMARY KEY (service, client, client_type, indirect_object_identifier));
`;
