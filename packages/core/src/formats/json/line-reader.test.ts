import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memorySource } from "../../bytes/source.ts";
import { LineReader } from "./line-reader.ts";
import { NumberSet } from "./number-set.ts";

const encoder = new TextEncoder();
function read(text: string): { number: number; text: string; hash: number; cut: boolean }[] {
  const reader = new LineReader(memorySource(encoder.encode(text)));
  const lines: { number: number; text: string; hash: number; cut: boolean }[] = [];
  while (reader.next())
    lines.push({ number: reader.number, text: reader.text(), hash: reader.hash(), cut: reader.cut });
  return lines;
}

describe("a reader of lines", () => {
  it("gives each line that is not empty with its number", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "é", "{", " ") })), (texts) => {
        const expected = texts.flatMap((text, index) => (text === "" ? [] : [[index + 1, text]]));
        expect(read(texts.join("\n")).map(({ number, text }) => [number, text])).toEqual(expected);
      }),
    );
  });

  it("reads lines across its pieces, and cuts one without end", () => {
    const texts = Array.from({ length: 40_000 }, (_, index) => `${index} ${"x".repeat(index % 100)}`);
    expect(read(texts.join("\n")).map(({ text }) => text)).toEqual(texts);
    const long = "y".repeat(3_000_000);
    expect(read(`a\n${long}\nb`).map(({ text }) => text.length)).toEqual([1, 3_000_000, 1]);
  });

  it.each([5, 10, 12])("takes a line of %i MiB for one, which is cut", (size) => {
    const endless = read(`a\n${"z".repeat(size * 2 ** 20)}\nb\n\nc`);
    expect(endless.map(({ number, text, cut }) => [number, text.slice(0, 3), cut])).toEqual([
      [1, "a", false],
      [2, "zzz", true],
      [3, "b", false],
      [5, "c", false],
    ]);
    expect(read("z".repeat(size * 2 ** 20))).toMatchObject([{ number: 1, cut: true }]);
  });

  it("hashes equal lines equally and others differently", () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `{"event_id":${index}}`);
    const hashes = read([...texts, ...texts].join("\n")).map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(texts.length);
    expect(hashes.slice(0, texts.length)).toEqual(hashes.slice(texts.length));
    expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0)).toBe(true);
  });
});

describe("a set of numbers", () => {
  it("holds what a Set holds", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 53 - 2 })), (numbers) => {
        const ours = new NumberSet();
        const theirs = new Set<number>();
        for (const number of numbers) {
          expect(ours.add(number)).toBe(!theirs.has(number));
          theirs.add(number);
        }
        expect(ours.size).toBe(theirs.size);
      }),
    );
  });

  it("grows", () => {
    const set = new NumberSet();
    for (let index = 0; index < 200_000; index++) expect(set.add(index * 7)).toBe(true);
    for (let index = 0; index < 200_000; index++) if (set.add(index * 7)) throw new Error(String(index));
    expect(set.size).toBe(200_000);
  });
});
