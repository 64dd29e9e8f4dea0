import { base64Decode } from "@bufbuild/protobuf/wire";
import { hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatNote,
  formatVerifier,
  isKeyName,
  NoteError,
  parseNote,
  parseVerifier,
  sign,
  signatureState,
  signerOf,
} from "./signed-note.ts";

/** The key, the text and the note that the tests of golang.org/x/mod/sumdb/note publish. */
const peter = {
  key: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  seed: base64Decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz").slice(1),
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
};
const note = `${peter.text}\n${peter.line}`;

/** The note that C2SP's signed-note.md shows: its text has an empty line of its own. */
const quasimodo = `Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed \u00e8 subito sera.

\u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
`;

/** As the signed-note of C2SP is shown by its implementations: text, key and signature. */
const foo = {
  key: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  note: "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n",
};

function states(content: string, keys: readonly string[]) {
  const { text, signatures } = parseNote(content);
  return signatures.map((signature) => signatureState(text, signature, keys.map(parseVerifier)));
}

describe("published notes", () => {
  it.each([
    ["of sumdb/note", note, peter.key],
    ["of signed-note", foo.note, foo.key],
  ])("%s holds", (_, content, key) => {
    expect(states(content, [key])).toEqual(["holds"]);
    expect(states(content, [])).toEqual(["unknown"]);
    expect(states(content.replace("h", "H"), [key])).toEqual(["wrong"]);
    expect(formatNote(parseNote(content))).toBe(content);
    expect(formatVerifier(parseVerifier(key))).toBe(key);
  });

  it("is signed with the same bytes from the same seed", () => {
    const signer = signerOf("PeterNeumann", peter.seed);
    expect(formatVerifier(signer)).toBe(peter.key);
    expect(formatNote({ text: peter.text, signatures: [sign(peter.text, signer)] })).toBe(note);
  });

  it("is split at its last empty line", () => {
    const { text, signatures } = parseNote(quasimodo);
    expect(text.endsWith("\n\ned \u00e8 subito sera.\n")).toBe(true);
    expect(signatures).toMatchObject([{ name: "quasimodo.example/salvatore", keyId: "367ba04b" }]);
    expect(signatures[0]?.signature.length).toBe(64);
  });
});

describe("a note of several signers", () => {
  const [ana, ben] = [
    signerOf("example.org/ana", new Uint8Array(32).fill(1)),
    signerOf("ben", hexToBytes("02".repeat(32))),
  ];
  const both = formatNote({ text: "a\n", signatures: [sign("a\n", ana), sign("a\n", ben)] });

  it("tells each by itself", () => {
    expect(states(both, [formatVerifier(ben)])).toEqual(["unknown", "holds"]);
    expect(states(both, [formatVerifier(ben), formatVerifier(ana)])).toEqual(["holds", "holds"]);
  });

  it("does not take another's key of the same name", () => {
    expect(states(both, [formatVerifier(signerOf("ben", new Uint8Array(32).fill(3)))])).toEqual(["unknown", "unknown"]);
  });
});

describe("what is not a note", () => {
  it.each([
    ["nothing", ""],
    ["no signature", `${peter.text}\n`],
    ["no empty line", peter.text + peter.line],
    ["a cut last line", note.slice(0, -1)],
    ["a hyphen for the dash", note.replace("\u2014", "-")],
    ["a control character", note.replace("you", "\u0007")],
    ["a line after the signature", `${note}x\n`],
    ["another base64 of the same bytes", note.replace("nAM=\n", "nAN=\n")],
    ["too many signatures", `${peter.text}\n${peter.line.repeat(101)}`],
  ])("is refused: %s", (_, content) => {
    expect(() => parseNote(content)).toThrow(NoteError);
  });

  it("is no key: every part of one, and every key with a changed character", () => {
    fc.assert(
      fc.property(fc.nat(peter.key.length), fc.nat(peter.key.length), (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(end - start < peter.key.length);
        expect(() => parseVerifier(peter.key.slice(start, end))).toThrow(NoteError);
      }),
    );
    for (let at = 0; at < peter.key.length; at++) {
      const other = String.fromCharCode(peter.key.charCodeAt(at) + 1);
      expect(() => parseVerifier(peter.key.slice(0, at) + other + peter.key.slice(at + 1))).toThrow(NoteError);
    }
    // Of the wrong length, and of an unknown algorithm, each with the id of its bytes.
    for (const key of [
      "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
      "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ]) {
      expect(() => parseVerifier(key)).toThrow(NoteError);
    }
  });
});

it.each([
  ["example.org/ana", true],
  ["Лейла", true],
  ["", false],
  ["a b", false],
  ["a\u00a0b", false],
  ["a+b", false],
  ["a\nb", false],
])("%j may name a key: %s", (name, may) => {
  expect(isKeyName(name)).toBe(may);
});
