import type { Language } from "@sillage/core/findings/language.ts";

/** Each language by its own name: who needs one finds it whatever the workbench speaks. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  fr: "Français",
  es: "Español",
  ar: "العربية",
};
