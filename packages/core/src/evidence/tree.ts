import type { ByteSource } from "../bytes/source.ts";
import type { BackupKeys } from "./ios-backup/keys.ts";

/** What kinds of evidence there are. An artifact names its places for each kind it can be found in. */
export const evidenceKinds = [
  "ios_backup",
  "ios_filesystem",
  "ios_sysdiagnose",
  "android_filesystem",
  "androidqf",
  "bugreport",
  "android_backup",
  "intrusion_logs",
  "message_backup",
  "account_export",
  "files",
] as const;
/** `files` is anything that holds files but is none of the others. */
export type EvidenceKind = (typeof evidenceKinds)[number];

/** A file in evidence: named, sized, and read only when opened. */
export interface EvidenceFile {
  /** As the evidence names it: `private/var/…`, `HomeDomain-Library/SMS/sms.db`, `bugreport.zip!FS/data/…`. */
  readonly path: string;
  /** The domain of an iOS backup that the file is of: its path is this, a dash and the path inside the domain. */
  readonly domain?: string;
  /** Bytes of content, as the evidence states them; `open().size` is what there really is. */
  readonly size: number;
  readonly metadata: FileMetadata;
  /**
   * Throws EvidenceReadError when the content cannot be had (missing, damaged, wrong key) and LimitError when having
   * it would cost too much. The caller closes the source.
   */
  open(): Promise<ByteSource>;
  /** The bytes as they are stored, where these are not the content: the encrypted form. */
  openStored?(): Promise<ByteSource>;
  /** Its content needs a key that is not at hand: `open` gives the bytes as they are stored. */
  readonly locked?: Locked;
}

export interface Locked {
  /** Whether a key was given, and is another one. */
  readonly given: boolean;
  /** One English sentence, without a full stop, that says where its owner has the key. */
  readonly message: string;
}

/** Times in microseconds since 1970 UTC. Absent means that the evidence does not say. */
export interface FileMetadata {
  readonly modified?: number;
  /** Modified, by the wall clock of what packed it, whose zone is not told: as if it were UTC. */
  readonly modifiedLocal?: number;
  readonly created?: number;
  readonly changed?: number;
  readonly accessed?: number;
  /** POSIX mode bits, type included. */
  readonly mode?: number;
  readonly owner?: number;
  readonly group?: number;
}

export interface EvidenceEntry {
  readonly path: string;
  /** As EvidenceFile.domain. */
  readonly domain?: string;
  readonly type: "file" | "folder" | "link" | "other";
  readonly size: number;
  readonly metadata: FileMetadata;
}

/** Something about the evidence that its reader has to know: damage, a refused link, a size that does not agree. */
export interface EvidenceProblem {
  /** The file or folder it is about; empty for the evidence as a whole. */
  readonly path: string;
  readonly code: ProblemCode;
  /** One English sentence for a person, without a full stop. */
  readonly message: string;
  /** A password or key that is typed would open it. */
  readonly needsPassword?: true;
}

export type ProblemCode =
  | "damaged" // bytes do not follow their format
  | "truncated" // ends too early
  | "unreadable" // exists, cannot be read
  | "limit" // a bound was met
  | "refused" // a link out of the evidence, a device node
  | "size_mismatch" // stated size is not the real one
  | "encrypted" // needs a key that was not given
  | "value" // one value of one row is not what its column promises
  | "schema" // a table or column that is needed is not there
  | "journal" // a rollback journal lies beside a database and was not applied
  | "ambiguous"; // can be read in two ways; the message says in which it was

/** Said for the reader's judgement, though nothing was lost: these do not make an artifact partly read. */
export function isNote(code: ProblemCode): boolean {
  return code === "size_mismatch" || code === "journal" || code === "ambiguous";
}

/** How a file differs from what the container's own list of files says: in size, in content, or it is not on the list. */
export type DifferenceKind = "size" | "digest" | "unlisted";

export interface Difference {
  /** As the evidence names it; one that is not listed by the name that it is stored under. */
  readonly path: string;
  readonly kind: DifferenceKind;
  /** Bytes, or a digest in hexadecimal; null where the list says nothing. */
  readonly stated: string | null;
  readonly found: string;
}

/** Who the evidence says the phone is. Every field as the evidence states it. */
export interface Device {
  readonly platform: "ios" | "android" | "unknown";
  readonly name?: string;
  readonly model?: string;
  readonly product?: string;
  readonly osVersion?: string;
  readonly build?: string;
  readonly serial?: string;
  readonly imei?: string;
  readonly identifier?: string;
  readonly phoneNumber?: string;
  /** Android: the date of the last security fixes, `2024-03-05`. */
  readonly securityPatch?: string;
  /** The zone of its wall clock: `Europe/Madrid`, or what the evidence states of it, `+02:00`. */
  readonly timeZone?: string;
  /** When the evidence was taken, microseconds since 1970 UTC. */
  readonly acquired?: number;
}

/** A read-only tree of files, whatever container they came in. */
export interface EvidenceTree {
  readonly kind: EvidenceKind;
  /** What the person who handed it in calls it: the last part of the path given. */
  readonly name: string;
  /** Whether its content had to be decrypted with the owner's key. */
  readonly encrypted: boolean;
  /** What another thread needs to open an encrypted backup without stretching its password again. */
  readonly keys?: BackupKeys;
  device(): Promise<Device>;
  /** Everything in it, in an order that depends on the evidence alone. */
  entries(): AsyncIterable<EvidenceEntry>;
  /** The file with exactly this path, without walking the tree; undefined where there is none. */
  file(path: string): Promise<EvidenceFile | undefined>;
  /** Where what is stored differs from the container's own list; files that are missing are not told. */
  differences?(): AsyncIterable<Difference>;
  /** What went wrong so far, opening and reading; grows while the tree is read. */
  readonly problems: readonly EvidenceProblem[];
  close(): void;
}

/** Opening the evidence failed as a whole: nothing can be examined. The message says what to do next. */
export class EvidenceOpenError extends Error {
  override name = "EvidenceOpenError";
  readonly code:
    | "not_found"
    | "unrecognised"
    | "password_needed"
    | "identity_needed"
    | "wrong_password"
    | "damaged"
    | "choose_one";
  constructor(code: EvidenceOpenError["code"], message: string) {
    super(message);
    this.code = code;
  }
}
