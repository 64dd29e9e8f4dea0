import { at, days } from "../time.ts";
import type { ChatMessage, IphoneContent } from "./content.ts";
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
import { lateProcesses, ordinaryProcesses } from "./life/processes.ts";
import { trapProcesses } from "./traps.ts";

/** Her life and what else lies on the phone, woven together in order of time. */
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

export function tellStory(content: IphoneContent): Story {
  return {
    messages: inOrder([...ordinaryMessages(), ...content.messages]),
    chats: ordinaryChats().map((chat) => withMore(chat, content.chatMessages)),
    // Visits that belong together are moments apart, and no ordinary one falls between them: the order holds.
    visits: apart(ordinaryVisits(590), content.visits),
    profileVisits: ordinaryVisits(30, "second profile"),
    chromeVisits: otherBrowserVisits("chrome"),
    firefoxVisits: otherBrowserVisits("firefox"),
    chromeIcons: otherBrowserVisits("chrome")
      .slice(0, 8)
      .map((visit) => ({ page: visit.url, icon: new URL("/favicon.ico", visit.url).href, time: visit.time })),
    tabs,
    observed: [...observed(), ...content.observed],
    // Applications came and went: numbers that are gone.
    processes: [...ordinaryProcesses(trapProcesses, [12, 13, 57]), ...lateProcesses, ...content.processes].sort(
      (a, b) => a.pk - b.pk,
    ),
    orphans: content.orphans,
  };
}

function withMore(chat: WhatsAppChat, more: readonly ChatMessage[]): WhatsAppChat {
  const own = more.filter((one) => chat.name.startsWith(one.chat)).map((one) => one.message);
  return own.length === 0 ? chat : { ...chat, messages: inOrder([...chat.messages, ...own]) };
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
  return observedDomains.map(({ domain, own }, index): ObservedDomain => {
    const lastSeen = seen - days(index * 0.7);
    return own ? { domain, lastSeen, interaction: lastSeen - 4_000 } : { domain, lastSeen };
  });
}
