import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { noteFile, signersFile, timeStampFile, timeStampRequestFile } from "@sillage/core/seal/seal-report.ts";
import { formatNote, formatVerifier, parseNote, type Signer, sign } from "@sillage/core/seal/signed-note.ts";
import { appendLog } from "../case/log.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { sealCase } from "../seal/bag.ts";
import { verifyPlace } from "../seal/check.ts";
import { caseName, placeOf, sealedFolder } from "../seal/places.ts";
import { openKeys } from "../seal/signing.ts";
import { answersAnother, checkTimeStamp, timeStampRequest } from "../seal/time-stamp.ts";
import { printHelp } from "../terminal/help.ts";
import { parseWords } from "./arguments.ts";
import { readCase } from "./export-store.ts";

const help = `Usage: sillage seal CASE --key KEYFILE [options]
       sillage seal SEALED --key KEYFILE
       sillage seal SEALED --timestamp-request | --timestamp-response FILE

Seals a case: a copy of it beside the case, with lists of hashes and a note that the keys sign. Anybody can
check it with "sillage verify", or with sha256sum, openssl and age alone: docs/sealing.md.
A sealed case can be signed by more keys later: its owner's, a second examiner's.

  --key KEYFILE           key to sign with (sillage keys new); may be repeated
  --passphrase-file FILE  the passphrase's file, one for all keys or one for each (default: asked for)
  --name NAME             what the sealed case is called in the note (default: the folder's name)
  --to FOLDER             where to seal it to (default: CASE.sealed)
  --timestamp-request     write seal.note.tsq, which asks an RFC 3161 authority to stamp the note. Sillage does
                          not send it: curl -H "Content-Type: application/timestamp-query" --data-binary
                          @seal.note.tsq -o answer.tsr URL
  --timestamp-response FILE  keep the authority's answer, once it is found to be one for this note

Example:
  sillage seal ana --key ana.key

Exit: 0 sealed, 2 wrong usage, 3 there is nothing to seal, 4 the sealed case is not as it was sealed.
`;

interface Options {
  readonly path: string;
  readonly keys: readonly string[];
  readonly passphraseFiles: readonly string[];
  readonly name: string | undefined;
  readonly to: string | undefined;
  readonly request: boolean;
  readonly response: string | undefined;
}

export async function sealCommand(args: string[]): Promise<number> {
  const options = parse(args);
  if (!options) {
    printHelp(help);
    return exitStatus.examined;
  }
  const place = placeOf(options.path);
  if (place.kind === "case") return sealAnew(place.folder, options);
  if (place.kind !== "sealed") {
    process.stderr.write(`sillage: ${options.path} is no case\n`);
    return exitStatus.notOpened;
  }
  if (place.beside !== undefined && options.keys.length > 0) {
    if (options.to !== undefined) return sealAnew(place.beside, options);
    throw new UsageError(
      `${options.path} was sealed to ${place.bag}: sign that one, or seal it anew with --to another folder`,
    );
  }
  if (options.to !== undefined || options.name !== undefined) {
    throw new UsageError("a case that is sealed keeps its name and its place");
  }
  return addTo(place.bag, options);
}

async function sealAnew(folder: string, options: Options): Promise<number> {
  if (options.keys.length === 0) throw new UsageError("name the key to sign with: --key KEYFILE");
  if (options.response !== undefined) throw new UsageError("there is no note yet that this could be the answer for");
  // Throws where the case is not complete.
  readCase(folder);
  const bag = resolve(options.to ?? sealedFolder(folder));
  if (existsSync(bag)) throw new UsageError(`${bag} is there already; name another place with --to`);
  const signers = await openKeys(options.keys, options.passphraseFiles);
  sealCase({
    caseFolder: folder,
    bag,
    name: options.name ?? caseName(folder),
    signers,
    warn: (message) => void process.stderr.write(`${message}\n`),
  });
  process.stdout.write(`Sealed to ${bag}, signed by:\n${signers.map((one) => `  ${formatVerifier(one)}\n`).join("")}`);
  if (options.request) writeRequest(bag);
  return exitStatus.examined;
}

