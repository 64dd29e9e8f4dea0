import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { lockedKey, passphraseProblem, publicPem } from "@sillage/core/seal/key-file.ts";
import { unportableName } from "@sillage/core/seal/manifest.ts";
import { formatVerifier, isKeyName, parseVerifier, signerOf, type Verifier } from "@sillage/core/seal/signed-note.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { openKey, passphraseIn, passphraseOf } from "../seal/signing.ts";
import { printHelp } from "../terminal/help.ts";
import { askPassword } from "../terminal/password.ts";
import { parseWords } from "./arguments.ts";

const help = `Usage: sillage keys new NAME [--to FILE] [--passphrase-file FILE]
       sillage keys show FILE|KEY [--pem] [--passphrase-file FILE]

Keys that cases are sealed with (Ed25519).

  new    make a key. NAME is one word, best an address that is yours: helpline.example/ana.
         The file is encrypted with a passphrase by age; "age -d FILE" opens it, openssl reads what is inside.
         Printed is what others check your seals with: give it to them by a way that they trust.
  show   print that line again

  --to FILE               where to write the key (default: NAME.key)
  --passphrase-file FILE  the passphrase's file (default: asked for)
  --pem                   print the public key as openssl takes it. A printed KEY needs no passphrase.

Example:
  sillage keys new helpline.example/ana

Keep a copy of the file and its passphrase: neither can be made again.
`;

export async function keysCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    printHelp(help);
    return exitStatus.examined;
  }
  const [action, name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new UsageError("keys takes one of: new NAME, show FILE");
  if (action === "new" && !values.pem) return newKey(name, values.to, values["passphrase-file"]);
  if (action === "show" && values.to === undefined) return show(name, values.pem ?? false, values["passphrase-file"]);
  throw new UsageError("keys takes one of: new NAME [--to FILE], show FILE [--pem]");
}

function parse(args: string[]) {
  return parseWords(args, {
    to: { type: "string" },
    "passphrase-file": { type: "string" },
    pem: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
}

async function newKey(name: string, to: string | undefined, passphraseFile: string | undefined): Promise<number> {
  if (!isKeyName(name)) throw new UsageError("the name of a key is one word without a plus: helpline.example/ana");
  const file = resolve(to ?? keyFileName(name));
  refuseThere(file);
  const passphrase = passphraseFile === undefined ? await askTwice() : passphraseIn(passphraseFile);
  const signer = await makeKey(name, passphrase, file);
  process.stderr.write(`The key is in ${file}. Others check your seals with this line:\n`);
  process.stdout.write(`${formatVerifier(signer)}\n`);
  return exitStatus.examined;
}

/** Makes a key and writes it, encrypted. Also what the workbench does. Throws UsageError. */
export async function makeKey(name: string, passphrase: string, file: string): Promise<Verifier> {
  if (!isKeyName(name)) {
    throw new UsageError("the name of a key is one word without a plus: helpline.example/ana", "key_name");
  }
  refuseThere(file);
  const problem = passphraseProblem(passphrase);
  if (problem !== undefined) throw new UsageError(problem, "passphrase_short");
  const signer = signerOf(name, new Uint8Array(randomBytes(32)));
  writeFileSync(file, await lockedKey(signer, passphrase), { mode: 0o600, flag: "wx" });
  return signer;
}

function refuseThere(file: string): void {
  if (existsSync(file)) throw new UsageError(`${file} is there already; a key is never written over`, "key_there");
}

export function keyFileName(name: string): string {
  const plain = `${name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[.-]+/, "") || "signing"}.key`;
  return unportableName(plain) === undefined ? plain : `key-${plain}`;
}

async function askTwice(): Promise<string> {
  const first = await askPassword("A passphrase for the new key:");
  if (first === undefined) {
    throw new UsageError("a key needs a passphrase: give --passphrase-file FILE, or run sillage in a terminal");
  }
  const problem = passphraseProblem(first);
  if (problem !== undefined) throw new UsageError(problem);
  if ((await askPassword("The same once more:")) !== first) throw new UsageError("the two are not the same");
  return first;
}

async function show(given: string, pem: boolean, passphraseFile: string | undefined): Promise<number> {
  const key = await publicKeyOf(given, passphraseFile);
  process.stdout.write(pem ? publicPem(key.publicKey) : `${formatVerifier(key)}\n`);
  return exitStatus.examined;
}

async function publicKeyOf(given: string, passphraseFile: string | undefined): Promise<Verifier> {
  const line = existsSync(given) ? firstLine(given) : given;
  try {
    return parseVerifier(line);
  } catch (error) {
    if (!existsSync(given)) throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  return openKey(given, await passphraseOf(given, passphraseFile));
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, "latin1").slice(0, 1000).split("\n")[0] ?? "";
  } catch {
    throw new UsageError(`the key ${file} cannot be read`);
  }
}
