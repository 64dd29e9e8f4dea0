import { describe, expect, it } from "vitest";
import type { PlistValue } from "../formats/plist/value.ts";
import { linksIn, linksInside } from "./links.ts";

describe("linksIn", () => {
  const cases: [text: string, links: string[]][] = [
    ["no link", []],
    ["see https://a.example/x.", ["https://a.example/x"]],
    ["HTTPS://A.EXAMPLE/UP and (http://b.example/y).", ["HTTPS://A.EXAMPLE/UP", "http://b.example/y"]],
    ["https://a.example/wiki/X_(y)", ["https://a.example/wiki/X_(y)"]],
    ['"https://a.example/q"}', ["https://a.example/q"]],
    ["https://a.example/q'}", ["https://a.example/q"]],
    ["\ufffchttps://a.example/\ufffc", ["https://a.example/"]],
    ["custom-app://open?u=1", ["custom-app://open?u=1"]],
    ["bare.example/x", []],
    ["://", []],
  ];
  it.each(cases)("%j", (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });

  it("takes time in step with the length of a hostile text", () => {
    const started = performance.now();
    expect(linksIn(`${"a".repeat(2_000_000)}://`)).toEqual([]);
    linksIn("https://a.example/".repeat(100_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("linksInside", () => {
  it("goes through lists and dictionaries, each link once", () => {
    const value: PlistValue = new Map<string, PlistValue>([
      ["a", ["https://a.example/1", new Map([["b", "x https://a.example/2 y"]])]],
      ["c", "https://a.example/1"],
      ["n", 5],
    ]);
    expect(linksInside(value)).toEqual(["https://a.example/1", "https://a.example/2"]);
  });

  it("takes what a key calls a URL without its scheme", () => {
    const value: PlistValue = new Map([
      ["WFURLActionURL", "evil.example/x"],
      ["identifier", "is.workflow.actions.url"],
    ]);
    expect(linksInside(value)).toEqual(["evil.example/x"]);
  });
});
