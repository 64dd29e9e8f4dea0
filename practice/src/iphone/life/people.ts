/**
 * The invented owner and the people around her. Numbers come from ranges kept for fiction: France +33 6 39 98 (ARCEP),
 * United Kingdom +44 7700 900 (Ofcom), United States 555-01xx.
 */
export type Language = "fr" | "ar" | "es" | "en" | "it";

export interface Acquaintance {
  readonly first: string;
  readonly last: string | null;
  readonly organization?: string;
  readonly phone: string;
  readonly email?: string;
  readonly language: Language;
  /** Where they write, and how much. */
  readonly writes?: { readonly in: "iMessage" | "SMS" | "WhatsApp"; readonly count: number };
}

export interface Owner {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export const owner: Owner = {
  name: "Leyla Marchetti",
  phone: "+33639980123",
  email: "leyla.marchetti@example.org",
};

export const acquaintances: readonly Acquaintance[] = [
  {
    first: "Nadia",
    last: "Benyahia",
    organization: "Rédaction",
    phone: "+33639980101",
    email: "nadia@example.org",
    language: "fr",
    writes: { in: "iMessage", count: 38 },
  },
  {
    first: "Tomás",
    last: "Echeverría",
    phone: "+13055550142",
    email: "tomas@example.org",
    language: "es",
    writes: { in: "iMessage", count: 26 },
  },
  { first: "Maman", last: null, phone: "+33639980102", language: "it", writes: { in: "iMessage", count: 24 } },
  { first: "Karim", last: "Haddad", phone: "+33639980103", language: "ar", writes: { in: "iMessage", count: 22 } },
  {
    first: "Sophie",
    last: "Lenoir",
    organization: "Avocate",
    phone: "+33639980104",
    email: "s.lenoir@example.org",
    language: "fr",
    writes: { in: "iMessage", count: 16 },
  },
  {
    first: "Gwen",
    last: "Ashworth",
    organization: "Fact desk",
    phone: "+447700900147",
    email: "gwen@example.com",
    language: "en",
    writes: { in: "iMessage", count: 20 },
  },
  {
    first: "Dr Vidal",
    last: null,
    organization: "Cabinet médical",
    phone: "+33639980105",
    language: "fr",
    writes: { in: "SMS", count: 6 },
  },
  { first: "Plombier", last: "Roux", phone: "+33639980106", language: "fr", writes: { in: "SMS", count: 8 } },
  { first: "سلمى", last: "منصور", phone: "+33639980107", language: "ar", writes: { in: "WhatsApp", count: 34 } },
  { first: "Lucía", last: "Ferrer", phone: "+13055550161", language: "es", writes: { in: "WhatsApp", count: 30 } },
  { first: "Yanis", last: "Cordier", phone: "+33639980108", language: "fr", writes: { in: "WhatsApp", count: 26 } },
  { first: "Priya", last: "Nair", phone: "+447700900182", language: "en", writes: { in: "WhatsApp", count: 18 } },
  { first: "Hugo", last: "Baptiste", phone: "+33639980109", language: "fr" },
  { first: "Inès", last: "Marchetti", phone: "+33639980110", language: "fr" },
  { first: "Omar", last: "Zitouni", organization: "Syndicat", phone: "+33639980111", language: "ar" },
  { first: "Claire", last: "Da Silva", phone: "+33639980112", language: "fr" },
  { first: "Paolo", last: "Marchetti", phone: "+33639980113", language: "it" },
  { first: "Taxi", last: "Vieux-Port", phone: "+33639980114", language: "fr" },
  { first: "École", last: null, phone: "+33639980115", language: "fr" },
  { first: "Anya", last: "Kowal", phone: "+447700900113", email: "anya@example.net", language: "en" },
];

export function acquaintance(first: string): Acquaintance {
  const found = acquaintances.find((one) => one.first === first);
  if (!found) throw new Error(`nobody is called ${first}`);
  return found;
}

export function fullName(one: Acquaintance): string {
  return one.last ? `${one.first} ${one.last}` : one.first;
}

export function jidOf(one: Acquaintance): string {
  return `${one.phone.slice(1)}@s.whatsapp.net`;
}
