import type { Owner as AndroidOwner, Handset, Whose } from "../android/phone.ts";
import type { Owner } from "../iphone/life/people.ts";
import { type Iphone, phone } from "../iphone/phone.ts";
import type { Deterministic } from "../random.ts";

/** Invented people. Their numbers are from the French range for fiction, +33 6 39 98. */
const firstNames = ["Amaïa", "Basile", "Dounia", "Edmée", "Farid", "Ghislaine", "Hakim", "Ilse", "Joris", "Kenza"];
const lastNames = ["Lormant", "Brezillac", "Ouadène", "Tavernost", "Zerhani", "Quillévan", "Pastrevic", "Ibarreta"];

interface Person {
  readonly first: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export function someone(random: Deterministic): Person {
  const first = random.pick(firstNames);
  const last = random.pick(lastNames);
  const plain = `${first}.${last}`
    .normalize("NFD")
    .replace(/[^A-Za-z.]/g, "")
    .toLowerCase();
  const phoneNumber = `+336399801${20 + random.below(79)}`;
  return { first, name: `${first} ${last}`, phone: phoneNumber, email: `${plain}@example.org` };
}

export function iphoneOf(person: Person, random: Deterministic): Iphone {
  const owner: Owner = { name: person.name, phone: person.phone, email: person.email };
  const device = {
    ...phone,
    name: `${person.first}'s iPhone (synthetic)`,
    serial: `SYNTHETIC${100 + random.below(900)}`,
    imei: `35000000000${1_000 + random.below(9_000)}`,
    udid: `00008110-0000SYNTHETIC${10 + random.below(90)}`,
  };
  return { owner, device };
}

export function androidOf(person: Person, random: Deterministic): Whose {
  const owner: AndroidOwner = { name: person.name, phone: person.phone };
  const handset: Handset = {
    name: `${person.first}'s Galaxy (synthetic)`,
    serial: `SYNTHETIC${100 + random.below(900)}`,
  };
  return { owner, handset };
}
