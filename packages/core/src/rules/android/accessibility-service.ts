import { simpleRule } from "../simple-rule.ts";
import { serviceKind } from "./known-packages.ts";

/** A service that is only installed has no access: the owner has not turned it on. */
const active: ReadonlySet<string> = new Set(["enabled", "binding", "crashed"]);

export const accessibilityService = simpleRule({
  id: "android.accessibility_service",
  version: 1,
  title: "Accessibility service turned on",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: ["android.dumpsys_accessibility"],
  rationale: "Such a service reads the screen and acts in the owner's place; most spyware sold for phones uses one.",
  falsePositives: ["Screen readers, password managers, automation and other services that the owner turned on."],
  references: ["MVT, module DumpsysAccessibility", "Amnesty International, NoviSpy (2024): com.accesibilityservice"],
  vouched: "source_read",
  sentences: {
    statement:
      "The accessibility service {service} of the application {app} is turned on. Such a service can read the screen and act in the owner's place. Whether the owner turned it on is a question for the owner.",
    assistive:
      "The accessibility service {service} of the application {app} is turned on. An application of this name is part of the system or helps people to use the phone; a name can be imitated.",
    helper:
      "The accessibility service {service} of the application {app} is turned on. An application of this name fills in passwords or automates tasks; a name can be imitated. Whether the owner uses it is a question for the owner.",
  },
  see(record) {
    if (record.kind !== "app_component" || record.component_type !== "accessibility service") return undefined;
    if (!active.has(record.state ?? "")) return undefined;
    const app = record.app_id ?? "";
    const service = record.component ?? "";
    const kind = serviceKind(app);
    const seen = { key: `${app}/${service}`, values: [app, service], words: { app, service } };
    if (kind === "assistive") return { ...seen, severity: "informational", sentence: "assistive" };
    if (kind === "helper") return { ...seen, severity: "low", sentence: "helper" };
    return seen;
  },
});
