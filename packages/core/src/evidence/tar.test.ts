import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf, entriesOf, pathsOf, platform, problemsOf, textOf } from "../../test/evidence.ts";
import { buildTar, pax, type TarPart } from "../../test/tar-builder.ts";
import { buildZip } from "../../test/zip-builder.ts";
import { defaultLimits, type Limits } from "../bytes/limits.ts";
import { EvidenceReadError, LimitError, memorySource } from "../bytes/source.ts";
import { openArchive, openNested } from "./nested.ts";
import { openTar } from "./tar.ts";

function options(limits: Partial<Limits> = {}) {
  return { platform, limits: { ...defaultLimits, ...limits }, password: async () => undefined, depth: 0 };
}

const open = (bytes: Uint8Array) => openTar(memorySource(bytes), "evidence.tar", options());
const random = randomBytes(100_000);
const parts: readonly TarPart[] = [
  { name: "./", type: "5" },
  { name: "./folder/", type: "5" },
  { name: "./folder/a", data: "first" },
  { name: "b", prefix: "long/prefix", data: random },
  { name: "old", data: "v7", magic: "\0\0\0\0\0\0\0\0", type: "\0" },
  { name: "wide", data: "base 256", wide: true },
];

describe("tar", () => {
  test("headers of several ages, read where they lie", async () => {
    const tree = open(buildTar(parts));
    expect(await pathsOf(tree)).toEqual(["folder", "folder/a", "long/prefix/b", "old", "wide"]);
    expect(await textOf(tree, "folder/a")).toBe("first");
    expect((await bytesOf(tree, "long/prefix/b")).equals(random)).toBe(true);
    expect(await textOf(tree, "wide")).toBe("base 256");
    expect(tree.problems).toEqual([]);
    expect((await entriesOf(tree))[1]?.metadata).toEqual({
      modified: 1_700_000_000_000_000,
      mode: 0o100644,
      owner: 501,
      group: 501,
    });
  });

  test("long names: GNU and pax, for one entry and for all", async () => {
    const long = `${"d/".repeat(200)}é`;
    const tree = open(
      buildTar([
        { name: "././@LongLink", type: "L", data: `${long}\0` },
        { name: "cut", data: "gnu" },
        pax({ path: `pax/${long}`, mtime: "1700000001.5", size: "3" }),
        { name: "cut", data: "pax" },
        pax({ uid: "7" }, "g"),
        { name: "plain", data: "all" },
      ]),
    );
    expect(await pathsOf(tree)).toEqual([long, `pax/${long}`, "plain"]);
    const [, second, third] = await entriesOf(tree);
    expect(second?.metadata.modified).toBe(1_700_000_001_500_000);
    expect(third?.metadata.owner).toBe(7);
  });

  test("links: hard, symbolic, and those that lead out", async () => {
    const tree = open(
      buildTar([
        { name: "a/file", data: "content" },
        { name: "hard", type: "1", target: "a/file" },
        { name: "soft", type: "2", target: "./a/file" },
        { name: "a/absolute", type: "2", target: "/a/file" },
        { name: "out", type: "2", target: "../../etc/passwd" },
        { name: "nowhere", type: "1", target: "missing" },
        { name: "null", type: "3" },
      ]),
    );
    for (const path of ["hard", "soft", "a/absolute"]) expect(await textOf(tree, path)).toBe("content");
    expect(await tree.file("out")).toBeUndefined();
    expect(await tree.file("null")).toBeUndefined();
    expect(problemsOf(tree)).toEqual(["damaged nowhere", "refused null", "refused out"]);
  });

  test.each([
    ["old GNU", [{ name: "s", type: "S", data: "x" }]],
    ["pax", [pax({ "GNU.sparse.map": "0,1" }), { name: "s", data: "x" }]],
  ])("sparse files are refused: %s", async (_title, made) => {
    const tree = open(buildTar(made));
    await expect(bytesOf(tree, "s")).rejects.toThrow(EvidenceReadError);
    expect(problemsOf(tree)).toEqual(["unreadable s"]);
  });

  test("names are only names, and copies are kept", async () => {
    const names = ["../x", "/etc/x", "a\\b", "x", "x"];
    const tree = open(buildTar(names.map((name, index) => ({ name, data: String(index) }))));
    expect(await pathsOf(tree)).toEqual(["../x", "/etc/x", "a\\b", "x", "x (2)"]);
    expect(await textOf(tree, "../x")).toBe("0");
    expect(await textOf(tree, "x (2)")).toBe("4");
  });

  test("cut off inside a file, and inside a header", async () => {
    const bytes = buildTar(parts);
    const inFile = open(bytes.subarray(0, 50_000));
    expect((await bytesOf(inFile, "long/prefix/b")).length).toBe(50_000 - 5 * 512);
    expect(problemsOf(inFile)).toEqual(["truncated long/prefix/b"]);
    const inHeader = open(bytes.subarray(0, 512 * 2 + 100));
    expect(await pathsOf(inHeader)).toEqual(["folder"]);
    expect(problemsOf(inHeader)).toEqual(["truncated "]);
  });

  test("cut off between two files, or in the room after one", async () => {
    const bytes = buildTar([
      { name: "a", data: "a" },
      { name: "b", data: "b" },
    ]);
    for (const end of [1024, 600]) {
      const tree = open(bytes.subarray(0, end));
      expect(await pathsOf(tree)).toEqual(["a"]);
      expect(await textOf(tree, "a")).toBe("a");
      expect(problemsOf(tree)).toEqual(["truncated "]);
    }
    expect(problemsOf(open(bytes))).toEqual([]);
  });

  test("a damaged header costs its own file", async () => {
    const bytes = buildTar([
      { name: "a", data: "1" },
      { name: "b", data: "2" },
      { name: "c", data: "3" },
    ]);
    bytes.fill(0x41, 1024, 1200);
    const tree = open(bytes);
    expect(await pathsOf(tree)).toEqual(["a", "c"]);
    expect(await textOf(tree, "c")).toBe("3");
    expect(problemsOf(tree)).toEqual(["damaged "]);
  });
});

