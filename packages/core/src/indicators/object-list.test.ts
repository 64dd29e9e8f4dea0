import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memorySource } from "../bytes/source.ts";
import { ObjectList } from "./object-list.ts";
import { ObjectShapes } from "./object-shapes.ts";

const utf8 = new TextEncoder();

function opened(content: string | Uint8Array): ObjectList {
  return new ObjectList(memorySource(typeof content === "string" ? utf8.encode(content) : content));
}

function objectsOf(content: string | Uint8Array): readonly unknown[] {
  const list = opened(content);
  expect(list.start()).toBeDefined();
  return [...list.slices()].flat();
}

const many = Array.from({ length: 20_000 }, (_, number) => ({
  id: `x${number}`,
  text: '}, {"[',
  nested: [{ a: 1 }, { b: [{}, {}] }],
}));

const indicator = {
  type: "indicator",
  id: "indicator--1",
  pattern: "[domain-name:value='a.example']",
  pattern_type: "stix",
  created_by_ref: "identity--1",
  created: "2024-01-01T00:00:00.000Z",
  modified: "2024-01-02T00:00:00.000Z",
};
const relationship = { type: "relationship", source_ref: "indicator--1", target_ref: "malware--1" };
const none = {
  id: undefined,
  pattern: undefined,
  pattern_type: undefined,
  created_by_ref: undefined,
  source_ref: undefined,
  target_ref: undefined,
  modified: undefined,
  created: undefined,
};

describe("a list of objects", () => {
  it.each([
    ["a bundle", { type: "bundle", more: { objects: [1] }, objects: many, after: "]" }],
    ["a list", many],
  ])("gives every item of %s", (_title, document) => {
    expect(objectsOf(JSON.stringify(document))).toEqual(many);
    expect(objectsOf(JSON.stringify(document, null, 2))).toEqual(many);
  });

  it("gives what stands before the damage", () => {
    const bytes = utf8.encode(JSON.stringify(many));
    const list = opened(bytes.subarray(0, bytes.length - 100));
    list.start();
    const got: unknown[] = [];
    expect(() => {
      for (const slice of list.slices()) got.push(...slice);
    }).toThrow(SyntaxError);
    expect(got).toEqual(many.slice(0, got.length));
    expect(got.length).toBeGreaterThan(many.length - 10);
  });

  it.each([
    ["{}"],
    ['{"objects": 5}'],
    [""],
    ["[]x".slice(2)],
    ['{"a": {"objects": []}}'],
    ['{"objects": 1}["objects"]'],
  ])("%j has no such list", (text) => expect(opened(text).start()).toBeUndefined());

  it.each([
    ["["],
    ["[1 2]"],
    ["[1,]"],
    ["[{} {}]"],
    ["[1]x"],
    ['{"objects":[] "a":1}'],
    ['{"objects":[]'],
    ['{"a":tru,"objects":[]}'],
  ])("%j is damaged", (text) => {
    const list = opened(text);
    list.start();
    expect(() => [...list.slices()]).toThrow(SyntaxError);
  });

  it("knows the bundle's name wherever it stands, and shows each byte once", () => {
    for (const document of [
      { name: "Here", objects: many },
      { objects: many, name: "Here", rest: "x".repeat(3_000_000) },
    ]) {
      const bytes = utf8.encode(JSON.stringify(document));
      let seen = 0;
      const list = new ObjectList(memorySource(bytes), (part) => {
        seen += part.length;
      });
      expect(list.start()).toBe("bundle");
      for (const slice of list.slices()) expect(slice.length).toBeGreaterThan(0);
      list.finish();
      expect([list.name, seen]).toEqual(["Here", bytes.length]);
    }
  });

  it("says where the encoding is another", () => {
    const list = opened(Uint8Array.from([...utf8.encode('[{"a":"'), 0xe9, ...utf8.encode('"}]')]));
    list.start();
    expect([...list.slices()].flat()).toEqual([{ a: "\u00e9" }]);
    expect(list.latin1).toBe(true);
  });

  it("takes objects larger than its window", () => {
    const large = { type: "note", content: "ab, {".repeat(1_000_000) };
    expect(objectsOf(JSON.stringify([1, large, indicator]))).toEqual([1, large, { ...none, ...indicator }]);
  });
});

