import { type Plain, plistDate } from "../plist.ts";
import { at, days, macSeconds } from "../time.ts";
import type { IphoneContent, Profile } from "./content.ts";
import { observedDomains } from "./life/browsing.ts";
import { acquaintances } from "./life/people.ts";

type Dictionary = { readonly [key: string]: Plain };

/** com.apple.identityservices.idstatuscache.plist: whom the phone asked Apple about, by service. */
export function identityCache({ lookups }: IphoneContent): Dictionary {
  const asked = acquaintances
    .filter((one) => one.writes?.in === "iMessage")
    .map((one, index): [string, Plain] => [
      `tel:${one.phone}`,
      { LookupDate: macSeconds(at("2025-09-01T08:00:00Z") + days(index)), IDStatus: 1 },
    ]);
  return {
    "com.apple.madrid": {
      ...Object.fromEntries(asked),
      ...Object.fromEntries(
        lookups.map(({ address, time }) => [`mailto:${address}`, { LookupDate: macSeconds(time), IDStatus: 1 }]),
      ),
    },
    "com.apple.private.alloy.facetime.multi": Object.fromEntries(asked.slice(0, 3)),
    CacheVersion: 1,
  };
}

/** com.apple.osanalytics.addaily.plist. Lists of date and four byte counts: Wi-Fi in and out, mobile in and out. */
export function dailyAnalytics({ dailyTraffic }: IphoneContent): Dictionary {
  const taken = at("2025-09-19T00:00:00Z");
  const row = (time: number, ...counts: readonly number[]): Plain => [plistDate(time), ...counts];
  return {
    netUsageBaseline: {
      "net.whatsapp.WhatsApp": row(taken, 81_204_112, 5_201_884, 12_004_112, 2_100_448),
      "com.apple.mobilesafari": row(taken, 201_004_512, 9_118_004, 33_410_226, 4_118_002),
      nehelper: row(taken, 8_112, 2_016, 1_004, 512),
      mDNSResponder: row(taken, 1_204_112, 801_884, 404_112, 300_448),
      ...Object.fromEntries(
        dailyTraffic.map((one) => [one.process, row(one.last, one.wifiIn, one.wifiOut, one.wwanIn, one.wwanOut)]),
      ),
    },
  };
}

/** locationd's clients.plist. */
export function locationClients(content: IphoneContent): Dictionary {
  const stopped = macSeconds(at("2025-09-18T18:00:00Z"));
  return {
    "com.apple.Maps:": { BundleId: "com.apple.Maps", Authorization: 2, LocationTimeStopped: stopped, Registered: true },
    "com.sncf.fusion:": {
      BundleId: "com.sncf.fusion",
      Authorization: 2,
      LocationTimeStopped: stopped - 86_400,
      Registered: true,
    },
    ...Object.fromEntries(
      content.locationClients.map((one) => [
        `${one.bundle}:`,
        { BundleId: one.bundle, Authorization: one.authorization, LocationTimeStopped: macSeconds(one.stopped) },
      ]),
    ),
    "/usr/libexec/nehelper:": { Executable: "/usr/libexec/nehelper", LocationTimeStopped: stopped - 900 },
    "/System/Library/LocationBundles/Traffic.bundle:": {
      BundlePath: "/System/Library/LocationBundles/Traffic.bundle",
      LocationTimeStopped: stopped - 3_600,
    },
    MigrationVersion: 4,
  };
}

/** WebKit's full_browsing_session_resourceLog.plist. */
export function sessionResourceLog({ redirects }: IphoneContent): Dictionary {
  const seen = at("2025-09-17T00:00:00Z");
  return {
    version: 14,
    browsingStatistics: [
      ...observedDomains.map(
        ({ domain, own }, index): Plain => ({
          PrevalentResourceOrigin: domain,
          lastSeen: plistDate(seen - days(index)),
          hadUserInteraction: own,
          ...(own ? { mostRecentUserInteraction: plistDate(seen - days(index)) } : {}),
        }),
      ),
      ...redirects.map(
        ({ origin, from, to, time }): Plain => ({
          PrevalentResourceOrigin: origin,
          lastSeen: plistDate(time),
          hadUserInteraction: false,
          topFrameUniqueRedirectsFrom: [{ domain: from, count: 1 }],
          topFrameUniqueRedirectsTo: [{ domain: to, count: 1 }],
        }),
      ),
    ],
  };
}

export function globalPreferences(): Dictionary {
  return {
    AppleLocale: "fr_FR",
    AppleLanguages: ["fr-FR", "it-FR", "ar-FR"],
    AppleKeyboards: ["fr_FR@sw=AZERTY", "ar@sw=Arabic", "emoji@sw=Emoji"],
    LDMGlobalEnabled: false,
  };
}

/** The stub that an installed profile leaves. */
export function profileStub(profile: Profile): Dictionary {
  const stem = profile.uuid.slice(0, -2);
  return {
    PayloadDisplayName: profile.name,
    PayloadDescription: profile.description,
    PayloadIdentifier: profile.identifier,
    PayloadOrganization: profile.organization,
    PayloadType: "Configuration",
    PayloadUUID: profile.uuid,
    PayloadVersion: 1,
    PayloadRemovalDisallowed: true,
    InstallDate: plistDate(profile.installed),
    PayloadContent: profile.payloads.map((type, index) => ({
      PayloadType: type,
      PayloadIdentifier: `${profile.identifier}.${index + 1}`,
      PayloadUUID: `${stem}1${index}`,
      PayloadVersion: 1,
      ...(type === "com.apple.mdm" ? { ServerURL: profile.server, AccessRights: 8_191 } : { PayloadDisplayName: type }),
    })),
    SignerCerts: [new TextEncoder().encode("synthetic certificate")],
  };
}

export function profileEvents(profiles: readonly Profile[]): Dictionary {
  return {
    ProfileEvents: profiles.map(({ uuid, installed }) => ({
      [uuid]: { timestamp: plistDate(installed), Operation: "install", Process: "Preferences" },
    })),
  };
}

/** com.apple.CrashReporter.plist as newer systems write it by themselves. */
export function crashReporter(): Dictionary {
  return { ExcResourceDiagInfo_24h: plistDate(at("2025-09-10T04:00:00Z")), ExcResourceDiagInfo_count: 2 };
}
