import { simpleRule } from "../simple-rule.ts";
import { disabledPackage } from "./disabled-package.ts";

const updatePackages: ReadonlySet<string> = new Set([
  "com.android.updater",
  "com.google.android.gms",
  "com.huawei.android.hwouc",
  "com.lge.lgdmsclient",
  "com.motorola.ccc.ota",
  "com.oneplus.opbackup",
  "com.oppo.ota",
  "com.transsion.systemupdate",
  "com.wssyncmldm",
]);

export const disabledUpdatePackage = simpleRule({
  id: "android.disabled_update_package",
  version: 1,
  title: "System updates are disabled",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: ["android.packages"],
  rationale: "Without updates, faults that spyware uses stay open.",
  falsePositives: ["Owners who disable applications that came with the phone; phones without Google's services."],
  references: ["MVT, module AQFPackages: system update packages"],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app}, which brings updates of the system, is disabled. Faults that updates correct stay open.",
  },
  see: (record) => disabledPackage(record, updatePackages),
});
