import { isAddress } from "./host.ts";
import { asArray, asRecord, asText } from "./json.ts";

/**
 * A MISP warning list: values that are popular or shared, so that an indicator among them may be a mistake. A hit is a
 * note beside a match, never a reason to drop it.
 */
export interface Warninglist {
  readonly name: string;
  holds(value: string): boolean;
}

/** Reads a list in MISP's format; undefined for what is none. Types: hostname, string, cidr. */
export function loadWarninglist(json: unknown): Warninglist | undefined {
  const list = asRecord(json);
  const name = asText(list?.name);
  const type = asText(list?.type);
  if (!list || name === undefined) return undefined;
  const values = asArray(list.list).flatMap((value) => (typeof value === "string" ? [value.toLowerCase()] : []));
  if (type === "cidr") return { name, holds: addressTest(values) };
  if (type === "hostname" || type === "string") return { name, holds: nameTest(values, type === "hostname") };
  return undefined;
}

/** The names of the lists that hold a value: a host, address or hash in lower case. */
export function annotations(lists: readonly Warninglist[], value: string): string[] {
  return lists.filter((list) => list.holds(value)).map((list) => list.name);
}

/** A leading dot means every host below, in lists of both types; `hostname` lists mean it always. */
function nameTest(values: readonly string[], below: boolean): (value: string) => boolean {
  let exact: Set<string> | undefined;
  let parents: Set<string> | undefined;
  return (value) => {
    exact ??= new Set(values.map((one) => one.replace(/^\./, "")));
    parents ??= below ? exact : new Set(values.filter((one) => one.startsWith(".")).map((one) => one.slice(1)));
    if (exact.has(value)) return true;
    if (isAddress(value)) return false;
    for (let dot = value.indexOf("."); dot >= 0; dot = value.indexOf(".", dot + 1)) {
      if (parents.has(value.slice(dot + 1))) return true;
    }
    return false;
  };
}

function addressTest(values: readonly string[]): (value: string) => boolean {
  const ranges = values.map((value) => {
    const [address = "", bits] = value.split("/");
    return { address, start: numberOf(address), size: 2 ** (32 - Number(bits ?? 32)) };
  });
  return (value) => {
    const number = numberOf(value);
    return ranges.some(({ address, start, size }) =>
      start === undefined || number === undefined ? address === value : number >= start && number < start + size,
    );
  };
}

/** A dotted IPv4 address as a number. */
function numberOf(address: string): number | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return undefined;
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}
