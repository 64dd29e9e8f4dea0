import { baseName, canonicalPath, namesOfSystemFiles } from "./file-path.ts";
import { canonicalIp, canonicalUrl, hostOf, isAddress } from "./host.ts";
import type { IndicatorType } from "./indicator.ts";

export type Normalised = { readonly type: IndicatorType; readonly value: string } | { readonly reason: string };

/** Longer values are mistakes or attacks. */
const longestValue = 4096;

/** A host in its usual form: nothing to do for most of a list. The last label is not a number. */
const plainHost = /^(?=.{1,253}$)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[a-z][a-z0-9-]*$/;

/**
 * Brings a published value to the form that the matcher compares. The type follows the value where publishers file one
 * under another: NoviSpy's IPv4 addresses stand in `domain-name:value`. Says why a value cannot be used.
 */
export function normaliseIndicator(type: IndicatorType, published: string): Normalised {
  if (type === "domain" && plainHost.test(published)) return { type, value: published };
  const value = published.trim();
  if (value === "") return { reason: "an empty value" };
  if (value.length > longestValue) return { reason: `a value of more than ${longestValue} characters` };
  switch (type) {
    case "domain":
      return domain(value);
    case "ipv4":
    case "ipv6":
      return address(value);
    case "url":
      return url(value);
    case "email":
      return email(value);
    case "process":
      // A path narrows a process name down: it stays a path.
      return value.includes("/") ? filePath(value) : { type, value };
    case "file_name":
      return fileName(value);
    case "file_path":
      return filePath(value);
    case "md5":
    case "certificate_md5":
      return hash(type, value, 32);
    case "sha1":
    case "certificate_sha1":
      return hash(type, value, 40);
    case "sha256":
    case "certificate_sha256":
      return hash(type, value, 64);
    case "configuration_profile":
      return { type, value: value.toLowerCase() };
    case "app_id":
    case "android_property":
      return { type, value };
  }
}

function domain(value: string): Normalised {
  const text = value.replace(/^\*?\./, "");
  if (text.includes("://") || /^[^/?#]+[/?#]./.test(text)) return url(text);
  const host = hostOf(text.toLowerCase());
  if (isAddress(host)) return { type: host.includes(":") ? "ipv6" : "ipv4", value: host };
  if (!/^(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+$/.test(host)) return { reason: "not a host name" };
  return { type: "domain", value: host };
}

function address(value: string): Normalised {
  const text = value.replace(/\/(?:32|128)$/, "");
  if (text.includes("/")) return { reason: "ranges of addresses are not supported" };
  const ip = canonicalIp(text);
  if (ip === "") return domainInAddress(text);
  return { type: ip.includes(":") ? "ipv6" : "ipv4", value: ip };
}

function domainInAddress(text: string): Normalised {
  const found = domain(text);
  return "type" in found && found.type === "domain" ? found : { reason: "not an address" };
}

/** A URL that is only a host, without scheme or path, is a host. */
function url(value: string): Normalised {
  if (!/[/?#]/.test(value)) return domain(value);
  const canonical = canonicalUrl(value);
  return canonical === "" ? { reason: "not a URL" } : { type: "url", value: canonical };
}

function email(value: string): Normalised {
  const text = value.toLowerCase().replace(/^mailto:/, "");
  return /^[^\s@]+@[^\s@]+$/.test(text) ? { type: "email", value: text } : { reason: "not an e-mail address" };
}

function fileName(value: string): Normalised {
  if (value.includes("/")) return filePath(value);
  const system = namesOfSystemFiles.get(value);
  return system === undefined
    ? { type: "file_name", value }
    : { reason: `the name of a normal system file (${system}); only full paths are looked for` };
}

/**
 * A path without leading slash stays so: it is looked for at the end of observed paths. A folder at the top of the
 * system would make everything in it suspicious.
 */
function filePath(value: string): Normalised {
  if (/^[\w.~-]/.test(value) && !/^private\/(?:var|tmp)\//.test(value)) {
    const relative = canonicalPath(value).slice(1);
    return relative.includes("/") ? { type: "file_path", value: relative } : fileName(baseName(relative));
  }
  const path = canonicalPath(value);
  if (path.replace(/^\/private(?=\/)/, "").lastIndexOf("/") === 0)
    return { reason: "a folder at the top of the file system is too general" };
  return { type: "file_path", value: path };
}

function hash(type: IndicatorType, value: string, digits: number): Normalised {
  const text = value.replace(/[:\s]/g, "").toLowerCase();
  if (text.length !== digits || !/^[0-9a-f]+$/.test(text)) return { reason: `not ${digits} hexadecimal digits` };
  return { type, value: text };
}