describe("gzipped tar", () => {
  const packed = gzipSync(buildTar(parts));
  const openGz = (bytes: Uint8Array, limits?: Partial<Limits>) =>
    openArchive(memorySource(bytes), "evidence.tar.gz", options(limits));

  test.each([
    ["sound", packed, []],
    [
      "in several members, with zeros after",
      Buffer.concat([
        gzipSync(buildTar(parts).subarray(0, 5000)),
        gzipSync(buildTar(parts).subarray(5000)),
        Buffer.alloc(100),
      ]),
      [],
    ],
    ["cut off", packed.subarray(0, 80_000), ["truncated ", "truncated long/prefix/b"]],
  ])("%s", async (_title, bytes, problems) => {
    const tree = await openGz(bytes);
    if (!tree) throw new Error("not recognised");
    expect(await textOf(tree, "folder/a")).toBe("first");
    const long = await bytesOf(tree, "long/prefix/b");
    expect(long.length).toBeGreaterThan(75_000);
    expect(random.subarray(0, long.length).equals(long)).toBe(true);
    expect(problemsOf(tree)).toEqual(problems);
    tree.close();
  });

  test("damaged in the middle", async () => {
    const bytes = Buffer.from(packed);
    bytes.fill(0xff, 40_000, 60_000);
    const tree = await openGz(bytes);
    expect(tree && problemsOf(tree)[0]).toBe("damaged ");
    expect(tree && (await textOf(tree, "folder/a"))).toBe("first");
  });

  test("a bomb, and what is no tar", async () => {
    await expect(openGz(gzipSync(Buffer.alloc(3_000_000)), { inflated: 1_000_000 })).rejects.toThrow(LimitError);
    expect(await openGz(gzipSync("just text"))).toBeUndefined();
  });
});

describe("archives inside archives", () => {
  test("are mounted under the name of the outer one", async () => {
    const inner = buildTar([{ name: "x/y", data: "deep" }]);
    const tree = await openArchive(
      memorySource(
        buildZip([
          { name: "in/inner.tar.gz", data: gzipSync(inner) },
          { name: "in/no.zip", data: "text" },
        ]),
      ),
      "outer.zip",
      options(),
    );
    if (!tree) throw new Error("not recognised");
    const mounted = await openNested(tree, "in/inner.tar.gz", options());
    if (!mounted) throw new Error("not mounted");
    expect(await pathsOf(mounted)).toEqual(["in/inner.tar.gz!x/y"]);
    expect(await textOf(mounted, "in/inner.tar.gz!x/y")).toBe("deep");
    expect(await mounted.file("x/y")).toBeUndefined();
    expect(await openNested(tree, "in/no.zip", options())).toBeUndefined();
    expect(await openNested(tree, "missing.zip", options())).toBeUndefined();
    await expect(openNested(tree, "in/inner.tar.gz", options({ depth: 0 }))).rejects.toThrow(LimitError);
  });
});

test("whatever is changed in an archive, it is read or refused", async () => {
  const sound = buildTar([pax({ path: "long" }), ...parts.slice(0, 3), { name: "l", type: "2", target: "folder/a" }]);
  const change = fc.record({ at: fc.nat(sound.length - 1), value: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(sound.length), async (changes, end) => {
      const bytes = Buffer.from(sound);
      for (const { at, value } of changes) bytes[at] = value;
      const tree = open(bytes.subarray(0, end));
      for (const path of await pathsOf(tree)) {
        const source = await (await tree.file(path))?.open();
        if (source) expect(source.size).toBeLessThanOrEqual(sound.length);
      }
    }),
    { numRuns: 300 },
  );
});
