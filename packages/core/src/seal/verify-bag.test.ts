import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { platform } from "../../test/evidence.ts";
import { memoryTree } from "../../test/memory-tree.ts";
import { bagFiles } from "./bag-files.ts";
import { formatEntry, lineHash, noLine } from "./log.ts";
import { parseManifest } from "./manifest.ts";
import type { SealReport } from "./seal-report.ts";
import { sealedFiles } from "./sealed-files.ts";
import { formatNote, formatVerifier, type Signer, sign, signerOf, type Verifier } from "./signed-note.ts";
import { compareCase, verifyBag } from "./verify-bag.ts";

const [ana, ben, eve] = [1, 2, 3].map((byte) => signerOf(`key-${byte}`, new Uint8Array(32).fill(byte))) as [
  Signer,
  Signer,
  Signer,
];
const bytes = (text: string) => new TextEncoder().encode(text);

function entry(act: "created" | "sealed" | "shared", previous: string): string {
  return formatEntry({ time: "2026-11-21T10:00:00Z", actor: "ana", act, detail: {}, previous });
}
const created = entry("created", noLine);
const sealedLog = created + entry("sealed", lineHash(created));

const payload = new Map([
  ["data/case.json", "{}\n"],
  ["data/findings.json", "[]\n"],
  ["data/notes/50%.txt", "x"],
  ["data/log.jsonl", sealedLog],
]);

/** A bag as `sillage seal` writes it. */
function bag(signers: readonly Signer[] = [ana, ben], files = payload): Map<string, Uint8Array> {
  const made = bagFiles({
    name: "ana",
    sealed: "2026-11-21T10:00:00Z",
    software: "test",
    files: [...files].map(([path, text]) => ({
      path,
      sha256: createHash("sha256").update(text).digest("hex"),
      size: text.length,
    })),
  });
  return new Map(
    [
      ...files,
      ...made.tags,
      ["seal.note", formatNote({ text: made.text, signatures: signers.map((one) => sign(made.text, one)) })] as const,
      ["signers.txt", signers.map((one) => `${formatVerifier(one)}\n`).join("")] as const,
    ].map(([path, text]) => [path, bytes(text)]),
  );
}

async function verify(files: ReadonlyMap<string, Uint8Array>, trusted: readonly Verifier[] = []): Promise<SealReport> {
  const timeStamp = async () => ({ holds: true, message: "" });
  return verifyBag(await sealedFiles(memoryTree(files), platform), { platform, trusted, timeStamp });
}

const named = ({ files }: SealReport) => files.map(({ path, state }) => `${state} ${path}`);
const states = ({ signatures }: SealReport) => signatures.map(({ state }) => state);

