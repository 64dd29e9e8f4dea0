import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { type ManifestEntry, manifestLine } from "./manifest.ts";
import { type Hash, inclusionProof, leafHash, type ProofStep, rootOfProof } from "./merkle.ts";
import { NoteError } from "./signed-note.ts";

/**
 * What `bundle.json` says of a part of a sealed case that was given away: which files are as they were sealed, with the
 * proof that each belongs to the sealed case, and which are masked copies, for which there can be none.
 */
export interface Bundle {
  readonly format: "sillage-bundle";
  readonly formatVersion: 1;
  readonly about: string;
  /** When it was put together, ISO 8601 UTC. */
  readonly shared: string;
  readonly files: readonly ProvenFile[];
  readonly masked: readonly MaskedFile[];
}

export interface ProvenFile extends ManifestEntry {
  readonly size: number;
  /** Its place among the lines of the sealed manifest, from 0. */
  readonly leaf: number;
  /** From the leaf upwards: `left:HASH` or `right:HASH`, by the side that the neighbour is joined on. */
  readonly proof: readonly string[];
}

export interface MaskedFile extends ManifestEntry {
  readonly size: number;
  /** The sealed file that it is a copy of. */
  readonly of: string;
  /** What was masked in it. */
  readonly masks: readonly string[];
}

export const bundleAbout =
  "Part of a sealed case of Sillage. Check it with: sillage verify THIS. By hand: see docs/sealing.md.";

/** The entry of a file of the sealed manifest, whose entries are in the order of its lines. */
export function provenFile(manifest: readonly ManifestEntry[], leaf: number, size: number): ProvenFile {
  const entry = manifest[leaf];
  if (!entry) throw new RangeError(`the manifest has no line ${leaf}`);
  const steps = inclusionProof(manifestLeaves(manifest), leaf);
  return { ...entry, size, leaf, proof: steps.map(({ side, hash }) => `${side}:${bytesToHex(hash)}`) };
}

export function manifestLeaves(manifest: readonly ManifestEntry[]): readonly Hash[] {
  return manifest.map((entry) => leafHash(new TextEncoder().encode(manifestLine(entry))));
}

/** The root that the proof leads to in a tree of so many leaves; undefined where it is no proof. */
export function provenRoot(file: ProvenFile, leaves: number): Hash | undefined {
  const leaf = leafHash(new TextEncoder().encode(manifestLine(file)));
  return rootOfProof(leaf, file.leaf, leaves, file.proof.map(proofStep));
}

function proofStep(text: string): ProofStep {
  const [, side, hash = ""] = /^(left|right):([0-9a-f]{64})$/.exec(text) ?? [];
  if (side !== "left" && side !== "right") throw new NoteError("a step of a proof is not a side and a hash");
  return { side, hash: hexToBytes(hash) };
}

export function formatBundle(bundle: Bundle): string {
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

/** Throws NoteError where it is not the list of a bundle. */
export function parseBundle(text: string): Bundle {
  const value = record(json(text));
  if (value.format !== "sillage-bundle" || value.formatVersion !== 1) throw new NoteError("its format is another");
  return {
    format: "sillage-bundle",
    formatVersion: 1,
    about: asText(value.about),
    shared: asText(value.shared),
    files: list(value.files).map((item) => {
      const { leaf, proof, ...rest } = record(item);
      const steps = list(proof).map(asText);
      for (const step of steps) proofStep(step);
      return { ...manifestEntry(rest), size: asNumber(rest.size), leaf: asNumber(leaf), proof: steps };
    }),
    masked: list(value.masked).map((item) => {
      const { of, masks, size, ...rest } = record(item);
      return { ...manifestEntry(rest), size: asNumber(size), of: asText(of), masks: list(masks).map(asText) };
    }),
  };
}

function manifestEntry(value: Readonly<Record<string, unknown>>): ManifestEntry {
  const [path, sha256] = [asText(value.path), asText(value.sha256)];
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new NoteError("a file in it has no SHA-256");
  return { path, sha256 };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoteError("it is not JSON");
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new NoteError("it lacks an object");
  return value as Readonly<Record<string, unknown>>;
}

const mostItems = 1_000_000;

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.length > mostItems) throw new NoteError("it lacks a list");
  return value;
}

function asText(value: unknown): string {
  if (typeof value !== "string") throw new NoteError("it lacks a text");
  return value;
}

function asNumber(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new NoteError("it lacks a number");
  return value;
}

/** What the sharer may sign: that these masked copies were made by them of the sealed files. */
export function formatStatement(name: string, bundleSha256: string): string {
  return `sillage-share/${name}\nbundle-sha256 ${bundleSha256}\n`;
}
