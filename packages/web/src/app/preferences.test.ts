import { expect, it } from "vitest";
import { matching } from "./palette.tsx";
import { readPreferences } from "./preferences.tsx";

const cookie = (value: unknown) => `other=1; sillage-preferences=${encodeURIComponent(JSON.stringify(value))}`;

it.each([
  ["nothing", "", "fr-CA", { language: "fr", theme: "system", zone: "UTC", analyst: "" }],
  ["a language that there is not", "", "de", { language: "en" }],
  [
    "what was kept",
    cookie({ language: "ar", theme: "dark", zone: "Africa/Cairo" }),
    "en",
    { language: "ar", theme: "dark", zone: "Africa/Cairo" },
  ],
  ["a zone that there is not", cookie({ zone: "Europe/Nowhere" }), "en", { zone: "UTC" }],
  [
    "other types",
    cookie({ language: 3, theme: [], zone: {}, columns: [1] }),
    "en",
    { language: "en", theme: "system", zone: "UTC", columns: ["time", "kind", "summary", "artifact"] },
  ],
  ["no JSON", "sillage-preferences=%7B", "en", { language: "en" }],
])("preferences of %s", (_, text, browser, expected) => {
  expect(readPreferences(text, browser)).toMatchObject(expected);
});

it.each([
  ["", ["Chronologie", "Réglages"]],
  ["reg", ["Réglages"]],
  ["gie CHRO", ["Chronologie"]],
  ["x", []],
])("the palette finds by %j", (typed, labels) => {
  const actions = ["Chronologie", "Réglages"].map((label) => ({ label, run: () => {} }));
  expect(matching(actions, typed).map(({ label }) => label)).toEqual(labels);
});
