import { descendants, type XmlElement } from "../../formats/abx/element.ts";
import { defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { readXmlFile } from "./xml-file.ts";

export const wifiConfig = defineArtifact({
  id: "android.wifi_config",
  title: "Wi-Fi networks that the phone knows",
  platform: "android",
  versions: "Android 8 and later, as text or binary XML",
  where: {
    android_filesystem: [
      "data/misc/wifi/WifiConfigStore.xml",
      "data/misc/apexdata/com.android.wifi/WifiConfigStore.xml",
      "data/misc_ce/*/apexdata/com.android.wifi/WifiConfigStore.xml",
    ],
    files: ["**/WifiConfigStore.xml"],
  },
  kinds: ["wifi_network"],
  timeBasis: "utc",
  reach: "the networks that were not removed",
  references: ["ALEAPP wifiConfigstore2.py: names of the values in a WifiConfiguration"],
  view: { type: "table", columns: ["ssid", "bssid", "security", "hidden", "app_id"] },

  async *read(input) {
    const { root, locate } = await readXmlFile(input);
    if (!root) return;
    for (const network of descendants(root)) {
      if (network.name !== "WifiConfiguration") continue;
      const values = valuesOf(network);
      yield {
        kind: "wifi_network",
        locator: locate(network),
        ssid: unquoted(values.get("SSID")),
        bssid: values.get("BSSID") || null,
        security: securityOf(values.get("ConfigKey")),
        hidden: values.get("HiddenSSID") === undefined ? null : values.get("HiddenSSID") === "true",
        app_id: values.get("CreatorName") || null,
        details: detailsOf(values),
      };
    }
  },
});

/** Each value is an element with its name: `<string name="SSID">…</string>`, `<boolean name="HiddenSSID" value="…"/>`. */
function valuesOf(network: XmlElement): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { attributes, text } of network.children) {
    const name = attributes["name"];
    if (name !== undefined && !values.has(name)) values.set(name, attributes["value"] ?? text);
  }
  return values;
}

/** Told beside the common fields; never the passwords (PreSharedKey, WEPKeys, those of enterprise networks). */
const told = ["ConfigKey", "CreationTime", "ConnectChoice", "ConnectChoiceTimeStamp", "HasEverConnected"];
const alsoTold = ["RandomizedMacAddress", "NumAssociation", "Status", "MacRandomizationSetting"];

function detailsOf(values: ReadonlyMap<string, string>): Details {
  const details: Details = {};
  for (const name of [...told, ...alsoTold]) {
    const value = values.get(name);
    if (value) details[name] = value;
  }
  return details;
}

/** A name in quotes is text; without quotes it is hexadecimal bytes. */
function unquoted(ssid: string | undefined): string | null {
  if (!ssid) return null;
  return ssid.length > 1 && ssid.startsWith('"') && ssid.endsWith('"') ? ssid.slice(1, -1) : ssid;
}

/** The key of a configuration is the name and the protection: `"Home"WPA_PSK`. */
function securityOf(key: string | undefined): string | null {
  return /([A-Z][A-Z0-9_]*)(?:-.*)?$/.exec(key ?? "")?.[1] ?? null;
}
