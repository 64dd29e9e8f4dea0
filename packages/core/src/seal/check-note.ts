import { parseSealText, type SealText } from "./seal-text.ts";
import {
  NoteError,
  type NoteSignature,
  parseNote,
  parseVerifier,
  signatureState,
  type Verifier,
} from "./signed-note.ts";

/** A signature of a seal, as it was found. */
export interface SignatureCheck {
  readonly name: string;
  readonly keyId: string;
  /**
   * `known`: right, by a signer whom the verifier named. `unnamed`: right for the key that came with the seal, whoever
   * holds it. `unknown`: there is no key to check it with. `wrong`: not a signature of this text by that key.
   */
  readonly state: "known" | "unnamed" | "unknown" | "wrong";
}

export interface NoteCheck {
  readonly seal: SealText | undefined;
  readonly signatures: readonly SignatureCheck[];
  /** One sentence each, without a full stop. */
  readonly problems: readonly string[];
}

/** Keys of signers: those that the verifier vouches for, and the text of those that came with the seal. */
export interface SignerKeys {
  readonly trusted: readonly Verifier[];
  readonly enclosed: string;
}

/** Checks the note of a seal. One signature at least has to be confirmed. */
export function checkNote(content: string, keys: SignerKeys): NoteCheck {
  const problems: string[] = [];
  const enclosed = enclosedKeys(keys.enclosed, "signers.txt", problems);
  try {
    const { text, signatures } = parseNote(content);
    const checked = signatures.map((signature) => checkSignature(text, signature, keys.trusted, enclosed));
    problems.push(...signatureProblems(checked, enclosed));
    return { seal: parseSealText(text), signatures: checked, problems };
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    return {
      seal: undefined,
      signatures: [],
      problems: [...problems, `seal.note cannot be understood: ${error.message}`],
    };
  }
}

export function checkSignature(
  text: string,
  signature: NoteSignature,
  trusted: readonly Verifier[],
  enclosed: readonly Verifier[],
): SignatureCheck {
  const { name, keyId } = signature;
  const byTrusted = signatureState(text, signature, trusted);
  if (byTrusted !== "unknown") return { name, keyId, state: byTrusted === "holds" ? "known" : "wrong" };
  const byEnclosed = signatureState(text, signature, enclosed);
  return { name, keyId, state: byEnclosed === "holds" ? "unnamed" : byEnclosed };
}

function signatureProblems(checked: readonly SignatureCheck[], enclosed: readonly Verifier[]): readonly string[] {
  const problems = checked
    .filter(({ state }) => state === "wrong")
    .map(
      ({ name, keyId }) =>
        `the signature of ${name}+${keyId} in seal.note is wrong: the note or the signature was changed`,
    );
  if (checked.every(({ state }) => state === "unknown" || state === "wrong")) {
    problems.push("no signature of seal.note can be confirmed: name a signer whose key you know");
  }
  for (const { name, keyId } of enclosed.filter((one) => !hasSigned(one, checked))) {
    problems.push(`signers.txt names ${name}+${keyId}, of whom seal.note has no signature`);
  }
  return problems;
}

/** Says of each trusted signer who has not signed that it is so. */
export function missingSigners(trusted: readonly Verifier[], checked: readonly SignatureCheck[]): readonly string[] {
  return trusted
    .filter((one) => !hasSigned(one, checked))
    .map(({ name, keyId }) => `${name}+${keyId} did not sign: there is no signature by that name and key`);
}

function hasSigned({ name, keyId }: Verifier, checked: readonly SignatureCheck[]): boolean {
  return checked.some((one) => one.name === name && one.keyId === keyId);
}

/** The keys of signers that came with a seal: one a line. */
export function enclosedKeys(text: string, file: string, problems: string[]): readonly Verifier[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .slice(0, 100)
    .flatMap((line) => {
      try {
        return [parseVerifier(line)];
      } catch (error) {
        problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
        return [];
      }
    });
}
