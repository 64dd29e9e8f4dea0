import type { IndicatorType } from "../../indicators/indicator.ts";

/**
 * Object paths of the patterns: as the publishers of mobile spyware indicators write them, where STIX 2.1 allows it
 * (`app:id` it does not: names of properties have three letters); else what the bundle's own observables have.
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
  app_id: "software:name",
  certificate_sha256: "app:cert.sha256",
  certificate_sha1: "app:cert.sha1",
  certificate_md5: "app:cert.md5",
  configuration_profile: "phone-record:values.profile_id",
  android_property: "phone-record:values.key",
};

/** A STIX pattern; in its string literals `\` and `'` are escaped (STIX 2.1, 9.6). */
export function stixPattern(type: IndicatorType, value: string): string {
  return `[${paths[type]} = '${value.replace(/[\\']/g, "\\$&")}']`;
}
