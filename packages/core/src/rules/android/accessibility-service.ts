import { appRule, isFromStore, isSideloaded, type KnownApp, packageLists } from "./app-facts.ts";
import { serviceKind } from "./known-packages.ts";

/** A service that is only installed has no access: the owner has not turned it on. */
const active: ReadonlySet<string> = new Set(["enabled", "binding", "crashed"]);

export const accessibilityService = appRule({
  id: "android.accessibility_service",
  version: 2,
  title: "Accessibility service turned on",
  severity: "high",
  class: "exposure",
  needs: ["android.dumpsys_accessibility", ...packageLists],
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
    system:
      "The accessibility service {service} of the application {app} is turned on. The application is part of the phone's system.",
    store:
      "The accessibility service {service} of the application {app} is turned on. The application was installed by a store. Such a service can read the screen and act in the owner's place; whether the owner turned it on is a question for the owner.",
    sideloaded:
      "The accessibility service {service} of the application {app} is turned on, and the application was installed past the stores, from a file or through a cable. Such a service can read the screen and act in the owner's place. Most spyware sold for phones is installed and works in this way; whether the owner turned it on is a question for the owner.",
  },
  about: (record) =>
    record.kind === "app_component" &&
    record.component_type === "accessibility service" &&
    active.has(record.state ?? "") &&
    record.app_id
      ? [record.app_id]
      : [],
  see(app) {
    const services = Map.groupBy(app.own, (record) =>
      record.kind === "app_component" ? (record.component ?? "") : "",
    );
    return [...services].map(([service, records]) => ({
      key: `${app.id}/${service}`,
      records: [...records, ...app.listed],
      values: [app.id, service],
      words: { app: app.id, service },
      time: null,
      ...weigh(app),
    }));
  },
});

function weigh(app: KnownApp) {
  const kind = serviceKind(app.id);
  if (kind === "assistive") return { severity: "informational", sentence: "assistive" } as const;
  if (kind === "helper") return { severity: "low", sentence: "helper" } as const;
  if (app.origin === "system") return { severity: "informational", sentence: "system" } as const;
  if (isFromStore(app)) return { severity: "low", sentence: "store" } as const;
  return isSideloaded(app)
    ? ({ severity: "high", sentence: "sideloaded" } as const)
    : ({ severity: "medium" } as const);
}
