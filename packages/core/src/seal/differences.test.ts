import fc from "fast-check";
import { expect, it } from "vitest";
import { differences } from "./differences.ts";

it.each([
  ["the same", { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
  ["another value", { a: { b: "x" } }, { a: { b: "y" } }, ['a.b: "x" → "y"']],
  ["another type", { a: [] }, { a: {} }, ["a: [] → {}"]],
  ["a field more and one less", { a: 1 }, { b: 2 }, ["a: gone: 1", "b: new: 2"]],
  [
    "a finding more, in the middle",
    [{ id: "f-1" }, { id: "f-3" }],
    [{ id: "f-1" }, { id: "f-2", severity: "low" }, { id: "f-3" }],
    ['[f-2]: new: {"id":"f-2","severity":"low"}'],
  ],
  [
    "an artifact's state",
    { artifacts: [{ evidence: 0, artifact: "ios.sms", state: "examined" }] },
    { artifacts: [{ evidence: 0, artifact: "ios.sms", state: "absent" }] },
    ['artifacts[0 ios.sms].state: "examined" → "absent"'],
  ],
  ["things of the same name", [{ id: 1 }, { id: 1 }], [{ id: 1 }, { id: 2 }], ["[1].id: 1 → 2"]],
  ["another order", [{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 1 }], [": in another order"]],
  ["a longer list", [1], [1, 2], ["[1]: new: 2"]],
])("tells %s", (_, before, after, lines) => {
  expect(differences(before, after)).toEqual(lines);
});

it("is silent about a value and itself, and not about two that are different", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(differences(a, structuredClone(a))).toEqual([]);
      const same = JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
      expect(differences(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))).length > 0).toBe(!same);
    }),
  );
});

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
