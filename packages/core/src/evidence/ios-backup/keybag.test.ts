import { createCipheriv, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeLocks } from "../../../test/encrypted-backup.ts";
import { contentOf, platform } from "../../../test/evidence.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { defaultLimits } from "../../bytes/limits.ts";
import { memorySource } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { ProblemLog } from "../problems.ts";
import { parseKeybag, unlockKeybag } from "./keybag.ts";
import { contentLength, decryptedSource, unwrapFileKey, unwrapKey } from "./keys.ts";
import { openMbdb } from "./manifest-mbdb.ts";

/** RFC 3394, 4.1, 4.3 and 4.6. */
const wraps = [
  {
    key: "000102030405060708090A0B0C0D0E0F",
    wrapped: "1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5",
    inner: "00112233445566778899AABBCCDDEEFF",
  },
  {
    key: "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F",
    wrapped: "64E8C3F9CE0F5BA263E9777905818A2A93C8191E7D6E8AE7",
    inner: "00112233445566778899AABBCCDDEEFF",
  },
  {
    key: "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F",
    wrapped: "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21",
    inner: "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F",
  },
];

describe("unwrapping keys", () => {
  test.each(wraps)("RFC 3394: $wrapped", ({ key, wrapped, inner }) => {
    const unwrapped = unwrapKey(hex(key), hex(wrapped));
    expect(unwrapped && Buffer.from(unwrapped).toString("hex").toUpperCase()).toBe(inner);
    const changed = hex(wrapped);
    changed[5] = (changed[5] ?? 0) ^ 1;
    expect(unwrapKey(hex(key), changed)).toBeUndefined();
  });

  test.each([0, 8, 16, 23, 25, 80, 4096])("%d bytes are no wrapped key", (length) => {
    expect(unwrapKey(new Uint8Array(32), new Uint8Array(length))).toBeUndefined();
  });

  test("a file's key names its class", () => {
    const keys = { classes: new Map([[1, new Uint8Array(32)]]) };
    expect(() => unwrapFileKey(keys, new Uint8Array(10))).toThrow("too short");
    expect(() => unwrapFileKey(keys, new Uint8Array(44))).toThrow("protection class 0, which has no key");
  });
});

describe("keybags", () => {
  test("a hostile number of rounds is refused", () => {
    const { keybag } = makeLocks("x", true);
    const bytes = Buffer.from(keybag);
    bytes.writeUInt32BE(0xffffffff, bytes.indexOf("ITER") + 8);
    expect(() => parseKeybag(bytes)).toThrow(/4294967295 rounds of ITER/);
  });

  test("a key that alone is damaged is said, the others open", async () => {
    const bytes = Buffer.from(makeLocks("x", false).keybag);
    bytes[bytes.lastIndexOf("WPKY") + 20] = (bytes[bytes.lastIndexOf("WPKY") + 20] ?? 0) ^ 1;
    const unlocked = await unlockKeybag(platform, parseKeybag(bytes), "x");
    expect([...(unlocked?.keys.classes.keys() ?? [])]).toEqual([3]);
    expect(unlocked?.damaged).toEqual([4]);
  });

  test("whatever is changed, it is parsed or a FormatError", () => {
    const sound = makeLocks("x", false).keybag;
    const change = fc.record({ at: fc.nat(sound.length - 1), value: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), fc.nat(sound.length), (changes, end) => {
        const bytes = Uint8Array.from(sound);
        for (const { at, value } of changes) bytes[at] = value;
        try {
          parseKeybag(bytes.subarray(0, end));
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
    );
  });
});

test("whatever a list of files before iOS 10 holds, it is read or said to be damaged", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const problems = new ProblemLog();
      const list = Buffer.concat([Buffer.from("mbdb\x05\x00", "latin1"), bytes]);
      const manifest = openMbdb(list, platform, defaultLimits, problems);
      expect(manifest.damaged).toBe(problems.list.length > 0);
    }),
  );
});

describe("decrypting by ranges", () => {
  const key = randomBytes(32);
  const encrypt = (data: Uint8Array): Buffer => {
    const cipher = createCipheriv("aes-256-cbc", key, Buffer.alloc(16));
    return Buffer.concat([cipher.update(data), cipher.final()]);
  };

  test.each([0, 1, 15, 16, 17, 65_535, 65_536, 65_537, 200_000])("%d bytes", (size) => {
    const clear = randomBytes(size);
    const stored = memorySource(encrypt(clear));
    expect(contentLength(platform, stored, key)).toBe(size);
    for (const step of [16, 1000, 70_001, 1 << 20]) {
      expect(contentOf(decryptedSource(platform, stored, key, size), step).equals(clear)).toBe(true);
    }
  });

  test("any range gives what lies there", () => {
    const clear = randomBytes(300_000);
    const source = decryptedSource(platform, memorySource(encrypt(clear)), key, clear.length);
    fc.assert(
      fc.property(fc.nat(300_100), fc.nat(150_000), (at, length) => {
        const into = Buffer.alloc(length);
        const got = source.read(into, at);
        expect(got).toBe(Math.max(0, Math.min(length, clear.length - at)));
        expect(into.subarray(0, got).equals(clear.subarray(at, at + got))).toBe(true);
      }),
    );
  });
});

withShared("a real keybag", () => {
  test("opens with its password after ten million rounds, and not with another", { timeout: 120_000 }, async () => {
    const keybag = parseKeybag(realKeybag());
    expect(keybag.first?.iterations).toBe(10_000_000);
    const right = await unlockKeybag(platform, keybag, "0000");
    expect(right?.damaged).toEqual([]);
    expect(right?.keys.classes.size).toBe(keybag.classKeys.length);
    // The same rounds with a wrong password would take as long: one round is wrong enough.
    const first = { salt: new Uint8Array(20), iterations: 1 };
    expect(await unlockKeybag(platform, { ...keybag, first }, "0000")).toBeUndefined();
  });
});

/** The bytes of `MANIFEST_KEYBAG_ZEROS`, a Python file's constant of byte strings. */
function realKeybag(): Uint8Array {
  const text = readFileSync(sharedPath("evidence", "real", "pyiosbackup", "tests", "conftest.py"), "utf8");
  const start = text.indexOf("MANIFEST_KEYBAG_ZEROS = (");
  const body = text.slice(start, text.indexOf("\n)", start));
  const literals = [...body.matchAll(/^\s*b(['"])(.*)\1$/gm)].map((match) => match[2] ?? "");
  return Buffer.concat(literals.map((literal) => Buffer.from(unescaped(literal), "latin1")));
}

function unescaped(literal: string): string {
  const named: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\", "'": "'", '"': '"' };
  return literal.replaceAll(/\\(?:x([0-9a-f]{2})|(.))/g, (_all, hexadecimal?: string, letter?: string) =>
    hexadecimal ? String.fromCharCode(Number.parseInt(hexadecimal, 16)) : (named[letter ?? ""] ?? ""),
  );
}

function hex(digits: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(digits, "hex"));
}