describe("a sealed case", () => {
  it("holds as it was sealed", async () => {
    const report = await verify(bag(), [ana]);
    expect(report).toMatchObject({ holds: true, name: "ana", sealed: "2026-11-21T10:00:00Z", same: 4, logLines: 2 });
    expect([named(report), report.problems]).toEqual([[], []]);
    expect(states(report)).toEqual(["known", "unnamed"]);
  });

  it("names every file of which a byte was flipped", async () => {
    const sound = bag();
    const places = [...sound].flatMap(([path, { length }]) => Array.from({ length }, (_, at) => ({ path, at })));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.integer({ min: 0, max: 7 }), async ({ path, at }, bit) => {
        const files = new Map(sound);
        files.set(
          path,
          (sound.get(path) ?? bytes("")).map((byte, index) => (index === at ? byte ^ (1 << bit) : byte)),
        );
        const report = await verify(files, [ana, ben]);
        expect(report.holds).toBe(false);
        expect([...report.files.map((file) => file.path), ...report.problems].join("\n")).toContain(path);
      }),
      { numRuns: 400 },
    );
  });

  it("names what is missing and what was added", async () => {
    const files = bag();
    files.delete("data/findings.json");
    files.set("data/more.json", bytes("{}"));
    files.set("more.txt", bytes(""));
    const report = await verify(files);
    expect(report.holds).toBe(false);
    expect(named(report)).toEqual(["missing data/findings.json", "added data/more.json", "added more.txt"]);
  });

  it("is not saved by lists that were written anew", async () => {
    const files = bag();
    for (const [path, content] of bag([eve], new Map([...payload, ["data/findings.json", "[1]\n"]]))) {
      if (path !== "seal.note" && path !== "signers.txt") files.set(path, content);
    }
    const report = await verify(files);
    expect(named(report)).toEqual(["changed tagmanifest-sha256.txt"]);
    expect(report.problems).toEqual(["the Merkle root of manifest-sha256.txt is not the one that was signed"]);
  });

  it("sealed by somebody else does not pass for one of a known signer", async () => {
    const report = await verify(bag([eve]), [ana]);
    expect(states(report)).toEqual(["unnamed"]);
    expect(report.problems).toEqual([`key-1+${ana.keyId} did not sign: there is no signature by that name and key`]);
  });

  it("without a key to check any signature with does not hold", async () => {
    const files = bag();
    files.delete("signers.txt");
    expect((await verify(files)).problems.join()).toMatch(/no signature of seal.note can be confirmed/);
    expect((await verify(files, [ana])).holds).toBe(true);
  });

  it("does not take a signature that is another text's", async () => {
    const files = bag([ana]);
    const other = bag([ana], new Map([["data/a", ""]]));
    const [text = ""] = new TextDecoder().decode(files.get("seal.note")).split("\n\n");
    const [, line = ""] = new TextDecoder().decode(other.get("seal.note")).split("\n\n");
    files.set("seal.note", bytes(`${text}\n\n${line}`));
    expect(states(await verify(files, [ana]))).toEqual(["wrong"]);
  });

  it("follows what was done after it was sealed, and says where that was changed", async () => {
    const files = bag();
    const one = entry("shared", lineHash(sealedLog.slice(created.length)));
    const two = entry("shared", lineHash(one));
    files.set("log.jsonl", bytes(one + two));
    expect(await verify(files)).toMatchObject({ holds: true, logLines: 4 });
    files.set("log.jsonl", bytes(one.replace("ana", "eve") + two));
    expect((await verify(files)).problems).toEqual([
      "log.jsonl: line 2 does not follow line 1: one of them was changed, or lines between them are missing",
    ]);
    files.set("log.jsonl", bytes(two));
    expect((await verify(files)).problems.join()).toMatch(/log.jsonl: line 1 does not follow/);
  });

  it("says that a chain was broken when it was sealed", async () => {
    const broken = new Map([...payload, ["data/log.jsonl", sealedLog.replace("ana", "eve")]]);
    expect((await verify(bag([ana], broken))).problems.join()).toMatch(/data\/log.jsonl: line 2 does not follow/);
  });

  it.each([
    ["no note", "seal.note", undefined, /nothing is sealed/],
    ["no manifest", "manifest-sha256.txt", undefined, /manifest-sha256.txt is missing/],
    ["a note that is none", "seal.note", "x", /seal.note cannot be understood/],
    ["a manifest that is none", "manifest-sha256.txt", "x\n", /manifest-sha256.txt cannot be understood: its line 1/],
    ["another BagIt", "bagit.txt", "BagIt-Version: 2.0\n", /bagit.txt does not say/],
  ])("says of %s what is wrong", async (_, path, text, message) => {
    const files = bag();
    if (text === undefined) files.delete(path);
    else files.set(path, bytes(text));
    const report = await verify(files);
    expect(report.holds).toBe(false);
    expect(report.problems.join("\n")).toMatch(message);
  });

  it("does not seal what lies outside of its payload", async () => {
    const files = bag([ana], new Map([...payload, ["../other", "x"]]));
    expect((await verify(files)).problems.join()).toMatch(/names ..\/other, which is not under data\//);
  });
});

describe("the folder of a case beside its seal", () => {
  const manifest = parseManifest(new TextDecoder().decode(bag().get("manifest-sha256.txt")));
  const compare = async (change: (files: Map<string, Uint8Array>) => void) => {
    const files = new Map([...payload].map(([path, text]) => [path.slice("data/".length), bytes(text)]));
    change(files);
    const found = await compareCase(await sealedFiles(memoryTree(files), platform), manifest, sealedLog);
    return found.map(({ path, state }) => `${state} ${path}`);
  };

  it("is as it was sealed, also when its log has grown", async () => {
    expect(await compare(() => {})).toEqual([]);
    const more = entry("shared", lineHash(sealedLog.slice(created.length)));
    expect(await compare((files) => files.set("log.jsonl", bytes(sealedLog + more)))).toEqual([]);
  });

  it("is named file by file where it was changed since", async () => {
    const change = (files: Map<string, Uint8Array>) => {
      files.set("findings.json", bytes("[1]"));
      files.set("log.jsonl", bytes(created));
      files.set("new.txt", bytes(""));
      files.delete("case.json");
    };
    expect(await compare(change)).toEqual([
      "missing case.json",
      "changed findings.json",
      "changed log.jsonl",
      "added new.txt",
    ]);
  });
});
