import { type ByteSource, readExactly } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";

/** A certificate that an APK is signed with, as it is stored (X.509, DER), and by which scheme. */
export interface SigningCertificate {
  readonly scheme: "v1" | "v2" | "v3" | "v3.1";
  readonly der: Uint8Array;
}

/** Identifiers in the signing block (AOSP, docs/security/features/apksigning: v2, v3, v3.1). */
const schemes: ReadonlyMap<number, SigningCertificate["scheme"]> = new Map([
  [0x7109871a, "v2"],
  [0xf05368c0, "v3"],
  [0x1b93ad61, "v3.1"],
]);

const magic = "APK Sig Block 42";
const endSignature = 0x06054b50;
const largestBlock = 16 * 2 ** 20;
/** Signers and certificates of one APK: a hostile one might name millions. */
const most = 100;

/**
 * The certificates of the APK Signing Block, which lies before the zip directory. Empty where there is none. Throws
 * FormatError on a damaged block and EvidenceReadError. The signatures themselves are not verified.
 */
export function signingBlockCertificates(source: ByteSource): SigningCertificate[] {
  const directory = directoryStart(source);
  if (directory === undefined || directory < 32) return [];
  const footer = readExactly(source, directory - 24, 24);
  if (new TextDecoder("latin1").decode(footer.subarray(8)) !== magic) return [];
  const size = u64(footer, 0);
  if (size < 24 || size > largestBlock || size + 8 > directory) {
    throw new FormatError("the signing block has an impossible size", directory - 24);
  }
  const pairs = readExactly(source, directory - size, size - 24);
  const certificates: SigningCertificate[] = [];
  for (let at = 0; at + 12 <= pairs.length; ) {
    const length = u64(pairs, at);
    if (length < 4 || at + 8 + length > pairs.length)
      throw new FormatError("a pair of the signing block is too long", at);
    const scheme = schemes.get(u32(pairs, at + 8));
    if (scheme) {
      for (const der of signerCertificates(pairs.subarray(at + 12, at + 8 + length)))
        certificates.push({ scheme, der });
    }
    at += 8 + length;
  }
  return certificates;
}

/** Sequence of signers; of each the signed data; of these, behind the digests, the certificates. All with their lengths. */
function signerCertificates(block: Uint8Array): Uint8Array[] {
  const certificates: Uint8Array[] = [];
  for (const signer of prefixed(prefixed(block, 1)[0] ?? block.subarray(0, 0), most)) {
    const [signed] = prefixed(signer, 1);
    const list = signed && prefixed(signed, 2)[1];
    if (list) certificates.push(...prefixed(list, most));
  }
  return certificates;
}

/** Parts that each stand behind their length. Throws FormatError where one is longer than what is there. */
function prefixed(bytes: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at + 4 <= bytes.length && parts.length < limit; ) {
    const length = u32(bytes, at);
    if (at + 4 + length > bytes.length) throw new FormatError("a part of the signing block is too long", at);
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts;
}

/** Where the zip directory begins, as its end record says (PKWARE APPNOTE 4.3.16); undefined where there is none. */
function directoryStart(source: ByteSource): number | undefined {
  const length = Math.min(source.size, 22 + 0xffff);
  if (length < 22) return undefined;
  const tail = readExactly(source, source.size - length, length);
  for (let at = length - 22; at >= 0; at--) {
    if (u32(tail, at) !== endSignature) continue;
    const start = u32(tail, at + 16);
    if (start + u32(tail, at + 12) <= source.size - length + at) return start;
  }
  return undefined;
}

const sequence = 0x30;
const objectIdentifier = 0x06;
/** 1.2.840.113549.1.7.2, signedData (RFC 2315). */
const signedData = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

/**
 * The certificates in a PKCS #7 file of a v1 signature (`META-INF/*.RSA`): ContentInfo, signedData, and in it the part
 * with the tag 0. Throws FormatError.
 */
export function pkcs7Certificates(bytes: Uint8Array): Uint8Array[] {
  const [type, content] = derParts(expect(derPart(bytes, 0), sequence).value);
  if (type?.tag !== objectIdentifier || !signedData.every((byte, index) => type.value[index] === byte)) {
    throw new FormatError("no signed data of PKCS #7", 0);
  }
  const [signed] = derParts(expect(content, 0xa0).value);
  const parts = derParts(expect(signed, sequence).value);
  const list = parts.find(({ tag }) => tag === 0xa0);
  if (!list) return [];
  return derParts(list.value)
    .filter(({ tag }) => tag === sequence)
    .map(({ whole }) => whole);
}

interface DerPart {
  readonly tag: number;
  readonly value: Uint8Array;
  readonly whole: Uint8Array;
}

function expect(part: DerPart | undefined, tag: number): DerPart {
  if (part?.tag !== tag) throw new FormatError("the signature does not have the parts of PKCS #7", 0);
  return part;
}

function derParts(bytes: Uint8Array): DerPart[] {
  const parts: DerPart[] = [];
  for (let at = 0; at < bytes.length && parts.length < most; ) {
    const part = derPart(bytes, at);
    parts.push(part);
    at += part.whole.length;
  }
  return parts;
}

/** One value of DER (X.690): a tag of one byte, a length of one byte or of up to four behind a count. */
function derPart(bytes: Uint8Array, at: number): DerPart {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new FormatError("damaged DER", at);
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || count > 4) throw new FormatError("a length that DER does not have", at);
  let length = count === 0 ? first : 0;
  for (let index = 0; index < count; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + count;
  if (start + length > bytes.length) throw new FormatError("a part of the signature is too long", at);
  return { tag, value: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

function u32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0
  );
}

/** Beyond 2^53, which no file reaches, it is not exact. */
function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) + u32(bytes, at + 4) * 2 ** 32;
}
