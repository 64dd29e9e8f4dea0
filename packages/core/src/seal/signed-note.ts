import { base64Decode, base64Encode } from "@bufbuild/protobuf/wire";
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Signed notes: a text, an empty line, and a line for each signature. Source: C2SP, c2sp.org/signed-note; verifier keys
 * as golang.org/x/mod/sumdb/note writes them. Ed25519 is the only algorithm used here.
 */
export interface Note {
  /** What is signed: lines, each with its end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  /** The name of the key, as the note gives it. */
  readonly name: string;
  /** First four bytes of the key's hash, in hexadecimal. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** Who may have signed: what `name+id+key` says. */
export interface Verifier {
  readonly name: string;
  readonly keyId: string;
  readonly publicKey: Uint8Array;
}

export interface Signer extends Verifier {
  /** The 32 bytes of RFC 8032 that the key is made of. */
  readonly seed: Uint8Array;
}

/** A note or a key cannot be understood; the message says why. */
export class NoteError extends Error {
  override name = "NoteError";
}

const ed25519Type = 1;
const dash = "\u2014";
const mostSignatures = 100;
const longestNote = 2 ** 20;

/** Key names are one word without a plus; RECOMMENDED is an address such as `example.org/ana`. */
export function isKeyName(name: string): boolean {
  return name !== "" && name.length <= 200 && !/[\p{White_Space}\p{Cc}\p{Cs}+]/u.test(name);
}

export function verifierOf(name: string, publicKey: Uint8Array): Verifier {
  if (!isKeyName(name)) throw new NoteError("the name of a key is one word, without a plus");
  const hash = sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(ed25519Type), publicKey));
  return { name, keyId: bytesToHex(hash.subarray(0, 4)), publicKey };
}

export function signerOf(name: string, seed: Uint8Array): Signer {
  return { ...verifierOf(name, ed25519.getPublicKey(seed)), seed };
}

/** `name+id+key`: what a signer hands to those who will verify. */
export function formatVerifier({ name, keyId, publicKey }: Verifier): string {
  return `${name}+${keyId}+${base64Encode(concatBytes(Uint8Array.of(ed25519Type), publicKey))}`;
}

/** Throws NoteError where it is not a verifier key of Ed25519, or its id is not its own. */
export function parseVerifier(text: string): Verifier {
  const [, name = "", keyId = "", key = ""] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(text.trim()) ?? [];
  const bytes = strictBase64(key);
  if (!bytes || !isKeyName(name)) throw new NoteError("a signer's key has the form NAME+ID+KEY");
  if (bytes[0] !== ed25519Type || bytes.length !== 33) throw new NoteError(`the key of ${name} is not one of Ed25519`);
  const verifier = verifierOf(name, bytes.slice(1));
  if (verifier.keyId !== keyId) throw new NoteError(`the key of ${name} is not whole: its id is not that of its bytes`);
  return verifier;
}

export function sign(text: string, signer: Signer): NoteSignature {
  checkText(text);
  const { name, keyId, seed } = signer;
  return { name, keyId, signature: ed25519.sign(utf8ToBytes(text), seed) };
}

export function formatNote({ text, signatures }: Note): string {
  checkText(text);
  const lines = signatures.map(
    ({ name, keyId, signature }) => `${dash} ${name} ${base64Encode(concatBytes(hexToBytes(keyId), signature))}\n`,
  );
  return `${text}\n${lines.join("")}`;
}

/** Throws NoteError. That it can be read says nothing of its signatures. */
export function parseNote(content: string): Note {
  if (content.length > longestNote) throw new NoteError("it is too long for a signed note");
  const end = content.lastIndexOf("\n\n");
  if (end < 0) throw new NoteError("it has no empty line before its signatures");
  const text = content.slice(0, end + 1);
  checkText(text);
  const lines = content.slice(end + 2).split("\n");
  if (lines.pop() !== "") throw new NoteError("its last line has no end");
  if (lines.length === 0) throw new NoteError("it has no signature");
  if (lines.length > mostSignatures) throw new NoteError(`it has more than ${mostSignatures} signatures`);
  return { text, signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const [mark, name = "", encoded = "", ...more] = line.split(" ");
  const bytes = strictBase64(encoded);
  if (mark !== dash || more.length > 0 || !isKeyName(name) || !bytes || bytes.length < 5) {
    throw new NoteError("a line after its empty line is not a signature");
  }
  return { name, keyId: bytesToHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

export type SignatureState = "holds" | "wrong" | "unknown";

/** Whether the signature is right for one of the keys; unknown where none of them has its name and id. */
export function signatureState(text: string, signature: NoteSignature, verifiers: readonly Verifier[]): SignatureState {
  const known = verifiers.filter(({ name, keyId }) => name === signature.name && keyId === signature.keyId);
  if (known.length === 0) return "unknown";
  return known.some(({ publicKey }) => isSignature(text, signature.signature, publicKey)) ? "holds" : "wrong";
}

function isSignature(text: string, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return ed25519.verify(signature, utf8ToBytes(text), publicKey, { zip215: false });
  } catch {
    // The library throws where the bytes are no point of the curve: then they are nobody's signature.
    return false;
  }
}

function checkText(text: string): void {
  if (!text.endsWith("\n")) throw new NoteError("its text has no line end");
  if (/(?!\n)\p{Cc}/u.test(text) || /\p{Cs}/u.test(text)) throw new NoteError("its text has control characters");
}

/** Undefined where it is not Base64 as RFC 4648 writes it: one text for the same bytes. */
function strictBase64(text: string): Uint8Array | undefined {
  try {
    const bytes = base64Decode(text);
    return base64Encode(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
