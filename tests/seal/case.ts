import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildIphone } from "@sillage/practice/index.ts";
import { check, type Ended, sillage, temporaryFolder } from "../sillage.ts";

/** A practice case, a key, and the commands that are run on them. */
export interface SealedPlace {
  /** Where everything lies: `ana` (the case), `ana.key`, `signer.txt`, `passphrase`. */
  readonly folder: string;
  readonly evidence: string;
  at(...names: string[]): string;
  /** Runs `sillage ARGS` there. */
  run(...args: string[]): Promise<Ended>;
}

export const passphrase = "five words chosen by chance";

export async function placeWithCase(): Promise<SealedPlace> {
  const folder = temporaryFolder();
  const { path: evidence } = await buildIphone(temporaryFolder(), "backup");
  const place = placeAt(folder, evidence);
  const { status, stderr } = await check(evidence, [], { caseFolder: place.at("ana"), bundledIndicators: true });
  if (status !== 0) throw new Error(stderr);
  writeFileSync(place.at("passphrase"), `${passphrase}\n`);
  const made = await place.run(
    "keys",
    "new",
    "helpline.example/ana",
    "--to",
    "ana.key",
    "--passphrase-file",
    "passphrase",
  );
  writeFileSync(place.at("signer.txt"), made.stdout);
  return place;
}

/** The same place once more, to be changed. */
export function copyOf({ folder, evidence }: SealedPlace): SealedPlace {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return placeAt(copy, evidence);
}

function placeAt(folder: string, evidence: string): SealedPlace {
  return {
    folder,
    evidence,
    at: (...names) => join(folder, ...names),
    run: (...args) => sillage(args, { cwd: folder, env: { SILLAGE_ACTOR: "ana" } }),
  };
}

/** Flips the lowest bit of a byte in the middle of a file. */
export function flip(path: string): void {
  const bytes = readFileSync(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** What of these programs is not on this machine: why a test that runs them is skipped. */
export function missingPrograms(...programs: readonly string[]): string {
  const missing = programs.filter((program) => spawnSync("which", [program]).status !== 0);
  return missing.join(", ");
}

/** An age key in `key.txt`; gives its recipient. */
export function ageKey(folder: string): string {
  execFileSync("age-keygen", ["-o", join(folder, "key.txt")], { stdio: "ignore" });
  return execFileSync("age-keygen", ["-y", join(folder, "key.txt")], { encoding: "utf8" }).trim();
}

/** What a shell says, with its exit status. Standard error is part of it. */
export function shell(folder: string, commands: string): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync("bash", ["-euo", "pipefail", "-c", commands], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" },
  });
  return { status, said: stdout + stderr };
}

/** A time stamping authority in the folder, whose root is `authority.pem`. */
export function authority(folder: string): void {
  writeFileSync(
    `${folder}/tsa.cnf`,
    `[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=Practice authority\n[ca]\nbasicConstraints=critical,CA:true\n` +
      `[stamps]\nextendedKeyUsage=critical,timeStamping\n[tsa]\ndefault_tsa=one\n[one]\nserial=serial\n` +
      `signer_cert=tsa.pem\ncerts=authority.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4\n` +
      `digests=sha256\ness_cert_id_alg=sha256\n`,
  );
  writeFileSync(`${folder}/serial`, "01\n");
  const made = shell(
    folder,
    `openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out authority.pem -days 30 -config tsa.cnf -extensions ca
     openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -config tsa.cnf
     openssl x509 -req -in tsa.csr -CA authority.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 30 -extfile tsa.cnf -extensions stamps`,
  );
  if (made.status !== 0) throw new Error(made.said);
}
