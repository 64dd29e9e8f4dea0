import type { Finding } from "../../findings/finding.ts";
import { canonicalIp, hostOf, isAddress } from "../../indicators/host.ts";
import type { IndicatorType } from "../../indicators/indicator.ts";
import { type Field, type ObservableType, recordKinds } from "../../records/kinds.ts";
import type { ExportRecord } from "./input.ts";

/** What other systems know how to take in: a value with what it is. */
export interface Observable {
  readonly type: "url" | "domain" | "ipv4" | "ipv6" | "email" | "process" | "file" | "app" | HashType;
  readonly value: string;
}
export type HashType = "md5" | "sha1" | "sha256";

/** A record that names thousands of files is told by its first ones; JSON and Parquet have them all. */
const listed = 100;

/** The values that a record holds in fields that indicators can be asked about, each once, in the fields' order. */
export function recordObservables(record: ExportRecord): readonly Observable[] {
  const fields: Readonly<Record<string, Field>> = recordKinds[record.kind].fields;
  const found: Observable[] = [];
  for (const [name, value] of Object.entries(record.fields)) {
    const type = fields[name]?.observes;
    if (type === undefined) continue;
    for (const text of typeof value === "object" ? value : [value]) {
      if (typeof text === "string") found.push(...observed(type, text));
    }
  }
  return distinct(found).slice(0, listed);
}

/** What a finding says it saw; free text only where a link is the value. */
export function findingObservables(finding: Finding): readonly Observable[] {
  const type = finding.indicator === undefined ? "free_text" : fromIndicator[finding.indicator.type];
  return distinct(finding.values.flatMap((value) => observed(type, value)));
}

const fromIndicator: Readonly<Record<IndicatorType, ObservableType>> = {
  domain: "url",
  ipv4: "url",
  ipv6: "url",
  url: "url",
  email: "email",
  process: "process_name",
  file_name: "file_path",
  file_path: "file_path",
  sha256: "hash",
  sha1: "hash",
  md5: "hash",
  app_id: "app_id",
  certificate_sha256: "certificate_hash",
  certificate_sha1: "certificate_hash",
  certificate_md5: "certificate_hash",
  configuration_profile: "profile_id",
  android_property: "property_name",
};

const hashLengths: Readonly<Record<number, HashType>> = { 32: "md5", 40: "sha1", 64: "sha256" };

function observed(type: ObservableType, value: string): readonly Observable[] {
  switch (type) {
    case "url":
      return [...url(value), ...host(hostOf(value))];
    case "free_text":
      return /^https?:\/\/\S+$/i.test(value) ? [...url(value), ...host(hostOf(value))] : [];
    case "host":
      return host(hostOf(value));
    case "ip":
      return host(canonicalIp(value));
    case "email":
      return email(value);
    case "process_name":
      return value === "" ? [] : [{ type: "process", value }];
    case "file_path":
    case "file_name":
      return value === "" || value.endsWith("/") ? [] : [{ type: "file", value }];
    case "app_id":
      return value === "" ? [] : [{ type: "app", value }];
    case "hash": {
      const length = hashLengths[value.length];
      return length && /^[0-9a-f]+$/i.test(value) ? [{ type: length, value: value.toLowerCase() }] : [];
    }
    // Receivers have no object for the certificate's hash, the profile's id and the property without the rest of it.
    case "certificate_hash":
    case "profile_id":
    case "property_name":
      return [];
  }
}

/** A URI of RFC 3986: receivers refuse anything else, and the record keeps what the phone has. */
const uri = /^[a-z][a-z0-9+.-]*:\/\/(?:[a-z0-9._~!$&'()*+,;=:@/?#[\]-]|%[0-9a-f]{2})+$/i;

function url(value: string): readonly Observable[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return [];
  const spelt = uri.test(value) ? value : asUri(value);
  return spelt === undefined ? [] : [{ type: "url", value: spelt }];
}

/** The URL as a browser would send it: Punycode and percent escapes. */
function asUri(value: string): string | undefined {
  try {
    const { href } = new URL(value);
    return uri.test(href) ? href : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 1123 host names; RFC 1035 bounds their length. */
const hostName = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

function host(value: string): readonly Observable[] {
  if (isAddress(value)) return [{ type: value.includes(":") ? "ipv6" : "ipv4", value }];
  return hostName.test(value) ? [{ type: "domain", value }] : [];
}

const emailAddress = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
/** WhatsApp writes numbers and groups like e-mail addresses. */
const notEmail = /@(?:s\.whatsapp\.net|g\.us|c\.us)$/i;

function email(value: string): readonly Observable[] {
  const text = value.replace(/^mailto:/i, "");
  return text.length <= 254 && emailAddress.test(text) && !notEmail.test(text) ? [{ type: "email", value: text }] : [];
}

export function distinct(observables: readonly Observable[]): readonly Observable[] {
  const seen = new Map(observables.map((one) => [`${one.type}\n${one.value}`, one]));
  return [...seen.values()];
}
