import { array, boolean, bytes, date, type Maybe, number, text } from "../../formats/plist/access.ts";
import { toPlain } from "../../formats/plist/plain.ts";
import { utf8 } from "../../formats/plist/text.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { dictAt, type PlistFields, plistFields, typeOf } from "./plist-values.ts";
import { measured, position } from "./positions.ts";

type Entries = ReadonlyMap<string, Maybe>;

/** How one of the layouts names what all of them have. */
interface Layout {
  readonly added: readonly string[];
  /** Dates at which the phone joined the network or met it. */
  readonly met: readonly string[];
  readonly joined: readonly string[];
  readonly hidden: string;
  readonly points: string;
  readonly pointSeen: string;
  readonly told: readonly string[];
}

/** Only what is named is told: entries may hold the profile of a company's network, with a password. */
const known: Layout = {
  added: ["AddedAt"],
  met: ["JoinedByUserAt", "JoinedBySystemAt", "LastDiscoveredAt"],
  joined: ["JoinedByUserAt", "JoinedBySystemAt"],
  hidden: "Hidden",
  points: "BSSList",
  pointSeen: "LastAssociatedAt",
  told: [
    "AddReason",
    "AutoJoinDisabled",
    "CaptiveProfile",
    "CarPlayNetwork",
    "JoinedByUserAt",
    "JoinedBySystemAt",
    "LastDiscoveredAt",
    "Moving",
    "UpdatedAt",
  ],
};
const listed: Layout = {
  added: ["addedAt", "AddedAt"],
  met: ["lastJoined", "lastAutoJoined", "prevJoined"],
  joined: ["lastJoined", "lastAutoJoined"],
  hidden: "HIDDEN_NETWORK",
  points: "networkKnownBSSListKey",
  pointSeen: "lastRoamed",
  told: [
    "CARPLAY_NETWORK",
    "CHANNEL",
    "CaptiveProfile",
    "FirstJoinWithNewMacTimestamp",
    "LinkDownTimestamp",
    "MacGenerationTimeStamp",
    "PresentInKnownNetworks",
    "enabled",
    "lastAutoJoined",
    "lastJoined",
    "lastUpdated",
    "networkUsage",
    "prevJoined",
  ],
};
const systemTold = ["CHANNEL", "WiFiNetworkPasswordModificationDate", "networkUsage", "prevJoined"];
const pointTold = ["CHANNEL", "CHANNEL_FLAGS", "Channel", "ChannelFlags", "IPv4NetworkSignature"];

/** Layouts that hold a list. The second are networks met with an address made for them. */
const lists = ["List of known networks", "List of scanned networks with private mac"];
const keyStart = "wifi.network.ssid.";

const folders = ["com.apple.wifi.known-networks.plist"];
const older = [
  "com.apple.wifi.plist",
  "com.apple.wifi-networks.plist.backup",
  "com.apple.wifi-private-mac-networks.plist",
];

export const wifiNetworks = defineArtifact({
  id: "ios.wifi_networks",
  title: "Wi-Fi networks known to the phone",
  platform: "ios",
  versions: "all; in known-networks.plist from iOS 14",
  where: {
    ios_backup: [
      ...folders.map((name) => `SystemPreferencesDomain-${name}`),
      ...older.map((name) => `SystemPreferencesDomain-SystemConfiguration/${name}`),
    ],
    ios_filesystem: [
      ...folders.map((name) => `private/var/preferences/${name}`),
      ...older.map((name) => `private/var/preferences/SystemConfiguration/${name}`),
    ],
    ios_sysdiagnose: [`**/WiFi/${folders[0]}`, `**/WiFi/${older[0]}`, `**/WiFi/${older[2]}`],
  },
  kinds: ["wifi_network", "place"],
  timeBasis: "utc",
  reach: "until a network is forgotten; often years, and restored from backups",
  references: [
    "iLEAPP appleWifiPlist.py: both layouts, access points with the time of the last association",
    "Real files of iOS 15 and 16: the dates are UTC",
  ],
  view: { type: "table", columns: ["time", "ssid", "bssid", "security", "first_seen", "last_seen", "app_id"] },

  async *read(input) {
    const root = dictAt(await input.plist(), "", input);
    for (const [key, value] of root ?? []) {
      if (key.startsWith(keyStart)) {
        const entries = dictAt(value, key, input);
        if (entries) yield* network(entries, key, known, input, key.slice(keyStart.length));
      } else if (lists.includes(key)) {
        const items = array(value);
        if (!items) input.problem("value", `is ${typeOf(value)}, not a list`, { key });
        for (const [index, item] of (items ?? []).entries()) {
          const entries = dictAt(item, `${key}/${index}`, input);
          if (entries) yield* network(entries, `${key}/${index}`, listed, input);
        }
      }
    }
  },
});

