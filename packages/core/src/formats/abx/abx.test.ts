import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { isAbx, parseAbx } from "./abx.ts";
import { childrenNamed, descendants, type XmlElement } from "./element.ts";

const bytes = (...parts: readonly (number | string)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...new TextEncoder().encode(part)])));
const named = (name: string): (number | string)[] => [0xff, 0xff, 0, name.length, name];

it("values of every type become the text that XML has", () => {
  const document = bytes(
    "ABX",
    0,
    0x10,
    0x32,
    ...named("r"),
    0x1f,
    ...named("null"),
    0x2f,
    ...named("text"),
    0,
    2,
    "ab",
    0x3f,
    ...named("name"),
    0,
    0,
    0x4f,
    ...named("hex"),
    0,
    2,
    0xab,
    0x01,
    0x6f,
    ...named("int"),
    0xff,
    0xff,
    0xff,
    0xfe,
    0x7f,
    ...named("inthex"),
    0xff,
    0,
    0,
    1,
    0x8f,
    ...named("long"),
    0,
    0,
    1,
    0,
    0,
    0,
    0,
    0,
    0x9f,
    ...named("longhex"),
    0,
    0,
    1,
    0,
    0,
    0,
    0,
    0,
    0xbf,
    ...named("double"),
    0x3f,
    0xf8,
    0,
    0,
    0,
    0,
    0,
    0,
    0xcf,
    ...named("yes"),
    0xdf,
    ...named("no"),
    0x24,
    0,
    2,
    "hi",
    0x33,
    0,
    0,
    0x11,
  );
  const { root, damage } = parseAbx(document);
  expect(damage).toBeUndefined();
  expect(root).toMatchObject({
    name: "r",
    text: "hi",
    attributes: {
      null: "",
      text: "ab",
      name: "r",
      hex: "ab01",
      int: "-2",
      inthex: "ff000001",
      long: "1099511627776",
      longhex: "10000000000",
      double: "1.5",
      yes: "true",
      no: "false",
    },
  });
});

it("what is cut off, or no document, is read as far as it goes", () => {
  const cut = parseAbx(bytes("ABX", 0, 0x10, 0x32, ...named("r"), 0x2f, ...named("a"), 0, 9, "short"));
  expect(cut).toMatchObject({ root: { name: "r" }, damage: expect.stringContaining("ends") as string });
  expect(isAbx(bytes("<?xml"))).toBe(false);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (random) => {
      parseAbx(Uint8Array.from([0x41, 0x42, 0x58, 0, ...random]));
    }),
  );
});

withShared("the documents of android-bits", () => {
  const folder = sharedPath("evidence/real/android-bits/ccl_abx/TEST FILES");
  const names = readdirSync(folder).filter((name) => name.endsWith(".abx"));

  it.each(names)("%s has the elements of its text form", (name) => {
    const { root, damage } = parseAbx(readFileSync(join(folder, name)));
    const text = readFileSync(join(folder, name.replace(/\.abx$/, "")), "utf8");
    expect(damage).toBeUndefined();
    const all = root ? [root, ...descendants(root)] : [];
    expect(all.map((element) => element.name)).toEqual(
      [...text.matchAll(/<(?![/?!])([\w.-]+)/g)].map((match) => match[1]),
    );
    const attributes = all.flatMap((element: XmlElement) =>
      Object.entries(element.attributes).map(([key, value]) => `${key}=${value}`),
    );
    expect(attributes).toEqual([...text.matchAll(/([\w.-]+)="([^"]*)"/g)].map(([, key, value]) => `${key}=${value}`));
    expect(childrenNamed(root, "nothing")).toEqual([]);
  });
});
