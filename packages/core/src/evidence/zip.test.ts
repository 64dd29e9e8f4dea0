import { randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf, contentOf, entriesOf, pathsOf, platform, problemsOf, textOf } from "../../test/evidence.ts";
import { buildZip, type ZipPart } from "../../test/zip-builder.ts";
import { defaultLimits, type Limits } from "../bytes/limits.ts";
import { EvidenceReadError, LimitError, memorySource } from "../bytes/source.ts";
import { EvidenceOpenError } from "./tree.ts";
import { openZip } from "./zip.ts";

function open(bytes: Uint8Array, options: { limits?: Partial<Limits>; password?: string } = {}) {
  return openZip(memorySource(bytes), "evidence.zip", {
    platform,
    limits: { ...defaultLimits, ...options.limits },
    password: async () => options.password,
  });
}

const random = randomBytes(300_000);
const parts: readonly ZipPart[] = [
  { name: "a.txt", data: "hello" },
  { name: "folder/" },
  { name: "folder/stored.bin", data: random, stored: true },
  { name: "folder/deflated.bin", data: Buffer.concat([random, Buffer.alloc(200_000)]), descriptor: true },
  { name: "empty", data: "" },
];

describe("sound archives", () => {
  test.each([
    ["plain", {}],
    ["with a comment", { comment: "PK\x05\x06 is no end here" }],
    ["with something before it", { before: randomBytes(5000) }],
    ["zip64", { zip64: true }],
  ])("%s", async (_title, how) => {
    const tree = await open(buildZip(parts, how));
    expect(await pathsOf(tree)).toEqual(["a.txt", "folder", "folder/stored.bin", "folder/deflated.bin", "empty"]);
    expect(await textOf(tree, "a.txt")).toBe("hello");
    expect((await bytesOf(tree, "folder/stored.bin")).equals(random)).toBe(true);
    expect((await bytesOf(tree, "folder/deflated.bin")).length).toBe(500_000);
    expect(await textOf(tree, "empty")).toBe("");
    expect(await tree.file("folder")).toBeUndefined();
    expect(await tree.file("nothing")).toBeUndefined();
    expect(tree.problems).toEqual([]);
    expect(tree.encrypted).toBe(false);
  });

  test("an empty archive", async () => {
    expect(await pathsOf(await open(buildZip([])))).toEqual([]);
  });

  test("stored entries are read in place, at any place", async () => {
    const source = await (await (await open(buildZip(parts))).file("folder/stored.bin"))?.open();
    const into = new Uint8Array(100);
    expect(source?.read(into, 250_000)).toBe(100);
    expect(random.subarray(250_000, 250_100).equals(into)).toBe(true);
    expect(source?.read(into, 299_990)).toBe(10);
  });

  // 2023-11-14 22:13:20; 0x21 is the first day of 1980, which is written for no time at all.
  const [date, time] = [(43 << 9) | (11 << 5) | 14, (22 << 11) | (13 << 5) | 10];
  test.each<[what: string, modified: [date: number, time: number], expected: string | undefined]>([
    ["a time", [date, time], "2023-11-14T22:13:20.000Z"],
    ["no time", [0x21, 0], undefined],
    ["a month that there is not", [(43 << 9) | (13 << 5) | 14, time], undefined],
  ])("wall clocks without a zone: %s", async (_, modified, expected) => {
    const whole = buildZip([{ name: "a", data: "x", modified }]);
    const wanted = expected === undefined ? {} : { modifiedLocal: Date.parse(expected) * 1000 };
    for (const zip of [whole, whole.subarray(0, whole.length - 30)]) {
      const [entry] = await entriesOf(await open(zip));
      expect(entry?.metadata).toEqual(wanted);
    }
  });

  test("modes and times, and links that stay inside", async () => {
    const stamp = Buffer.from([0x55, 0x54, 5, 0, 1, 0, 0xf1, 0x53, 0x65]);
    const tree = await open(
      buildZip([
        { name: "a/file", data: "x", mode: 0o100640, extra: stamp },
        { name: "a/in", data: "../a/file", mode: 0o120777 },
        { name: "a/out", data: "../../etc/passwd", mode: 0o120777 },
        { name: "a/round", data: "round", mode: 0o120777 },
      ]),
    );
    const [file, link] = await entriesOf(tree);
    expect(file?.metadata).toEqual({ mode: 0o100640, modified: 0x6553f100 * 1e6 });
    expect(link?.type).toBe("link");
    expect(await textOf(tree, "a/in")).toBe("x");
    expect(await tree.file("a/out")).toBeUndefined();
    expect(await tree.file("a/round")).toBeUndefined();
    expect(problemsOf(tree)).toEqual(["refused a/out", "refused a/round"]);
  });
});