/** More signatures, a request for a time stamp, or its answer: only for what is as it was sealed. */
async function addTo(bag: string, options: Options): Promise<number> {
  if (options.keys.length === 0 && !options.request && options.response === undefined) {
    throw new UsageError(`${bag} is sealed already: give --key, --timestamp-request or --timestamp-response`);
  }
  const found = await verifyPlace({ kind: "sealed", bag }, {});
  if (!found?.report.holds) {
    process.stderr.write(`sillage: ${bag} is not as it was sealed; "sillage verify" says what changed\n`);
    return exitStatus.damaged;
  }
  if (options.keys.length > 0) addSignatures(bag, await openKeys(options.keys, options.passphraseFiles));
  if (options.request) writeRequest(bag);
  return options.response === undefined ? exitStatus.examined : keepResponse(bag, options.response);
}

function addSignatures(bag: string, signers: readonly Signer[]): void {
  if (existsSync(join(bag, timeStampFile))) {
    throw new UsageError("the note has a time stamp, which holds for it as it is: it can be signed no more");
  }
  const { text, signatures } = parseNote(readFileSync(join(bag, noteFile), "utf8"));
  const twice = signers.find((one) => signatures.some(({ name, keyId }) => name === one.name && keyId === one.keyId));
  if (twice) throw new UsageError(`${twice.name} has signed it already`);
  const enclosed = readFileSync(join(bag, signersFile), "utf8");
  replace(
    join(bag, noteFile),
    formatNote({ text, signatures: [...signatures, ...signers.map((one) => sign(text, one))] }),
  );
  replace(join(bag, signersFile), enclosed + signers.map((one) => `${formatVerifier(one)}\n`).join(""));
  // Of the note as it was before.
  rmSync(join(bag, timeStampRequestFile), { force: true });
  appendLog(bag, "signed", { signers: signers.map(({ name }) => name) });
  process.stdout.write(`Signed by:\n${signers.map((one) => `  ${formatVerifier(one)}\n`).join("")}`);
}

function writeRequest(bag: string): void {
  const file = join(bag, timeStampRequestFile);
  replace(file, timeStampRequest(readFileSync(join(bag, noteFile))));
  process.stdout.write(`The request for a time stamp is in ${file}. It holds a hash of the note and nothing else.\n`);
}

async function keepResponse(bag: string, file: string): Promise<number> {
  const response = readResponse(file);
  const check = await checkTimeStamp(response, readFileSync(join(bag, noteFile)));
  const request = join(bag, timeStampRequestFile);
  const another = check.holds && existsSync(request) ? answersAnother(readFileSync(request), response) : undefined;
  if (!check.holds || another !== undefined) {
    process.stderr.write(`sillage: ${file} is not kept: ${another ?? check.message}\n`);
    return exitStatus.notOpened;
  }
  replace(join(bag, timeStampFile), response);
  rmSync(request, { force: true });
  appendLog(bag, "time_stamped", { time: check.time });
  process.stdout.write(`Time stamp of ${check.time}, ${check.message}\n`);
  return exitStatus.examined;
}

function readResponse(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new UsageError(`the response ${file} cannot be read`);
  }
}

function replace(path: string, content: string | Uint8Array): void {
  const half = `${path}.half`;
  writeFileSync(half, content, { mode: 0o600 });
  renameSync(half, path);
}

function parse(args: string[]): Options | undefined {
  const { values, positionals } = parseOptions(args);
  if (values.help) return undefined;
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError("name one case to seal");
  const name = values.name?.trim();
  if (name !== undefined && (name === "" || /\p{Cc}|\p{Cs}/u.test(name)))
    throw new UsageError("--name takes one line of text");
  return {
    path,
    keys: values.key ?? [],
    passphraseFiles: values["passphrase-file"] ?? [],
    name,
    to: values.to,
    request: values["timestamp-request"] ?? false,
    response: values["timestamp-response"],
  };
}

function parseOptions(args: string[]) {
  return parseWords(args, {
    key: { type: "string", multiple: true },
    "passphrase-file": { type: "string", multiple: true },
    name: { type: "string" },
    to: { type: "string" },
    "timestamp-request": { type: "boolean" },
    "timestamp-response": { type: "string" },
    help: { type: "boolean", short: "h" },
  });
}
