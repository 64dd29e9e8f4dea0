import type { TextKey } from "../findings/wording/wording.ts";

/** What can be masked. */
export const maskKinds = ["names", "numbers", "emails", "texts", "places"] as const;
export type MaskKind = (typeof maskKinds)[number];

export const maskTexts: Readonly<Record<MaskKind, TextKey>> = {
  names: "maskNames",
  numbers: "maskNumbers",
  emails: "maskEmails",
  texts: "maskTexts",
  places: "maskPlaces",
};
