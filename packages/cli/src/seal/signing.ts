import { readFileSync } from "node:fs";
import { EvidenceOpenError } from "@sillage/core/evidence/tree.ts";
import { unlockKey } from "@sillage/core/seal/key-file.ts";
import { NoteError, parseVerifier, type Signer, type Verifier } from "@sillage/core/seal/signed-note.ts";
import { UsageError } from "../exit-status.ts";
import { askPassword } from "../terminal/password.ts";

/**
 * Opens the keys that are to sign. Passphrases come from files, one for each key or one for all, or are asked for;
 * never from the command line, where other programs could read them.
 */
export async function openKeys(
  keys: readonly string[],
  passphraseFiles: readonly string[],
): Promise<readonly Signer[]> {
  if (passphraseFiles.length > 1 && passphraseFiles.length !== keys.length) {
    throw new UsageError("give one --passphrase-file for all keys, or one for each");
  }
  const signers: Signer[] = [];
  for (const [index, key] of keys.entries()) {
    const passphrase = await passphraseOf(key, passphraseFiles[index] ?? passphraseFiles[0]);
    signers.push(await openKey(key, passphrase));
  }
  if (new Set(signers.map(({ name, keyId }) => `${name}+${keyId}`)).size < signers.length) {
    throw new UsageError("the same key is given twice");
  }
  return signers;
}

export async function openKey(file: string, passphrase: string): Promise<Signer> {
  try {
    return await unlockKey(readFileSync(file), file, passphrase);
  } catch (error) {
    if (error instanceof EvidenceOpenError && error.code === "wrong_password") {
      throw new UsageError(`the passphrase does not open ${file}`, "passphrase_wrong");
    }
    if (error instanceof NoteError || error instanceof EvidenceOpenError) throw new UsageError(error.message);
    if (isMissing(error)) throw new UsageError(`the key ${file} cannot be read`);
    throw error;
  }
}

export async function passphraseOf(key: string, file: string | undefined): Promise<string> {
  if (file !== undefined) return passphraseIn(file);
  const typed = await askPassword(`Passphrase of ${key}:`);
  if (typed === undefined) {
    throw new UsageError(`${key} needs its passphrase: give --passphrase-file FILE, or run sillage in a terminal`);
  }
  return typed;
}

export function passphraseIn(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch {
    throw new UsageError(`the passphrase file ${file} cannot be read`);
  }
}

/** Keys of signers that a person vouches for: each a key, or a file with one a line. */
export function givenVerifiers(given: readonly string[]): readonly Verifier[] {
  return given.flatMap((one) => linesOf(one)).map((line) => verifier(line));
}

function linesOf(given: string): readonly string[] {
  if (given.includes("+")) return [given];
  try {
    const lines = readFileSync(given, "utf8").split(/\r?\n/);
    return lines.filter((line) => line.trim() !== "");
  } catch {
    throw new UsageError(`--signer takes a key (NAME+ID+KEY) or a file of keys: ${given} is neither`);
  }
}

function verifier(text: string): Verifier {
  try {
    return parseVerifier(text);
  } catch (error) {
    if (error instanceof NoteError) throw new UsageError(error.message);
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
