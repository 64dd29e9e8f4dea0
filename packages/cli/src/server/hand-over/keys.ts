import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { formatVerifier } from "@sillage/core/seal/signed-note.ts";
import type { MadeKey, SealKey } from "@sillage/core/workbench/hand-over.ts";
import { keyFileName, makeKey } from "../../commands/keys.ts";

/** Keys lie beside the cases, in a folder of their own: they outlive each case. */
export function keysIn(home: string): readonly SealKey[] {
  const folder = folderIn(home);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".key"));
  return names.sort().map((name) => ({ path: join(folder, name), name: name.slice(0, -".key".length) }));
}

export async function newKey(home: string, name: string, passphrase: string): Promise<MadeKey> {
  const folder = folderIn(home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, keyFileName(name));
  return { path, name, line: formatVerifier(await makeKey(name, passphrase, path)) };
}

function folderIn(home: string): string {
  return join(home, "keys");
}
