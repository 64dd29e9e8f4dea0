import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Deterministic } from "../random.ts";
import {
  type BackupIdentity,
  manifestDatabase,
  manifestEntries,
  manifestRow,
  put,
  writeLists,
} from "./backup-writer.ts";
import { encrypt, encryptBlocks, iterations, makeKeybag, wrappedFor } from "./keybag.ts";
import type { PhoneFile } from "./phone-file.ts";

export interface EncryptionOptions {
  readonly password: string;
  readonly iterations: keyof typeof iterations;
  /** Keys come from it, so that the same backup is made every time. */
  readonly seed: string;
}

/** Protection class that Manifest.db's own key is wrapped with. */
const manifestClass = 4;

/** Writes a backup encrypted as iTunes and Finder do it since iOS 10.2 into an empty or absent folder. */
export function writeEncryptedBackup(
  folder: string,
  files: readonly PhoneFile[],
  identity: BackupIdentity,
  options: EncryptionOptions,
): void {
  const random = new Deterministic(`backup keys of ${options.seed}`);
  const keybag = makeKeybag(options.password, iterations[options.iterations], random);
  const rows = manifestEntries(files).map((entry) => {
    if (!entry.content) return manifestRow(entry, entry.file);
    const key = random.bytes(32);
    put(folder, entry.id, encrypt(key, entry.content));
    const encryptionKey = wrappedFor(keybag, entry.file.protectionClass, key);
    return manifestRow(entry, { ...entry.file, encryptionKey });
  });
  mkdirSync(folder, { recursive: true });
  const manifestKey = random.bytes(32);
  writeFileSync(join(folder, "Manifest.db"), encryptBlocks(manifestKey, manifestDatabase(rows)));
  writeLists(folder, identity, {
    IsEncrypted: true,
    BackupKeyBag: keybag.bytes,
    ManifestKey: wrappedFor(keybag, manifestClass, manifestKey),
  });
}
