import { Deterministic } from "../../random.ts";
import { at, days, hours } from "../../time.ts";
import type { ReceivedMessage } from "../content.ts";

/** A short message as Android's telephony provider keeps it. */
export interface TextMessage {
  readonly address: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly fromMe: boolean;
}

/** Invented people; their numbers are kept for fiction (France 06 39 98, United Kingdom 07700 900). */
export const contacts: readonly { readonly name: string; readonly phone: string }[] = [
  { name: "Cabinet", phone: "+33639980101" },
  { name: "Inés Aguilar", phone: "+33639980102" },
  { name: "Bastien Roche (synthetic)", phone: "+33639980103" },
  { name: "Hawa Diarra (synthetic)", phone: "+33639980104" },
  { name: "Owen Pryce (synthetic)", phone: "+447700900161" },
];

const lines: readonly string[] = [
  "Audience avancée à 9h30, salle 4.",
  "J'ai déposé les conclusions au greffe.",
  "¿Comes con nosotros el domingo?",
  "Je suis dans le train, je te rappelle à Valence.",
  "The clinic confirms Thursday, platform two is easiest.",
  "Le juge a renvoyé au mois prochain.",
  "Merci pour les photos, la petite a tellement grandi !",
  "Peux-tu relire la note avant ce soir ?",
  "Billets ici : https://www.sncf-connect.com/bagages",
  "Voici l'article : https://www.lemonde.fr/societe/",
  "On se retrouve devant le palais à 8h15.",
  "Llegué bien, besos.",
];

export function shortMessages(more: readonly ReceivedMessage[]): TextMessage[] {
  const random = new Deterministic("short messages");
  const ordinary: TextMessage[] = [];
  for (let time = at("2025-06-02T06:30:00Z"); time < at("2025-11-17T20:00:00Z"); ) {
    ordinary.push({
      address: random.pick(contacts).phone,
      text: random.pick(lines),
      time,
      fromMe: random.below(3) === 0,
    });
    time += hours(6) + days(random.below(6)) + random.below(hours(9));
  }
  return inOrder([...ordinary, ...received(more, "sms")]);
}

export function multimediaMessages(more: readonly ReceivedMessage[]): TextMessage[] {
  return inOrder([
    { address: "+33639980102", text: "Mira qué playa", time: at("2025-08-03T17:22:09Z"), fromMe: false },
    ...received(more, "mms"),
  ]);
}

function received(messages: readonly ReceivedMessage[], kind: ReceivedMessage["kind"]): TextMessage[] {
  return messages
    .filter((message) => message.kind === kind)
    .map(({ from, text, time }) => ({ address: from, text, time, fromMe: false }));
}

function inOrder(list: readonly TextMessage[]): TextMessage[] {
  return [...list].sort((a, b) => a.time - b.time);
}
