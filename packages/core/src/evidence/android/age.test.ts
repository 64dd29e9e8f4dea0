import { createHash, randomBytes } from "node:crypto";
import { armor, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, test } from "vitest";
import { contentOf } from "../../../test/evidence.ts";
import { defaultLimits } from "../../bytes/limits.ts";
import { memorySource } from "../../bytes/source.ts";
import { openAge } from "./age.ts";
import { isAge } from "./age-start.ts";

const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);

async function encrypt(content: Uint8Array, passphrase?: string): Promise<Buffer> {
  const encrypter = new Encrypter();
  if (passphrase === undefined) encrypter.addRecipient(recipient);
  else {
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(10);
  }
  return Buffer.from(await encrypter.encrypt(content));
}

function open(bytes: Uint8Array, keys: { identity?: string; password?: string } = { identity }) {
  return openAge(memorySource(bytes), "x.age", {
    limits: defaultLimits,
    identity: keys.identity,
    password: async () => keys.password,
  });
}

const piece = 64 * 1024;

describe("an age file is read", () => {
  test.each([0, 1, 15, piece - 1, piece, piece + 1, 3 * piece, 20 * piece + 77])("of %i bytes", async (size) => {
    const content = randomBytes(size);
    const { source, truncated } = await open(await encrypt(content));
    expect([source.size, truncated]).toEqual([size, undefined]);
    expect(contentOf(source).equals(content)).toBe(true);
    const some = Buffer.alloc(100);
    const at = Math.max(0, size - 130);
    expect(some.subarray(0, source.read(some, at)).equals(content.subarray(at, at + 100))).toBe(true);
    expect(source.read(some, size)).toBe(0);
  });

  test("with a key file of comments and several keys", async () => {
    const other = await generateX25519Identity();
    const text = `# created: 2026-01-01\n# public key: ${recipient}\n${other}\n${identity}\n`;
    const { source } = await open(await encrypt(Buffer.from("content")), { identity: text });
    expect(contentOf(source).toString()).toBe("content");
  });

  test("with a password", async () => {
    const { source } = await open(await encrypt(Buffer.from("content"), "correct horse"), {
      password: "correct horse",
    });
    expect(contentOf(source).toString()).toBe("content");
  });

  test("armoured", async () => {
    const text = Buffer.from(armor.encode(await encrypt(Buffer.from("content"))));
    expect(isAge(text)).toBe(true);
    expect(contentOf((await open(text)).source).toString()).toBe("content");
    await expect(open(text.subarray(0, 200))).rejects.toMatchObject({ code: "damaged" });
  });
});

describe("what is missing, wrong and damaged is told apart", async () => {
  const whole = await encrypt(randomBytes(3 * piece));
  const locked = await encrypt(Buffer.from("x"), "p");
  const header = whole.indexOf("\n--- ");
  const other = await generateX25519Identity();
  const changed = (at: number): Buffer => {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  test.each<[string, Uint8Array, { identity?: string; password?: string }, string, RegExp]>([
    ["no key", whole, {}, "identity_needed", /--identity/],
    ["no key but a password", whole, { password: "p" }, "identity_needed", /--identity/],
    ["another's key", whole, { identity: other }, "identity_needed", /age key does not open/],
    ["no key in the key file", whole, { identity: "hello" }, "identity_needed", /no line that begins/],
    ["half a key", whole, { identity: identity.slice(0, 40) }, "identity_needed", /not whole/],
    ["an encrypted key file", whole, { identity: `${armor.encode(locked)}` }, "identity_needed", /encrypted itself/],
    ["no password", locked, { identity }, "password_needed", /--password-file/],
    ["a wrong password", locked, { password: "q" }, "wrong_password", /password does not open/],
    ["a header that is cut off", whole.subarray(0, header), { identity }, "damaged", /header/],
    ["a damaged header", changed(header + 10), { identity }, "damaged", /header/],
    ["nothing after the header", whole.subarray(0, header + 60), { identity }, "damaged", /after its header/],
    ["less than a piece", whole.subarray(0, header + 1000), { identity }, "damaged", /cut off at its start/],
  ])("%s", async (_title, bytes, keys, code, message) => {
    await expect(open(bytes, keys)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test("a password that would take too much memory", async () => {
    const greedy = Buffer.from(locked.toString("latin1").replace(" 10\n", " 30\n"), "latin1");
    await expect(open(greedy, { password: "p" })).rejects.toMatchObject({ message: expect.stringMatching(/memory/) });
  });

  test("a file that is cut off is read up to the last whole piece", async () => {
    for (const lost of [1, 5000, piece + 16, piece + 5000]) {
      const { source, truncated } = await open(whole.subarray(0, whole.length - lost));
      expect(source.size).toBe(Math.floor((3 * (piece + 16) - lost) / (piece + 16)) * piece);
      expect(truncated).toMatch(/cut off/);
      expect(contentOf(source).length).toBe(source.size);
    }
  });

  test("a damaged piece is not handed on as content", async () => {
    const { source, truncated } = await open(changed(whole.length - 2 * piece));
    expect(truncated).toBeUndefined();
    expect(() => contentOf(source)).toThrow(/damaged near byte 65536/);
    expect(source.read(new Uint8Array(10), 2 * piece)).toBe(10);
  });

  test("pieces in another order are not accepted", async () => {
    const start = whole.length - 3 * (piece + 16);
    const [a, b, c] = [0, 1, 2].map((i) => whole.subarray(start + i * (piece + 16), start + (i + 1) * (piece + 16)));
    if (!a || !b || !c) throw new Error("three pieces");
    const { source } = await open(Buffer.concat([whole.subarray(0, start), b, a, c]));
    expect(() => contentOf(source)).toThrow(/damaged/);
  });
});

test("what is no age file", () => {
  expect(isAge(createHash("sha256").digest())).toBe(false);
});
