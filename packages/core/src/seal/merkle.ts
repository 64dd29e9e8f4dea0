import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";

/**
 * The Merkle tree of RFC 6962, section 2.1: a leaf is hashed after a zero byte and a node after a one, so that neither
 * passes for the other.
 */

export type Hash = Uint8Array<ArrayBufferLike>;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

export function leafHash(leaf: Uint8Array): Hash {
  return sha256(concatBytes(leafPrefix, leaf));
}

function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(concatBytes(nodePrefix, left, right));
}

/** The root over leaves that were hashed with `leafHash`. */
export function merkleRoot(leaves: readonly Hash[]): Hash {
  const [first, ...others] = leaves;
  if (!first) return sha256(new Uint8Array());
  if (others.length === 0) return first;
  const middle = largestPowerBelow(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, middle)), merkleRoot(leaves.slice(middle)));
}

/** A neighbour on the way from a leaf to the root, and the side it is joined on. */
export interface ProofStep {
  readonly side: "left" | "right";
  readonly hash: Hash;
}

/** RFC 6962, section 2.1.1: what joins the leaf to the root, from the leaf upwards. */
export function inclusionProof(leaves: readonly Hash[], index: number): readonly ProofStep[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`there is no leaf ${index} of ${leaves.length}`);
  if (leaves.length === 1) return [];
  const middle = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return index < middle
    ? [...inclusionProof(left, index), { side: "right", hash: merkleRoot(right) }]
    : [...inclusionProof(right, index - middle), { side: "left", hash: merkleRoot(left) }];
}

/**
 * The root that a proof leads to; undefined where its steps are not those of this leaf in a tree of this size. A proof
 * must not choose its own way: the place of the leaf is part of what it proves.
 */
export function rootOfProof(leaf: Hash, index: number, size: number, proof: readonly ProofStep[]): Hash | undefined {
  const sides = sidesOf(index, size);
  if (sides === undefined || sides.length !== proof.length) return undefined;
  let hash = leaf;
  for (const [at, step] of proof.entries()) {
    if (step.side !== sides[at]) return undefined;
    hash = step.side === "left" ? nodeHash(step.hash, hash) : nodeHash(hash, step.hash);
  }
  return hash;
}

function sidesOf(index: number, size: number): readonly ProofStep["side"][] | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined;
  const sides: ProofStep["side"][] = [];
  for (let [place, left] = [index, size]; left > 1; ) {
    const middle = largestPowerBelow(left);
    sides.unshift(place < middle ? "right" : "left");
    [place, left] = place < middle ? [place, middle] : [place - middle, left - middle];
  }
  return sides;
}

/** The largest power of two below `count`, which is two at least. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
