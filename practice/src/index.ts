import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeBackup } from "./iphone/backup-writer.ts";
import { writeEncryptedBackup } from "./iphone/encrypted-backup-writer.ts";
import { phoneFiles } from "./iphone/files.ts";
import { writeFilesystem } from "./iphone/filesystem-writer.ts";
import { backupIdentity, phone } from "./iphone/phone.ts";
import type { Form } from "./iphone/phone-file.ts";
import { type Truth, truth } from "./iphone/truth.ts";

export { androidPassword, buildAndroid, type PracticeAndroid } from "./android/build.ts";
export { type AndroidForm, androidForms } from "./android/phone.ts";
export type { AndroidExpectation, AndroidForbidden, AndroidTruth } from "./android/truth.ts";
export type { Form } from "./iphone/phone-file.ts";
export type { Expectation, Forbidden, Truth } from "./iphone/truth.ts";

export interface PracticePhone {
  /** The folder to examine. */
  readonly path: string;
  /** Of an encrypted backup. */
  readonly password?: string;
  readonly truth: Truth;
}

export const practicePassword = "practice-iphone";

/**
 * Builds the practice iPhone inside `folder`, in a folder of its own named after the form, with a SYNTHETIC.txt beside
 * it. The same bytes every time. Throws an Error when there is already something at that place.
 */
export async function buildIphone(
  folder: string,
  form: Form,
  options: { readonly iterations?: "quick" | "real" } = {},
): Promise<PracticePhone> {
  const path = join(folder, `iphone-${form}`);
  if (existsSync(path) && readdirSync(path).length > 0) throw new Error(`${path} is not empty`);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(folder, "SYNTHETIC.txt"), notice);
  const files = phoneFiles();
  switch (form) {
    case "backup":
      writeBackup(path, files, backupIdentity());
      return { path, truth: truth() };
    case "encrypted-backup":
      writeEncryptedBackup(path, files, backupIdentity(), {
        password: practicePassword,
        iterations: options.iterations ?? "quick",
        seed: phone.udid,
      });
      return { path, password: practicePassword, truth: truth() };
    case "filesystem":
      writeFilesystem(path, files, phone.acquired);
      return { path, truth: truth() };
  }
}

const notice = `SYNTHETIC: this is not evidence.

The phone beside this file was made by a program for learning and for tests. Its owner, Leyla Marchetti, and everybody
she writes to are invented; their numbers come from ranges kept for fiction. Hosts, process names, file paths and one
e-mail address that stand for spyware are published indicators (Amnesty International Security Lab, CC BY); everything
around them is made up. No person, newspaper or company named in it has anything to do with it.
`;
