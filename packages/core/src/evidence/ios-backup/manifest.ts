import type { EvidenceEntry, FileMetadata } from "../tree.ts";

/** A line of the backup's list of files, whichever of the two formats it came from. */
export interface ManifestRow {
  readonly fileId: string;
  readonly domain: string;
  /** `domain-relativePath`. */
  readonly path: string;
  readonly type: EvidenceEntry["type"];
  /** 0 where the list says none. */
  readonly size: number;
  /** Whether the list says a size at all. */
  readonly sizeStated: boolean;
  readonly metadata: FileMetadata;
  /** The file's wrapped key, in an encrypted backup. */
  readonly key?: Uint8Array | undefined;
  /** SHA-1 of the content, of files in the system's own domains. */
  readonly digest?: Uint8Array | undefined;
}

/** The backup's list of files. */
export interface Manifest {
  rows(): Iterable<ManifestRow>;
  /** The row of a path whose file ID is known. */
  find(path: string, fileId: string): ManifestRow | undefined;
  /** Whether some of its rows may have been lost. */
  readonly damaged: boolean;
  close(): void;
}

/** Names of blobs: nothing else is ever made part of a path, so a file ID can lead nowhere else. */
export function isFileId(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}
