import { bytesToHex } from "@noble/hashes/utils.js";
import { type Bundle, formatStatement, type ProvenFile, parseBundle, provenRoot } from "./bundle.ts";
import { checkSignature, enclosedKeys, missingSigners, type SignatureCheck } from "./check-note.ts";
import {
  checkSeal,
  type MaskedCheck,
  noteFile,
  type SealReport,
  sealReport,
  signersFile,
  timeStampFile,
  type VerifyOptions,
} from "./seal-report.ts";
import type { SealText } from "./seal-text.ts";
import { type FileProblem, isAsListed, type SealedFiles } from "./sealed-files.ts";
import { NoteError, parseNote } from "./signed-note.ts";

export const bundleFile = "bundle.json";
/** What the sharer signed of masked copies. */
export const statementFile = "statement.note";

/** The sharer's key. */
export const sharerFile = "sharer.txt";

const besideParts = new Set([noteFile, signersFile, timeStampFile, bundleFile, statementFile, sharerFile]);

/** Checks a part of a sealed case that was given away: that each file in it is one of those that were sealed. */
export async function verifyBundle(files: SealedFiles, options: VerifyOptions): Promise<SealReport> {
  const check = await checkSeal(files, options);
  const problems: string[] = [];
  const found: FileProblem[] = [];
  const bundle = await readBundle(files, problems);
  let same = 0;
  for (const file of bundle?.files ?? []) if (await isProven(files, file, check.seal, found)) same++;
  for (const file of bundle?.masked ?? []) await isAsListed(files, file, found);
  const known = new Set([...(bundle?.files ?? []), ...(bundle?.masked ?? [])].map(({ path }) => path));
  for (const path of files.paths) if (!known.has(path) && !besideParts.has(path)) found.push({ path, state: "added" });
  const vouched = await checkStatement(files, check.seal, options, problems);
  problems.push(...missingSigners(options.trusted, [...check.signatures, ...vouched]));
  return sealReport("shared_part", check, {
    same,
    files: [...found, ...files.problems],
    logLines: 0,
    masked: (bundle?.masked ?? []).map(({ path, of, masks }): MaskedCheck => ({ path, of, masks, vouched })),
    problems,
  });
}

async function readBundle(files: SealedFiles, problems: string[]): Promise<Bundle | undefined> {
  try {
    return parseBundle((await files.text(bundleFile)) ?? "");
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    problems.push(`${bundleFile} cannot be understood: ${error.message}`);
    return undefined;
  }
}

async function isProven(
  files: SealedFiles,
  file: ProvenFile,
  seal: SealText | undefined,
  found: FileProblem[],
): Promise<boolean> {
  if (!(await isAsListed(files, file, found))) return false;
  const root = seal && provenRoot(file, seal.leaves);
  if (root && seal && bytesToHex(root) === bytesToHex(seal.root)) return true;
  const message = "its proof does not lead to the sealed case: it is not a file of it";
  found.push({ path: file.path, state: "added", message });
  return false;
}

/** Who signed the list of a bundle. What they signed has to be this list, of a part of this case. */
async function checkStatement(
  files: SealedFiles,
  seal: SealText | undefined,
  options: VerifyOptions,
  problems: string[],
): Promise<readonly SignatureCheck[]> {
  const content = await files.text(statementFile);
  const list = await files.hash(bundleFile);
  if (content === undefined || list === undefined) return [];
  try {
    const { text, signatures } = parseNote(content);
    if (!seal || text !== formatStatement(seal.name, list)) {
      problems.push(`${statementFile} is signed for another ${bundleFile}`);
      return [];
    }
    const enclosed = enclosedKeys((await files.text(sharerFile)) ?? "", sharerFile, problems);
    const checked = signatures.map((one) => checkSignature(text, one, options.trusted, enclosed));
    for (const { name, keyId } of checked.filter(({ state }) => state === "wrong")) {
      problems.push(`the signature of ${name}+${keyId} in ${statementFile} is wrong`);
    }
    return checked;
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    problems.push(`${statementFile} cannot be understood: ${error.message}`);
    return [];
  }
}
