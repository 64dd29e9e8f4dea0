import { appRule, packageLists } from "./app-facts.ts";
import { managesPhones } from "./known-packages.ts";

export const deviceAdmin = appRule({
  id: "android.device_admin",
  version: 2,
  title: "Application that administers the phone",
  severity: "medium",
  class: "exposure",
  needs: ["android.dumpsys_device_policy", ...packageLists],
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
    system:
      "The application {app}, which is part of the phone's system, is an administrator of the phone ({component}).",
  },
  about: (record) =>
    record.kind === "app_component" && isAdmin(record.component_type) && record.app_id ? [record.app_id] : [],
  see(app) {
    const components = Map.groupBy(app.own, (record) =>
      record.kind === "app_component" ? `${record.component_type} ${app.id}/${record.component}` : "",
    );
    return [...components].flatMap(([key, records]) => {
      const [record] = records;
      if (record?.kind !== "app_component") return [];
      const component = record.component ?? "";
      const seen = {
        key,
        records: [...records, ...app.listed],
        values: [app.id, component],
        words: { app: app.id, component },
        time: null,
      };
      if (managesPhones(app.id)) return [{ ...seen, severity: "informational", sentence: "management" }];
      if (record.component_type === "device owner") return [{ ...seen, sentence: "owner" }];
      return [app.origin === "system" ? { ...seen, severity: "informational", sentence: "system" } : seen];
    });
  },
});

function isAdmin(type: string | null | undefined): boolean {
  return type === "device admin" || type === "device owner";
}
