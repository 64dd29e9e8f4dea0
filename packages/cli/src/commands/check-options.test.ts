import { expect, it } from "vitest";
import { computersLanguage } from "./check-options.ts";

it.each([
  [{}, "en"],
  [{ LANG: "fr_FR.UTF-8" }, "fr"],
  [{ LANG: "fr_FR.UTF-8", LC_ALL: "C.UTF-8" }, "en"],
  [{ LANG: "en_GB.UTF-8", LC_MESSAGES: "ar_MA.UTF-8" }, "ar"],
  [{ LC_ALL: "", LANG: "es" }, "es"],
  [{ LANG: "de_DE.UTF-8" }, "en"],
])("takes the language of a computer with %j", (environment, language) => {
  expect(computersLanguage(environment)).toBe(language);
});
