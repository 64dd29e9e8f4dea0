import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildSegb1, buildSegb2, type TestSegbEntry } from "../../../test/segb-builder.ts";
import { EvidenceReadError, memorySource } from "../../bytes/source.ts";
import { FormatError } from "../error.ts";
import { readSegb, segbVersion } from "./segb.ts";

const builders = [
  [1, buildSegb1],
  [2, buildSegb2],
] as const;

function read(bytes: Uint8Array) {
  const said: string[] = [];
  const entries = [...readSegb(memorySource(bytes), (message) => void said.push(message))];
  return { entries, said };
}

const entry = fc.record({
  data: fc.uint8Array({ maxLength: 40 }),
  written: fc.double({ min: 0, max: 1e9, noNaN: true }),
  state: fc.constantFrom(1, 3, 4),
});

describe.each(builders)("version %d", (version, build) => {
  test("gives back what was written, in order", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const bytes = build(entries);
        expect(segbVersion(memorySource(bytes))).toBe(version);
        const { entries: found, said } = read(bytes);
        expect(said).toEqual([]);
        expect(found.map(({ data, state, written }) => ({ data, state, written }))).toEqual(entries);
        for (const { offset, data } of found) expect(bytes.slice(offset, offset + data.length)).toEqual(data);
      }),
    );
  });

  test("is read as far as it goes where it is cut or altered, and says so or refuses", () => {
    const entries: TestSegbEntry[] = [1, 2, 3].map((n) => ({ data: new Uint8Array(10 * n).fill(n), written: n }));
    const whole = build(entries);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
        const bytes = whole.slice(0, length);
        if (at < length) bytes[at] = byte;
        try {
          expect(read(bytes).entries.length).toBeLessThanOrEqual(3);
        } catch (error) {
          if (!(error instanceof FormatError) && !(error instanceof EvidenceReadError)) throw error;
        }
      }),
    );
    expect(() => read(new Uint8Array())).toThrow(FormatError);
  });
});

test("version 1 that is cut off gives its first entries", () => {
  const whole = buildSegb1([1, 2, 3].map((n) => ({ data: new Uint8Array(16).fill(n), written: n })));
  const { entries, said } = read(whole.slice(0, 56 + 48 + 20));
  expect(entries).toHaveLength(1);
  expect(said).toHaveLength(1);
});

test("version 2 with an impossible number of entries is refused", () => {
  const bytes = buildSegb2([{ data: Uint8Array.of(1), written: 1 }]);
  new DataView(bytes.buffer).setInt32(4, 2 ** 30, true);
  expect(() => read(bytes)).toThrow(FormatError);
});
