import { simpleRule } from "../simple-rule.ts";

/** The payload that says how applications may notify (Apple, Configuration Profile Reference). */
export const notifications = "com.apple.notificationsettings";

export const notificationProfile = simpleRule({
  id: "ios.notification_profile",
  version: 2,
  title: "Profile that changes notifications",
  severity: "medium",
  class: "exposure",
  platform: "ios",
  needs: ["ios.configuration_profiles"],
  rationale: "Hidden notifications keep warnings, Apple's included, from the owner.",
  falsePositives: ["Phones that an employer or a school manages, and phones set up as kiosks."],
  sentences: {
    statement:
      "The configuration profile {name} sets how applications may notify. Such a profile can hide warnings from the owner; managed phones have them as well.",
  },
  references: ["MVT, module ConfigurationProfiles"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "configuration_profile") return undefined;
    if (!record.payload_types?.includes(notifications)) return undefined;
    const name = record.name ?? record.profile_id ?? "";
    return { key: record.profile_id ?? name, values: [name], words: { name } };
  },
});
