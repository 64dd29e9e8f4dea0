import { unarchive } from "../../formats/keyed-archive/unarchive.ts";
import { boolean, type Maybe, text } from "../../formats/plist/access.ts";
import { ArchivedObject, type ArchivedValue, PlistUid } from "../../formats/plist/value.ts";
import type { DraftOf } from "../../records/kinds.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { typeOf } from "./plist-values.ts";

/**
 * Settings that carry, name or filter the phone's traffic, by the class that the archive keeps them in. Paths, pushes
 * and hotspots are left out: nearly every phone has them, and nothing passes through them.
 */
const settings: ReadonlySet<string> = new Set([
  "NEVPN",
  "NEAOVPN",
  "NEVPNApp",
  "NEContentFilter",
  "NEDNSProxy",
  "NEDNSSettingsBundle",
  "NERelayConfiguration",
  "NEURLFilterConfiguration",
]);

/** Fields in which a setting names its server, in one spelling. */
const serverFields: ReadonlySet<string> = new Set(["serveraddress", "serverurl", "servername"]);

/** A setting holds its protocol, and that its addresses: no deeper. */
const deepest = 6;
/** A hostile archive may name one object many times. */
const mostObjects = 100_000;

export const networkConfigurations = defineArtifact({
  id: "ios.network_configurations",
  title: "Network configurations: VPN, filters, names",
  platform: "ios",
  versions: "iOS 8 and later",
  where: {
    ios_backup: ["SystemPreferencesDomain-com.apple.networkextension.plist"],
    ios_filesystem: ["private/var/preferences/com.apple.networkextension.plist"],
    ios_sysdiagnose: ["**/logs/Networking/com.apple.networkextension.plist"],
  },
  kinds: ["network_configuration"],
  timeBasis: "utc",
  reach: "the configurations as they were when the evidence was taken",
  references: [
    "Headers of NetworkExtension.framework (iOS 16 to 26): NEConfiguration and the classes of its settings",
    "EC-DIGIT-CSIRC/sysdiagnose, parser networkextension",
  ],
  view: { type: "table", columns: ["name", "app_id", "settings", "host", "enabled"] },

  async *read(input) {
    const archive = unarchive(await input.plist());
    for (const [index, configuration] of configurationsIn(archive, input).entries())
      yield read(configuration, index, input);
  },
});

/** The archive's own lists and dictionaries differ by version: configurations are known by their class. */
function configurationsIn(archive: ArchivedValue, input: ArtifactInput): readonly ArchivedObject[] {
  const found: ArchivedObject[] = [];
  const seen = new Set<ArchivedValue>();
  const waiting: ArchivedValue[] = [archive];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (seen.has(value) || typeof value !== "object" || value === null) continue;
    seen.add(value);
    if (seen.size > mostObjects) {
      input.problem("limit", `holds more than ${mostObjects} objects; the others were not looked at`, { key: "" });
      break;
    }
    if (value instanceof PlistUid) input.problem("value", "a reference leads to no object", { key: "" });
    else if (value instanceof ArchivedObject && value.className === "NEConfiguration") found.push(value);
    else waiting.push(...inside(value).reverse());
  }
  return found;
}

function inside(value: ArchivedValue): ArchivedValue[] {
  if (value instanceof ArchivedObject) return [...value.fields.values()];
  if (value instanceof Map) return [...(value as ReadonlyMap<string, ArchivedValue>).values()];
  return Array.isArray(value) ? [...(value as readonly ArchivedValue[])] : [];
}

function read(configuration: ArchivedObject, index: number, input: ArtifactInput): DraftOf<"network_configuration"> {
  const key = `NEConfiguration/${index}`;
  const fields = spelled(configuration);
  const held = [...fields.values()].filter(
    (value) => value instanceof ArchivedObject && settings.has(value.className),
  ) as ArchivedObject[];
  const flags = held.map((setting) => boolean(spelled(setting).get("enabled"))).filter((flag) => flag !== undefined);
  return {
    kind: "network_configuration",
    locator: { key },
    name: textAt(fields, "name", key, input) ?? textAt(fields, "applicationname", key, input),
    app_id: textAt(fields, "application", key, input),
    settings: held.map(({ className }) => className),
    host: serverIn(held) ?? null,
    enabled: flags.length > 0 ? flags.some((flag) => flag) : null,
    details: { identifier: text(fields.get("identifier")) ?? null, from_profile: Boolean(fields.get("payloadinfo")) },
  };
}

/** Archives spell a field as the class does, with or without a capital or a low line. */
function spelled({ fields }: ArchivedObject): ReadonlyMap<string, ArchivedValue> {
  return new Map([...fields].map(([name, value]) => [name.replace(/^_/, "").toLowerCase(), value]));
}

function textAt(fields: ReadonlyMap<string, Maybe>, name: string, key: string, input: ArtifactInput): string | null {
  const value = fields.get(name);
  if (value === undefined || value === null) return null;
  const found = text(value);
  if (found === undefined) input.problem("value", `${name} is ${typeOf(value)}, not text`, { key: `${key}/${name}` });
  return found ?? null;
}

/** The first server that a setting names, nearest first. */
function serverIn(held: readonly ArchivedObject[]): string | undefined {
  let level: readonly ArchivedValue[] = held;
  const seen = new Set<ArchivedValue>();
  for (let depth = 0; depth < deepest && level.length > 0 && seen.size < mostObjects; depth++) {
    const next: ArchivedValue[] = [];
    for (const value of level) {
      if (seen.has(value)) continue;
      seen.add(value);
      if (value instanceof ArchivedObject) {
        for (const [name, entry] of spelled(value)) if (serverFields.has(name) && text(entry)) return text(entry);
      }
      next.push(...inside(value));
    }
    level = next;
  }
  return undefined;
}
