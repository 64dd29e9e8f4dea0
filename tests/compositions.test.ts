import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { buildCase, buildIphone } from "@sillage/practice/index.ts";
import { describe, expect, it } from "vitest";
import { buildAndroidBackup } from "../packages/core/test/android-backup-writer.ts";
import { check, sillage, temporaryFolder } from "./sillage.ts";

/** One folder with a phone's backup, accounts, messages and a locked piece, examined as a person would. */

const sms = "apps/com.android.providers.telephony/d_f/000000_sms_backup";

async function build(): Promise<{ readonly folder: string; readonly key: string }> {
  const place = temporaryFolder();
  const accounts = await buildCase("accounts-and-messages", place);
  const [piece] = accounts.evidence;
  if (!piece?.password) throw new Error("the case has no key");
  const phone = await buildIphone(temporaryFolder(), "backup");
  mkdirSync(join(piece.path, "phones"));
  renameSync(phone.path, join(piece.path, "phones", "iphone"));
  writeFileSync(
    join(piece.path, "old.ab"),
    buildAndroidBackup([{ name: sms, data: deflateSync("[]") }], { password: "two" }),
  );
  const key = join(temporaryFolder(), "key");
  writeFileSync(key, piece.password);
  return { folder: piece.path, key };
}

describe("several kinds of evidence in one folder", () => {
  it("are one examination, each piece told and read; what stays locked is named with what it needs", async () => {
    const { folder, key } = await build();
    const run = await check(folder, ["--key", key]);
    expect(run.status).toBe(4);
    expect(run.caseFile.evidence.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
      "account_export handed-in/Apple",
      "account_export handed-in/Takeout",
      "files handed-in",
      "ios_backup handed-in/phones/iphone",
      "message_backup handed-in/WhatsApp/Databases",
    ]);
    const read = (artifact: string) =>
      run.coverage.artifacts.filter((one) => one.artifact === artifact && one.records > 0).map((one) => one.evidence);
    const place = (kind: string) => run.caseFile.evidence.findIndex((one) => one.kind === kind);
    expect(read("ios.sms")).toEqual([place("ios_backup")]);
    expect(read("android.whatsapp")).toEqual([place("message_backup")]);
    expect(read("account.google_chrome_history").length).toBe(1);
    const problems = run.coverage.evidence.flatMap((one) => one.problems);
    expect(problems).toEqual([
      {
        code: "encrypted",
        file: "old.ab",
        message: expect.stringMatching(/encrypted Android backup.*--password-file/),
      },
    ]);
    expect(run.stdout.replace(/\s+/g, " ")).toMatch(
      /Some of the evidence is encrypted.*old\.ab – old\.ab is an encrypted/,
    );
    for (const name of readdirSync(run.caseFolder)) {
      expect(readFileSync(join(run.caseFolder, name)).includes(readFileSync(key)), name).toBe(false);
    }
    // With every secret everything opens, in the same order: the examination can be repeated.
    const passwords = join(temporaryFolder(), "password");
    writeFileSync(passwords, "two\n");
    const whole = await check(folder, ["--key", key, "--password-file", passwords]);
    expect(whole.status).toBe(0);
    expect(whole.caseFile.evidence.map(({ kind }) => kind)).toContain("android_backup");
    expect(whole.stdout).toContain("an iPhone and of an Android phone");
    const secrets = ["--key", key, "--password-file", passwords];
    const again = await sillage(["repeat", whole.caseFolder, "--evidence", folder, ...secrets]);
    expect(again.stdout).toMatch(/Same\.\n$/);
  });
});
