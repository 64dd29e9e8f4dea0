import { FormatError } from "../../formats/error.ts";
import type { PlistDictionary } from "../../formats/plist/value.ts";
import type { Platform } from "../../platform.ts";
import { type ProblemLog, wordsOf } from "../problems.ts";
import { EvidenceOpenError } from "../tree.ts";
import { type Keybag, parseKeybag, unlockKeybag } from "./keybag.ts";
import type { BackupKeys } from "./keys.ts";

export interface UnlockOptions {
  readonly platform: Platform;
  readonly password: () => Promise<string | undefined>;
  readonly keys?: BackupKeys;
}

/** The keys of an encrypted backup: those handed over, else from the password. Throws EvidenceOpenError. */
export async function unlockBackup(
  manifestPlist: PlistDictionary,
  options: UnlockOptions,
  problems: ProblemLog,
): Promise<BackupKeys> {
  if (options.keys) return options.keys;
  const keybag = keybagOf(manifestPlist);
  const password = await options.password();
  if (password === undefined) {
    throw new EvidenceOpenError(
      "password_needed",
      "This backup is encrypted. Give the password that its owner set for backups, for example with --password-file.",
    );
  }
  const unlocked = await unlockKeybag(options.platform, keybag, password);
  if (!unlocked) {
    throw new EvidenceOpenError(
      "wrong_password",
      "The password does not open this backup. It is the one set for encrypted backups, not the phone's passcode.",
    );
  }
  for (const protectionClass of unlocked.damaged) {
    problems.add("Manifest.plist", "damaged", `the key of protection class ${protectionClass} cannot be unwrapped`);
  }
  return unlocked.keys;
}

function keybagOf(manifestPlist: PlistDictionary): Keybag {
  const bytes = manifestPlist.get("BackupKeyBag");
  if (!(bytes instanceof Uint8Array)) {
    throw new EvidenceOpenError(
      "damaged",
      "This backup says that it is encrypted, and its Manifest.plist has no keybag.",
    );
  }
  try {
    return parseKeybag(bytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new EvidenceOpenError("damaged", `The keys of this encrypted backup are damaged: ${wordsOf(error)}.`);
  }
}
