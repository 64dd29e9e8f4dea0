import { memorySource } from "@sillage/core/bytes/source.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytePattern, findBackward, findForward, textPatterns } from "./find.ts";

const source = (bytes: Uint8Array) => memorySource(new Uint8Array(bytes));

describe("finding in a file", () => {
  const text = Buffer.from("..Pégase..PEGASE..pégase", "utf8");
  it.each([
    ["pégase", [2, 19]],
    ["Pegase", [11]],
    ["PÉGASE", []],
    ["nothing", []],
  ])("%s: letters without accents large and small", (what, places) => {
    const found: number[] = [];
    for (let from = 0; ; ) {
      const { hit } = findForward(source(text), textPatterns(what), from);
      if (!hit) break;
      found.push(hit.at);
      from = hit.at + 1;
    }
    expect(found).toEqual(places);
  });

  it.each(["utf16le", "utf16be"] as const)("finds %s", (encoding) => {
    const bytes = Buffer.from("xحبرY", "utf16le");
    if (encoding === "utf16be") bytes.swap16();
    const { hit } = findForward(source(Buffer.concat([Buffer.from([0]), bytes])), textPatterns("حبرy"), 0);
    expect(hit).toEqual({ at: 3, length: 8 });
  });

  it("takes bytes as they are", () => {
    const pattern = bytePattern("41 42");
    if (!pattern) throw new Error("these are bytes");
    expect(findForward(source(Buffer.from("abAB")), [pattern], 0).hit).toEqual({ at: 2, length: 2 });
    expect(["", "4", "4g", "41 4"].map(bytePattern)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("finds what lies across two pieces, and says how far it looked in a file of any size", () => {
    const piece = 1 << 20;
    const large = Buffer.alloc(65 * piece);
    large.write("needle", piece - 3);
    large.write("needle", 64 * piece + 5);
    const patterns = textPatterns("needle");
    expect(findForward(source(large), patterns, 0).hit?.at).toBe(piece - 3);
    expect(findForward(source(large), patterns, piece)).toEqual({ hit: { at: 64 * piece + 5, length: 6 }, goOn: null });
    expect(findForward(source(large), textPatterns("other"), 0)).toEqual({ hit: null, goOn: 64 * piece });
    expect(findForward(source(large), textPatterns("other"), 64 * piece)).toEqual({ hit: null, goOn: null });
    expect(findBackward(source(large), patterns, large.length).hit?.at).toBe(64 * piece + 5);
    expect(findBackward(source(large), patterns, 64 * piece + 5).hit?.at).toBe(piece - 3);
    expect(findBackward(source(large), patterns, piece - 3)).toEqual({ hit: null, goOn: null });
  }, 20_000);

  it("finds what indexOf finds, both ways", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab]{0,60}$/),
        fc.stringMatching(/^[ab]{1,3}$/),
        fc.nat(60),
        (haystack, what, from) => {
          const file = source(Buffer.from(haystack));
          const ahead = findForward(file, textPatterns(what), from).hit?.at ?? -1;
          expect(ahead).toBe(from > haystack.length ? -1 : haystack.indexOf(what, from));
          const back = findBackward(file, textPatterns(what), from).hit?.at ?? -1;
          const expected = from === 0 ? -1 : haystack.lastIndexOf(what, Math.min(from, haystack.length) - 1);
          expect(back).toBe(expected);
        },
      ),
    );
  });
});
