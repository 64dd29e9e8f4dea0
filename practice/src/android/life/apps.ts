import { createHash } from "node:crypto";
import { Deterministic } from "../../random.ts";
import { at, days } from "../../time.ts";
import type { Wish } from "../content.ts";
import {
  deviceManagement,
  freeApps,
  freeStore,
  nearlyPublished,
  ordinaryCrash,
  passwordManager,
  screenReader,
  soundBoard,
  updated,
} from "../traps.ts";

/** An application as the package manager knows it. */
export interface App {
  readonly name: string;
  readonly uid: number;
  readonly system: boolean;
  readonly versionCode: number;
  readonly versionName: string;
  /** Who installed it; null for what came with the phone or by ADB. */
  readonly installer: string | null;
  /** Who asked for it, where that differs. */
  readonly initiating: string | null;
  readonly originating: string | null;
  /** Milliseconds since 1970. */
  readonly installed: number;
  readonly updated: number;
  readonly disabled: boolean;
  readonly codePath: string;
  readonly certificate: { readonly sha1: string; readonly sha256: string; readonly subject: string };
  /** Without `android.permission.` */
  readonly granted: readonly string[];
  readonly requested: readonly string[];
}

const play = "com.android.vending";
const galaxyStore = "com.sec.android.app.samsungapps";
const phoneMade = at("2008-12-31T23:00:00Z");
const phoneBought = at("2024-11-22T16:20:00Z");
const systemUpdated = at("2025-05-06T01:12:30Z");

/** The permissions that stalkerware wants, and an application of the same kind without a licence has. */
export const everything = [
  "READ_SMS",
  "RECEIVE_SMS",
  "READ_CONTACTS",
  "READ_CALL_LOG",
  "READ_PHONE_STATE",
  "RECORD_AUDIO",
  "CAMERA",
  "ACCESS_FINE_LOCATION",
  "ACCESS_COARSE_LOCATION",
  "ACCESS_BACKGROUND_LOCATION",
  "READ_EXTERNAL_STORAGE",
  "WRITE_EXTERNAL_STORAGE",
  "READ_CALENDAR",
  "PROCESS_OUTGOING_CALLS",
  "GET_ACCOUNTS",
];

const systemApps: readonly Wish[] = [
  { name: "android", uid: 1_000 },
  { name: "com.android.settings", uid: 1_000 },
  { name: "com.android.systemui" },
  { name: "com.android.phone", uid: 1_001 },
  { name: "com.android.shell", uid: 2_000, granted: ["READ_CONTACTS", "READ_CALENDAR"] },
  { name: "com.android.bluetooth", uid: 1_002 },
  { name: "com.android.providers.telephony", uid: 1_001 },
  { name: "com.android.providers.contacts", granted: ["READ_CONTACTS"] },
  { name: "com.android.providers.media.module" },
  { name: "com.android.providers.downloads" },
  { name: "com.android.permissioncontroller" },
  { name: "com.google.android.packageinstaller", granted: ["READ_EXTERNAL_STORAGE"] },
  { name: "com.google.android.gms", granted: everything.slice(0, 9), installer: play },
  { name: "com.google.android.gsf" },
  { name: play, installer: play },
  { name: "com.google.android.webview", installer: play },
  { name: "com.google.android.networkstack" },
  { name: "com.google.android.apps.messaging", granted: ["READ_SMS", "RECEIVE_SMS", "READ_CONTACTS"], installer: play },
  {
    name: "com.google.android.dialer",
    granted: ["READ_CONTACTS", "READ_CALL_LOG", "READ_PHONE_STATE"],
    installer: play,
  },
  { name: "com.android.chrome", installer: play },
  { name: "com.google.android.youtube", installer: play },
  { name: "com.google.android.inputmethod.latin", installer: play },
  { name: screenReader.name, installer: play },
  { name: "com.sec.android.app.launcher", installer: galaxyStore },
  { name: "com.sec.android.app.camera", granted: ["CAMERA", "RECORD_AUDIO"], installer: galaxyStore },
  { name: "com.sec.android.gallery3d", installer: galaxyStore },
  { name: "com.samsung.android.messaging", granted: ["READ_SMS", "RECEIVE_SMS"] },
  { name: "com.samsung.android.incallui" },
  { name: "com.samsung.android.honeyboard" },
  { name: "com.samsung.android.scloud" },
  { name: galaxyStore },
  { name: "com.samsung.android.fmm" },
  { name: "com.samsung.android.securitylogagent" },
  { name: "com.policydm" },
  { name: "com.sec.android.soagent" },
  { name: "com.wssyncmldm" },
];

/** Certificates that publishers of well-known applications sign with, as AppVerifier lists them. */
const signers = {
  signal: "29f34e5f27f211b424bc5bf9d67162c0eafba2da35af35c16416fc446276ba26",
  whatsApp: "3987d043d10aefaf5a8710b3671418fe57e0e19b653c9df82558feb5ffce5d44",
  proton: "dcc9439ec1a6c6a8d0203f3423ee42bcc8b970628e53cb73a0393f398dd5b853",
  bitwarden: "24e06c04c208048f19f1c993b4dda4430ea8b06db8375ea0e37b834696b9ac3a",
  fDroid: "43238d512c1e5eb2d6569f4a3afbf5523418b82e0a3ed1552770abb9a9c9ccab",
} as const;

