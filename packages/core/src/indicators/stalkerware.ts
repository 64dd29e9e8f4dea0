import { parse } from "yaml";
import type { IndicatorRole, IndicatorType } from "./indicator.ts";
import { asArray, asRecord, asText, type JsonRecord } from "./json.ts";
import type { PackBuilder } from "./pack.ts";
import { typeByLength } from "./value-type.ts";

/** Far more than the real files have; YAML takes long. */
const longest = 16_000_000;

/** Whether a text looks like AssoEchap's `ioc.yaml` or `watchware.yaml`: a list of families with their type. */
export function isStalkerware(text: string): boolean {
  return (
    /^-\s+name:/m.test(text.slice(0, 4096)) && /^\s+type:\s*(?:stalkerware|watchware)\b/m.test(text.slice(0, 65536))
  );
}

/**
 * Reads AssoEchap's families. Their four parts mean different things: the phone talked to the spy's server (`tool`),
 * someone fetched the program (`distribution`), someone looked at its seller's site (`vendor_website`); and watchware
 * is a class of its own. Patterns on certificates' names are reported as not used.
 */
export function readStalkerware(text: string, pack: PackBuilder): void {
  for (const [position, item] of asArray(parseYaml(text, pack)).entries()) {
    const family = asRecord(item);
    const name = asText(family?.name);
    if (family && name !== undefined) readFamily(family, name, pack);
    else pack.problem(`[${position}]`, "is not a family with a name");
  }
}

function parseYaml(text: string, pack: PackBuilder): unknown {
  try {
    if (text.length > longest) throw new RangeError("too long");
    return parse(text);
  } catch (error) {
    pack.problem("", `is not YAML: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : ""}`);
    return undefined;
  }
}

function readFamily(family: JsonRecord, name: string, pack: PackBuilder): void {
  const watchware = family.type === "watchware";
  const c2 = asRecord(family.c2);
  const add = (values: unknown, type: IndicatorType, role: IndicatorRole, key: string): void => {
    const filed = pack.filing(name, watchware ? "watchware" : role);
    for (const value of texts(values)) pack.add(typeByLength(type, value), value, filed, `${name}/${key}`);
  };
  add(family.packages, "app_id", "tool", "packages");
  add(family.ios_bundles, "app_id", "tool", "ios_bundles");
  add(family.certificates, "certificate_sha1", "tool", "certificates");
  add(c2?.domains, "domain", "tool", "c2/domains");
  // Both spellings stand in the file.
  add(c2?.ips, "ipv4", "tool", "c2/ips");
  add(c2?.ip, "ipv4", "tool", "c2/ip");
  add(family.distribution, "domain", "distribution", "distribution");
  add(family.websites, "domain", "vendor_website", "websites");
  for (const key of ["certificate_cname_re", "certificate_organizations"]) {
    if (family[key] !== undefined) pack.problem(`${name}/${key}`, "names in certificates are not looked at");
  }
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return asArray(value).filter((item) => typeof item === "string");
}
