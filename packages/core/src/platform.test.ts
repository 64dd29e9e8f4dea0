import { createCipheriv, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { nodePlatform } from "../../cli/src/platform/node-platform.ts";
import { EvidenceReadError, LimitError } from "./bytes/source.ts";
import type { HashAlgorithm, Platform } from "./platform.ts";
import { webPlatform } from "./web-platform.ts";

const scratchFolder = mkdtempSync(join(tmpdir(), "sillage-platform-"));
const wasmFile = createRequire(import.meta.url).resolve("@sqlite.org/sqlite-wasm/sqlite3.wasm");
const sqliteWasm = async () => new Uint8Array(readFileSync(wasmFile));

afterAll(() => rmSync(scratchFolder, { recursive: true, force: true }));

const platforms: readonly (readonly [string, Platform])[] = [
  ["node", nodePlatform({ scratchFolder })],
  ["web", webPlatform({ sqliteWasm })],
];

/** Of "abc": FIPS 180-2, appendices A to C; RFC 1321, A.5. */
const hashes: readonly (readonly [HashAlgorithm, string])[] = [
  ["md5", "900150983cd24fb0d6963f7d28e17f72"],
  ["sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"],
  ["sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "sha512",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  ],
];

/** NIST SP 800-38A, F.2.2, F.2.4, F.2.6 and F.5: two blocks each. */
const clear = hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
const cbcIv = hex("000102030405060708090a0b0c0d0e0f");
const ctrStart = hex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
const aes = [
  {
    key: "2b7e151628aed2a6abf7158809cf4f3c",
    cbc: "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2",
    ctr: "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff",
  },
  {
    key: "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
    cbc: "4f021db243bc633d7178183a9fa071e8b4d9ada9ad7dedf4e5e738763f69145a",
    ctr: "1abc932417521ca24f2b0459fe7e6e0b090339ec0aa6faefd5ccc2c6f4ce8e94",
  },
  {
    key: "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
    cbc: "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d",
    ctr: "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5",
  },
];

/** RFC 6070; for SHA-256, RFC 7914, section 11. */
const derivations = [
  { algorithm: "sha1", password: "password", salt: "salt", rounds: 2, key: "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957" },
  { algorithm: "sha1", password: "pass\0word", salt: "sa\0lt", rounds: 4096, key: "56fa6aa75548099dcc37d7f03425e0c3" },
  {
    algorithm: "sha256",
    password: "passwd",
    salt: "salt",
    rounds: 1,
    key: "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
  },
] as const;

describe.each(platforms)("%s platform", (_name, platform) => {
  test.each(hashes)("%s of abc, in one piece and in several", (algorithm, expected) => {
    for (const pieces of [["abc"], ["a", "", "bc"]]) {
      const hasher = platform.hash(algorithm);
      for (const piece of pieces) hasher.update(text(piece));
      expect(hasher.digest()).toBe(expected);
    }
  });

  test.each(aes)("AES with key $key", ({ key, cbc, ctr }) => {
    expect(toHex(platform.decryptAesCbc(hex(key), cbcIv, hex(cbc)))).toBe(toHex(clear));
    expect(toHex(platform.applyAesCtr(hex(key), ctrStart, clear))).toBe(ctr);
    expect(toHex(platform.applyAesCtr(hex(key), ctrStart, clear.subarray(0, 21)))).toBe(ctr.slice(0, 42));
  });

  test("the AES counter carries through all of its 128 bits", () => {
    const key = randomBytes(32);
    const counter = new Uint8Array(16).fill(0xff);
    const expected = createCipheriv("aes-256-ctr", key, counter).update(new Uint8Array(64));
    expect(toHex(platform.applyAesCtr(key, counter, new Uint8Array(64)))).toBe(toHex(expected));
  });

  test("encrypted counters are the key stream of counter mode", () => {
    const key = randomBytes(32);
    const counters = new Uint8Array(48);
    for (const block of [0, 1, 2]) counters[16 * block + 15] = block;
    const expected = createCipheriv("aes-256-ctr", key, new Uint8Array(16)).update(new Uint8Array(48));
    const encrypt = platform.aesBlocks(key);
    expect(toHex(encrypt(counters))).toBe(toHex(expected));
    expect(toHex(encrypt(counters.subarray(16)))).toBe(toHex(expected.subarray(16)));
  });

  test("CBC of what is no whole number of blocks, and a key of a wrong length, are errors", () => {
    expect(() => platform.decryptAesCbc(new Uint8Array(32), new Uint8Array(16), new Uint8Array(17))).toThrow();
    expect(() => platform.decryptAesCbc(new Uint8Array(31), new Uint8Array(16), new Uint8Array(16))).toThrow();
  });

  test.each(derivations)("PBKDF2-$algorithm, $rounds rounds", async ({ algorithm, password, salt, rounds, key }) => {
    const derived = await platform.pbkdf2(algorithm, text(password), text(salt), rounds, key.length / 2);
    expect(toHex(derived)).toBe(key);
  });

  test("PBKDF2 takes an empty password", async () => {
    const derived = await platform.pbkdf2("sha256", new Uint8Array(0), text("salt"), 1, 8);
    expect(toHex(derived)).toBe("f135c27993baf987");
  });

  test("scratch room gives back what was put in, across its own bounds", () => {
    const scratch = platform.scratch();
    const content = randomBytes(20 * 2 ** 20 + 12_345);
    for (let at = 0; at < content.length; at += 777_777) scratch.append(content.subarray(at, at + 777_777));
    expect(scratch.size).toBe(content.length);
    for (const [at, length] of [
      [0, 10],
      [7 * 2 ** 20, 2 ** 20],
      [8 * 2 ** 20 - 5, 10],
      [12_345_671, 3_000_001],
      [content.length - 3, 10],
      [0, content.length],
    ] as const) {
      const into = new Uint8Array(length);
      const got = scratch.read(into, at);
      expect(got).toBe(Math.min(length, content.length - at));
      expect(content.subarray(at, at + got).equals(into.subarray(0, got))).toBe(true);
    }
    expect(scratch.read(new Uint8Array(4), content.length)).toBe(0);
    expect(scratch.read(new Uint8Array(4), -1)).toBe(0);
    scratch.close();
    expect(() => scratch.read(new Uint8Array(4), 0)).toThrow(EvidenceReadError);
    scratch.close();
  });

  test("what is appended after reading is read too", () => {
    const scratch = platform.scratch();
    scratch.append(new Uint8Array(9 * 2 ** 20).fill(1));
    scratch.read(new Uint8Array(10), 9 * 2 ** 20 - 10);
    scratch.append(new Uint8Array([2, 3]));
    const tail = new Uint8Array(3);
    scratch.read(tail, 9 * 2 ** 20 - 1);
    expect([...tail]).toEqual([1, 2, 3]);
    scratch.close();
  });

  test("the SQLite engine is WebAssembly", async () => {
    expect([...(await platform.sqliteWasm()).subarray(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
  });
});

test("Node's scratch file holds nothing in clear and is gone once closed", () => {
  const folder = join(scratchFolder, "own");
  const scratch = nodePlatform({ scratchFolder: folder }).scratch();
  scratch.append(new Uint8Array(100));
  expect(existsSync(folder)).toBe(false);
  scratch.append(Buffer.alloc(9 * 2 ** 20, "a secret "));
  // Where an open file can be unlinked, there is nothing to see even before.
  for (const file of readdirSync(folder)) expect(readFileSync(join(folder, file)).includes("secret")).toBe(false);
  scratch.close();
  expect(readdirSync(folder)).toEqual([]);
});

test("the web platform's scratch rooms share a bound", () => {
  const platform = webPlatform({ sqliteWasm, scratchLimit: 100 });
  const first = platform.scratch();
  first.append(new Uint8Array(60));
  const second = platform.scratch();
  expect(() => second.append(new Uint8Array(41))).toThrow(LimitError);
  first.close();
  second.append(new Uint8Array(100));
});

function hex(digits: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(digits, "hex"));
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function text(value: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(value);
}
