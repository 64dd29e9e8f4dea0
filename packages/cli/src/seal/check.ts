import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { defaultLimits } from "@sillage/core/bytes/limits.ts";
import type { ByteSource } from "@sillage/core/bytes/source.ts";
import { openAge } from "@sillage/core/evidence/android/age.ts";
import { isAge } from "@sillage/core/evidence/android/age-start.ts";
import { folderTree } from "@sillage/core/evidence/folder.ts";
import type { EvidenceTree } from "@sillage/core/evidence/tree.ts";
import { isZip, openZip } from "@sillage/core/evidence/zip.ts";
import type { Platform } from "@sillage/core/platform.ts";
import { type ManifestEntry, ManifestError, parseManifest } from "@sillage/core/seal/manifest.ts";
import type { SealReport, VerifyOptions } from "@sillage/core/seal/seal-report.ts";
import { type FileProblem, sealedFiles } from "@sillage/core/seal/sealed-files.ts";
import type { Verifier } from "@sillage/core/seal/signed-note.ts";
import { compareCase, logFile, manifestFile, payload, verifyBag } from "@sillage/core/seal/verify-bag.ts";
import { verifyBundle } from "@sillage/core/seal/verify-bundle.ts";
import { nodeHost } from "../platform/node-host.ts";
import { nodePlatform } from "../platform/node-platform.ts";
import { isPassing } from "./bag.ts";
import type { Place } from "./places.ts";
import { checkTimeStamp } from "./time-stamp.ts";

export interface CheckSealOptions {
  readonly trusted?: readonly Verifier[];
  /** The text of an age key file, for a bundle that is encrypted. */
  readonly identity?: string | undefined;
  /** Asked for a bundle that is encrypted with a passphrase. */
  password?(): Promise<string | undefined>;
}

export interface FoundSeal {
  readonly report: SealReport;
  /** Files of the case beside its seal that are not as they were sealed. */
  readonly beside?: readonly FileProblem[];
}

/**
 * Checks what lies at a place; undefined where nothing sealed is there. Throws EvidenceOpenError where a bundle cannot
 * be opened.
 */
export async function verifyPlace(place: Place, options: CheckSealOptions): Promise<FoundSeal | undefined> {
  const scratchFolder = mkdtempSync(join(tmpdir(), "sillage-verify-"));
  const platform = nodePlatform({ scratchFolder });
  const verifyOptions: VerifyOptions = { platform, trusted: options.trusted ?? [], timeStamp: checkTimeStamp };
  try {
    switch (place.kind) {
      case "sealed": {
        const files = await sealedFiles(folder(place.bag), platform);
        const report = await verifyBag(files, verifyOptions);
        return place.beside === undefined ? { report } : { report, beside: await compareBeside(place, platform) };
      }
      case "bundle_folder":
        return { report: await verifyBundle(await sealedFiles(folder(place.folder), platform), verifyOptions) };
      case "file":
        return await verifyFile(place.path, verifyOptions, options);
      default:
        return undefined;
    }
  } finally {
    rmSync(scratchFolder, { recursive: true, force: true });
  }
}

function folder(path: string): EvidenceTree {
  return folderTree(nodeHost, path, defaultLimits);
}

/** The case may be worked on after it was sealed; what is another than what was sealed is named. */
async function compareBeside(
  { bag, beside = "" }: { readonly bag: string; readonly beside?: string },
  platform: Platform,
): Promise<readonly FileProblem[]> {
  const list = join(bag, manifestFile);
  const log = join(bag, payload, logFile);
  if (!existsSync(list)) return [];
  const manifest = entriesOf(readFileSync(list, "utf8"));
  const sealedLog = existsSync(log) ? readFileSync(log, "utf8") : undefined;
  const found = await compareCase(await sealedFiles(folder(beside), platform), manifest, sealedLog);
  return found.filter(({ path, state }) => state !== "added" || !path.split("/").some(isPassing));
}

/** A list that cannot be understood is among what the check of the seal says. */
function entriesOf(manifest: string): readonly ManifestEntry[] {
  try {
    return parseManifest(manifest);
  } catch (error) {
    if (error instanceof ManifestError) return [];
    throw error;
  }
}

async function verifyFile(
  path: string,
  verifyOptions: VerifyOptions,
  options: CheckSealOptions,
): Promise<FoundSeal | undefined> {
  const name = basename(path);
  const { platform } = verifyOptions;
  const limits = defaultLimits;
  const password = options.password ?? (async () => undefined);
  const file = nodeHost.open(path);
  const start = new Uint8Array(64);
  file.read(start, 0);
  const opened: { readonly source: ByteSource; readonly truncated?: string } = isAge(start)
    ? await openAge(file, name, { limits, identity: options.identity, password })
    : { source: file };
  opened.source.read(start, 0);
  if (!isZip(start)) {
    opened.source.close?.();
    return undefined;
  }
  const tree = await openZip(opened.source, name, { platform, limits, password: async () => undefined });
  try {
    const files = await sealedFiles(tree, platform);
    if (!files.paths.has("bundle.json")) return undefined;
    const report = await verifyBundle(files, verifyOptions);
    const damage = [opened.truncated, ...tree.problems.map(({ path: at, message }) => `${at}: ${message}`)];
    const problems = [...report.problems, ...damage.filter((one) => one !== undefined)];
    return { report: { ...report, problems, holds: report.holds && problems.length === 0 } };
  } finally {
    tree.close();
  }
}
