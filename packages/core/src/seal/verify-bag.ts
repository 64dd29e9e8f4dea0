import { bytesToHex } from "@noble/hashes/utils.js";
import { manifestLeaves } from "./bundle.ts";
import { missingSigners } from "./check-note.ts";
import { checkLog } from "./log.ts";
import { type ManifestEntry, ManifestError, parseManifest } from "./manifest.ts";
import { merkleRoot } from "./merkle.ts";
import {
  checkSeal,
  noteFile,
  type SealReport,
  sealReport,
  signersFile,
  timeStampFile,
  timeStampRequestFile,
  type VerifyOptions,
} from "./seal-report.ts";
import type { SealText } from "./seal-text.ts";
import { type FileProblem, isAsListed, type SealedFiles } from "./sealed-files.ts";

export const manifestFile = "manifest-sha256.txt";
export const tagManifestFile = "tagmanifest-sha256.txt";
export const bagFile = "bagit.txt";
export const logFile = "log.jsonl";
/** What was sealed lies under it. */
export const payload = "data/";

/** Files at a bag's top that hold the seal itself, or came after it: the tag manifest does not name them. */
const besideSeal = new Set([noteFile, signersFile, timeStampFile, timeStampRequestFile, tagManifestFile, logFile]);

/** Checks a sealed case: a bag of BagIt 1.0 with a signed note. Every file that is not as it was sealed is named. */
export async function verifyBag(files: SealedFiles, options: VerifyOptions): Promise<SealReport> {
  const found: FileProblem[] = [];
  const problems: string[] = [];
  const check = await checkSeal(files, options);
  const tags = await listed(files, tagManifestFile, problems);
  if (check.seal) await isAsListed(files, { path: tagManifestFile, sha256: check.seal.tagManifest }, found);
  await compareAll(files, tags, found);
  if (!tags.some(({ path }) => path === manifestFile))
    problems.push(`${tagManifestFile} does not name ${manifestFile}`);
  const manifest = await listed(files, manifestFile, problems);
  const same = await compareAll(files, manifest, found);
  found.push(...added(files, new Set([...manifest, ...tags].map(({ path }) => path))));
  problems.push(...bagProblems(await files.text(bagFile), manifest));
  if (check.seal) problems.push(...rootProblems(check.seal, manifest));
  problems.push(...missingSigners(options.trusted, check.signatures));
  const logs = await checkLogs(files);
  return sealReport("sealed_case", check, {
    same,
    files: [...found, ...files.problems],
    logLines: logs.lines,
    masked: [],
    problems: [...problems, ...logs.problems],
  });
}

/**
 * Compares the folder of a case with what was sealed of it. Its log may have grown: what was sealed of it must be how
 * it begins.
 */
export async function compareCase(
  files: SealedFiles,
  manifest: readonly ManifestEntry[],
  sealedLog: string | undefined,
): Promise<readonly FileProblem[]> {
  const found: FileProblem[] = [];
  const inCase = manifest.map(({ path, sha256 }) => ({ path: path.slice(payload.length), sha256 }));
  const log = (await files.text(logFile)) ?? "";
  const grown = sealedLog !== undefined && log.startsWith(sealedLog) && checkLog(log).problems.length === 0;
  await compareAll(files, grown ? inCase.filter(({ path }) => path !== logFile) : inCase, found);
  for (const path of files.paths)
    if (!inCase.some((entry) => entry.path === path)) found.push({ path, state: "added" });
  return [...found, ...files.problems];
}

async function listed(files: SealedFiles, name: string, problems: string[]): Promise<readonly ManifestEntry[]> {
  const text = await files.text(name);
  if (text === undefined) {
    problems.push(`${name} is missing`);
    return [];
  }
  try {
    return parseManifest(text);
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    problems.push(`${name} cannot be understood: ${error.message}`);
    return [];
  }
}

/** Gives how many files are the same. */
async function compareAll(
  files: SealedFiles,
  entries: readonly ManifestEntry[],
  found: FileProblem[],
): Promise<number> {
  let same = 0;
  for (const entry of entries) if (await isAsListed(files, entry, found)) same++;
  return same;
}

function added(files: SealedFiles, known: ReadonlySet<string>): readonly FileProblem[] {
  return [...files.paths].flatMap((path) =>
    known.has(path) || besideSeal.has(path) ? [] : [{ path, state: "added" } as const],
  );
}

function bagProblems(bag: string | undefined, manifest: readonly ManifestEntry[]): readonly string[] {
  const problems = manifest
    .filter(({ path }) => !path.startsWith(payload))
    .map(({ path }) => `${manifestFile} names ${path}, which is not under ${payload}`);
  // RFC 8493, section 2.1.1. A bag without it is no bag, whoever signed it.
  if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(bag ?? "")) {
    problems.push(`${bagFile} does not say that this is a bag of BagIt 1.0`);
  }
  return problems;
}

function rootProblems(seal: SealText, manifest: readonly ManifestEntry[]): readonly string[] {
  if (seal.leaves !== manifest.length) {
    return [`${seal.leaves} files were sealed, ${manifestFile} names ${manifest.length}`];
  }
  const holds = bytesToHex(merkleRoot(manifestLeaves(manifest))) === bytesToHex(seal.root);
  return holds ? [] : [`the Merkle root of ${manifestFile} is not the one that was signed`];
}

/** The log that was sealed, and what was done since, which follows on it. */
async function checkLogs(
  files: SealedFiles,
): Promise<{ readonly lines: number; readonly problems: readonly string[] }> {
  const sealed = checkLog((await files.text(payload + logFile)) ?? "");
  const since = checkLog((await files.text(logFile)) ?? "", sealed.last);
  return {
    lines: sealed.lines + since.lines,
    problems: [
      ...sealed.problems.map((problem) => `${payload}${logFile}: ${problem}`),
      ...since.problems.map((problem) => `${logFile}: ${problem}`),
    ],
  };
}
