import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import { plist } from "../plist.ts";
import { at, days } from "../time.ts";
import type { IphoneContent } from "./content.ts";
import { netUsage } from "./databases/data-usage.ts";
import { safariFavicons } from "./databases/favicons.ts";
import { type AnalyticsEvent, keychainAnalytics } from "./databases/keychain-analytics.ts";
import { locationCache, routinedCache, routinedLocal } from "./databases/places.ts";
import { urlCache } from "./databases/url-cache.ts";
import { installedApps } from "./life/apps.ts";
import type { Owner } from "./life/people.ts";
import { fixes, masts, spots, stays } from "./life/places.ts";
import { daemons } from "./life/processes.ts";
import { journals, ordinaryShutdowns, shutdownLog } from "./logs.ts";
import { type Device, type Iphone, phone, storeMetadata } from "./phone.ts";
import { containers, database, type PhoneFile } from "./phone-file.ts";
import type { Story } from "./story.ts";
import { trapProcesses, update } from "./traps.ts";

const modified = phone.acquired - days(0.5);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
/** The start of a 64-bit Mach-O file, and nothing after it: a file that is there, not a program. */
const machO = Buffer.from("cffaedfe0c00000100000000020000000000000000000000", "hex");

/** What only a full dump of the file system holds. */
export function deviceOnlyFiles(story: Story, content: IphoneContent, iphone: Iphone): PhoneFile[] {
  return [
    ...identityFiles(iphone.device),
    ...logFiles(content),
    ...networkFiles(story, content),
    ...webFiles(content),
    ...placeFiles(),
    ...applicationFiles(content, iphone.owner),
    ...binaries(content),
  ];
}

/** What a dump tells of the phone itself: its system and, with the word that says it is none, its name. */
function identityFiles(device: Device): PhoneFile[] {
  return [
    {
      device: "System/Library/CoreServices/SystemVersion.plist",
      content: writeBinaryPlist(
        plist({ ProductBuildVersion: device.build, ProductName: "iPhone OS", ProductVersion: device.osVersion }),
      ),
      modified: update.time,
    },
    {
      device: "private/var/preferences/SystemConfiguration/preferences.plist",
      content: writeBinaryPlist(
        plist({ Model: device.product, System: { System: { ComputerName: device.name, HostName: "iPhone" } } }),
      ),
      modified: update.time,
    },
  ];
}

function logFiles(content: IphoneContent): PhoneFile[] {
  const shutdowns = [...ordinaryShutdowns, ...content.shutdowns].sort((a, b) => a.time - b.time);
  return [
    {
      device: "private/var/db/diagnostics/shutdown.log",
      content: text(shutdownLog(shutdowns)),
      modified: shutdowns.at(-1)?.time ?? modified,
    },
    ...journals.map((journal) => ({
      device: `private/var/db/analyticsd/${journal.name}`,
      content: text(journal.text),
      modified: journal.time,
    })),
    database(
      { device: "private/var/Keychains/Analytics/cloudkit-analytics.db" },
      keychainAnalytics([...analytics, ...content.analytics]),
      modified,
    ),
  ];
}

const analytics: readonly AnalyticsEvent[] = [
  {
    time: at("2025-05-02T03:00:00Z"),
    kind: "all_events",
    data: { build: update.from.build, event: "LocalKeychain", eventClass: 1 },
  },
  {
    time: at("2025-06-22T03:00:00Z"),
    kind: "all_events",
    data: { build: update.to.build, event: "LocalKeychain", eventClass: 1 },
  },
  {
    time: at("2025-07-08T03:00:00Z"),
    kind: "soft_failures",
    data: { build: update.to.build, event: "CKKSEvent", errorCode: 14, process: "nehelper" },
  },
];

