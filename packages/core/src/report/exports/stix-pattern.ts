import type { IndicatorType } from "../../indicators/indicator.ts";

/**
 * Object paths of the patterns: those that the publishers of mobile spyware indicators use and that mobile tools read.
 * `app`, `configuration-profile` and `android-property` are not STIX objects; the field uses them all the same.
 */
const paths: Readonly<Record<IndicatorType, string>> = {
  domain: "domain-name:value",
  ipv4: "ipv4-addr:value",
  ipv6: "ipv6-addr:value",
  url: "url:value",
  email: "email-addr:value",
  process: "process:name",
  file_name: "file:name",
  file_path: "file:path",
  sha256: "file:hashes.'SHA-256'",
  sha1: "file:hashes.'SHA-1'",
  md5: "file:hashes.MD5",
  app_id: "app:id",
  certificate_sha256: "app:cert.sha256",
  certificate_sha1: "app:cert.sha1",
  certificate_md5: "app:cert.md5",
  configuration_profile: "configuration-profile:id",
  android_property: "android-property:name",
};

/** A STIX pattern; in its string literals `\` and `'` are escaped (STIX 2.1, 9.6). */
export function stixPattern(type: IndicatorType, value: string): string {
  return `[${paths[type]} = '${value.replace(/[\\']/g, "\\$&")}']`;
}
