import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { memorySource } from "@sillage/core/bytes/source.ts";
import { consentHolds } from "@sillage/core/case/consent.ts";
import { type MaskKind, maskKinds } from "@sillage/core/report/mask-kinds.ts";
import { visible } from "@sillage/core/report/text.ts";
import { hashOf } from "@sillage/core/seal/bag-files.ts";
import { type Bundle, bundleAbout, formatBundle, formatStatement, provenFile } from "@sillage/core/seal/bundle.ts";
import { type BundlePart, bundleStream, encrypterFor, RecipientError } from "@sillage/core/seal/bundle-file.ts";
import { parseManifest } from "@sillage/core/seal/manifest.ts";
import { noteFile, signersFile, timeStampFile } from "@sillage/core/seal/seal-report.ts";
import { formatNote, formatVerifier, type Signer, sign } from "@sillage/core/seal/signed-note.ts";
import { manifestFile, payload } from "@sillage/core/seal/verify-bag.ts";
import { bundleFile, sharerFile, statementFile } from "@sillage/core/seal/verify-bundle.ts";
import { storedConsent } from "../case/consent-file.ts";
import { appendLog } from "../case/log.ts";
import { masksAsked } from "../case/stored-report.ts";
import { exitStatus, UsageError } from "../exit-status.ts";
import { nodeHost } from "../platform/node-host.ts";
import { verifyPlace } from "../seal/check.ts";
import { canBeMasked, maskedCopies } from "../seal/masked.ts";
import { choosePaths, partNames } from "../seal/parts.ts";
import { placeOf } from "../seal/places.ts";
import { openKeys } from "../seal/signing.ts";
import { printHelp } from "../terminal/help.ts";
import { parseWords } from "./arguments.ts";

const help = `Usage: sillage share CASE|SEALED --to RECIPIENT… [--only PART…] [options]

Gives away a sealed case or a part of it: a zip inside of age, that only the recipients can open. Each file in it
has a proof that it belongs to the sealed case, and nothing is told of the files that are left out but how many
there are. Who gets it checks it with "sillage verify", or by hand: docs/sealing.md.

  --to RECIPIENT    age1…, or a file of such lines; may be repeated
  --only PART       ${partNames.join(", ")},
                    or the name of a file in the case; may be repeated (default: everything)
  --mask KIND       put pseudonyms in the place of: ${maskKinds.join(", ")}, or all. What is masked is a
                    copy, for which there is no proof; records and logs cannot be masked and are left out.
                    Read masked files before you give them away; the note has the case's name
  --output FILE     where to write (default: NAME.zip.age)
  --key KEYFILE     sign the list of what is shared: it vouches for masked copies
  --passphrase-file FILE  the passphrase's file (default: asked for)

Example:
  sillage share ana.sealed --to age1… --only findings --only report

Exit: 0 written, 2 wrong usage, 3 the case is not sealed, 4 the sealed case is not as it was sealed.
`;

interface Options {
  readonly path: string;
  readonly recipients: readonly string[];
  readonly only: readonly string[];
  readonly masks: readonly MaskKind[];
  readonly output: string | undefined;
  readonly keys: readonly string[];
  readonly passphraseFiles: readonly string[];
}

export async function shareCommand(args: string[]): Promise<number> {
  const options = parse(args);
  if (!options) {
    printHelp(help);
    return exitStatus.examined;
  }
  const place = placeOf(options.path);
  if (place.kind !== "sealed") {
    process.stderr.write(`sillage: ${options.path} is not sealed: what is shared of it could not be proven\n`);
    return exitStatus.notOpened;
  }
  const encrypter = encrypterOf(options.recipients);
  const found = await verifyPlace({ kind: "sealed", bag: place.bag }, {});
  if (!found?.report.holds) {
    process.stderr.write(`sillage: ${place.bag} is not as it was sealed; "sillage verify" says what changed\n`);
    return exitStatus.damaged;
  }
  const [signer] = await openKeys(options.keys, options.passphraseFiles);
  const { name } = found.report;
  const output = resolve(options.output ?? `${basename(place.bag).replace(/\.sealed$/, "")}.zip.age`);
  if (existsSync(output)) throw new UsageError(`${output} is there already; name another file with --output`);
  const { bundle, copies } = await makeBundle(place.bag, name, options);
  tellConsent(place.bag);
  const parts = partsOf(place.bag, { bundle, copies }, name, signer);
  const sha256 = await writeBundle(output, await bundleStream(parts, encrypter));
  const files = [...bundle.files, ...bundle.masked].map(({ path }) => path);
  appendLog(place.beside ?? place.bag, "shared", { to: options.recipients, files, bundle: basename(output), sha256 });
  process.stdout.write(`${output}\n${files.map((path) => `  ${visible(path)}\n`).join("")}SHA-256 ${sha256}\n`);
  return exitStatus.examined;
}

interface Made {
  readonly bundle: Bundle;
  /** Texts of the masked copies by their paths. */
  readonly copies: ReadonlyMap<string, string>;
}

