import { friend, jsonList, jsonLists, owner } from "./person.ts";

/** Files of a Google Takeout of the invented person, whose account is in French. */
const visited = "https://example.org/recette-inventee";

const activities: readonly (Readonly<Record<"header" | "title" | "time", string>> & {
  readonly titleUrl?: string;
  readonly products?: readonly string[];
  readonly activityControls?: readonly string[];
})[] = [
  {
    header: "Recherche",
    title: "Vous avez recherché vent de noroît",
    time: "2023-11-14T22:13:20.250Z",
    titleUrl: "https://www.google.com/search?q=vent+de+noro%C3%AEt",
    products: ["Recherche"],
    activityControls: ["Activité sur le Web et les applications"],
  },
  {
    header: "Recherche",
    title: "Vous avez consulté Recette inventée",
    time: "2023-11-14T22:14:20Z",
    titleUrl: `https://www.google.com/url?q=${encodeURIComponent(visited)}&usg=x`,
    products: ["Recherche"],
  },
  {
    header: "Google Play Store",
    title: "Vous avez utilisé Boussole inventée",
    time: "2023-11-14T22:15:20Z",
    titleUrl: "https://play.google.com/store/apps/details?id=org.example.boussole",
    products: ["Android"],
  },
  { header: "Android", title: "Vous avez utilisé Horloge", time: "2023-11-14T22:16:20Z", products: ["Android"] },
];

export const activityJson = (): string => jsonList(activities);

/** As a page, with times as they are written for people in the account's zone. */
export function activityPage(zone = "CET", hours = 1): string {
  const cells = activities.map(({ header, title, titleUrl, time }) => {
    const local = new Date(Date.parse(time) + hours * 3_600_000).toISOString();
    const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+)T(\d\d:\d\d:\d\d)/.exec(local) ?? [];
    const written = `${Number(day)} ${["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."][Number(month) - 1]} ${year}, ${clock}\u202f${zone}`;
    const [verb, what] = [title.split(" ").slice(0, 3).join(" "), title.split(" ").slice(3).join(" ")];
    const link = titleUrl ? `<a href="${titleUrl.replaceAll("&", "&amp;")}">${what}</a>` : what;
    return (
      '<div class="outer-cell mdl-cell mdl-cell--12-col mdl-shadow--2dp"><div class="mdl-grid">' +
      `<div class="header-cell mdl-cell mdl-cell--12-col"><p class="mdl-typography--title">${header}<br></p></div>` +
      `<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1">${verb}&nbsp;${link}<br>${written}<br></div>` +
      '<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1 mdl-typography--text-right"></div>' +
      `<div class="content-cell mdl-cell mdl-cell--12-col mdl-typography--caption"><b>Produits&nbsp;:</b><br>&emsp;${header}<br></div>` +
      "</div></div>"
    );
  });
  const style = ".mdl-grid{display:flex}".repeat(50);
  return `<html><head><title>Historique</title><style type="text/css">${style}</style></head><body><div class="mdl-grid">\n${cells.join("\n")}\n</div></body></html>`;
}

export const chromeHistory = (): string =>
  jsonLists({
    "Historique du navigateur": [
      {
        favicon_url: "https://example.org/f.ico",
        page_transition: "LINK",
        title: "Recette inventée",
        url: visited,
        client_id: "abc",
        time_usec: 1_700_000_000_250_000,
      },
      {
        page_transition: "TYPED",
        title: "Météo inventée",
        url: "https://meteo.example.org/",
        time_usec: 1_700_000_060_000_000,
      },
      { page_transition: "LINK", title: "", url: "https://example.net/", time_usec: 1_700_000_120_000_000 },
    ],
  });

export const chromeDevices = (): string =>
  jsonLists({
    "Device Info": [
      {
        cache_guid: "guid-1",
        client_name: "Téléphone inventé",
        os_type: "OS_TYPE_ANDROID",
        manufacturer: "Synthetic",
        model: "S-100",
        last_updated_timestamp: 1_700_000_000_000,
      },
      {
        cache_guid: "guid-2",
        client_name: "Portable inventé",
        os_type: "OS_TYPE_LINUX",
        model: "L-1",
        last_updated_timestamp: 1_700_000_060_000,
      },
      { cache_guid: "guid-3", client_name: "Inconnu", last_updated_timestamp: 1_700_000_120_000 },
    ],
  });

