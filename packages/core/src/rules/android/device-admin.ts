import { simpleRule } from "../simple-rule.ts";
import { managesPhones } from "./known-packages.ts";

export const deviceAdmin = simpleRule({
  id: "android.device_admin",
  version: 1,
  title: "Application that administers the phone",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: ["android.dumpsys_device_policy"],
  rationale:
    "An administrator can lock and wipe the phone and resists its removal; spyware that is installed by hand asks for it.",
  falsePositives: [
    "Management by an employer, mail and security applications, programs that find a lost phone.",
    "Applications of the phone's maker.",
  ],
  references: [
    "AOSP, DevicePolicyManager: an active administrator cannot be uninstalled",
    "Echap, stalkerware indicators: applications that ask to be administrators",
  ],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app} is an administrator of the phone ({component}). It can lock or wipe the phone and cannot be removed while it is one. Whether the owner agreed is a question for the owner.",
    owner:
      "The application {app} owns the management of the whole phone ({component}). It sets what the phone may do and cannot be removed. On a phone that no employer or school manages, that is unusual.",
    management:
      "The application {app} is an administrator of the phone ({component}). An application of this name manages phones for employers or schools, or finds lost phones; a name can be imitated.",
  },
  see(record) {
    if (record.kind !== "app_component") return undefined;
    const type = record.component_type ?? "";
    if (type !== "device admin" && type !== "device owner") return undefined;
    const app = record.app_id ?? "";
    const component = record.component ?? "";
    const seen = { key: `${type} ${app}/${component}`, values: [app, component], words: { app, component } };
    if (managesPhones(app)) return { ...seen, severity: "informational", sentence: "management" };
    return type === "device owner" ? { ...seen, sentence: "owner" } : seen;
  },
});