describe("usual objects", () => {
  /** What is read once `example` has shown how objects look. */
  function read(text: string, example = text): unknown {
    const shapes = new ObjectShapes();
    shapes.learn(example);
    const object = shapes.read(`,${text},`, 1);
    return object && [shapes.end - 1, object];
  }

  it("have the members that are used", () => {
    for (const text of [JSON.stringify(indicator), JSON.stringify(indicator, null, 1)]) {
      expect(read(text)).toEqual([text.length, { ...none, ...indicator }]);
    }
    const text = JSON.stringify({ ...relationship, id: "relationship--1" });
    expect(read(text)).toEqual([text.length, { ...none, ...relationship }]);
  });

  it("may have others, of any value", () => {
    const example = JSON.stringify({ labels: [], confidence: 1, x: null, text: "é", ...indicator, references: [{}] });
    const text = JSON.stringify({
      labels: ["a", -2.5],
      confidence: false,
      x: { y: "z" },
      text: 'a "quoted"\nline \\ /',
      ...indicator,
      pattern: "é",
      references: [{ a: 1, b: "[" }, "c"],
    });
    expect(read(text, example)).toEqual([text.length, { ...none, ...indicator, pattern: "é" }]);
  });

  it.each([
    ["{}"],
    [JSON.stringify({ ...indicator, revoked: true })],
    [JSON.stringify({ ...indicator, type: "report" })],
    [JSON.stringify({ ...indicator, pattern: "a\\b" })],
    [JSON.stringify({ ...indicator, id: 5 })],
    [JSON.stringify({ ...indicator, x: [{ a: [{}] }] })],
    [JSON.stringify(indicator).replace("}", ",}")],
    [JSON.stringify(indicator).replace(":", " ")],
    [JSON.stringify(indicator).replace("stix", "st\nix")],
    [JSON.stringify({ ...indicator, x: 12 }).replace("12", "012")],
    [JSON.stringify({ ...indicator, x: [1] }).replace("[1]", "[1,]")],
    [JSON.stringify({ ...indicator, x: "a" }).replace('"a"', '"\\x"')],
    [JSON.stringify({ ...indicator, x: "a" }).replace('"a"', "nul")],
    [JSON.stringify({ x: 1, ...indicator }).replace("x", "id")],
  ])("%s is left to JSON.parse", (text) => {
    expect(read(text)).toBeUndefined();
    expect(read(text, JSON.stringify(indicator))).toBeUndefined();
    expect(read(text, JSON.stringify({ ...indicator, x: 1 }))).toBeUndefined();
    expect(read(text, JSON.stringify({ ...indicator, revoked: false }))).toBeUndefined();
  });

  it("are read as JSON.parse reads them, in whatever order and however many", () => {
    const text = fc.string({ unit: "grapheme-ascii", maxLength: 8 });
    const object = fc
      .record(
        {
          type: fc.constantFrom("indicator", "relationship", "malware"),
          id: text,
          pattern: text,
          source_ref: fc.oneof(text, fc.integer()),
          target_ref: text,
          modified: text,
          extra: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((value) => ({ ...value }));
    fc.assert(
      fc.property(fc.array(object, { maxLength: 30 }), (objects) => {
        const got = objectsOf(JSON.stringify(objects));
        expect(got).toHaveLength(objects.length);
        for (const [index, value] of objects.entries()) {
          const found = got[index] as Record<string, unknown>;
          const { extra: _, ...plain } = JSON.parse(JSON.stringify(value));
          if (found.id === undefined && plain.type === "relationship") delete plain.id;
          expect(found).toMatchObject(plain);
        }
      }),
    );
  });
});
