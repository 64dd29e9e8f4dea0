import { base64Decode, base64Encode } from "@bufbuild/protobuf/wire";
import type { Hash } from "./merkle.ts";
import { NoteError } from "./signed-note.ts";

/**
 * The text that the signers of a case sign. Its first three lines are those of a checkpoint (c2sp.org/tlog-checkpoint):
 * what it is of, the number of leaves, the root. The leaves are the lines of `manifest-sha256.txt`. The line that names
 * the hash of `tagmanifest-sha256.txt` is for those who have no more than `sha256sum`: it vouches for the whole bag.
 */
export interface SealText {
  /** What the sealed case is called. */
  readonly name: string;
  readonly leaves: number;
  readonly root: Hash;
  /** By the clock of who sealed, ISO 8601 UTC. */
  readonly sealed: string;
  /** SHA-256, lower-case hexadecimal. */
  readonly tagManifest: string;
}

/** The first line tells what a signature is for: one of a seal cannot pass for one of a shared part. */
const origin = "sillage-seal/";

export function formatSealText({ name, leaves, root, sealed, tagManifest }: SealText): string {
  const lines = [origin + name, leaves, base64Encode(root), `sealed ${sealed}`, `tagmanifest-sha256 ${tagManifest}`];
  return `${lines.join("\n")}\n`;
}

/** Throws NoteError where it is not the text of a seal, to the letter. */
export function parseSealText(text: string): SealText {
  const [first = "", leaves = "", root = "", sealed = "", tagManifest = ""] = text.split("\n");
  const seal: SealText = {
    name: first.slice(origin.length),
    leaves: Number(leaves),
    root: decoded(root),
    sealed: sealed.replace(/^sealed /, ""),
    tagManifest: tagManifest.replace(/^tagmanifest-sha256 /, ""),
  };
  const whole = seal.root.length === 32 && /^[0-9a-f]{64}$/.test(seal.tagManifest) && Number.isSafeInteger(seal.leaves);
  if (!whole || formatSealText(seal) !== text) throw new NoteError("its text is not that of a seal");
  return seal;
}

function decoded(text: string): Uint8Array {
  try {
    return base64Decode(text);
  } catch {
    return new Uint8Array();
  }
}
