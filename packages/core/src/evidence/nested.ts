import { type ByteSource, LimitError } from "../bytes/source.ts";
import type { Container } from "./container.ts";
import { type WithSecrets, withEachSecret } from "./secrets.ts";
import { isGzip, isTar, openTar, openTarGz } from "./tar.ts";
import type { EvidenceTree } from "./tree.ts";
import { mounted } from "./view.ts";
import { type ArchiveOptions, isZip, openZip } from "./zip.ts";

/** `depth` counts the containers around this one. */
export interface NestedOptions extends ArchiveOptions, WithSecrets {
  readonly depth: number;
}

/**
 * An archive by its first bytes: zip, tar or gzipped tar; undefined for anything else. Takes the source over when it
 * answers. Throws LimitError when archives lie too deep inside each other, and EvidenceOpenError as openZip does.
 */
export async function openArchive(
  source: ByteSource,
  name: string,
  options: NestedOptions,
): Promise<Container | undefined> {
  const start = new Uint8Array(512);
  const got = source.read(start, 0);
  const begins = start.subarray(0, got);
  if (!isZip(begins) && !isTar(begins) && !isGzip(begins)) return undefined;
  if (options.depth > options.limits.depth) {
    throw new LimitError(
      "depth",
      `archives are nested more than ${options.limits.depth} deep; the innermost are not read`,
    );
  }
  if (isZip(begins)) return openZip(source, name, options);
  return isTar(begins) ? openTar(source, name, options) : openTarGz(source, name, options);
}

/** Names under which archives of evidence come. A zip by another name (an app, a document) is a file like any other. */
export function isArchiveName(path: string): boolean {
  return /\.(?:zip|tar|tgz|tar\.gz)$/i.test(path);
}

/**
 * Mounts an archive that lies in a tree, by name and by its first bytes: its files are named `outer.zip!inner/path`.
 * Undefined where there is none. Closing it leaves the outer tree open.
 */
export async function openNested(
  tree: EvidenceTree,
  path: string,
  options: NestedOptions,
): Promise<EvidenceTree | undefined> {
  const file = isArchiveName(path) ? await tree.file(path) : undefined;
  if (!file) return undefined;
  const source = await file.open();
  try {
    const deeper = { ...options, depth: options.depth + 1 };
    const archive = await withEachSecret(deeper, (tried) => openArchive(source, tree.name, tried));
    if (archive) return mounted(archive, path);
  } catch (error) {
    source.close?.();
    throw error;
  }
  source.close?.();
  return undefined;
}
