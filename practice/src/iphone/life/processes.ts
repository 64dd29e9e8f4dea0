import { Deterministic } from "../../random.ts";
import { at, days } from "../../time.ts";
import type { ProcessUsage } from "../databases/data-usage.ts";

/** Process and bundle as DataUsage.sqlite pairs them. */
const applications: readonly (readonly [string, string])[] = [
  ["MobileSafari", "com.apple.mobilesafari"],
  ["WhatsApp", "net.whatsapp.WhatsApp"],
  ["Google Chrome", "com.google.chrome.ios"],
  ["Firefox", "org.mozilla.ios.Firefox"],
  ["MobileMail", "com.apple.mobilemail"],
  ["Maps", "com.apple.Maps"],
  ["Weather", "com.apple.weather"],
  ["Music", "com.apple.Music"],
  ["Podcasts", "com.apple.podcasts"],
  ["News", "com.apple.news"],
  ["Signal", "org.whispersystems.signal"],
  ["Preferences", "com.apple.Preferences"],
  ["AppStore", "com.apple.AppStore"],
  ["MobileSMS", "com.apple.MobileSMS"],
  ["Photos", "com.apple.mobileslideshow"],
];

const helpers: readonly (readonly [string, string])[] = [
  ["mDNSResponder", "com.apple.datausage.dns"],
  ["CommCenter", "com.apple.datausage.telephony"],
  ["mobileassetd", "com.apple.datausage.softwareupdate"],
  ["locationd", "com.apple.datausage.location"],
  ["nsurlsessiond", "com.apple.datausage.general"],
  ["apsd", "com.apple.datausage.applepushservice"],
  ["backupd", "com.apple.datausage.backup"],
  ["geod", "com.apple.datausage.maps"],
  ["parsec-fbf", "com.apple.datausage.siri"],
  ["appstored", "com.apple.datausage.general"],
  ["passd", "com.apple.datausage.appleid"],
  ["itunesstored", "com.apple.datausage.itunesaccount"],
  ["timed", "com.apple.datausage.location"],
  ["identityservicesd", "com.apple.datausage.appleid"],
  ["itunescloudd", "com.apple.datausage.itunesmedia"],
  ["bluetoothd", "com.apple.datausage.bluetooth"],
  ["assistantd", "com.apple.datausage.siri"],
  ["akd", "com.apple.datausage.appleid"],
  ["findmydeviced", "com.apple.datausage.findmyiphone"],
  ["fmflocatord", "com.apple.datausage.findmyiphone"],
  ["parsecd", "com.apple.datausage.siri"],
  ["IMTransferAgent", "com.apple.datausage.messages"],
  ["trustd", "com.apple.datausage.security"],
  ["OTACrashCopier", "com.apple.datausage.diagnostics"],
  ["gamed", "com.apple.datausage.gamecenter"],
  ["searchpartyd", "com.apple.datausage.findmyiphone"],
  ["willowd", "com.apple.datausage.homekit"],
];

/** Daemons that are written down without a bundle. */
export const daemons: readonly string[] = [
  "duetexpertd",
  "wifid",
  "cloudd",
  "accountsd",
  "calaccessd",
  "dataaccessd",
  "homed",
  "imagent",
  "installd",
  "lsd",
  "mediaserverd",
  "mobileactivationd",
  "networkserviceproxy",
  "rapportd",
  "remindd",
  "sharingd",
  "softwareupdated",
  "symptomsd",
  "tccd",
  "triald",
  "routined",
  "keybagd",
  "configd",
  "securityd",
  "powerd",
  "symptomsd-diag",
  "streaming_zip_conduit",
  "CumulativeUsageTracker",
];

const from = at("2025-02-01T08:00:00Z");

/** Ordinary rows, numbered from 1; numbers in `skip` are left free. */
export function ordinaryProcesses(more: readonly string[], skip: readonly number[]): ProcessUsage[] {
  const random = new Deterministic("processes");
  const named: (readonly [string, string | null])[] = [
    ...applications.map(([name, bundle]) => [`${name}/${bundle}`, bundle] as const),
    ...helpers.map(([name, bundle]) => [`${name}/${bundle}`, bundle] as const),
    ...["com.apple.Maps", "com.apple.weather", "com.apple.mobilesafari"].map(
      (bundle) => [`mDNSResponder/${bundle}`, bundle] as const,
    ),
    ...[...daemons, ...more].map((name) => [name, null] as const),
  ];
  let pk = 0;
  return named.map(([process, bundle]) => {
    pk += 1;
    while (skip.includes(pk)) pk += 1;
    const first = from + pk * days(1.4) + random.below(3_600_000);
    return {
      pk,
      process,
      bundle,
      first,
      last: Math.max(first, at("2025-09-12T00:00:00Z") + random.below(days(6))),
      wifiIn: random.below(90_000_000),
      wifiOut: random.below(6_000_000),
      wwanIn: 40_000 + random.below(30_000_000),
      wwanOut: 9_000 + random.below(900_000),
    };
  });
}

/** Numbers 90 and up: applications of the summer, so that what a case plants below them does not stand alone at the end. */
export const lateProcesses: readonly ProcessUsage[] = [
  late(90, "SNCF/com.sncf.fusion", "com.sncf.fusion", 2),
  late(91, "Meteo/com.example.meteo", "com.example.meteo", 4),
  late(92, "mDNSResponder/com.sncf.fusion", "com.sncf.fusion", 5),
];

function late(pk: number, process: string, bundle: string, daysAfter: number): ProcessUsage {
  const first = at("2025-07-08T09:14:32.118Z") + days(daysAfter);
  return {
    pk,
    process,
    bundle,
    first,
    last: first + days(40),
    wifiIn: 120_000 * pk,
    wifiOut: 9_000 * pk,
    wwanIn: 80_000 * pk,
    wwanOut: 4_000 * pk,
  };
}
