import type { ByteSource } from "../../bytes/source.ts";
import type { ProblemCode } from "../tree.ts";

/** What an encrypted file of a backup holds: decrypted when it is first read, and kept until the evidence is closed. */
export interface InnerFile {
  /** As it is named inside: `msgstore.db` in `msgstore.db.crypt15`. */
  readonly name: string;
  /** Throws EvidenceReadError, FormatError and LimitError. What is only partly damaged is told, and opened. */
  open(tell: (code: ProblemCode, message: string) => void): Promise<ByteSource>;
}
