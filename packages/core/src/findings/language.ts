export const languages = ["en", "fr", "es", "ar"] as const;
export type Language = (typeof languages)[number];