describe("names are only names", () => {
  test.each(["../../etc/passwd", "/etc/passwd", "C:\\Windows\\x", "a\0b", "a//b", " ", "…"])("%j", async (name) => {
    const tree = await open(buildZip([{ name, data: "content" }]));
    expect(await pathsOf(tree)).toEqual([name]);
    expect(await textOf(tree, name)).toBe("content");
  });

  test("UTF-8 with and without its flag, and code page 437", async () => {
    const tree = await open(
      buildZip([{ name: "é", flags: 0x800 }, { name: "ü" }, { name: Uint8Array.from([0x82, 0x20, 0xe1]) }]),
    );
    expect(await pathsOf(tree)).toEqual(["é", "ü", "é ß"]);
  });

  test("two entries of one name are both kept, and said", async () => {
    const same = ["1", "2", "3"].map((data) => ({ name: "x", data }));
    const tree = await open(buildZip([...same, { name: "x (2)", data: "4" }]));
    expect(await pathsOf(tree)).toEqual(["x", "x (2)", "x (3)", "x (2) (2)"]);
    expect(await textOf(tree, "x (3)")).toBe("3");
    expect(problemsOf(tree)).toEqual(["damaged x", "damaged x", "damaged x (2)"]);
  });

  test("a leading ./ says nothing", async () => {
    expect(await pathsOf(await open(buildZip([{ name: "./a" }, { name: "././b/c" }])))).toEqual(["a", "b/c"]);
  });
});

describe("damage is said, with the entry's name", () => {
  const deflated = deflateRawSync(random);
  test.each<[string, ZipPart]>([
    ["wrong checksum", { name: "bad", data: random, crc: 1 }],
    ["wrong checksum, stored", { name: "bad", data: random, crc: 1, stored: true }],
    ["compressed data end early", { name: "bad", data: random, packed: deflated.subarray(0, 1000) }],
    ["compressed data are noise", { name: "bad", data: random, packed: Buffer.alloc(1000, 0xff) }],
    ["inflates to more than stated", { name: "bad", data: random, size: 1000 }],
    ["inflates to less than stated", { name: "bad", data: random, size: 300_001 }],
    ["unknown method", { name: "bad", data: random, method: 93 }],
    ["no header where stated", { name: "bad", data: "abc", header: 90 }],
    ["header beyond the end", { name: "bad", data: random, header: 0xfffffff0 }],
    ["stored size is not the packed one", { name: "bad", data: "abc", stored: true, size: 2 }],
  ])("%s", async (_title, part) => {
    const tree = await open(buildZip([{ name: "good", data: "good" }, part]));
    await expect(bytesOf(tree, "bad")).rejects.toThrow(EvidenceReadError);
    await expect(bytesOf(tree, "bad")).rejects.toThrow(/^bad: /);
    expect(await textOf(tree, "good")).toBe("good");
  });

  test("a missing entry of the directory", async () => {
    const bytes = buildZip(parts);
    bytes.writeUInt16LE(9, bytes.length - 12);
    expect((await open(bytes)).problems[0]?.message).toContain("says that it holds 9 entries, 5 could be read");
  });
});

describe("archives that are cut off", () => {
  test.each([
    ["stored", { stored: true }],
    ["deflated", {}],
    ["with a descriptor", { descriptor: true }],
  ])("are read as far as they go: %s", async (_title, how) => {
    const first = { name: "first", data: random.subarray(0, 1000), ...how };
    const last = { name: "last", data: random, ...how };
    const bytes = buildZip([first, last]);
    const tree = await open(bytes.subarray(0, 200_000));
    expect(await pathsOf(tree)).toEqual(["first", "last"]);
    expect((await bytesOf(tree, "first")).equals(random.subarray(0, 1000))).toBe(true);
    const rest = await bytesOf(tree, "last");
    expect(rest.length).toBeGreaterThan(190_000);
    expect(random.subarray(0, rest.length).equals(rest)).toBe(true);
    expect(problemsOf(tree)).toEqual(["truncated last", "truncated "]);
  });

  test("only the directory is missing", async () => {
    const bytes = buildZip(parts);
    const tree = await open(bytes.subarray(0, bytes.indexOf("PK\x01\x02")));
    expect(await pathsOf(tree)).toEqual(["a.txt", "folder", "folder/stored.bin", "folder/deflated.bin", "empty"]);
    expect((await bytesOf(tree, "folder/deflated.bin")).length).toBe(500_000);
    expect(problemsOf(tree)).toEqual(["truncated "]);
  });

  test("nothing but a beginning", async () => {
    await expect(open(buildZip(parts).subarray(0, 20))).rejects.toThrow(EvidenceOpenError);
  });
});

