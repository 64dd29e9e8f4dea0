import type { Database } from "../../formats/sqlite/database.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";
import { namedDetails } from "./named-details.ts";

/** Not ZACCOUNTPROPERTY: it holds cookies and tokens beside the rest. */
const details = namedDetails(
  {
    ZIDENTIFIER: "a.ZIDENTIFIER",
    ZAUTHENTICATED: "a.ZAUTHENTICATED",
    ZVISIBLE: "a.ZVISIBLE",
    ZAUTHENTICATIONTYPE: "a.ZAUTHENTICATIONTYPE",
    ZLASTCREDENTIALRENEWALREJECTIONDATE: "a.ZLASTCREDENTIALRENEWALREJECTIONDATE",
    account_type: "t.ZIDENTIFIER",
    parent_account: "p.ZACCOUNTDESCRIPTION",
    parent_username: "p.ZUSERNAME",
  },
  { ZLASTCREDENTIALRENEWALREJECTIONDATE: "mac_s" },
);

export const accounts = defineArtifact({
  id: "ios.accounts",
  title: "Accounts set up on the phone",
  platform: "ios",
  versions: "iOS 5 and later",
  where: {
    ios_backup: ["HomeDomain-Library/Accounts/Accounts3.sqlite"],
    ios_filesystem: ["private/var/mobile/Library/Accounts/Accounts3.sqlite"],
  },
  kinds: ["account"],
  recovers: [{ table: "ZACCOUNT", identity: ["ZIDENTIFIER", "ZDATE"] }],
  timeBasis: "utc",
  reach: "the accounts as they are",
  references: [
    "plaso ios_accounts.py, iLEAPP accountData.py: ZACCOUNT with ZACCOUNTTYPE; seconds since 2001",
    "Real files of iOS 13 to 15: a parent account groups those of one sign-in",
  ],
  view: { type: "table", columns: ["time", "service", "account", "name", "active", "app_id"] },

  async *read(input) {
    yield* accountsIn(await input.sqlite());
  },
});

function* accountsIn(db: Database): Generator<RecordDraft> {
  const rows = db.select({
    from: ["ZACCOUNT", "a"],
    join: [
      ["ZACCOUNTTYPE", "t", "t.Z_PK = a.ZACCOUNTTYPE"],
      ["ZACCOUNT", "p", "p.Z_PK = a.ZPARENTACCOUNT"],
    ],
    columns: {
      created: "a.ZDATE",
      username: "a.ZUSERNAME",
      description: "a.ZACCOUNTDESCRIPTION",
      active: "a.ZACTIVE",
      owner: "a.ZOWNINGBUNDLEID",
      service: "t.ZACCOUNTTYPEDESCRIPTION",
      type: "t.ZIDENTIFIER",
      ...details.columns,
    },
  });
  for (const row of rows) {
    const created = row.time("created", "mac_s");
    yield {
      kind: "account",
      time: created,
      locator: { table: "ZACCOUNT", rowid: row.rowid },
      service: row.text("service") ?? row.text("type"),
      account: row.text("username"),
      name: row.text("description"),
      created,
      active: row.boolean("active"),
      app_id: row.text("owner"),
      details: details.read(row),
    };
  }
}
