import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inclusionProof, leafHash, merkleRoot, rootOfProof } from "./merkle.ts";

/** Leaves, roots and paths of the reference tests of Certificate Transparency (google/certificate-transparency). */
const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(
  (hex) => leafHash(hexToBytes(hex)),
);

const roots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const paths: readonly [number, number, readonly string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  ],
  [
    5,
    8,
    [
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
  [2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]],
  [
    1,
    5,
    [
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
  ],
];

describe("the tree of RFC 6962", () => {
  it("is the hash of nothing where there are no leaves", () => {
    expect(bytesToHex(merkleRoot([]))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it.each(roots.map((root, index) => [index + 1, root] as const))(
    "of %d leaves has its published root",
    (size, root) => {
      expect(bytesToHex(merkleRoot(leaves.slice(0, size)))).toBe(root);
    },
  );

  it.each(paths)("leaf %d of %d has its published path", (index, size, path) => {
    const proof = inclusionProof(leaves.slice(0, size), index);
    expect(proof.map(({ hash }) => bytesToHex(hash))).toEqual(path);
  });
});

const tree = fc
  .array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 40 })
  .chain((all) => fc.tuple(fc.constant(all), fc.nat(all.length - 1)));

describe("a proof", () => {
  it("leads every leaf of every tree to its root", () => {
    fc.assert(
      fc.property(tree, ([all, index]) => {
        const hashes = all.map(leafHash);
        const leaf = leafHash(all[index] ?? new Uint8Array());
        const root = rootOfProof(leaf, index, all.length, inclusionProof(hashes, index));
        expect(root && bytesToHex(root)).toBe(bytesToHex(merkleRoot(hashes)));
      }),
    );
  });

  it("leads nowhere once a bit of it, or of its leaf, is another", () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(255), ([all, index], place, bit) => {
        const hashes = all.map(leafHash);
        const whole = [leafHash(all[index] ?? new Uint8Array()), ...inclusionProof(hashes, index).map((s) => s.hash)];
        const at = place % whole.length;
        const [leaf, ...steps] = whole.map((hash, number) => (number === at ? flipped(hash, bit) : hash));
        const proof = inclusionProof(hashes, index).map(({ side }, n) => ({
          side,
          hash: steps[n] ?? new Uint8Array(),
        }));
        const root = rootOfProof(leaf ?? new Uint8Array(), index, all.length, proof);
        expect(root && bytesToHex(root)).not.toBe(bytesToHex(merkleRoot(hashes)));
      }),
    );
  });

  it("does not choose its place: another index, another length or another side is refused", () => {
    const proof = inclusionProof(leaves, 5);
    const leaf = leaves[5] ?? new Uint8Array();
    expect(rootOfProof(leaf, 5, 8, proof)).toBeDefined();
    expect(rootOfProof(leaf, 4, 8, proof)).toBeUndefined();
    expect(rootOfProof(leaf, 5, 8, proof.slice(1))).toBeUndefined();
    expect(rootOfProof(leaf, 5, 100, proof)).toBeUndefined();
    expect(rootOfProof(leaf, 8, 8, proof)).toBeUndefined();
    expect(rootOfProof(leaf, Number.NaN, 8, proof)).toBeUndefined();
    expect(() => inclusionProof(leaves, 8)).toThrow(RangeError);
  });
});

function flipped(hash: Uint8Array, bit: number): Uint8Array {
  return hash.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}
