import { createHash, randomBytes, verify, X509Certificate } from "node:crypto";
import { type Attribute, ContentInfo, id_signedData, SignedData, type SignerInfo } from "@peculiar/asn1-cms";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import { id_ct_tstInfo, MessageImprint, TimeStampReq, TimeStampResp, TSTInfo } from "@peculiar/asn1-tsp";
import { AlgorithmIdentifier } from "@peculiar/asn1-x509";
import type { TimeStampCheck } from "@sillage/core/seal/seal-report.ts";

/**
 * Time stamps of RFC 3161 over the note of a seal. Sillage asks no server itself: it writes the request, a person sends
 * it, and what comes back is checked here. Whether the authority is to be trusted is not for us to say: its
 * certificate is named, and `openssl ts -verify -CAfile` follows it to a root.
 */

const sha256Oid = "2.16.840.1.101.3.4.2.1";
const messageDigestOid = "1.2.840.113549.1.9.4";
/** RFC 2634 and RFC 5035: the hash of the signer's certificate, by SHA-1 or by a newer hash. */
const signingCertificateOids = new Set(["1.2.840.113549.1.9.16.2.12", "1.2.840.113549.1.9.16.2.47"]);
const timeStamping = "1.3.6.1.5.5.7.3.8";

const hashNames: Readonly<Record<string, string>> = {
  [sha256Oid]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/** RSA as PKCS #1 version 1.5 and ECDSA: what time stamping authorities sign with. */
const signatureOids = new Set([
  "1.2.840.113549.1.1.1",
  "1.2.840.113549.1.1.11",
  "1.2.840.113549.1.1.12",
  "1.2.840.113549.1.1.13",
  "1.2.840.10045.2.1",
  "1.2.840.10045.4.3.2",
  "1.2.840.10045.4.3.3",
  "1.2.840.10045.4.3.4",
]);

/** What to send to an authority: the hash of the note, a number by chance, and that its certificate is wanted. */
export function timeStampRequest(note: Uint8Array): Uint8Array {
  const nonce = randomBytes(9);
  // A positive integer in as few bytes as it has: DER allows no other.
  nonce[0] = 1;
  const request = new TimeStampReq({
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: sha256Oid, parameters: null }),
      hashedMessage: new OctetString(new Uint8Array(digest("sha256", note))),
    }),
    nonce: new Uint8Array(nonce).buffer,
    certReq: true,
  });
  return new Uint8Array(AsnConvert.serialize(request));
}

/** Whether the response is to this request; undefined where it is, else what is wrong. */
export function answersAnother(request: Uint8Array, response: Uint8Array): string | undefined {
  const asked = AsnConvert.parse(request, TimeStampReq).nonce;
  const answered = read(response).info.nonce;
  if (asked === undefined || (answered !== undefined && Buffer.from(asked).equals(Buffer.from(answered))))
    return undefined;
  return "it answers another request: its number is not the one of seal.note.tsq";
}

/** Checks that a response stamps these bytes, and that it was signed by the certificate that came with it. */
export async function checkTimeStamp(response: Uint8Array, note: Uint8Array): Promise<TimeStampCheck> {
  try {
    const { info, content, signer, certificates } = read(response);
    const { hashAlgorithm, hashedMessage } = info.messageImprint;
    const hash = hashNames[hashAlgorithm.algorithm];
    if (hash === undefined || !digest(hash, note).equals(Buffer.from(hashedMessage.buffer))) {
      throw new TimeStampError("it is of other bytes than seal.note");
    }
    const certificate = signedBy(signer, content, certificates);
    const time = info.genTime;
    if (time < certificate.validFromDate || time > certificate.validToDate) {
      throw new TimeStampError("its certificate was not valid at its time");
    }
    const subject = certificate.subject.split("\n").join(", ");
    return {
      holds: true,
      time: time.toISOString(),
      message: `signed by ${subject}, SHA-256 ${certificate.fingerprint256}`,
    };
  } catch (error) {
    return { holds: false, message: error instanceof Error ? error.message : String(error) };
  }
}

class TimeStampError extends Error {
  override name = "TimeStampError";
}

interface Stamp {
  readonly info: TSTInfo;
  /** The bytes of `info` as they were signed. */
  readonly content: Uint8Array;
  readonly signer: SignerInfo;
  readonly certificates: readonly X509Certificate[];
}

