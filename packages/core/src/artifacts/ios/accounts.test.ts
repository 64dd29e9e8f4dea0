import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { ileappFiles, plasoFile } from "../../../test/real-files.ts";
import { accountsSample } from "../../../test/samples/ios-personal.ts";
import { withShared } from "../../../test/shared.ts";
import { isoTime } from "../../formats/time.ts";
import { accounts } from "./accounts.ts";

describe("accounts", () => {
  it("tells service, name and what an account belongs to", async () => {
    const { path, bytes } = accountsSample();
    const reading = await readArtifact(accounts, { [path]: bytes });
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "account")).toMatchObject([
      { service: "iCloud", account: "ana@example.org", active: true, app_id: "com.apple.purplebuddy" },
      { service: "com.example.mail", details: { parent_account: "iCloud", parent_username: "ana@example.org" } },
      { service: null, account: null, active: false },
    ]);
  });
});

withShared("accounts of real phones", () => {
  const path = "private/var/mobile/Library/Accounts/Accounts3.sqlite";

  it("reads the eighteen that plaso reads", async () => {
    const reading = await readArtifact(accounts, { [path]: plasoFile("ios/Accounts3.sqlite") }, "ios_filesystem");
    const found = recordsOf(reading, "account");
    expect(reading.problems).toEqual([]);
    expect(found).toHaveLength(18);
    expect(found[17]).toMatchObject({ service: "Gmail", account: "thisisdfir@gmail.com", name: "Gmail" });
    expect(isoTime(found[17]?.created ?? 0)).toBe("2020-03-22T01:11:29.572603Z");
    expect(JSON.stringify(found)).not.toMatch(/cookie|token/i);
  });

  it("reads those that stand in the WAL", async () => {
    const files = ileappFiles("accountData", "testdata.accountData.accountData.josh_ios15_ffs.zip");
    const reading = await readArtifact(accounts, files, "ios_filesystem");
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "account")).toHaveLength(19);
  });
});