describe("bombs", () => {
  const zeros = { name: "zeros", data: Buffer.alloc(3_000_000) };

  test("a ratio beyond the bound", async () => {
    const tree = await open(buildZip([zeros]), { limits: { ratio: 100, ratioFrom: 1_000_000 } });
    await expect(bytesOf(tree, "zeros")).rejects.toThrow(LimitError);
  });

  test("a size beyond the bound, and one that is not stated", async () => {
    const limits = { inflated: 1_000_000 };
    await expect(bytesOf(await open(buildZip([zeros]), { limits }), "zeros")).rejects.toThrow(LimitError);
    const liar = buildZip([{ ...zeros, size: 10 }]);
    await expect(bytesOf(await open(liar, { limits }), "zeros")).rejects.toThrow(/more than the 10 bytes/);
  });

  test("entries that share their bytes", async () => {
    const bytes = buildZip([{ name: "kernel", data: "k" }, { name: "twin", header: 0, data: "k" }, { name: "own" }]);
    const tree = await open(bytes);
    await expect(bytesOf(tree, "kernel")).rejects.toThrow(LimitError);
    await expect(bytesOf(tree, "twin")).rejects.toThrow(/share/);
    expect(await textOf(tree, "own")).toBe("");
    expect(problemsOf(tree)).toEqual(["limit "]);
  });

  test("more entries than are allowed", async () => {
    const tree = await open(buildZip(parts), { limits: { entries: 2 } });
    expect(await pathsOf(tree)).toEqual(["a.txt", "folder"]);
    expect(problemsOf(tree)).toEqual(["limit "]);
  });
});

describe("encrypted entries", () => {
  const small = randomBytes(5000);
  const methods = [
    ["old encryption", { zipCrypto: true }],
    ["AES-256", { encryptionStrength: 3 }],
    ["AES-128, stored", { encryptionStrength: 1, level: 0 }],
  ] as const;

  async function build(how: object, clearToo = false): Promise<Uint8Array> {
    const writer = new ZipWriter(new Uint8ArrayWriter());
    for (const name of ["1", "2", "3", "4"]) {
      await writer.add(name, new Uint8ArrayReader(small), { password: "pass", useWebWorkers: false, ...how });
    }
    if (clearToo) await writer.add("clear", new Uint8ArrayReader(small), { useWebWorkers: false });
    return writer.close();
  }

  test.each(methods)("%s with the password", async (_title, how) => {
    const tree = await open(await build(how), { password: "pass" });
    expect(tree.encrypted).toBe(true);
    expect((await bytesOf(tree, "3")).equals(small)).toBe(true);
    const storedBytes = contentOf((await (await tree.file("3"))?.openStored?.()) ?? memorySource(new Uint8Array(0)));
    expect(storedBytes.length).toBeGreaterThan(5000);
    expect(storedBytes.includes(small.subarray(0, 64))).toBe(false);
  });

  test.each(methods)("%s with a wrong password, and without", async (_title, how) => {
    const bytes = await build(how);
    await expect(open(bytes, { password: "no" })).rejects.toMatchObject({ code: "wrong_password" });
    await expect(open(bytes)).rejects.toMatchObject({ code: "password_needed" });
  });

  test("without a password, what is not encrypted can be read", async () => {
    const tree = await open(await build({ encryptionStrength: 3 }, true));
    expect((await bytesOf(tree, "clear")).equals(small)).toBe(true);
    await expect(bytesOf(tree, "1")).rejects.toThrow("encrypted, and no password was given");
    expect(problemsOf(tree)).toEqual(["encrypted "]);
  });

  test.each(methods)("%s, damaged: told apart from a wrong password", async (_title, how) => {
    const bytes = Buffer.from(await build(how));
    const third = bytes.indexOf("PK\x03\x04", bytes.indexOf("PK\x03\x04", 10) + 10);
    bytes.fill(0x55, third + 2000, third + 2100);
    const tree = await open(bytes, { password: "pass" });
    await expect(bytesOf(tree, "3")).rejects.toThrow(/^3: .*damaged/);
    expect((await bytesOf(tree, "4")).equals(small)).toBe(true);
  });
});

test("whatever is changed in an archive, it is read or refused", async () => {
  const sound = buildZip([...parts.slice(0, 2), { name: "b", data: random.subarray(0, 300), descriptor: true }], {
    zip64: true,
  });
  const change = fc.record({ at: fc.nat(sound.length - 1), value: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(sound.length), async (changes, end) => {
      const bytes = Buffer.from(sound);
      for (const { at, value } of changes) bytes[at] = value;
      await readEverything(bytes);
      await readEverything(bytes.subarray(0, end));
    }),
    { numRuns: 300 },
  );
});

async function readEverything(bytes: Uint8Array): Promise<void> {
  try {
    const tree = await open(bytes, { limits: { inflated: 10_000_000 } });
    for (const path of await pathsOf(tree)) await bytesOf(tree, path).catch(expected);
  } catch (error) {
    expected(error);
  }
}

function expected(error: unknown): void {
  const known = error instanceof EvidenceReadError || error instanceof LimitError || error instanceof EvidenceOpenError;
  // A name that a change made a folder's is no file.
  if (!known && !(error instanceof Error && error.message.startsWith("no file"))) throw error;
}

test("the directory of a stored archive is not taken for that of the archive around it, which is cut off", async () => {
  const inner = buildZip([{ name: "inner.txt", data: "i" }]);
  const whole = buildZip([
    { name: "a.txt", data: "a" },
    { name: "inner.zip", data: inner, stored: true },
    { name: "b.bin", data: randomBytes(9000), stored: true },
  ]);
  const tree = await open(whole.subarray(0, whole.length - 5000));
  expect(await pathsOf(tree)).toEqual(["a.txt", "inner.zip", "b.bin"]);
  expect(problemsOf(tree)).toContain("truncated ");
});
