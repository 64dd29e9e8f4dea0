import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { describe, expect, it } from "vitest";
import { EvidenceOpenError } from "../evidence/tree.ts";
import { keyText, lockedKey, parseKeyText, passphraseProblem, publicPem, unlockKey } from "./key-file.ts";
import { NoteError, signerOf } from "./signed-note.ts";

const signer = signerOf("example.org/ana", new Uint8Array(32).fill(7));
const bytes = (text: string) => new TextEncoder().encode(text);

describe("the file of a key", () => {
  it("opens with its passphrase and no other", async () => {
    const file = await lockedKey(signer, "correct horse");
    expect(file).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
    expect(await unlockKey(bytes(file), "ana.key", "correct horse")).toEqual(signer);
    await expect(unlockKey(bytes(file), "ana.key", "wrong horse")).rejects.toThrow(EvidenceOpenError);
  });

  it("holds what another program reads", () => {
    const key = createPrivateKey(keyText(signer.name, signer.seed));
    expect(key.asymmetricKeyType).toBe("ed25519");
    expect(createPublicKey(key).export({ type: "spki", format: "pem" })).toBe(publicPem(signer.publicKey));
    expect(ed25519.verify(sign(null, bytes("text"), key), bytes("text"), signer.publicKey)).toBe(true);
  });

  it.each([
    ["no name", keyText("x", signer.seed).replace(/^.*\n/, "")],
    ["no key", "Key-Name: ana\n"],
    ["a key of another kind", keyText("ana", new Uint8Array(31))],
  ])("is refused: %s", (_, text) => {
    expect(() => parseKeyText(text, "ana.key")).toThrow(NoteError);
  });

  it("is refused where it is not encrypted", async () => {
    await expect(unlockKey(bytes(keyText("ana", signer.seed)), "ana.key", "x")).rejects.toThrow(/keys new/);
  });
});

it("asks for a passphrase of some length", () => {
  expect(passphraseProblem("short")).toMatch(/10/);
  expect(passphraseProblem("long enough")).toBeUndefined();
});
