import type { ByteSource } from "../bytes/source.ts";
import type { ExportShape } from "../evidence/exports/shapes.ts";
import type { EvidenceFile, EvidenceKind, EvidenceTree, ProblemCode } from "../evidence/tree.ts";
import type { PlistValue } from "../formats/plist/value.ts";
import type { Database, Recovery } from "../formats/sqlite/database.ts";
import type { TimeBasis } from "../formats/time.ts";
import type { HashAlgorithm, Platform } from "../platform.ts";
import type { Locator, RecordDraft, RecordKind } from "../records/kinds.ts";

/**
 * A thing that a phone keeps: where it lies, what it tells, how far back, and how to read it. The reference docs, the
 * coverage matrix and the views are made from this declaration.
 */
export interface Artifact {
  /** `ios.safari_history`: platform, dot, name. */
  readonly id: string;
  readonly title: string;
  /** `account`: what an online account or an application hands its owner, whatever phone it was on. */
  readonly platform: "ios" | "android" | "account";
  /** Versions it is known in, for a person: "iOS 8 and later". */
  readonly versions: string;
  /** Paths for each kind of evidence; `*` stays inside a folder name, `**` does not. `tree` reads the tree itself. */
  readonly where: Partial<Record<EvidenceKind, readonly string[] | "tree">>;
  /** Which of the files at these places are meant, where names do not tell: exports are named in their owner's language. */
  readonly shapes?: readonly ExportShape[];
  readonly kinds: readonly RecordKind[];
  /**
   * What the phone itself keeps this in, where several artifacts tell of one store (`sms.db`, the package manager):
   * such artifacts do not corroborate each other. The artifact's own id where absent.
   */
  readonly store?: string;
  /**
   * Tables whose rows are told even where they are no longer live, each a state of its own (see `recovered.ts`). Every
   * artifact that reads a database says them, or in a clause why it does not.
   */
  readonly recovers?: readonly Recovery[] | string;
  readonly timeBasis: TimeBasis;
  /** How far back it usually reaches, for a person. */
  readonly reach: string;
  /** Where the format facts come from. */
  readonly references: readonly string[];
  readonly view: View;
  /** Reads one matching file (or the tree). Yields records; reports problems through `input`; a bad row costs a row. */
  read(input: ArtifactInput): AsyncGenerator<RecordDraft>;
}

export type View =
  | { readonly type: "table"; readonly columns: readonly string[] }
  | {
      readonly type: "conversation";
      readonly thread: string;
      readonly direction: string;
      readonly text: string;
      readonly sender: string;
    };

export interface ArtifactInput {
  readonly tree: EvidenceTree;
  /** For what is encrypted in the file with a key that stands in it too. */
  readonly platform: Platform;
  /** The matching file. Throws when the artifact reads a tree. */
  readonly file: EvidenceFile;
  /** The bytes of the file (or another one of the same evidence). Throws EvidenceReadError or LimitError. */
  open(file?: EvidenceFile): Promise<ByteSource>;
  /** The SHA-256 of what was opened, lower-case hexadecimal; null where that failed or was not done. */
  sha256(file?: EvidenceFile): string | null;
  /** What the file, a zip file, holds. Closed by the caller of `read`. Throws EvidenceReadError and LimitError. */
  zip(file?: EvidenceFile): Promise<EvidenceTree>;
  /** The file's zlib (RFC 1950) or gzip data (RFC 1952) inflated, as far as they are sound. Throws FormatError and LimitError. */
  inflate(file?: EvidenceFile): Promise<{ readonly source: ByteSource; readonly complete: boolean }>;
  /** The file (or another one of the same evidence) as a database with its `-wal`. Closed by the caller of `read`. */
  sqlite(file?: EvidenceFile): Promise<Database>;
  /** The file as a property list, binary or XML. Throws FormatError. */
  plist(file?: EvidenceFile): Promise<PlistValue>;
  /**
   * The file's text lines, decoded as UTF-8 with bad bytes replaced, without line ends. Read synchronously: a promise
   * for each of millions of lines would cost more than the lines.
   */
  lines(): Promise<Iterable<{ readonly number: number; readonly text: string }>>;
  /** A file in the same folder, if there. It becomes part of what the artifact has read. */
  beside(name: string): Promise<EvidenceFile | undefined>;
  /** The hash of bytes found inside a file, lower-case hexadecimal. */
  hash(bytes: Uint8Array, algorithm?: HashAlgorithm): string;
  /** The SHA-256 of all bytes of a source, lower-case hexadecimal. Throws EvidenceReadError. */
  hashOf(source: ByteSource): string;
  /** Says that something could not be read. `where` names the row or place. */
  problem(code: ProblemCode, message: string, where?: Locator): void;
}

export function defineArtifact(artifact: Artifact): Artifact {
  return artifact;
}