function* network(
  entries: Entries,
  key: string,
  layout: Layout,
  input: ArtifactInput,
  named?: string,
): Generator<RecordDraft> {
  const fields = plistFields(entries, key, input);
  // In the system's own part there is the access point that was used last.
  const system = entries.get("__OSSpecific__");
  const systemEntries = system === undefined ? undefined : dictAt(system, `${key}/__OSSpecific__`, input);
  const systemFields = systemEntries && plistFields(systemEntries, `${key}/__OSSpecific__`, input);
  const ssid = fields.value("SSID_STR", text) ?? fields.value("SSID", ssidText) ?? named ?? null;
  const lastSeen = latest(fields, layout.met);
  yield {
    kind: "wifi_network",
    time: latest(fields, layout.joined) ?? lastSeen ?? latest(fields, layout.added),
    locator: { key },
    ssid,
    bssid: fields.value("BSSID", text) ?? systemFields?.value("BSSID", text) ?? null,
    security: fields.value("SupportedSecurityTypes", text) ?? fields.value("SecurityMode", text),
    first_seen: latest(fields, layout.added),
    last_seen: lastSeen,
    hidden: fields.value(layout.hidden, boolean),
    app_id: fields.value("BundleID", text),
    details: { ...told(entries, layout.told), ...(systemEntries ? told(systemEntries, systemTold) : {}) },
  };
  yield* accessPoints(fields, key, layout, input, ssid);
}

/** Each of its access points, with the time when the phone was last joined to it, and where that was told. */
function* accessPoints(
  network: PlistFields,
  networkKey: string,
  layout: Layout,
  input: ArtifactInput,
  ssid: string | null,
): Generator<RecordDraft> {
  for (const [index, item] of (network.value(layout.points, array) ?? []).entries()) {
    const key = `${networkKey}/${layout.points}/${index}`;
    const entries = dictAt(item, key, input);
    if (!entries) continue;
    const fields = plistFields(entries, key, input);
    const seen = fields.value(layout.pointSeen, date);
    yield {
      kind: "wifi_network",
      time: seen,
      locator: { key },
      ssid,
      bssid: fields.value("BSSID", text),
      last_seen: seen,
      details: { access_point: true, ...told(entries, pointTold) },
    };
    if (!entries.has("LocationLatitude")) continue;
    const place = position(
      fields.value("LocationLatitude", number),
      fields.value("LocationLongitude", number),
      (message) => input.problem("value", message, { key }),
    );
    yield {
      kind: "place",
      time: fields.value("LocationTimestamp", date) ?? seen,
      locator: { key },
      place_type: "antenna",
      ...place,
      accuracy: measured(fields.value("LocationAccuracy", number)),
      name: ssid,
      source: "Wi-Fi access point",
    };
  }
}

function latest(fields: PlistFields, keys: readonly string[]): number | null {
  const times = keys.map((key) => fields.value(key, date)).filter((time) => time !== null);
  return times.length > 0 ? Math.max(...times) : null;
}

function told(entries: Entries, keys: readonly string[]): Details {
  const details: Details = {};
  for (const key of keys) {
    const value = entries.get(key);
    if (value !== undefined) details[key] = toPlain(value);
  }
  return details;
}

/** The name of a network is bytes; nearly all are UTF-8, and the others are told in hexadecimal, as iOS does. */
function ssidText(value: Maybe): string | undefined {
  const raw = bytes(value);
  if (raw === undefined) return text(value);
  const read = utf8(raw);
  return read.includes("\uFFFD") ? Array.from(raw, (byte) => byte.toString(16).padStart(2, "0")).join("") : read;
}
