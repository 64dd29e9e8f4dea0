import { hostOf, isAddress } from "./host.ts";
import type { IndicatorType } from "./indicator.ts";
import { isKnownHost } from "./text.ts";

/** The names that publishers give to types: MISP's attribute types, STIX's, and those of common tables. */
const named: Readonly<Record<string, IndicatorType>> = {
  domain: "domain",
  domains: "domain",
  hostname: "domain",
  host: "domain",
  fqdn: "domain",
  "domain-name": "domain",
  "domain|ip": "domain",
  ip: "ipv4",
  ips: "ipv4",
  ipv4: "ipv4",
  ipv6: "ipv6",
  "ip address": "ipv4",
  "ip-address": "ipv4",
  "ip-addresses": "ipv4",
  "ip-src": "ipv4",
  "ip-dst": "ipv4",
  "ip-src|port": "ipv4",
  "ip-dst|port": "ipv4",
  "ipv4-addr": "ipv4",
  "ipv6-addr": "ipv6",
  url: "url",
  urls: "url",
  uri: "url",
  link: "url",
  email: "email",
  emails: "email",
  "email-src": "email",
  "email-dst": "email",
  "email-addr": "email",
  process: "process",
  processes: "process",
  "process name": "process",
  filename: "file_name",
  "file name": "file_name",
  "file names": "file_name",
  "file-name": "file_name",
  filepath: "file_path",
  "file path": "file_path",
  "file paths": "file_path",
  path: "file_path",
  md5: "md5",
  sha1: "sha1",
  "sha-1": "sha1",
  sha256: "sha256",
  "sha-256": "sha256",
  hash: "sha256",
  "filename|md5": "md5",
  "filename|sha1": "sha1",
  "filename|sha256": "sha256",
  app: "app_id",
  "app id": "app_id",
  appid: "app_id",
  "app-id": "app_id",
  "bundle id": "app_id",
  package: "app_id",
  packages: "app_id",
  "package name": "app_id",
  "package names": "app_id",
  "mobile-application-id": "app_id",
  certificate: "certificate_sha1",
  "package cert hashes": "certificate_sha1",
  "x509-fingerprint-md5": "certificate_md5",
  "x509-fingerprint-sha1": "certificate_sha1",
  "x509-fingerprint-sha256": "certificate_sha256",
  "configuration profile": "configuration_profile",
  "config profiles": "configuration_profile",
  "android property": "android_property",
};

const digits: Readonly<Record<number, IndicatorType>> = { 32: "md5", 40: "sha1", 64: "sha256" };
const certificateDigits: Readonly<Record<number, IndicatorType>> = {
  32: "certificate_md5",
  40: "certificate_sha1",
  64: "certificate_sha256",
};

/** The type that a publisher's word means; undefined for an unknown one. `file_paths` and `File Path` are one. */
export function typeNamed(word: string): IndicatorType | undefined {
  const name = word.trim().toLowerCase();
  const plain = name.replace(/_/g, " ");
  return Object.hasOwn(named, name) ? named[name] : Object.hasOwn(named, plain) ? named[plain] : undefined;
}

/** A hash's or certificate's type follows its length, whatever it was filed under. */
export function typeByLength(type: IndicatorType, value: string): IndicatorType {
  const length = value.replace(/[:\s]/g, "").length;
  if (type === "sha256" || type === "sha1" || type === "md5") return digits[length] ?? type;
  if (type.startsWith("certificate_")) return certificateDigits[length] ?? type;
  return type;
}

/** What a value without a type most likely is; undefined where it could be several things. */
export function guessType(value: string): IndicatorType | undefined {
  const hash = /^[0-9a-f]+$/i.test(value) ? digits[value.length] : undefined;
  if (hash) return hash;
  if (/^(?:mailto:)?[^\s@/]+@[^\s@/]+\.[^\s@/]+$/i.test(value)) return "email";
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return "url";
  if (/^\/[^/]/.test(value)) return "file_path";
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return "configuration_profile";
  const host = hostOf(value);
  if (isAddress(host)) return host.includes(":") ? "ipv6" : "ipv4";
  if (host !== "" && isKnownHost(host)) return /[/?]/.test(value) ? "url" : "domain";
  return /^(?:com|org|net|io|de|fr|ru|cn|info)(?:\.\w+)+$/i.test(value) ? "app_id" : undefined;
}
