import type { Limits } from "../bytes/limits.ts";
import type { ByteSource } from "../bytes/source.ts";
import type { SqliteEngine } from "../formats/sqlite/engine.ts";
import type { Platform } from "../platform.ts";
import { androidKinds } from "./android/pieces.ts";
import type { Container } from "./container.ts";
import { accountExport } from "./exports/account-export.ts";
import type { BackupKeys } from "./ios-backup/keys.ts";
import { iosKinds } from "./ios-pieces.ts";
import { messageBackup } from "./message-backup/recognise.ts";
import type { Beginning, Gather, Piece } from "./piece.ts";
import type { Found } from "./search.ts";
import type { WithSecrets } from "./secrets.ts";

/** What opening may need. `depth` counts the containers around what is being opened. */
export interface OpenContext extends WithSecrets {
  readonly platform: Platform;
  readonly limits: Limits;
  readonly engine: () => Promise<SqliteEngine>;
  readonly keys?: BackupKeys;
  /** The text of the owner's age key file. */
  readonly identity?: string;
  /** Which of several backups or acquisitions, counted from 1. */
  readonly backup?: number;
  readonly depth: number;
  /** What is to be closed with the evidence. */
  readonly opened: (() => void)[];
  /** How many more archives may be opened inside of others, in all. */
  readonly inner: { left: number };
  /**
   * Looks into a file that was found in other evidence; undefined, and the file closed, where it is nothing that is
   * known. What it opens stays open until the evidence is closed.
   */
  readonly lookInside: (file: SingleFile, context: OpenContext) => Promise<Found | undefined>;
}

/** Recognises one kind of evidence. */
export interface Recogniser {
  /** For the message that says what is accepted. */
  readonly accepts: string;
  /** Right under a prefix of a folder or an archive. */
  at?(container: Container, prefix: string, context: OpenContext): Promise<Beginning | undefined>;
  /** Files that lie by themselves among others. */
  readonly gather?: Gather;
  /** A single file that is no archive. Its trees leave the source open. */
  inFile?(file: SingleFile, context: OpenContext): Promise<Piece | Found | undefined>;
}

export interface SingleFile {
  readonly name: string;
  readonly source: ByteSource;
}

/**
 * Every kind of evidence that is recognised, in the order in which they are asked. Adding one is a recogniser and a word
 * here.
 */
export const recognisers: readonly Recogniser[] = [...iosKinds, ...androidKinds, messageBackup, accountExport];
