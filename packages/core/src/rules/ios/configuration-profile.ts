import { simpleRule } from "../simple-rule.ts";
import { notifications } from "./notification-profile.ts";

/** Payloads that can redirect or read traffic, or manage the phone (Apple's configuration profile reference). */
const powerful: ReadonlySet<string> = new Set([
  "com.apple.mdm",
  "com.apple.vpn.managed",
  "com.apple.vpn.managed.applayer",
  "com.apple.security.root",
  "com.apple.security.pkcs1",
  "com.apple.security.pem",
  "com.apple.proxy.http.global",
  "com.apple.dnsSettings.managed",
  "com.apple.webcontent-filter",
  "com.apple.relay.managed",
]);

export const configurationProfile = simpleRule({
  id: "ios.configuration_profile",
  version: 2,
  title: "Configuration profile",
  severity: "low",
  class: "exposure",
  platform: "ios",
  needs: ["ios.configuration_profiles"],
  rationale: "Profiles can add certificates, redirect traffic and hand over the management of a phone.",
  falsePositives: ["Profiles of an employer, a school, a mobile operator, a VPN or an advertisement blocker."],
  sentences: {
    statement:
      "The configuration profile {name} is installed and contains: {types}. Settings of these kinds can redirect or read traffic, or manage the phone. Whether the owner knows the profile is a question for the owner.",
    ordinary:
      "The configuration profile {name} is installed and contains: {types}. Whether the owner knows the profile is a question for the owner.",
  },
  references: ["MVT, module ConfigurationProfiles", "Apple, Configuration Profile Reference: payload types"],
  vouched: "inference",
  see(record) {
    if (record.kind !== "configuration_profile") return undefined;
    const all = record.payload_types ?? [];
    const farReaching = all.filter((type) => powerful.has(type));
    // What it does to notifications is a finding of its own.
    if (farReaching.length === 0 && all.includes(notifications)) return undefined;
    const types = farReaching.length > 0 ? farReaching : all;
    const name = record.name ?? record.profile_id ?? "";
    return {
      severity: farReaching.length > 0 ? "low" : "informational",
      sentence: farReaching.length > 0 ? "statement" : "ordinary",
      key: record.profile_id ?? name,
      values: [name, ...types],
      words: { name, types: types.join(", ") },
    };
  },
});
