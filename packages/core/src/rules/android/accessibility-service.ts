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
  falsePositives: ["Screen readers, password managers, automation and other services that the owner turned on"],
  references: ["MVT, module DumpsysAccessibility", "Amnesty International, NoviSpy (2024): com.accesibilityservice"],
  vouched: "source_read",
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
