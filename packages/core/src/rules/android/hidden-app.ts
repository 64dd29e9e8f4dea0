import { appRule, isFromStore, packageLists } from "./app-facts.ts";
import { reachingPermissions } from "./reaching-permissions.ts";

export const hiddenApp = appRule({
  id: "android.hidden_app",
  version: 1,
  title: "Application that the list of applications does not show",
  severity: "low",
  class: "exposure",
  needs: ["android.dumpsys_activities", ...packageLists],
  rationale: "Spyware hides its icon, or has none, so that its owner does not come upon it.",
  falsePositives: ["Keyboards, widgets, plug-ins and helpers of other applications, which nobody starts."],
  references: [
    "AOSP PackageManagerService.java: Activity Resolver Table; Settings.java, dumpPackageLPr: disabledComponents",
    "MVT, module DumpsysPackages: twenty permissions",
  ],
  vouched: "inference",
  sentences: {
    statement:
      "The application {app} is not part of the system and has no activity that the list of applications could start, or turned it off. It was granted {permissions} permissions that reach a person's life.",
  },
  see(app) {
    const granted = reachingPermissions(app);
    if (app.startable !== false || app.origin === "system" || granted.length === 0) return [];
    return [
      {
        key: app.id,
        records: app.listed,
        values: [app.id, ...granted],
        words: { app: app.id, permissions: granted.length },
        ...(isFromStore(app) ? { severity: "informational" } : {}),
      },
    ];
  },
});
