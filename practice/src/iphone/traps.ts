import { at } from "../time.ts";
import type { IphoneContent, Profile } from "./content.ts";
import type { OrphanUsage } from "./databases/data-usage.ts";
import type { Visit } from "./databases/safari-history.ts";

/** Harmless things that look like traces. None of them may be found above `low`. */

const day = (iso: string, ms = 0): number => at(iso) + ms;

export const trapVisits: readonly Visit[] = [
  // Video site: the same registrable domain, in 80 ms.
  { time: day("2025-04-02T19:10:00.010Z"), url: "http://youtube.com/", redirectsToNext: true },
  { time: day("2025-04-02T19:10:00.090Z"), url: "https://m.youtube.com/", title: "YouTube" },
  // A short link to a newspaper, in 240 ms.
  { time: day("2025-04-11T07:31:12.400Z"), url: "http://bit.ly/3sYnthEt", redirectsToNext: true },
  { time: day("2025-04-11T07:31:12.640Z"), url: "https://www.lemonde.fr/planete/", title: "Le Monde" },
  // Another short link, to a page that nobody calls popular, in 310 ms.
  { time: day("2025-04-16T16:05:47.120Z"), url: "http://tinyurl.com/3sYntH2x", redirectsToNext: true },
  { time: day("2025-04-16T16:05:47.430Z"), url: "https://recettes.example.org/tarte", title: "Tarte au citron" },
  // A shop that moves from http to https of its own domain.
  { time: day("2025-05-09T12:00:31.000Z"), url: "http://www.leboncoin.fr/", redirectsToNext: true },
  { time: day("2025-05-09T12:00:31.061Z"), url: "https://www.leboncoin.fr/", title: "leboncoin" },
  // An advertisement's trackers, one after the other.
  {
    time: day("2025-06-14T18:22:07.200Z"),
    url: "http://ad.doubleclick.net/ddm/clk/synthetic;1",
    redirectsToNext: true,
  },
  {
    time: day("2025-06-14T18:22:07.330Z"),
    url: "http://www.googleadservices.com/pagead/aclk?sa=synthetic",
    redirectsToNext: true,
  },
  { time: day("2025-06-14T18:22:07.512Z"), url: "https://shop.example.com/chaussures", title: "Chaussures" },
  // A reporter reads about supervision and stalkerware; that is her work.
  { time: day("2025-06-25T08:44:10Z"), url: "https://www.qustodio.com/fr/", title: "Qustodio" },
  { time: day("2025-06-25T08:46:52Z"), url: "https://www.life360.com/intl/", title: "Life360" },
  { time: day("2025-06-25T08:51:03Z"), url: "https://www.flexispy.com/", title: "FlexiSPY" },
  // Neighbours of an address used as an indicator in tests: 203.0.113.7.
  { time: day("2025-07-02T21:15:00Z"), url: "http://203.0.113.70:8080/camera", title: "Caméra" },
  { time: day("2025-07-02T21:16:00Z"), url: "http://203.0.113.71/", title: "Routeur" },
];

/** Apple's own, with names close to published ones; `com.apple.rappor` is cut at 16 characters. */
export const trapProcesses: readonly string[] = [
  "diagnosticd",
  "xpcroleaccountd",
  "BackupAgent2",
  "com.apple.rappor",
  "nehelper",
  "fmfd",
  "launchd",
];

/** The system update of June: its brain runs from the staging folder. */
export const update = {
  from: { version: "17.6.1", build: "21G93" },
  to: { version: "17.7.2", build: "21H221" },
  time: at("2025-06-21T02:40:00Z"),
  brain:
    "/private/var/db/com.apple.xpc.roleaccountd.staging/exec/16777220.4823761.xpc/com.apple.MobileSoftwareUpdate.UpdateBrainService",
} as const;

/** A published file name in places of the photo library's own, not where the published path is. */
export const trapFiles = {
  library: "Media/PhotoData/private/com.apple.photolibraryd/com.apple.photolibraryd.plist",
  daemon: "System/Library/LaunchDaemons/com.apple.photolibraryd.plist",
} as const;

/** Her newspaper manages its reporters' phones. */
export const employersProfile: Profile = {
  uuid: "5A11A9E0-3D0C-4F00-8000-0000E3F107E0",
  identifier: "com.example.redaction.mdm",
  name: "Gestion des appareils de la rédaction",
  description: "Accès au réseau et à la messagerie de la rédaction.",
  organization: "Rédaction Exemple (synthetic)",
  installed: at("2024-12-03T08:15:00Z"),
  payloads: ["com.apple.mdm", "com.apple.wifi.managed", "com.apple.security.root"],
  server: "https://mdm.example.com/checkin",
};

/** An application was removed in spring; the row of its network use stayed. */
const ordinaryOrphan: OrphanUsage = {
  processPk: 57,
  time: at("2025-04-20T11:42:00Z"),
  wwanIn: 18_204,
  wwanOut: 4_410,
};

/** The traps that are not Apple's own files. */
export const traps: Partial<IphoneContent> = {
  visits: trapVisits,
  orphans: [ordinaryOrphan],
  profiles: [employersProfile],
};
