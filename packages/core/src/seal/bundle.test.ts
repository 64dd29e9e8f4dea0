import { createHash } from "node:crypto";
import { Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeAll, describe, expect, it } from "vitest";
import { platform } from "../../test/evidence.ts";
import { memoryTree } from "../../test/memory-tree.ts";
import { zipEntries } from "../../test/zip-entries.ts";
import { memorySource } from "../bytes/source.ts";
import { bagFiles } from "./bag-files.ts";
import { type Bundle, bundleAbout, formatBundle, formatStatement, parseBundle, provenFile } from "./bundle.ts";
import { bundleStream, encrypterFor, RecipientError } from "./bundle-file.ts";
import { parseManifest } from "./manifest.ts";
import type { SealReport } from "./seal-report.ts";
import { sealedFiles } from "./sealed-files.ts";
import { formatNote, formatVerifier, NoteError, sign, signerOf, type Verifier } from "./signed-note.ts";
import { verifyBundle } from "./verify-bundle.ts";

const [ana, ben] = [signerOf("ana", new Uint8Array(32).fill(1)), signerOf("ben", new Uint8Array(32).fill(2))];
const bytes = (text: string) => new TextEncoder().encode(text);
const hash = (text: string) => createHash("sha256").update(text).digest("hex");

const payload = ["a", "b", "c", "d", "e"].map((name) => ({ path: `data/${name}`, sha256: hash(name), size: 1 }));
const made = bagFiles({ name: "case", sealed: "2026-11-21T10:00:00Z", software: "test", files: payload });
const manifest = parseManifest(made.tags.get("manifest-sha256.txt") ?? "");
const bundle: Bundle = {
  format: "sillage-bundle",
  formatVersion: 1,
  about: bundleAbout,
  shared: "2026-11-22T10:00:00Z",
  files: [1, 4].map((leaf) => provenFile(manifest, leaf, 1)),
  masked: [{ path: "masked/c", of: "data/c", sha256: hash("*"), size: 1, masks: ["names"] }],
};
const statement = formatStatement("case", hash(formatBundle(bundle)));

function bundled(change: Readonly<Record<string, string | undefined>> = {}): Map<string, Uint8Array> {
  const files: Readonly<Record<string, string | undefined>> = {
    "bundle.json": formatBundle(bundle),
    "seal.note": formatNote({ text: made.text, signatures: [sign(made.text, ana)] }),
    "signers.txt": `${formatVerifier(ana)}\n`,
    "statement.note": formatNote({ text: statement, signatures: [sign(statement, ben)] }),
    "sharer.txt": `${formatVerifier(ben)}\n`,
    "data/b": "b",
    "data/e": "e",
    "masked/c": "*",
    ...change,
  };
  return new Map(Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, bytes(text)]])));
}

async function verify(files: ReadonlyMap<string, Uint8Array>, trusted: readonly Verifier[] = []): Promise<SealReport> {
  const timeStamp = async () => ({ holds: true, message: "" });
  return verifyBundle(await sealedFiles(memoryTree(files), platform), { platform, trusted, timeStamp });
}

describe("a part of a sealed case", () => {
  it("is proven without the rest of it", async () => {
    const report = await verify(bundled(), [ana, ben]);
    expect([report.files, report.problems]).toEqual([[], []]);
    expect(report).toMatchObject({ kind: "shared_part", holds: true, name: "case", same: 2 });
    expect(report.masked).toMatchObject([
      { path: "masked/c", of: "data/c", masks: ["names"], vouched: [{ name: "ben", state: "known" }] },
    ]);
  });

  it("may hold masked copies that nobody vouches for", async () => {
    const report = await verify(bundled({ "statement.note": undefined, "sharer.txt": undefined }));
    expect(report).toMatchObject({ holds: true, masked: [{ vouched: [] }] });
  });

  it.each([
    ["a changed file", { "data/b": "B" }, "changed data/b", /^$/],
    ["a missing file", { "data/b": undefined }, "missing data/b", /^$/],
    ["an added file", { "data/f": "f" }, "added data/f", /^$/],
    ["a changed masked copy", { "masked/c": "c" }, "changed masked/c", /^$/],
    ["no list", { "bundle.json": undefined }, "added data/b", /bundle.json cannot be understood/],
    ["another list than was signed", { "bundle.json": formatBundle({ ...bundle, shared: "" }) }, "", /another bundle/],
    ["a broken statement", { "statement.note": "x" }, "", /statement.note cannot be understood/],
    [
      "a wrong statement",
      { "statement.note": formatNote({ text: statement, signatures: [sign("x\n", ben)] }) },
      "",
      /of ben.* is wrong/,
    ],
  ])("says what is wrong with %s", async (_, change, file, message) => {
    const report = await verify(bundled(change));
    expect(report.holds).toBe(false);
    expect(report.files.map(({ path, state }) => `${state} ${path}`).join()).toContain(file);
    expect(report.problems.join()).toMatch(message);
  });

  it("does not take a file that was not sealed for one that was, whatever its list says", async () => {
    const [proven] = bundle.files;
    if (!proven) throw new Error("no file");
    const forged = formatBundle({ ...bundle, files: [{ ...proven, sha256: hash("forged") }] });
    const report = await verify(bundled({ "bundle.json": forged, "data/b": "forged", "data/e": undefined }));
    expect(report.files).toMatchObject([{ path: "data/b", state: "added", message: /not a file of it/ }]);
  });

  it.each([
    ["no JSON", "x"],
    ["another format", "{}"],
    ["no lists", '{"format":"sillage-bundle","formatVersion":1,"about":"","shared":""}'],
    ["a hash that is none", formatBundle(bundle).replace(hash("*"), "x")],
    ["a step that is none", formatBundle(bundle).replace("right:", "up:")],
    ["a negative place", formatBundle(bundle).replace('"leaf": 1', '"leaf": -1')],
  ])("has a list that is refused: %s", (_, text) => {
    expect(() => parseBundle(text)).toThrow(NoteError);
  });
});

describe("the file of a bundle", () => {
  let identity: string;
  let recipient: string;

  beforeAll(async () => {
    identity = await generateX25519Identity();
    recipient = await identityToRecipient(identity);
  });

  it("is a zip inside of age", async () => {
    const large = new Uint8Array(3_000_000).map((_, index) => index * index);
    const parts = [...bundled(), ["data/large", large] as const].map(([path, content]) => ({
      path,
      open: () => memorySource(content),
    }));
    const encrypted = await collected(await bundleStream(parts, encrypterFor([recipient])));
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const entries = zipEntries(await decrypter.decrypt(encrypted));
    expect([...entries.keys()]).toEqual(parts.map(({ path }) => path));
    expect(Buffer.from(entries.get("data/large") ?? []).equals(Buffer.from(large))).toBe(true);
    expect(await verify(new Map([...entries].filter(([path]) => path !== "data/large")))).toMatchObject({
      holds: true,
    });
  });

  it("fails with the error of the file that could not be read", async () => {
    const open = () => ({
      size: 10,
      read: () => {
        throw new Error("the disk is gone");
      },
    });
    await expect(bundleStream([{ path: "a", open }], encrypterFor([recipient])).then(collected)).rejects.toThrow(
      /gone/,
    );
  });

  it("is for recipients of age only", () => {
    expect(() => encrypterFor(["ana@example.org"])).toThrow(RecipientError);
  });
});

async function collected(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
  return Buffer.concat(pieces);
}
