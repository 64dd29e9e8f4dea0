import { at, days } from "../time.ts";
import type { Tab } from "./databases/browser-state.ts";
import type { OrphanUsage, ProcessUsage } from "./databases/data-usage.ts";
import type { Favicon } from "./databases/favicons.ts";
import type { PageVisit } from "./databases/other-browsers.ts";
import type { Visit } from "./databases/safari-history.ts";
import type { SmsMessage } from "./databases/sms.ts";
import type { ObservedDomain } from "./databases/web-statistics.ts";
import type { WhatsAppChat } from "./databases/whatsapp.ts";
import { observedDomains, ordinaryVisits, otherBrowserVisits } from "./life/browsing.ts";
import { ordinaryChats, ordinaryMessages } from "./life/conversations.ts";
import { ordinaryProcesses } from "./life/processes.ts";
import {
  injection,
  injectionVisits,
  plantedChatMessage,
  plantedMessages,
  plantedOrphans,
  plantedProcesses,
  plantedRedirect,
} from "./planted.ts";
import { trapProcesses, trapVisits } from "./traps.ts";

/** Life, traps and planted traces, woven together in order of time. */
export interface Story {
  readonly messages: readonly SmsMessage[];
  readonly chats: readonly WhatsAppChat[];
  readonly visits: readonly Visit[];
  readonly profileVisits: readonly Visit[];
  readonly chromeVisits: readonly PageVisit[];
  readonly firefoxVisits: readonly PageVisit[];
  readonly chromeIcons: readonly Favicon[];
  readonly tabs: readonly Tab[];
  readonly observed: readonly ObservedDomain[];
  readonly processes: readonly ProcessUsage[];
  readonly orphans: readonly OrphanUsage[];
}

export function tellStory(): Story {
  return {
    messages: inOrder([...ordinaryMessages(), ...plantedMessages]),
    chats: ordinaryChats().map((chat) =>
      chat.name.startsWith("Lucía") ? { ...chat, messages: inOrder([...chat.messages, plantedChatMessage]) } : chat,
    ),
    // Visits that belong together are moments apart, and no ordinary one falls between them: the order holds.
    visits: apart(ordinaryVisits(590), [...trapVisits, ...injectionVisits]),
    profileVisits: ordinaryVisits(30, "second profile"),
    chromeVisits: otherBrowserVisits("chrome"),
    firefoxVisits: otherBrowserVisits("firefox"),
    chromeIcons: otherBrowserVisits("chrome")
      .slice(0, 8)
      .map((visit) => ({ page: visit.url, icon: new URL("/favicon.ico", visit.url).href, time: visit.time })),
    tabs,
    observed: observed(),
    processes: [...ordinaryProcesses(trapProcesses, [12, 13, 57]), ...lateProcesses()].sort((a, b) => a.pk - b.pk),
    orphans: plantedOrphans,
  };
}

function inOrder<T extends { readonly time: number }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => a.time - b.time);
}

/** Drops ordinary visits within a second of a particular one, which would come between it and its redirect. */
function apart(ordinary: readonly Visit[], particular: readonly Visit[]): Visit[] {
  const clear = ordinary.filter((visit) => particular.every((other) => Math.abs(other.time - visit.time) > 1_000));
  return inOrder([...clear, ...particular]);
}

const tabs: readonly Tab[] = [
  { title: "Le Monde", url: "https://www.lemonde.fr/", viewed: at("2025-09-18T19:40:00Z") },
  {
    title: "DuckDuckGo",
    url: "https://duckduckgo.com/?q=tarif+dockers+2025",
    viewed: at("2025-09-18T20:02:00Z"),
    back: [{ title: "BBC", url: "https://www.bbc.com/news" }],
  },
  {
    title: "Marseille — Wikipédia",
    url: "https://fr.wikipedia.org/wiki/Marseille",
    viewed: at("2025-08-30T08:15:00Z"),
  },
];

function observed(): ObservedDomain[] {
  const seen = at("2025-09-17T12:00:00Z");
  return [
    ...observedDomains.map(({ domain, own }, index): ObservedDomain => {
      const lastSeen = seen - days(index * 0.7);
      return own ? { domain, lastSeen, interaction: lastSeen - 4_000 } : { domain, lastSeen };
    }),
    {
      domain: "example.net",
      lastSeen: injection.time + 38_000,
      interaction: injection.time + 40_000,
      redirectsTo: [plantedRedirect.origin],
    },
    { domain: plantedRedirect.origin, lastSeen: plantedRedirect.time, redirectsTo: ["free247downloads.com"] },
    { domain: "free247downloads.com", lastSeen: injection.time + 3 },
  ];
}

/** Between and after the planted rows, so that these do not stand alone at the end. */
function lateProcesses(): ProcessUsage[] {
  const ordinary = (pk: number, process: string, bundle: string, daysAfter: number): ProcessUsage => ({
    pk,
    process,
    bundle,
    first: injection.time + days(daysAfter),
    last: injection.time + days(daysAfter + 40),
    wifiIn: 120_000 * pk,
    wifiOut: 9_000 * pk,
    wwanIn: 80_000 * pk,
    wwanOut: 4_000 * pk,
  });
  return [
    ...plantedProcesses,
    ordinary(90, "SNCF/com.sncf.fusion", "com.sncf.fusion", 2),
    ordinary(91, "Meteo/com.example.meteo", "com.example.meteo", 4),
    ordinary(92, "mDNSResponder/com.sncf.fusion", "com.sncf.fusion", 5),
  ];
}
