import { readAll } from "../../bytes/source.ts";
import type { EvidenceTree } from "../../evidence/tree.ts";
import { type ApkManifest, parseApkManifest } from "../../formats/apk/manifest.ts";
import { pkcs7Certificates, type SigningCertificate, signingBlockCertificates } from "../../formats/apk/signatures.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { problemOf } from "../input.ts";

const manifestName = "AndroidManifest.xml";
const largestManifest = 16 * 2 ** 20;
const largestSignature = 2 ** 20;
/** Signature files of one APK that are read. */
const mostSignatures = 20;

export const apks = defineArtifact({
  id: "android.apks",
  title: "Application files that were copied from the phone",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["apks/*.apk"] },
  kinds: ["app"],
  timeBasis: "utc",
  reach: "what was installed when the acquisition was made, as far as it was copied",
  references: [
    "AndroidQF, module packages: apks/",
    "AOSP ResourceTypes.h: compiled XML; Android docs, APK signature schemes v1, v2, v3 and v3.1; RFC 2315",
  ],
  view: { type: "table", columns: ["app_id", "version", "certificate_hashes", "hashes", "requested_permissions"] },

  async *read(input) {
    const source = await input.open();
    const zip = await input.zip();
    const block = await part(input, "the signing block", async () => signingBlockCertificates(source));
    const certificates = [...(block ?? []), ...(await v1Certificates(zip, input))];
    const manifest = await part(input, manifestName, () => manifestOf(zip));
    if (manifest?.fault) input.problem("damaged", `${manifestName}: ${manifest.fault}`);
    const sha256 = input.sha256();
    for (const { code, message, path } of zip.problems)
      input.problem(code, message, path === "" ? undefined : { path });
    yield {
      kind: "app",
      locator: { path: manifestName },
      app_id: manifest?.package ?? null,
      version: manifest?.versionName ?? null,
      hashes: sha256 === null ? [] : [sha256],
      certificate_hashes: [...new Set(certificates.flatMap(({ der }) => hashesOf(der, input)))],
      requested_permissions: manifest?.permissions ?? [],
      details: { ...detailsOf(manifest), signed_by: certificates.map((certificate) => signerOf(certificate, input)) },
    };
  },
});

/** A damaged part of an APK costs that part. */
async function part<T>(input: ArtifactInput, what: string, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    input.problem(problem.code, `${what}: ${problem.message}`);
    return undefined;
  }
}

async function manifestOf(zip: EvidenceTree): Promise<ApkManifest | undefined> {
  const bytes = await contentOf(zip, manifestName, largestManifest);
  return bytes && parseApkManifest(bytes);
}

async function v1Certificates(zip: EvidenceTree, input: ArtifactInput): Promise<SigningCertificate[]> {
  const certificates: SigningCertificate[] = [];
  let count = 0;
  for await (const { path, type } of zip.entries()) {
    if (type !== "file" || !/^META-INF\/[^/]+\.(?:RSA|DSA|EC)$/i.test(path)) continue;
    if (++count > mostSignatures) {
      input.problem("limit", `more than ${mostSignatures} signature files`);
      break;
    }
    const ders = await part(input, path, async () => {
      const bytes = await contentOf(zip, path, largestSignature);
      return bytes && pkcs7Certificates(bytes);
    });
    for (const der of ders ?? []) certificates.push({ scheme: "v1", der });
  }
  return certificates;
}

async function contentOf(zip: EvidenceTree, path: string, limit: number): Promise<Uint8Array | undefined> {
  const source = await (await zip.file(path))?.open();
  if (!source) return undefined;
  try {
    return readAll(source, limit);
  } finally {
    source.close?.();
  }
}

/** As indicators name a certificate: hashes of its DER. */
function hashesOf(der: Uint8Array, input: ArtifactInput): string[] {
  return [input.hash(der, "sha256"), input.hash(der, "sha1"), input.hash(der, "md5")];
}

function signerOf({ scheme, der }: SigningCertificate, input: ArtifactInput) {
  return { scheme, sha256: input.hash(der, "sha256") };
}

function detailsOf(manifest: ApkManifest | undefined) {
  if (!manifest) return {};
  const { versionCode, minSdk, targetSdk, debuggable } = manifest;
  return {
    ...(versionCode === null ? {} : { version_code: versionCode }),
    ...(minSdk === null ? {} : { min_sdk: minSdk }),
    ...(targetSdk === null ? {} : { target_sdk: targetSdk }),
    ...(debuggable ? { debuggable } : {}),
  };
}