async function makeBundle(bag: string, name: string, { only, masks }: Options): Promise<Made> {
  const manifest = parseManifest(readFileSync(join(bag, manifestFile), "utf8"));
  const paths = manifest.map(({ path }) => path);
  const chosen = choosePaths(paths, only);
  const masked = masks.length === 0 ? undefined : await maskedCopies(bag, name, maskable(chosen, only), masks);
  const copies = new Map([...(masked ?? [])].map(([path, text]) => [maskedPath(path), text]));
  const bundle: Bundle = {
    format: "sillage-bundle",
    formatVersion: 1,
    about: bundleAbout,
    shared: new Date().toISOString(),
    files: manifest.flatMap(({ path }, leaf) =>
      masked || !chosen.has(path) ? [] : [provenFile(manifest, leaf, nodeHost.stat(join(bag, path))?.size ?? 0)],
    ),
    masked: [...(masked ?? [])].map(([of, text]) => {
      return { path: maskedPath(of), sha256: hashOf(text), size: Buffer.byteLength(text), of, masks };
    }),
  };
  return { bundle, copies };
}

/** `masked/findings.json` of `data/findings.json`. */
function maskedPath(path: string): string {
  return `masked/${path.slice(payload.length)}`;
}

/** Files that cannot be masked are left out, and said to be; one that was asked for by name is a contradiction. */
function maskable(chosen: ReadonlySet<string>, only: readonly string[]): readonly string[] {
  const left = [...chosen].filter((path) => !canBeMasked(path)).map((path) => path.slice(payload.length));
  if (left.length > 0 && only.length > 0) throw new UsageError(`${left.join(", ")} cannot be masked`);
  if (left.length > 0) process.stderr.write(`Left out, for they cannot be masked: ${left.map(visible).join(", ")}\n`);
  return [...chosen].filter(canBeMasked);
}

function partsOf(
  bag: string,
  { bundle, copies }: Made,
  name: string,
  signer: Signer | undefined,
): readonly BundlePart[] {
  const list = formatBundle(bundle);
  const tags = [noteFile, signersFile, timeStampFile].filter((path) => existsSync(join(bag, path)));
  const ofDisk = (path: string): BundlePart => ({ path, open: () => nodeHost.open(join(bag, path)) });
  return [
    textPart(bundleFile, list),
    ...tags.map(ofDisk),
    ...(signer ? statementParts(formatStatement(name, hashOf(list)), signer) : []),
    ...bundle.files.map(({ path }) => ofDisk(path)),
    ...[...copies].map(([path, text]) => textPart(path, text)),
  ];
}

function statementParts(text: string, signer: Signer): readonly BundlePart[] {
  return [
    textPart(statementFile, formatNote({ text, signatures: [sign(text, signer)] })),
    textPart(sharerFile, `${formatVerifier(signer)}\n`),
  ];
}

function textPart(path: string, text: string): BundlePart {
  return { path, open: () => memorySource(new TextEncoder().encode(text)) };
}

/** Sharing is the sharer's act; that no consent is recorded, or that it has ended, is said. */
function tellConsent(bag: string): void {
  const consent = storedConsent(join(bag, payload));
  if (!consent) process.stderr.write("This case holds no consent of the phone's owner.\n");
  else if (!consentHolds(consent, new Date())) {
    process.stderr.write(`The owner's consent that this case holds ended on ${consent.until}.\n`);
  }
}

/** Gives the SHA-256 of what was written. The file has its name only once it is whole. */
async function writeBundle(output: string, stream: ReadableStream<Uint8Array>): Promise<string> {
  const half = `${output}.half`;
  const hash = createHash("sha256");
  const handle = openSync(half, "w", 0o600);
  try {
    for await (const piece of stream) {
      hash.update(piece);
      for (let at = 0; at < piece.length; ) at += writeSync(handle, piece, at);
    }
    fsyncSync(handle);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(half, output);
  return hash.digest("hex");
}

function encrypterOf(recipients: readonly string[]) {
  try {
    return encrypterFor(recipients);
  } catch (error) {
    if (error instanceof RecipientError) throw new UsageError(error.message);
    throw error;
  }
}

/** Recipients as `age -r` and `age -R` take them. */
function recipientsOf(given: readonly string[]): readonly string[] {
  return given.flatMap((one) => {
    if (!existsSync(one)) return [one];
    const lines = readFileSync(one, "utf8").split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  });
}

function parse(args: string[]): Options | undefined {
  const { values, positionals } = parseOptions(args);
  if (values.help) return undefined;
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError("name one case to share");
  const recipients = recipientsOf(values.to ?? []);
  if (recipients.length === 0) throw new UsageError("say who may open it: --to age1…");
  const keys = values.key === undefined ? [] : [values.key];
  const passphraseFiles = values["passphrase-file"] === undefined ? [] : [values["passphrase-file"]];
  const [only, masks] = [values.only ?? [], masksAsked(values.mask)];
  return { path, recipients, only, masks, output: values.output, keys, passphraseFiles };
}

function parseOptions(args: string[]) {
  return parseWords(args, {
    to: { type: "string", multiple: true },
    only: { type: "string", multiple: true },
    mask: { type: "string", multiple: true },
    output: { type: "string" },
    key: { type: "string" },
    "passphrase-file": { type: "string" },
    help: { type: "boolean", short: "h" },
  });
}
