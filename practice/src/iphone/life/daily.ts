import { Deterministic } from "../../random.ts";
import { at, days, hours, minutes } from "../../time.ts";
import type { CalendarEntry } from "../databases/calendar.ts";
import type { Call } from "../databases/calls.ts";
import type { Interaction } from "../databases/interactions.ts";
import type { Shortcut } from "../databases/shortcuts.ts";
import type { SmsMessage } from "../databases/sms.ts";
import type { Permission } from "../databases/tcc.ts";
import { acquaintances, fullName } from "./people.ts";

/** Telephone and FaceTime calls with the people of her address book. */
export function ordinaryCalls(): Call[] {
  const random = new Deterministic("calls");
  const callers = acquaintances.slice(0, 14);
  const calls: Call[] = [];
  for (let n = 0; n < 64; n++) {
    const one = random.pick(callers);
    const answered = random.below(5) !== 0;
    const facetime = one.writes?.in === "iMessage" && random.below(4) === 0;
    calls.push({
      time: at("2025-03-01T08:00:00Z") + days(n * 3.1) + random.below(hours(11)),
      address: one.phone,
      duration: answered ? 12 + random.below(1_400) + 0.25 : 0,
      outgoing: random.below(2) === 0,
      answered,
      type: facetime ? 16 : 1,
      provider: facetime ? "com.apple.FaceTime" : "com.apple.Telephony",
      country: one.phone.startsWith("+44") ? "gb" : one.phone.startsWith("+1") ? "us" : "fr",
      location: one.phone.startsWith("+33") ? "France" : "",
    });
  }
  return calls;
}

export const calendarEntries: readonly CalendarEntry[] = [
  meeting("Conférence de rédaction", "2025-05-05T07:30:00Z", 60, { place: "Salle 2" }),
  meeting("Entretien — syndicat des dockers", "2025-05-15T13:00:00Z", 45, { place: "Gare Saint-Charles" }),
  meeting("Fact check call", "2025-05-22T14:30:00Z", 30, {
    organizer: "gwen@example.com",
    url: "https://meet.example.com/fact",
  }),
  meeting("Dr Vidal", "2025-06-03T07:15:00Z", 20, { description: "Apporter la carte Vitale" }),
  meeting("Anniversaire d'Inès 🎂", "2025-06-14T00:00:00Z", 1_440, { allDay: true }),
  meeting("Audience", "2025-07-01T07:00:00Z", 120, { place: "Tribunal", organizer: "s.lenoir@example.org" }),
  meeting("موعد مع كريم", "2025-07-10T16:00:00Z", 60, { place: "الميناء القديم" }),
  meeting("Llamada con Tomás", "2025-07-24T15:00:00Z", 40, { organizer: "tomas@example.org" }),
  meeting("Vacances", "2025-08-01T00:00:00Z", 1_440 * 10, { allDay: true }),
  meeting("Relecture du dossier", "2025-09-02T12:00:00Z", 90, { description: "Trois versions, choisir la deuxième" }),
  meeting("Radio", "2025-09-12T06:00:00Z", 30, { place: "Studio 4" }),
];

function meeting(title: string, start: string, length: number, more: Partial<CalendarEntry>): CalendarEntry {
  const time = at(start);
  return { title, start: time, end: time + minutes(length), created: time - days(6), ...more };
}

export const permissions: readonly Permission[] = [
  { service: "kTCCServiceMicrophone", client: "net.whatsapp.WhatsApp", value: 2, modified: at("2024-11-30T18:25:00Z") },
  { service: "kTCCServiceCamera", client: "net.whatsapp.WhatsApp", value: 2, modified: at("2024-11-30T18:25:40Z") },
  {
    service: "kTCCServiceMicrophone",
    client: "org.whispersystems.signal",
    value: 2,
    modified: at("2024-11-30T18:30:00Z"),
  },
  {
    service: "kTCCServiceAddressBook",
    client: "org.whispersystems.signal",
    value: 0,
    modified: at("2024-11-30T18:30:10Z"),
  },
  { service: "kTCCServicePhotos", client: "com.google.chrome.ios", value: 3, modified: at("2025-02-18T09:12:00Z") },
  {
    service: "kTCCServiceUserTracking",
    client: "com.sncf.fusion",
    value: 0,
    reason: 3,
    modified: at("2025-01-10T16:04:00Z"),
  },
  {
    service: "kTCCServiceBluetoothAlways",
    client: "com.example.meteo",
    value: 0,
    modified: at("2025-03-08T09:03:00Z"),
  },
];

export const herShortcuts: readonly Shortcut[] = [
  {
    name: "Dictée vers notes",
    created: at("2025-02-11T08:00:00Z"),
    modified: at("2025-02-11T08:10:00Z"),
    description: "Dicter du texte, créer une note",
    actions: [
      { identifier: "is.workflow.actions.dictatetext", parameters: { WFSpeechLanguage: "fr-FR" } },
      { identifier: "com.apple.mobilenotes.SharingExtension", parameters: { WFCreateNoteInput: "Texte dicté" } },
    ],
  },
  {
    name: "Train du matin",
    created: at("2025-04-01T06:00:00Z"),
    modified: at("2025-06-01T06:00:00Z"),
    description: "Ouvrir une URL",
    actions: [
      {
        identifier: "is.workflow.actions.url",
        parameters: { WFURLActionURL: "https://www.sncf-connect.com/app/home/search" },
      },
      { identifier: "is.workflow.actions.openurl", parameters: {} },
    ],
  },
];

/** CoreDuet keeps the last months' exchanges with known people. */
export function interactionsOf(messages: readonly SmsMessage[]): Interaction[] {
  const names = new Map(acquaintances.map((one) => [one.phone, fullName(one)]));
  return messages
    .filter(
      (message) => message.handle !== null && names.has(message.handle) && message.time > at("2025-07-15T00:00:00Z"),
    )
    .map((message) => ({
      start: message.time,
      end: message.time,
      bundle: "com.apple.MobileSMS",
      outgoing: message.fromMe,
      person: message.handle ?? "",
      personName: names.get(message.handle ?? "") ?? null,
      thread: `${message.service};-;${message.handle}`,
    }));
}
