import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { manifestLeaves } from "./bundle.ts";
import { formatManifest, type ManifestEntry, parseManifest } from "./manifest.ts";
import { merkleRoot } from "./merkle.ts";
import { formatSealText } from "./seal-text.ts";
import { bagFile, manifestFile, tagManifestFile } from "./verify-bag.ts";

export interface BagInput {
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly sealed: string;
  readonly software: string;
  /** What is sealed, with paths under `data/`. */
  readonly files: readonly (ManifestEntry & { readonly size: number })[];
}

export interface BagFiles {
  /** Names and texts of the files at the bag's top, but the note. */
  readonly tags: ReadonlyMap<string, string>;
  /** What the signers sign. */
  readonly text: string;
}

/** The files that make a folder with a `data` folder a bag of BagIt 1.0 (RFC 8493), and the text of its seal. */
export function bagFiles({ name, sealed, software, files }: BagInput): BagFiles {
  const manifest = formatManifest(files);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const described = new Map([
    ["bag-info.txt", bagInfo({ name, sealed, software, oxum: `${bytes}.${files.length}` })],
    [bagFile, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"],
    [manifestFile, manifest],
  ]);
  const tagManifest = formatManifest([...described].map(([path, text]) => ({ path, sha256: hashOf(text) })));
  const entries = parseManifest(manifest);
  return {
    tags: new Map([...described, [tagManifestFile, tagManifest]]),
    text: formatSealText({
      name,
      leaves: entries.length,
      root: merkleRoot(manifestLeaves(entries)),
      sealed,
      tagManifest: hashOf(tagManifest),
    }),
  };
}

function bagInfo(info: { name: string; sealed: string; software: string; oxum: string }): string {
  return [
    `External-Identifier: ${info.name}`,
    `Bagging-Date: ${info.sealed.slice(0, 10)}`,
    `Payload-Oxum: ${info.oxum}`,
    `Bag-Software-Agent: ${info.software}`,
    "",
  ].join("\n");
}

export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