function read(response: Uint8Array): Stamp {
  const { status, timeStampToken } = parse(
    response,
    TimeStampResp,
    "it is not a response of a time stamping authority",
  );
  // Granted, or granted with changes.
  if (status.status > 1 || !timeStampToken) throw new TimeStampError("the authority refused to stamp");
  if (timeStampToken.contentType !== id_signedData) throw new TimeStampError("it holds no signed data");
  const signed = AsnConvert.parse(
    AsnConvert.parse(AsnConvert.serialize(timeStampToken), ContentInfo).content,
    SignedData,
  );
  const { eContentType, eContent } = signed.encapContentInfo;
  const octets = eContent?.single?.buffer;
  if (eContentType !== id_ct_tstInfo || !octets) throw new TimeStampError("what it signs is no time stamp");
  const [signer, ...others] = signed.signerInfos;
  if (!signer || others.length > 0) throw new TimeStampError("it is not signed by one authority");
  return {
    info: AsnConvert.parse(octets, TSTInfo),
    content: new Uint8Array(octets),
    signer,
    certificates: (signed.certificates ?? []).flatMap(({ certificate }) =>
      certificate ? [new X509Certificate(new Uint8Array(AsnConvert.serialize(certificate)))] : [],
    ),
  };
}

function parse<T>(bytes: Uint8Array, type: new () => T, otherwise: string): T {
  try {
    return AsnConvert.parse(bytes, type);
  } catch {
    throw new TimeStampError(otherwise);
  }
}

/** The certificate whose key made the signature. RFC 5652, section 5.4: what is signed are the signed attributes. */
function signedBy(signer: SignerInfo, content: Uint8Array, certificates: readonly X509Certificate[]): X509Certificate {
  const hash = hashNames[signer.digestAlgorithm.algorithm];
  if (hash === undefined || !signatureOids.has(signer.signatureAlgorithm.algorithm)) {
    throw new TimeStampError("its kind of signature is not checked here: openssl ts -verify may know it");
  }
  if (!signer.signedAttrs?.length) throw new TimeStampError("its signature has no signed attributes");
  const stated = signer.signedAttrs.find(({ attrType }) => attrType === messageDigestOid)?.attrValues[0];
  const statedDigest = stated && Buffer.from(AsnConvert.parse(stated, OctetString).buffer);
  if (!statedDigest?.equals(digest(hash, content))) throw new TimeStampError("its content is not what was signed");
  const attributes = setOf(signer.signedAttrs.map((one) => Buffer.from(AsnConvert.serialize(one))));
  const signature = Buffer.from(signer.signature.buffer);
  const certificate = certificates.find(({ publicKey }) => verify(hash, attributes, publicKey, signature));
  if (!certificate) throw new TimeStampError("its signature is not by a certificate that came with it");
  if (!isNamed(certificate, signer.signedAttrs)) throw new TimeStampError("it was signed with another certificate");
  if (!certificate.keyUsage?.includes(timeStamping))
    throw new TimeStampError("its certificate is not one for time stamps");
  return certificate;
}

/** RFC 3161, section 2.4.1: the certificate is named among what is signed, so that no other of its key is put in. */
function isNamed(certificate: X509Certificate, attributes: readonly Attribute[]): boolean {
  const hashes = ["sha1", "sha256", "sha384", "sha512"].map((hash) => digest(hash, certificate.raw));
  return attributes
    .filter(({ attrType }) => signingCertificateOids.has(attrType))
    .some(({ attrValues: [value] }) => value !== undefined && hashes.some((hash) => Buffer.from(value).includes(hash)));
}

/** In the message the attributes have the tag of their place; what is signed has the tag of a set. */
function setOf(items: readonly Buffer[]): Buffer {
  const content = Buffer.concat(items);
  const { length } = content;
  const bytes = length > 0xff ? [0x82, length >> 8, length & 0xff] : length > 0x7f ? [0x81, length] : [length];
  return Buffer.concat([Buffer.from([0x31, ...bytes]), content]);
}

function digest(hash: string, bytes: Uint8Array): Buffer {
  return createHash(hash).update(bytes).digest();
}
