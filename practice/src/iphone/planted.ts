import { at, hours, seconds } from "../time.ts";
import type { IphoneContent, Profile } from "./content.ts";
import type { OrphanUsage, ProcessUsage } from "./databases/data-usage.ts";
import type { Visit } from "./databases/safari-history.ts";
import type { SmsMessage } from "./databases/sms.ts";
import type { WhatsAppMessage } from "./databases/whatsapp.ts";
import type { InstalledApp } from "./life/apps.ts";
import { update } from "./traps.ts";

/**
 * What was planted. Hosts, process names, paths and the e-mail account are published by Amnesty International's
 * Security Lab (Pegasus, Predator; CC BY); sub-domains, tokens, texts, times and byte counts are invented.
 */

/** When the injection happened. */
export const injection = {
  time: at("2025-07-08T09:14:32.118Z"),
  asked: "http://journal.example.net/",
  host: "k7qz3mh2vd.get1tn0w.free247downloads.com",
  port: 30_495,
  landing:
    "https://k7qz3mh2vd.get1tn0w.free247downloads.com:30495/vq8xk2m#083512907744618203955170286649137720548831660925",
} as const;

export const injectionVisits: readonly Visit[] = [
  { time: injection.time, url: injection.asked, redirectsToNext: true },
  { time: injection.time + 3, url: injection.landing, failed: true },
  { time: injection.time + seconds(31), url: "https://duckduckgo.com/?q=journal+example", title: "DuckDuckGo" },
  { time: injection.time + seconds(38), url: "https://journal.example.net/", title: "Journal" },
];

export const plantedMessages: readonly SmsMessage[] = [
  {
    time: at("2025-05-14T17:42:05Z"),
    service: "SMS",
    handle: "InfoCulture",
    fromMe: false,
    body: "text",
    text: "Leyla, votre nom figure dans le dossier transmis au parquet. Lisez avant 18h ou STOP SMS : https://stopsms.biz/4827193s",
  },
  {
    time: at("2025-06-03T20:11:48Z"),
    service: "iMessage",
    handle: "+33639980177",
    fromMe: false,
    body: "attributed",
    text: "عاجل: تسريب وثائق حول ملف الميناء، شاهدي قبل الحذف https://www.hmizat.co/9f3kq2",
  },
  {
    time: at("2025-06-20T05:58:30Z"),
    service: "SMS",
    handle: null,
    fromMe: false,
    body: "text",
    text: "Tu debes ver esto antes de que salga publicado: http://revolution-news.co/7315082s",
  },
  {
    time: at("2025-07-30T02:17:09Z"),
    service: "iMessage",
    handle: "n8412@example.org",
    fromMe: false,
    body: "both",
    text: "\uFFFC",
    attachment: {
      filename: "/var/tmp/com.apple.messages/5A11A9E0-77/IMG_0007.gif-1",
      name: "IMG_0007.gif",
      mime: "image/gif",
      uti: "com.compuserve.gif",
      size: 52_310,
    },
  },
  {
    time: at("2025-08-28T15:30:00Z"),
    service: "iMessage",
    handle: "threat-notifications@apple.com",
    fromMe: false,
    body: "both",
    text: "ALERT: Apple detected a targeted mercenary spyware attack against your iPhone. This attack is likely targeting you specifically because of who you are or what you do.",
  },
  // The newest message: in a dump it stands only in the write-ahead log.
  {
    time: at("2025-09-19T21:04:55Z"),
    service: "SMS",
    handle: "Livraison",
    fromMe: false,
    body: "text",
    text: "Votre colis est retenu. Suivi : https://business-today.info/2290417s",
  },
];

/** Predator's list; in the chat with Lucía, from a number that was taken over. */
export const plantedChatMessage: WhatsAppMessage = {
  time: at("2025-08-11T06:40:12Z"),
  fromMe: false,
  text: "Mira lo que dicen de ti 😳 https://newsworldsports.co/es/8842",
  link: { url: "https://newsworldsports.co/es/8842", title: "" },
};

/** The Apple account that was looked up minutes before the injection, and its address. */
export const plantedLookup = { address: "linakeller2203@gmail.com", time: injection.time - seconds(191) } as const;

/** Process rows that follow the injection; the numbers 86 and 87 between them are gone. */
export const plantedProcesses: readonly ProcessUsage[] = [
  process(85, "bh", 26, 27, 3_102_774, 141_209),
  process(88, "roleaboutd", 48, 9_400, 12_305, 10_173),
  process(89, "msgacntd", 58, 96_400, 884_210, 2_911_644),
];

export const plantedOrphans: readonly OrphanUsage[] = [
  { processPk: 86, time: injection.time + seconds(41), wwanIn: 5_120, wwanOut: 188_326 },
];

