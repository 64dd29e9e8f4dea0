import { at } from "../../time.ts";

export interface InstalledApp {
  readonly id: string;
  readonly name: string;
  readonly developer: string;
  readonly version: string;
  readonly genre: string;
  /** Item number of the App Store; absent for what did not come from there. */
  readonly store?: number;
  /** The program that installed it. */
  readonly source: string;
  readonly installed: number;
}

const appStore = "com.apple.AppStore";

/** Third-party applications that she bought in the App Store. */
export const installedApps: readonly InstalledApp[] = [
  {
    id: "net.whatsapp.WhatsApp",
    name: "WhatsApp Messenger",
    developer: "WhatsApp Inc.",
    version: "25.23.75",
    genre: "Social Networking",
    store: 310633997,
    source: appStore,
    installed: at("2024-11-30T18:20:00Z"),
  },
  {
    id: "org.whispersystems.signal",
    name: "Signal",
    developer: "Signal Messenger, LLC",
    version: "7.68",
    genre: "Social Networking",
    store: 874139669,
    source: appStore,
    installed: at("2024-11-30T18:22:00Z"),
  },
  {
    id: "com.google.chrome.ios",
    name: "Google Chrome",
    developer: "Google",
    version: "139.0.7258",
    genre: "Utilities",
    store: 535886823,
    source: appStore,
    installed: at("2024-12-02T07:11:00Z"),
  },
  {
    id: "org.mozilla.ios.Firefox",
    name: "Firefox",
    developer: "Mozilla",
    version: "142.0",
    genre: "Utilities",
    store: 989804926,
    source: appStore,
    installed: at("2024-12-02T07:13:00Z"),
  },
  {
    id: "com.sncf.fusion",
    name: "SNCF Connect",
    developer: "SNCF CONNECT & TECH",
    version: "300.14.0",
    genre: "Travel",
    store: 343889987,
    source: appStore,
    installed: at("2025-01-10T16:02:00Z"),
  },
  {
    id: "com.example.meteo",
    name: "Petite météo",
    developer: "Example Studio",
    version: "2.1",
    genre: "Weather",
    store: 999000001,
    source: "com.apple.AppStore.ProductPageExtension",
    installed: at("2025-03-08T09:00:00Z"),
  },
  {
    id: "com.example.dictionary",
    name: "Dictionnaire",
    developer: "Example Studio",
    version: "5.0.2",
    genre: "Reference",
    store: 999000002,
    source: appStore,
    installed: at("2025-04-19T12:40:00Z"),
  },
];
