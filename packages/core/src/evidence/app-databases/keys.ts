import { readAll } from "../../bytes/source.ts";
import { encryptedKeySpec, plainKeySpec } from "../../formats/postbox/temporary-key.ts";
import { type KeySpec, parseKeySpec } from "../../formats/sqlcipher/key-spec.ts";
import type { Platform } from "../../platform.ts";
import type { WithSecrets } from "../secrets.ts";
import type { EvidenceTree } from "../tree.ts";

/** An app whose database may be encrypted with a key of its own, and where that key is. */
export interface KeptDatabase {
  /** Whether the path is that of its database; its `-wal` lies beside it. */
  readonly isAt: (path: string) => boolean;
  /** The key that the app keeps beside the database, where it does. */
  readonly keyBeside?: (tree: EvidenceTree, path: string, platform: Platform) => Promise<KeySpec | undefined>;
  /** Where the owner has the key, as a clause. */
  readonly whereKept: string;
}

const howGiven = "as 96 hexadecimal digits, in base64 or as a file of 48 bytes";

/** Source: Signal-iOS, GRDBDatabaseStorageAdapter; iLEAPP signalIOS.py. */
const signal: KeptDatabase = {
  isAt: (path) => /(?:^|[/-])signal\.sqlite$/.test(path),
  whereKept: `the phone's keychain holds it for Signal as GRDBDatabaseCipherKeySpec (48 bytes); it is given with --key, ${howGiven}`,
};

/** Source: Telegram-iOS, BuildConfig.m and SqliteValueBox.swift. */
const telegram: KeptDatabase = {
  isAt: (path) => /(?:^|\/)db_sqlite$/.test(path),
  whereKept: `Telegram keeps it in telegram-data, in the file .tempkey, or .tempkeyEncrypted where no passcode is set; it is given with --key, ${howGiven}`,
  async keyBeside(tree, path, platform) {
    const top = path.slice(0, Math.max(0, path.lastIndexOf("account-")));
    const plain = await smallFile(tree, `${top}.tempkey`);
    const spec = plain && plainKeySpec(plain);
    if (spec) return spec;
    const encrypted = await smallFile(tree, `${top}.tempkeyEncrypted`);
    return encrypted && encryptedKeySpec(platform, encrypted);
  },
};

export const keptDatabases: readonly KeptDatabase[] = [signal, telegram];

/** Of a file of a key, a few dozen bytes are real. */
const longestKey = 4096;

async function smallFile(tree: EvidenceTree, path: string): Promise<Uint8Array | undefined> {
  const source = await (await tree.file(path))?.open();
  if (!source) return undefined;
  try {
    return source.size > longestKey ? undefined : readAll(source, longestKey);
  } finally {
    source.close?.();
  }
}

/** What the owner gave with the evidence. A password that is no such key is for something else. */
export function givenKeys({ secrets = [] }: Pick<WithSecrets, "secrets">): {
  readonly given: boolean;
  readonly specs: readonly KeySpec[];
} {
  const specs = secrets.flatMap(({ key, password }) => {
    const bytes = key ?? (password === undefined ? undefined : new TextEncoder().encode(password));
    return (bytes && parseKeySpec(bytes)) ?? [];
  });
  return { given: specs.length > 0 || secrets.some(({ key }) => key !== undefined), specs };
}