function process(pk: number, name: string, first: number, last: number, wwanIn: number, wwanOut: number): ProcessUsage {
  return {
    pk,
    process: name,
    bundle: null,
    first: injection.time + seconds(first),
    last: injection.time + seconds(last),
    wifiIn: 0,
    wifiOut: 0,
    wwanIn,
    wwanOut,
  };
}

/** Paths that held up a shutdown. */
export const plantedClients = {
  staging: {
    path: "/private/var/db/com.apple.xpc.roleaccountd.staging/launchrexd",
    shutdown: at("2025-07-09T05:41:17Z"),
  },
  predator: { path: "/private/var/tmp/UserEventAgent", shutdown: at("2025-08-11T22:15:03Z") },
} as const;

/** The configuration profile that somebody put on the phone by hand. */
export const plantedProfile: Profile = {
  uuid: "7D3C2B1A-5A11-4A9E-8000-0000C0FFEE01",
  identifier: "net.example.assistance.profile",
  name: "Assistance réseau",
  description: "Permet l'assistance à distance de votre appareil.",
  organization: "Assistance mobile (synthetic)",
  installed: at("2025-08-05T18:04:41Z"),
  payloads: ["com.apple.mdm", "com.apple.vpn.managed", "com.apple.security.root"],
  server: "https://mdm.example.net/checkin",
};

/** Not bought in the App Store. */
const transcribe: InstalledApp = {
  id: "com.example.transcribe",
  name: "Transcribe",
  developer: "",
  version: "1.0",
  genre: "",
  source: "com.example.installer",
  installed: at("2025-08-05T18:12:00Z"),
};

export const sideloadedApp = transcribe.id;

/** What Music asked of the network by itself. */
export const plantedRequest = {
  url: "https://x1c4nbv7q2.php78mp9v.opposedarrangement.net:37271/afxb2k",
  time: at("2025-07-17T14:12:09Z"),
} as const;

/** Validation domain in the session log: the clear-text page came through it to the infection host. */
export const plantedRedirect = { origin: "documentpro.org", time: injection.time + 2 } as const;

/** The practice phone: everything above. */
export const planted: Partial<IphoneContent> = {
  messages: plantedMessages,
  chatMessages: [{ chat: "Lucía", message: plantedChatMessage }],
  visits: injectionVisits,
  observed: [
    {
      domain: "example.net",
      lastSeen: injection.time + seconds(38),
      interaction: injection.time + seconds(40),
      redirectsTo: [plantedRedirect.origin],
    },
    { domain: plantedRedirect.origin, lastSeen: plantedRedirect.time, redirectsTo: ["free247downloads.com"] },
    { domain: "free247downloads.com", lastSeen: injection.time + 3 },
  ],
  redirects: [{ ...plantedRedirect, from: "example.net", to: "free247downloads.com" }],
  icons: [
    {
      page: injection.landing,
      icon: `https://${injection.host}:${injection.port}/favicon.ico`,
      time: injection.time + 900,
      rejected: true,
    },
  ],
  storage: [{ path: `IndexedDB/https_${injection.host}_${injection.port}`, time: injection.time + 400 }],
  requests: [plantedRequest],
  processes: [
    ...plantedProcesses,
    {
      pk: 12,
      process: `Transcribe/${transcribe.id}`,
      bundle: transcribe.id,
      first: transcribe.installed,
      last: at("2025-09-14T11:02:00Z"),
      wifiIn: 2_114_208,
      wifiOut: 5_804_112,
      wwanIn: 611_004,
      wwanOut: 702_118,
    },
  ],
  orphans: plantedOrphans,
  dailyTraffic: plantedProcesses.slice(0, 1),
  analytics: [
    {
      time: injection.time + hours(2),
      kind: "hard_failures",
      data: { build: update.to.build, event: "SecDbOpen", errorCode: -25_293, process: "msgacntd" },
    },
  ],
  shutdowns: [
    {
      time: plantedClients.staging.shutdown,
      stragglers: [
        { pid: 5310, path: plantedClients.staging.path, waits: 5 },
        { pid: 388, path: "/usr/sbin/mDNSResponder", waits: 1 },
      ],
    },
    {
      time: plantedClients.predator.shutdown,
      stragglers: [{ pid: 811, path: plantedClients.predator.path, waits: 3 }],
    },
  ],
  lookups: [plantedLookup],
  profiles: [plantedProfile],
  apps: [transcribe],
  permissions: [
    {
      service: "kTCCServiceMicrophone",
      client: transcribe.id,
      value: 2,
      modified: transcribe.installed + seconds(90),
    },
  ],
  locationClients: [{ bundle: transcribe.id, authorization: 4, stopped: at("2025-09-18T17:59:00Z") }],
  // What stayed behind of the second tool.
  programs: [{ path: plantedClients.predator.path, time: plantedClients.predator.shutdown - hours(16) }],
};