export const playInstalls = (): string =>
  jsonList(
    ["Boussole inventée", "Horloge inventée", "Cahier inventé"].map((title, index) => ({
      install: {
        doc: {
          documentType: "Android Apps",
          title,
        },
        firstInstallationTime: `2023-11-1${index}T22:13:20.250Z`,
        lastUpdateTime: "2023-12-01T00:00:00Z",
        deviceAttribute: {
          manufacturer: "Synthetic",
          deviceDisplayName: "Synthetic S-100",
        },
      },
    })),
  );

export const playDevices = (): string =>
  jsonList([
    {
      device: {
        mostRecentData: {
          carrierName: "Réseau inventé",
          manufacturer: "Synthetic",
          modelName: "S-100",
          deviceName: "s100",
          deviceIpCountry: "FR",
          androidSdkVersion: "33",
        },
        deviceRegistrationTime: "2022-03-01T08:00:00.123Z",
        lastTimeDeviceActive: "2023-11-14T22:13:20.250395Z",
      },
    },
  ]);

export const accessLog = (): string =>
  [
    "Gaia ID,Activity Timestamp,IP Address,Proxiedhost IP Address,Is Non-routable IP Address,Activity Country,Activity Region,Activity City,User Agent String,Product Name,Sub-Product Name,Activity Type,Gmail Access Channel",
    `${owner.gaia},2023-11-14 22:13:20 UTC,192.0.2.64,,No,FR,Bretagne,Brest,"App : GMAIL_APP. Os : ANDROID_OS, 13.",Gmail,,Login,IMAP`,
    `${owner.gaia},2023-11-14 22:14:20 UTC,2001:db8::64,,No,FR,,,Mozilla/5.0,Drive,,Other,`,
    `${owner.gaia},2023-11-14 22:15:20 UTC,198.51.100.7,,No,XX,,,Mozilla/5.0,Gmail,,Login,`,
    "",
  ].join("\n");

/** The layout before 2023, without columns for referrers, and devices whose last place is a cell of several lines. */
export const accessDevicesOld = (): string =>
  [
    "Device Type,Brand Name,Marketing Name,OS,OS Version,Device Model,User Given Name,Device Last Location,Gaia ID",
    `Mobile,Synthetic,S Hundred,Android,13,S-100,Téléphone inventé,"Country ISO: FR\nLast Activity Time: 2023-11-14 22:13:20 UTC",${owner.gaia}`,
    `PC,,,Linux,,,,"Country ISO: XX\nLast Activity Time: 2023-11-13 22:13:20 UTC",${owner.gaia}`,
    "",
  ].join("\n");

export const accessDevicesNew = (): string =>
  [
    "Gaia ID,Device Type,Brand Name,Device Model,OS,Country,Device Last Location Timestamp,First Activity Timestamp,Last Activity Timestamp",
    `${owner.gaia},Mobile,Synthetic,S-100,Android,FR,2023-11-14 22:13:20 UTC,2022-03-01 08:00:00 UTC,2023-11-14 22:13:20 UTC`,
    "",
  ].join("\n");

export const subscriberInfo = (): string =>
  `<html><body><h2>Informations</h2><ul><li>Google Account ID: ${owner.gaia}</li>\n<li>Name: ${owner.name}</li>\n<li>e-Mail: ${owner.email}</li>
<li>Recovery e-Mail: ${friend.email}</li>\n<li>Created on: 2015-05-04 12:00:00 Z</li></ul>
<table><tr><th>Timestamp</th><th>IP Address</th><th>Activity Type</th><th>Android ID</th></tr>
<tr><td>2023-11-14 22:13:20 Z</td><td>192.0.2.64</td><td>Login</td><td></td></tr>
<tr><td>2023-11-13 22:13:20 Z</td><td>2001:db8::64</td><td>Logout</td><td></td></tr></table></body></html>`;

export const changeHistory = (): string =>
  `<html><body><table><tr><th>Timestamp</th><th>IP Address</th><th>Change Type</th><th>Old Value</th><th>New Value</th></tr>
<tr><td>2023-11-14 22:13:20 Z</td><td>198.51.100.7</td><td>Recovery phone added</td><td></td><td>${friend.phone}</td></tr></table></body></html>`;
