import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatManifest, ManifestError, manifestLine, parseManifest, unportableName } from "./manifest.ts";

const hash = "ab".repeat(32);

describe("a manifest", () => {
  it.each([
    ["data/a.txt", `${hash}  data/a.txt`],
    ['data/weird name,"q".txt', `${hash}  data/weird name,"q".txt`],
    ["data/100%.txt", `${hash}  data/100%25.txt`],
    ["data/two\nlines\r.txt", `${hash}  data/two%0Alines%0D.txt`],
    ["data/%0A", `${hash}  data/%250A`],
  ])("writes %j", (path, line) => {
    expect(manifestLine({ path, sha256: hash })).toBe(line);
    expect(parseManifest(`${line}\n`)).toEqual([{ path, sha256: hash }]);
  });

  it("is sorted, and reads as it was written, whatever the names", () => {
    const name = fc.string({ minLength: 1, unit: "binary" }).map((text) => `data/${text}`);
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 20 }), (paths) => {
        const entries = paths.sort().map((path) => ({ path, sha256: hash }));
        expect(parseManifest(formatManifest([...entries].reverse()))).toEqual(entries);
      }),
    );
  });

  it.each([
    ["another program's spacing", `${hash.toUpperCase()} *./data/a\r\n`, [{ path: "data/a", sha256: hash }]],
    ["no last line end", `${hash}  data/a`, [{ path: "data/a", sha256: hash }]],
    ["nothing", "", []],
  ])("reads %s", (_, text, entries) => {
    expect(parseManifest(text)).toEqual(entries);
  });

  it.each([
    ["a short hash", "abcd  data/a\n"],
    ["no name", `${hash}  \n`],
    ["an empty line", `${hash}  data/a\n\n${hash}  data/b\n`],
    ["a file twice", `${hash}  data/a\n${hash}  data/a\n`],
  ])("refuses %s", (_, text) => {
    expect(() => parseManifest(text)).toThrow(ManifestError);
  });
});

it.each([
  ["data/report.html", false],
  ["data/été.txt", false],
  ["data/a:b", true],
  ["data/a\\b", true],
  ["data/line\n", true],
  ["data/end.", true],
  ["data/AUX.txt", true],
  ["data/auxiliary.txt", false],
])("%j cannot be kept everywhere: %s", (path, unportable) => {
  expect(unportableName(path) !== undefined).toBe(unportable);
});
