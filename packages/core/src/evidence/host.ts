import type { ByteSource } from "../bytes/source.ts";
import type { EvidenceEntry, FileMetadata } from "./tree.ts";

/**
 * How core sees the disk: read-only, and synchronous like ByteSource, because the engine runs in a worker. Node's
 * answer is in packages/cli/src/platform; a browser's makes an index of the files it was handed first.
 *
 * Paths are the host's own. Names that are not valid UTF-8 come with each bad byte as `\xNN` (two lower-case
 * hexadecimal digits), and such a path finds the file again.
 */
export interface Host {
  /** What lies at the path, a link not followed; undefined where there is nothing. Throws EvidenceReadError. */
  stat(path: string): HostStat | undefined;
  /** What a folder holds, sorted by code unit. Throws EvidenceReadError where the folder cannot be read. */
  list(path: string): readonly HostEntry[];
  /** A regular file's bytes; a link, a device or a pipe is refused. Throws EvidenceReadError. */
  open(path: string): ByteSource;
  /** The path with every link resolved; undefined where it leads nowhere. */
  realpath(path: string): string | undefined;
  join(folder: string, ...names: string[]): string;
  basename(path: string): string;
  dirname(path: string): string;
  /** Whether `path` is `folder` or lies inside it; both with their links resolved. */
  contains(folder: string, path: string): boolean;
}

export interface HostEntry {
  readonly name: string;
  readonly type: EvidenceEntry["type"];
}

export interface HostStat {
  readonly type: EvidenceEntry["type"];
  readonly size: number;
  readonly metadata: FileMetadata;
}
