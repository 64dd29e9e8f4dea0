import { defineArtifact } from "../artifact.ts";
import { serviceDump } from "./dump.ts";
import { resolverTable } from "./resolver-table.ts";

export const dumpsysActivities = defineArtifact({
  id: "android.dumpsys_activities",
  title: "Actions that activities answer",
  platform: "android",
  versions: "all",
  where: serviceDump("package"),
  kinds: ["app_component"],
  store: "android.package_manager",
  timeBasis: "device_local",
  reach: "what was installed when the dump was made",
  references: ["AOSP IntentResolver.java, dump", "AOSP PackageManagerService.java: Activity Resolver Table"],
  view: { type: "table", columns: ["action", "app_id", "component"] },
  read: (input) => resolverTable(input, "Activity Resolver Table:", "activity"),
});
