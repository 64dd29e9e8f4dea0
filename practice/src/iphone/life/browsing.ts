import { Deterministic } from "../../random.ts";
import { at } from "../../time.ts";
import type { PageVisit } from "../databases/other-browsers.ts";
import type { Visit } from "../databases/safari-history.ts";

interface Site {
  readonly host: string;
  readonly title: string;
  readonly paths: readonly string[];
}

const sites: readonly Site[] = [
  { host: "www.lemonde.fr", title: "Le Monde", paths: ["/", "/international/", "/pixels/", "/idees/"] },
  { host: "www.bbc.com", title: "BBC", paths: ["/news", "/news/world", "/arabic"] },
  { host: "elpais.com", title: "El País", paths: ["/", "/internacional/", "/opinion/"] },
  {
    host: "fr.wikipedia.org",
    title: "Wikipédia",
    paths: ["/wiki/Marseille", "/wiki/Grand_port_maritime", "/wiki/Droit_de_la_presse"],
  },
  { host: "ar.wikipedia.org", title: "ويكيبيديا", paths: ["/wiki/%D9%85%D8%B1%D8%B3%D9%8A%D9%84%D9%8A%D8%A7"] },
  { host: "www.legifrance.gouv.fr", title: "Légifrance", paths: ["/codes/", "/liste/jo/"] },
  { host: "www.sncf-connect.com", title: "SNCF Connect", paths: ["/", "/app/home/search"] },
  { host: "meteofrance.com", title: "Météo-France", paths: ["/previsions-meteo-france/marseille/13000"] },
  { host: "www.marmiton.org", title: "Marmiton", paths: ["/recettes/recette_tarte-au-citron_12345.aspx", "/"] },
  {
    host: "duckduckgo.com",
    title: "DuckDuckGo",
    paths: ["/?q=port+de+marseille", "/?q=tarif+dockers+2025", "/?q=definition+affr%C3%A8tement"],
  },
  { host: "www.leboncoin.fr", title: "leboncoin", paths: ["/recherche?text=velo", "/"] },
  { host: "www.openstreetmap.org", title: "OpenStreetMap", paths: ["/#map=15/43.2965/5.3698"] },
  { host: "www.rtve.es", title: "RTVE", paths: ["/noticias/", "/play/"] },
  { host: "docs.example.com", title: "Archive", paths: ["/dossier/port", "/dossier/contrats"] },
  { host: "www.service-public.fr", title: "Service-Public.fr", paths: ["/", "/particuliers/vosdroits/F1234"] },
  { host: "www.aljazeera.net", title: "الجزيرة", paths: ["/", "/news/"] },
  { host: "www.doctolib.fr", title: "Doctolib", paths: ["/", "/medecin-generaliste/marseille"] },
  { host: "www.theguardian.com", title: "The Guardian", paths: ["/world", "/media"] },
];

const from = at("2025-02-10T06:00:00Z");
const until = at("2025-09-18T20:00:00Z");

/** Ordinary visits of Safari's first profile, in order of time. */
export function ordinaryVisits(count: number, seed = "browsing"): Visit[] {
  const random = new Deterministic(seed);
  const visits: Visit[] = [];
  for (let n = 0; n < count; n++) {
    const site = random.pick(sites);
    visits.push({
      time: from + random.below(until - from) + random.below(1_000),
      url: `https://${site.host}${random.pick(site.paths)}`,
      title: site.title,
      // A few come from her computer.
      ...(n % 40 === 9 ? { origin: 1 as const } : {}),
    });
  }
  return visits.sort((a, b) => a.time - b.time);
}

export function otherBrowserVisits(browser: "chrome" | "firefox"): PageVisit[] {
  return ordinaryVisits(browser === "chrome" ? 48 : 26, browser).map((visit) => ({
    time: visit.time,
    url: visit.url,
    title: visit.title ?? "",
  }));
}

/** Registrable domains that WebKit remembers: her sites and what they load. */
export const observedDomains: readonly { readonly domain: string; readonly own: boolean }[] = [
  ...[
    "lemonde.fr",
    "bbc.com",
    "elpais.com",
    "wikipedia.org",
    "sncf-connect.com",
    "leboncoin.fr",
    "rtve.es",
    "doctolib.fr",
  ].map((domain) => ({ domain, own: true })),
  ...[
    "googletagmanager.com",
    "doubleclick.net",
    "google-analytics.com",
    "cloudflare.com",
    "jsdelivr.net",
    "criteo.com",
  ].map((domain) => ({ domain, own: false })),
];
