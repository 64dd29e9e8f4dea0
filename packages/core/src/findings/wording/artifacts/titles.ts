import type { Language } from "../../language.ts";

/** By the English title of an artifact's declaration: what it is called in the other languages. */
export type ArtifactTitles = Readonly<Record<string, Readonly<Record<Exclude<Language, "en">, string>>>>;
