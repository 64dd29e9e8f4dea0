import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonDocument, jsonLine } from "./json-text.ts";

it("gives back every text that is one, and hides nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const line = jsonLine({ text });
      expect(JSON.parse(line)).toEqual({ text: text.toWellFormed() });
      expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff\u2028\u2029]/u);
      expect(JSON.parse(jsonDocument({ text }))).toEqual({ text: text.toWellFormed() });
    }),
  );
});

it.each([
  ["\u202e", '"\\u202e"'],
  ["\u{e0041}", '"\\udb40\\udc41"'],
  ["\u0085", '"\\u0085"'],
  ["\ud800", '"\ufffd"'],
  ["👍🏽 مرحبا", '"👍🏽 مرحبا"'],
])("%j is written %s", (text, json) => expect(jsonLine(text)).toBe(json));
