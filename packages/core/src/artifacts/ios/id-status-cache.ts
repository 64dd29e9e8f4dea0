import { date, dict, integer, type Maybe, number } from "../../formats/plist/access.ts";
import { toMicroseconds } from "../../formats/time.ts";
import { defineArtifact } from "../artifact.ts";
import { dictAt, plistFields } from "./plist-values.ts";

const places = [
  "Library/Preferences/com.apple.identityservices.idstatuscache.plist",
  "Library/IdentityServices/idstatuscache.plist",
];

export const idStatusCache = defineArtifact({
  id: "ios.id_status_cache",
  title: "Apple identities looked up",
  platform: "ios",
  versions: "iOS 8 to 14; later versions seldom have it",
  where: {
    ios_backup: places.map((path) => `HomeDomain-${path}`),
    ios_filesystem: places.map((path) => `private/var/mobile/${path}`),
  },
  kinds: ["identity_lookup"],
  timeBasis: "utc",
  reach: "weeks to months; the last look-up for each identity and service",
  references: ["MVT docs, ios/records.md", "A real file of iOS 14: LookupDate is Cocoa seconds"],
  view: { type: "table", columns: ["time", "contact", "service", "status", "occurrences"] },

  async *read(input) {
    const services = dict(await input.plist());
    if (!services) {
      input.problem("schema", "the property list is no dictionary of services");
      return;
    }
    const occurrences = countIdentities(services);
    for (const [service, identities] of services) {
      // Beside the services stand numbers such as CacheVersion.
      if (integer(identities) !== undefined) continue;
      for (const [identity, entry] of dictAt(identities, service, input) ?? []) {
        const key = `${service}/${identity}`;
        const lookup = dictAt(entry, key, input);
        if (!lookup) continue;
        const fields = plistFields(lookup, key, input);
        yield {
          kind: "identity_lookup",
          time: fields.value("LookupDate", lookupTime),
          locator: { key },
          contact: visible(identity),
          service,
          status: fields.value("IDStatus", integer),
          occurrences: occurrences.get(identity) ?? 1,
          details: fields.details("LookupDate", "IDStatus"),
        };
      }
    }
  },
});

/** Under how many services each identity stands. */
function countIdentities(services: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const identities of services.values()) {
    if (!(identities instanceof Map)) continue;
    for (const identity of identities.keys()) counts.set(identity, (counts.get(identity) ?? 0) + 1);
  }
  return counts;
}

function lookupTime(value: Maybe): number | undefined {
  const seconds = number(value);
  return seconds === undefined ? date(value) : toMicroseconds(seconds, "mac_s");
}

/** A NUL in an identity is a trace of exploits: it must be seen. */
function visible(identity: string): string {
  return identity.replaceAll("\0", "\\x00");
}
