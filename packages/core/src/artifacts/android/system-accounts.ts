import { isoTime } from "../../formats/time.ts";
import { defineArtifact } from "../artifact.ts";

export const systemAccounts = defineArtifact({
  id: "android.system_accounts",
  title: "Accounts on the phone",
  platform: "android",
  versions: "Android 7 and later",
  where: {
    android_filesystem: ["data/system_ce/*/accounts_ce.db", "data/system_de/*/accounts_de.db"],
    files: ["**/accounts_ce.db", "**/accounts_de.db"],
  },
  kinds: ["account"],
  store: "android.system_accounts",
  recovers: [{ table: "accounts", identity: ["name", "type"] }],
  timeBasis: "utc",
  reach: "the accounts as they are",
  references: [
    "AOSP AccountsDb.java: tables accounts of both databases; the passwords and tokens in them are not read",
  ],
  view: { type: "table", columns: ["service", "account"] },

  async *read(input) {
    const db = await input.sqlite();
    const rows = db.select({
      from: ["accounts", "a"],
      columns: {
        name: "a.name",
        type: "a.type",
        previous: "a.previous_name",
        entered: "a.last_password_entry_time_millis_epoch",
      },
    });
    for (const row of rows) {
      const entered = row.time("entered", "unix_ms");
      const previous = row.text("previous");
      yield {
        kind: "account",
        time: entered,
        locator: { table: "accounts", rowid: row.rowid },
        service: row.text("type"),
        account: row.text("name"),
        details: {
          ...(previous === null ? {} : { previous_name: previous }),
          ...(entered === null ? {} : { last_password_entry: isoTime(entered) }),
        },
      };
    }
  },
});
