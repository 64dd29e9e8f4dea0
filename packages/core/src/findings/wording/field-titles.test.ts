import { expect, it } from "vitest";
import { type Field, recordKinds } from "../../records/kinds.ts";
import { fieldTitle, translatedFields } from "./field-titles.ts";

const declared = new Set(
  Object.values(recordKinds).flatMap(({ fields }) => Object.values<Field>(fields).map(({ title }) => title)),
);

it("every field of a record has a title in every language", () => {
  expect([...declared].filter((title) => !translatedFields.has(title))).toEqual([]);
});

it("no title is translated that no field has", () => {
  expect([...translatedFields].filter((title) => !declared.has(title))).toEqual([]);
});

it("one that nobody translated is shown in English", () => {
  expect(fieldTitle("Text", "fr")).toBe("Texte");
  expect(fieldTitle("Text", "en")).toBe("Text");
  expect(fieldTitle("constructor", "ar")).toBe("constructor");
});
