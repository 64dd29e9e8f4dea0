import { isoTime } from "../../formats/time.ts";
import { simpleRule } from "../simple-rule.ts";

export const enterpriseProvisioning = simpleRule({
  id: "ios.enterprise_provisioning",
  version: 1,
  title: "Profile that lets a company's applications run on any phone",
  severity: "low",
  class: "exposure",
  platform: "ios",
  needs: ["ios.provisioning_profiles"],
  rationale:
    "Spyware for iOS has been handed out as the in-house application of a company, past the App Store and its checks.",
  falsePositives: ["In-house applications of an employer, an authority or a school."],
  sentences: {
    statement:
      "The provisioning profile {name} of {organization} lets the application {app} run on any phone, past the App Store. It is valid until {expires:time}. Whether the owner knows the application is a question for the owner.",
  },
  references: [
    "Apple, TN3125: Inside Code Signing, Provisioning Profiles: ProvisionsAllDevices",
    "Google, Threat Analysis Group, and Lookout on Hermit, June 2022",
  ],
  vouched: "inference",
  see(record, context) {
    if (record.kind !== "provisioning_profile" || record.all_devices !== true) return undefined;
    const { name, organization, app_id: app, expires } = record;
    // Of a profile that ran out nothing runs any more.
    if (typeof expires === "number" && expires < context.asOf) return undefined;
    return {
      key: record.profile_id ?? name ?? "",
      values: [name, organization, app].filter((value) => typeof value === "string"),
      words: { name: name ?? "", organization: organization ?? "", app: app ?? "", expires: time(expires) },
      ...(app && !app.includes("*") ? { subject: `app:${app}` } : {}),
    };
  },
});

function time(value: number | null | undefined): string {
  return typeof value === "number" ? isoTime(value) : "";
}
