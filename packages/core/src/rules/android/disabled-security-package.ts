import { simpleRule } from "../simple-rule.ts";
import { disabledPackage } from "./disabled-package.ts";

const securityPackages: ReadonlySet<string> = new Set([
  "com.policydm",
  "com.samsung.android.app.omcagent",
  "com.samsung.android.securitylogagent",
  "com.sec.android.soagent",
]);

export const disabledSecurityPackage = simpleRule({
  id: "android.disabled_security_package",
  version: 1,
  title: "Security application of the phone's maker is disabled",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: ["android.packages"],
  rationale: "Whoever installs something unwanted may first turn off what would report it.",
  falsePositives: ["Owners who disable applications that came with the phone."],
  references: ["MVT, module AQFPackages: security packages"],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app}, with which the maker of the phone distributes or reports security settings, is disabled.",
  },
  see: (record) => disabledPackage(record, securityPackages),
});
