import { defaultLimits, type Limits } from "../bytes/limits.ts";
import { EvidenceReadError } from "../bytes/source.ts";
import { loadSqlite, type SqliteEngine } from "../formats/sqlite/engine.ts";
import type { Platform } from "../platform.ts";
import type { Container } from "./container.ts";
import { folderTree } from "./folder.ts";
import type { Host } from "./host.ts";
import type { BackupKeys } from "./ios-backup/keys.ts";
import { wordsOf } from "./problems.ts";
import { type OpenContext, recognisers, type SingleFile } from "./recognise.ts";
import { EvidenceOpenError, type EvidenceTree } from "./tree.ts";

export interface OpenOptions {
  readonly platform: Platform;
  /** Loaded from the platform where it is not given. */
  readonly engine?: SqliteEngine;
  readonly limits?: Limits;
  /** The owner's password, or who to ask for it: asked only for encrypted evidence. */
  readonly password?: string | (() => Promise<string | undefined>);
  /** From `keys` of a tree that was opened before: no password is needed then. */
  readonly keys?: BackupKeys;
  /** Which of several backups, counted from 1. */
  readonly backup?: number;
}

/**
 * Recognises what lies at `path` and opens it. A folder or archive that holds files of no known kind is opened as
 * `files`. Throws EvidenceOpenError, with a message that says what to do next.
 */
export async function openEvidence(host: Host, path: string, options: OpenOptions): Promise<readonly EvidenceTree[]> {
  const context = contextOf(options);
  const stat = look(host, path);
  if (stat.type === "folder") return recogniseContainer(openFolder(host, stat.path, context.limits), context);
  if (stat.type !== "file") {
    throw new EvidenceOpenError("unrecognised", `${host.basename(path)} is a device, pipe or socket. ${accepted()}`);
  }
  return openFile(host, stat.path, host.basename(path), context);
}

function contextOf({ platform, engine, limits = defaultLimits, password, keys, backup }: OpenOptions): OpenContext {
  return {
    platform,
    limits,
    // A sandbox that trapped on an earlier file is replaced.
    engine: async () => (engine && !engine.broken ? engine : loadSqlite(await platform.sqliteWasm())),
    password: async () => (typeof password === "function" ? password() : password),
    ...(keys ? { keys } : {}),
    ...(backup === undefined ? {} : { backup }),
    depth: 0,
  };
}

/** What is there. The person may hand in a link; links inside the evidence are another matter. */
function look(host: Host, path: string) {
  const real = host.realpath(path);
  const stat = real === undefined ? undefined : host.stat(real);
  if (real === undefined || !stat) throw new EvidenceOpenError("not_found", `There is nothing at ${path}.`);
  return { path: real, type: stat.type };
}

function openFolder(host: Host, path: string, limits: Limits): Container {
  try {
    // Listing it now tells a folder that cannot be read from an empty one.
    host.list(path);
    return folderTree(host, path, limits);
  } catch (error) {
    if (!(error instanceof EvidenceReadError)) throw error;
    throw new EvidenceOpenError("damaged", `The folder ${host.basename(path)} cannot be read: ${wordsOf(error)}.`);
  }
}

async function recogniseContainer(container: Container, context: OpenContext): Promise<readonly EvidenceTree[]> {
  try {
    for (const recogniser of recognisers) {
      const trees = await recogniser.inContainer?.(container, context);
      if (trees) return trees;
    }
    return [container];
  } catch (error) {
    container.close();
    throw error;
  }
}

async function openFile(
  host: Host,
  path: string,
  name: string,
  context: OpenContext,
): Promise<readonly EvidenceTree[]> {
  const file: SingleFile = { name, source: host.open(path) };
  for (const recogniser of recognisers) {
    const trees = await recogniser.inFile?.(file, context);
    if (trees) return trees;
  }
  file.source.close?.();
  throw new EvidenceOpenError("unrecognised", `${name} is not a kind of evidence that is known. ${accepted()}`);
}

function accepted(): string {
  return `Accepted are: ${recognisers.map((recogniser) => recogniser.accepts).join("; ")}.`;
}