function networkFiles(story: Story, content: IphoneContent): PhoneFile[] {
  const musicCache = [
    { url: "https://amp-api.music.apple.com/v1/me/library/recently-added", time: at("2025-07-16T18:00:00Z") },
    ...content.requests,
  ];
  const coreTelephony = [
    {
      url: "https://configuration.apple.com/configurations/internetservices/carrier.plist",
      time: at("2025-07-02T04:12:33Z"),
    },
  ];
  return [
    database({ device: "private/var/networkd/netusage.sqlite" }, netUsage(story.processes, story.orphans), modified),
    database(
      { device: "private/var/mobile/Library/Caches/com.apple.Music/Cache.db" },
      urlCache(musicCache),
      Math.max(...musicCache.map(({ time }) => time)),
    ),
    database(
      { device: "private/var/wireless/Library/Caches/com.apple.coretelephony/Cache.db" },
      urlCache(coreTelephony),
      modified,
    ),
    database(
      {
        device: `private/var/mobile/Containers/Data/Application/${containers["net.whatsapp.WhatsApp"]}/Library/Caches/net.whatsapp.WhatsApp/Cache.db`,
      },
      urlCache([{ url: "https://static.whatsapp.net/downloadable?category=PSA", time: at("2025-09-01T06:00:00Z") }]),
      modified,
    ),
  ];
}

/** Where the phone was: kept by the system alone, never in a backup. */
function placeFiles(): PhoneFile[] {
  const routined = "private/var/mobile/Library/Caches/com.apple.routined";
  const locationd = "private/var/root/Library/Caches/locationd";
  return [
    database({ device: `${routined}/Local.sqlite` }, routinedLocal(stays, spots), modified),
    database({ device: `${routined}/Cache.sqlite` }, routinedCache(fixes), modified),
    { ...database({ device: `${locationd}/cache_encryptedB.db` }, locationCache(masts), modified), owner: 0 },
  ];
}

function webFiles(content: IphoneContent): PhoneFile[] {
  const safari = `private/var/mobile/Containers/Data/Application/${containers["com.apple.mobilesafari"]}`;
  const view = `private/var/mobile/Containers/Data/Application/${containers["com.apple.SafariViewService"]}/SystemData/com.apple.SafariViewService`;
  const website = "Library/WebKit/WebsiteData";
  const icons = [
    {
      page: "https://www.lemonde.fr/",
      icon: "https://www.lemonde.fr/dist/assets/img/logos/pwa-180.png",
      time: at("2025-08-02T07:00:00Z"),
    },
    { page: "https://www.bbc.com/news", icon: "https://www.bbc.com/favicon.ico", time: at("2025-08-04T07:00:00Z") },
    {
      page: "https://docs.example.com/dossier/port",
      icon: "https://docs.example.com/favicon.ico",
      time: at("2025-08-05T07:00:00Z"),
      rejected: true,
    },
    ...content.icons,
  ];
  return [
    database(
      { device: "private/var/mobile/Library/Image Cache/Favicons/Favicons.db" },
      safariFavicons(icons),
      modified,
    ),
    folder(`${safari}/${website}/IndexedDB/https_www.lemonde.fr_0`, modified - days(40)),
    folder(`${safari}/${website}/IndexedDB/https_elpais.com_0`, modified - days(12)),
    ...content.storage.map(({ path, time }) => folder(`${safari}/${website}/${path}`, time)),
    folder(`${safari}/${website}/LocalStorage/https_www.rtve.es_0`, modified - days(30)),
    folder(`${view}/${website}/IndexedDB/https_www.theguardian.com_0`, modified - days(22)),
  ];
}

function folder(device: string, time: number): PhoneFile {
  return { device, folder: true, modified: time };
}

function applicationFiles(content: IphoneContent, owner: Owner): PhoneFile[] {
  return [...installedApps, ...content.apps].flatMap((app, index): PhoneFile[] => {
    const bundle = `private/var/containers/Bundle/Application/0C0DE000-${String(index + 1).padStart(4, "0")}-4000-8000-000000000001`;
    const program = app.name.replaceAll(" ", "");
    return [
      {
        device: `${bundle}/iTunesMetadata.plist`,
        content: writeBinaryPlist(plist(storeMetadata(app, owner))),
        modified: app.installed,
      },
      { device: `${bundle}/${program}.app/${program}`, content: machO, modified: app.installed },
    ];
  });
}

function binaries({ programs }: IphoneContent): PhoneFile[] {
  const system = update.time;
  const program = (device: string): PhoneFile => ({ device, content: machO, modified: system });
  return [
    ...[...daemons, ...trapProcesses].map((name) => program(`usr/libexec/${name}`)),
    program(
      "System/Library/PrivateFrameworks/Rapport.framework/XPCServices/com.apple.rapport.sync.xpc/com.apple.rapport.sync",
    ),
    ...programs.map(({ path, time }) => ({ device: path.slice(1), content: machO, modified: time })),
  ];
}
