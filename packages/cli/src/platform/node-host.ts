import { isUtf8 } from "node:buffer";
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
} from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { type ByteSource, EvidenceReadError } from "@sillage/core/bytes/source.ts";
import type { Host, HostEntry, HostStat } from "@sillage/core/evidence/host.ts";

/** The local disk, read-only. */
export const nodeHost: Host = {
  stat: (path) => withBytes(path, (native) => toStat(lstatSync(native, { throwIfNoEntry: false })), "look at"),
  list(path) {
    const entries = withBytes(path, (native) => readFolder(native), "list");
    if (!entries) throw new EvidenceReadError("the folder is not there");
    return entries;
  },
  open,
  realpath(path) {
    try {
      return withBytes(path, (native) => nameOf(realpathSync.native(native, "buffer")), "resolve");
    } catch {
      return undefined;
    }
  },
  join: (folder, ...names) => join(folder, ...names),
  basename: (path) => basename(resolve(path)),
  dirname: (path) => dirname(resolve(path)),
  contains(folder, path) {
    const way = relative(folder, path);
    return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === resolve(path));
  },
};

/**
 * A link in the last place is not followed, and a pipe put there since it was looked at does not make the reader wait.
 * Windows has neither flag: there, `stat` before and `fstat` after are all there is.
 */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function open(path: string): ByteSource {
  const handle = withBytes(path, (native) => openSync(native, openFlags), "open");
  if (handle === undefined) throw new EvidenceReadError("the file is not there");
  const stat = fstatSync(handle);
  if (!stat.isFile()) {
    closeSync(handle);
    throw new EvidenceReadError("not a regular file");
  }
  let closed = false;
  return {
    size: stat.size,
    read(into, at) {
      if (closed) throw new EvidenceReadError("the file was closed");
      if (at < 0 || at >= stat.size) return 0;
      return readFully(handle, into, at, Math.min(into.length, stat.size - at));
    },
    close() {
      if (!closed) closeSync(handle);
      closed = true;
    },
  };
}

function readFully(handle: number, into: Uint8Array, at: number, length: number): number {
  let done = 0;
  try {
    while (done < length) {
      const got = readSync(handle, into, done, length - done, at + done);
      if (got === 0) break;
      done += got;
    }
  } catch (error) {
    throw new EvidenceReadError(`the disk could not be read at byte ${at + done}: ${reason(error)}`);
  }
  return done;
}

function readFolder(native: string | Buffer): HostEntry[] {
  const entries = readdirSync(native, { withFileTypes: true, encoding: "buffer" });
  const named = entries.map((entry) => ({ name: nameOf(entry.name), type: typeOf(entry) }));
  return named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function typeOf(entry: Dirent<Buffer<ArrayBuffer>> | Stats): HostEntry["type"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

function toStat(stat: Stats | undefined): HostStat | undefined {
  if (!stat) return undefined;
  return {
    type: typeOf(stat),
    size: stat.size,
    metadata: {
      modified: Math.round(stat.mtimeMs * 1e3),
      changed: Math.round(stat.ctimeMs * 1e3),
      accessed: Math.round(stat.atimeMs * 1e3),
      // Zero where the file system does not keep it.
      ...(stat.birthtimeMs > 0 ? { created: Math.round(stat.birthtimeMs * 1e3) } : {}),
      mode: stat.mode,
      owner: stat.uid,
      group: stat.gid,
    },
  };
}

const escapedByte = /\\x([0-9a-f]{2})/;

/** A name as text; each byte that is not part of valid UTF-8 as `\xNN`. */
function nameOf(name: Buffer): string {
  if (isUtf8(name)) return name.toString("utf8");
  let text = "";
  for (let at = 0; at < name.length; ) {
    const length = [1, 2, 3, 4].find((n) => at + n <= name.length && isUtf8(name.subarray(at, at + n)));
    text += length ? name.toString("utf8", at, at + length) : `\\x${name.toString("hex", at, at + 1)}`;
    at += length ?? 1;
  }
  return text;
}

/** Acts on the path as it reads; where nothing is there, on the bytes that its `\xNN` stand for. */
function withBytes<T>(path: string, act: (native: string | Buffer) => T, doing: string): T | undefined {
  try {
    const found = attempt(() => act(path));
    if (found !== undefined || !escapedByte.test(path)) return found;
    const parts = path.split(escapedByte);
    return attempt(() => act(Buffer.concat(parts.map((part, i) => Buffer.from(part, i % 2 ? "hex" : "utf8")))));
  } catch (error) {
    throw new EvidenceReadError(`could not ${doing} it: ${reason(error)}`);
  }
}

/** Undefined where there is nothing by that name. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ERR_INVALID_ARG_VALUE") return undefined;
    throw error;
  }
}

/** The system's word without the path, which may be private and is known to the caller. */
function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EPERM") return "permission denied";
  if (code === "ELOOP") return "a link, not followed";
  if (code === "ENAMETOOLONG") return "the name is too long";
  return typeof code === "string" ? code : String(error);
}