const ownApps: readonly Wish[] = [
  {
    name: "com.whatsapp",
    versionCode: 252_470_003,
    updated: at("2025-11-06T03:05:10Z"),
    sha256: signers.whatsApp,
    granted: ["READ_CONTACTS", "CAMERA", "RECORD_AUDIO"],
  },
  {
    name: updated.name,
    versionCode: updated.versions[2],
    updated: updated.last,
    sha256: signers.signal,
    granted: ["READ_CONTACTS", "CAMERA", "RECORD_AUDIO"],
  },
  { name: "org.telegram.messenger", granted: ["READ_CONTACTS"] },
  { name: "ch.protonmail.android", sha256: signers.proton },
  { name: "com.sncf.fusion", granted: ["ACCESS_FINE_LOCATION"] },
  { name: "fr.meteo", granted: ["ACCESS_COARSE_LOCATION"] },
  { name: "com.microsoft.office.outlook", granted: ["READ_CONTACTS", "READ_CALENDAR"] },
  { name: "com.microsoft.teams", granted: ["RECORD_AUDIO", "CAMERA"] },
  { name: "org.mozilla.firefox" },
  { name: "org.videolan.vlc" },
  { name: "com.adobe.reader" },
  { name: "fr.lemonde.editorial" },
  { name: "com.example.bibliotheque" },
  { name: ordinaryCrash.name, uid: ordinaryCrash.uid, granted: ["RECORD_AUDIO"] },
  { name: passwordManager.name, sha256: signers.bitwarden },
  { name: deviceManagement.name, granted: ["READ_PHONE_STATE"] },
  { name: nearlyPublished, granted: ["READ_CALENDAR"] },
  { name: soundBoard, installer: freeStore },
  { name: freeStore, installer: freeStore, sha256: signers.fDroid },
  ...freeApps.map((name): Wish => ({ name, installer: freeStore })),
];

const always = ["INTERNET", "ACCESS_NETWORK_STATE", "WAKE_LOCK", "RECEIVE_BOOT_COMPLETED", "FOREGROUND_SERVICE"];

/** Every application, in the package manager's order: that of its hash table, here that of their names' hashes. */
export function allApps(planted: readonly Wish[]): App[] {
  const own = ownApps.map((wish, index) => ({ installer: play, uid: 10_230 + index, ...wish }));
  const wishes = [
    ...systemApps.map((wish, index) => ({ system: true, installer: null, uid: 10_050 + index, ...wish })),
    ...own,
    ...planted,
  ];
  // What a case wants of an application that is there anyway stands for it.
  const wanted = new Map<string, Wish>();
  for (const wish of wishes) wanted.set(wish.name, { ...wanted.get(wish.name), ...wish });
  return [...wanted.values()].map(app).sort((a, b) => order(a.name).localeCompare(order(b.name)));
}

export function appNamed(apps: readonly App[], name: string): App {
  const found = apps.find((one) => one.name === name);
  if (!found) throw new Error(`${name} is not installed`);
  return found;
}

function order(name: string): string {
  return createHash("sha256").update(name).digest("hex");
}

function app(wish: Wish): App {
  const random = new Deterministic(`app ${wish.name}`);
  const system = wish.system ?? false;
  const installed = wish.installed ?? (system ? phoneMade : phoneBought + days(random.below(200)));
  const publisher = wish.subject ?? `O=Publisher of ${wish.name} (synthetic), CN=Android`;
  const hash = (algorithm: string): string => createHash(algorithm).update(`certificate of ${publisher}`).digest("hex");
  const random16 = (): string => Buffer.from(random.bytes(16)).toString("base64url");
  const installer = wish.installer ?? null;
  return {
    name: wish.name,
    uid: wish.uid ?? 10_000,
    system,
    versionCode: wish.versionCode ?? 1_000 + random.below(900_000),
    versionName: `${1 + random.below(20)}.${random.below(12)}.${random.below(40)}`,
    installer,
    initiating: wish.initiating ?? installer,
    originating: wish.originating ?? null,
    installed,
    updated:
      wish.updated ?? (installer === null ? installed : Math.max(installed, systemUpdated + days(random.below(180)))),
    disabled: wish.disabled ?? false,
    codePath: system ? `/system/app/${wish.name}` : `/data/app/~~${random16()}==/${wish.name}-${random16()}==`,
    certificate: { sha1: wish.sha1 ?? hash("sha1"), sha256: wish.sha256 ?? hash("sha256"), subject: publisher },
    granted: wish.granted ?? [],
    requested: [...always, ...(wish.granted ?? [])].map((permission) => `android.permission.${permission}`),
  };
}
