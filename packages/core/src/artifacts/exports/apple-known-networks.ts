import { date, type Maybe, text } from "../../formats/plist/access.ts";
import { parseWrittenTime } from "../../formats/written-time.ts";
import { defineArtifact } from "../artifact.ts";
import { plistFields } from "../ios/plist-values.ts";
import { dictionariesWith } from "./plist-search.ts";

/**
 * The Wi-Fi networks that iCloud keeps for the devices of an account: dictionaries under the name of the network, with
 * `added_at` as a text in UTC, `Nov 14 2023 22:13:20`.
 */
export const appleKnownNetworks = defineArtifact({
  id: "account.apple_known_networks",
  title: "Wi-Fi networks of an Apple account",
  platform: "account",
  versions: "exports of privacy.apple.com: KnownNetworks.xml",
  where: { account_export: ["**/*KnownNetworks.xml"] },
  shapes: ["apple_known_networks"],
  kinds: ["wifi_network"],
  timeBasis: "utc",
  reach: "since the networks were joined first",
  references: ["a timeline reader of Apple's exports: KnownNetworks.xml"],
  view: { type: "table", columns: ["time", "ssid", "bssid", "security"] },
  async *read(input) {
    let found = 0;
    for (const { name, entries, place } of dictionariesWith(await input.plist(), "added_at", input)) {
      found++;
      const fields = plistFields(entries, place, input);
      yield {
        kind: "wifi_network",
        time: fields.value("added_at", addedAt),
        locator: { key: place },
        ssid: String(name),
        bssid: fields.value("BSSID", text),
        security: fields.value("SecurityType", text),
        details: fields.details("added_at", "BSSID", "SecurityType"),
      };
    }
    if (found === 0) input.problem("schema", "no network that was added");
  },
});

function addedAt(value: Maybe): number | undefined {
  return date(value) ?? parseWrittenTime(`${text(value) ?? ""} UTC`)?.time ?? undefined;
}
