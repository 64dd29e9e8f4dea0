import type { Language } from "../language.ts";

type Titles = Readonly<Record<Exclude<Language, "en">, string>>;

/** Titles of artifacts, by the English title of their declarations. One that is not here is shown in English. */
export const artifactTitles: Readonly<Record<string, Titles>> = {
  "Safari history": { fr: "Historique de Safari", es: "Historial de Safari", ar: "سجل تصفح Safari" },
};
