import { appRule, isFromStore, isSideloaded, type KnownApp, packageLists } from "./app-facts.ts";
import { reachingPermissions } from "./reaching-permissions.ts";

const threshold = 10;

export const dangerousPermissions = appRule({
  id: "android.dangerous_permissions",
  version: 2,
  title: "Application with many far-reaching permissions",
  severity: "medium",
  class: "exposure",
  needs: [...packageLists, "android.dumpsys_activities"],
  rationale: "Spyware needs many permissions at once.",
  falsePositives: ["Messengers, dialers, assistants and backup applications need as many."],
  references: ["MVT, module DumpsysPackages: ten of twenty permissions"],
  vouched: "source_read",
  sentences: {
    statement:
      "The application {app}, which is not part of the system, was granted {permissions} permissions that reach a person's life: messages, calls, contacts, place, microphone, camera and others.",
    sideloaded:
      "The application {app} was installed past the stores, from a file or through a cable, and was granted {permissions} permissions that reach a person's life: messages, calls, contacts, place, microphone, camera and others.",
    hidden:
      "The application {app} cannot be started from the list of applications, and was granted {permissions} permissions that reach a person's life: messages, calls, contacts, place, microphone, camera and others.",
  },
  see(app) {
    const granted = reachingPermissions(app);
    if (app.origin === "system" || granted.length < threshold) return [];
    const words = { app: app.id, permissions: granted.length };
    return [{ key: app.id, records: app.listed, values: [app.id, ...granted], words, ...weigh(app) }];
  },
});

/** Messengers of every phone have as many: what tells is where the application came from, and that it hides. */
function weigh(app: KnownApp) {
  if (isSideloaded(app)) return { sentence: "sideloaded" };
  if (app.startable === false && !isFromStore(app)) return { sentence: "hidden" };
  return { severity: "informational" } as const;
}
