import { writeBackup } from "./backup-writer.ts";
import type { IphoneContent } from "./content.ts";
import { writeEncryptedBackup } from "./encrypted-backup-writer.ts";
import { appsOf, phoneFiles } from "./files.ts";
import { writeFilesystem } from "./filesystem-writer.ts";
import { backupIdentity, type Iphone } from "./phone.ts";
import type { Form } from "./phone-file.ts";

export const practicePassword = "practice-iphone";

export interface IphoneBuildOptions {
  /** How much work deriving the key of an encrypted backup takes. */
  readonly iterations?: "quick" | "real";
}

/** Writes the evidence of an iPhone into an empty folder; the password is that of an encrypted backup. */
export function writeIphone(
  folder: string,
  form: Form,
  iphone: Iphone,
  content: IphoneContent,
  { iterations = "quick" }: IphoneBuildOptions = {},
): { readonly password?: string } {
  const files = phoneFiles(iphone, content);
  const identity = backupIdentity(iphone, appsOf(content));
  switch (form) {
    case "backup":
      writeBackup(folder, files, identity);
      return {};
    case "encrypted-backup": {
      const password = practicePassword;
      writeEncryptedBackup(folder, files, identity, { password, iterations, seed: iphone.device.udid });
      return { password };
    }
    case "filesystem":
      writeFilesystem(folder, files, iphone.device.acquired);
      return {};
  }
}
